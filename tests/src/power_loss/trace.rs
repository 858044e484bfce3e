//! What a program asked of the kernel, as `strace` tells it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::call::Call;
use crate::programs::Program;

/// Everything that changes a file or a name, known to the model or not, and what carries words away.
const CALLS: &str = "openat,openat2,open,creat,pwrite64,write,pwritev,pwritev2,writev,ftruncate,truncate,fallocate,\
    copy_file_range,sendfile,splice,fsync,fdatasync,sync_file_range,msync,rename,renameat,renameat2,link,linkat,\
    symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,mmap,sendto,sendmsg,io_uring_setup";

/// One thing that happened, in the order in which it can be relied upon.
#[derive(Debug)]
pub struct Event {
    /// The line of the trace on which it was asked for.
    pub begun: usize,
    /// The line on which it had returned.
    pub ended: usize,
    /// What it was.
    pub happened: Happened,
}

/// What happened below the folder that is watched, or was said to the outside.
#[derive(Debug)]
pub enum Happened {
    /// A new file, or one that was there and stays as it is.
    Opened(PathBuf),
    /// A new folder.
    FolderMade(PathBuf),
    /// Bytes at an offset.
    Written(PathBuf, usize, Vec<u8>),
    /// A new length.
    Truncated(PathBuf, usize),
    /// A file or a folder was synced.
    Synced(PathBuf),
    /// A name gave way to another.
    Renamed(PathBuf, PathBuf),
    /// A name is gone.
    Removed(PathBuf),
    /// Bytes went to a socket or to standard output.
    Said(Vec<u8>),
}

impl Event {
    /// What was said, if the event was words.
    pub fn words(&self) -> Option<String> {
        let Happened::Said(bytes) = &self.happened else { return None };
        Some(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// A program that runs under `strace`. Dropped, it is killed.
pub struct Traced {
    strace: Child,
    log: PathBuf,
}

/// Whether to go on without `strace`, having said so. In the gate (`CI=true`) that is a failure.
///
/// # Panics
/// When `strace` is missing in the gate.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn there_is_no_strace() -> bool {
    let missing = strace().is_none();
    if missing {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "the gate needs strace");
        eprintln!("skipped because strace is missing: apt-get install strace");
    }
    missing
}

fn strace() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("strace")).find(|program| program.is_file())
}

impl Traced {
    /// Starts a program; its trace goes to the new file `log`.
    ///
    /// # Panics
    /// When there is no `strace`, or it does not start.
    pub fn start(program: Program, arguments: &[&str], log: &Path) -> Self {
        let plain = program.command();
        let mut command = Command::new(strace().expect("strace is installed"));
        command.args(["-f", "-y", "-xx", "-s", "65536", "-e", &format!("trace={CALLS}"), "-o"]);
        command.arg(log).arg("--").arg(plain.get_program()).args(arguments).env_clear();
        command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        Self { strace: command.spawn().expect("strace starts"), log: log.to_owned() }
    }

    /// The first line that the program prints: it has started.
    ///
    /// # Panics
    /// When it prints anything but text.
    pub fn first_line(&mut self) -> String {
        let mut line = String::new();
        let output = self.strace.stdout.as_mut().expect("the output is piped");
        BufReader::new(output).read_line(&mut line).expect("programs print text");
        line
    }

    /// Asks the program to end in its own time (SIGTERM).
    ///
    /// # Panics
    /// When it cannot be asked.
    pub fn ask_to_end(&self) {
        assert!(self.signal("-TERM"), "the program runs and can be asked to end");
    }

    /// Waits for the end, which must be a success, and returns what happened below `folder`.
    ///
    /// # Panics
    /// When the program fails, or does to a file what the model does not know.
    pub fn events(mut self, folder: &Path) -> Vec<Event> {
        let status = self.strace.wait().expect("strace ends");
        let log = std::fs::read_to_string(&self.log).expect("strace wrote its trace");
        assert!(status.success(), "the program under strace ended with {status}");
        read(&log, folder)
    }

    fn signal(&self, signal: &str) -> bool {
        // Every line of the trace begins with the number of a process, the first with the program's own.
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let Some(process) = log.split_whitespace().next() else { return false };
        let kill = Command::new("sh").args(["-c", "kill \"$0\" \"$1\"", signal, process]).status();
        kill.is_ok_and(|status| status.success())
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        // The program first: strace ends with it, but a program outlives its strace.
        if !matches!(self.strace.try_wait(), Ok(Some(_))) {
            self.signal("-KILL");
            drop(self.strace.kill());
            drop(self.strace.wait());
        }
    }
}

fn read(log: &str, folder: &Path) -> Vec<Event> {
    let mut begun: HashMap<&str, (usize, &str)> = HashMap::new();
    let mut events = Vec::new();
    for (number, line) in log.lines().enumerate() {
        let (process, rest) = line.split_once(' ').expect("a line begins with a process");
        let rest = rest.trim_start();
        let (start, call) = if let Some(head) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(process, (number, head));
            continue;
        } else if let Some(resumed) = rest.strip_prefix("<... ") {
            let (_, tail) = resumed.split_once(" resumed>").expect("strace says what is resumed");
            let (start, head) = begun.remove(process).expect("what is resumed had begun");
            (start, format!("{head}{tail}"))
        } else {
            (number, rest.to_owned())
        };
        if let Some(happened) = Call::read(&call).and_then(|call| call.happened(folder)) {
            // Words count from their beginning, everything else from its end.
            let at = if matches!(happened, Happened::Said(_)) { start } else { number };
            events.push((at, Event { begun: start, ended: number, happened }));
        }
    }
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}
