//! A program that is held where it says something: nobody reads its output any more, and the pipe is full.
//!
//! What it does up to its next word is done, and it cannot end: the moment to look at what it still keeps.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use crate::programs::Program;

/// How long is waited before giving up on a program.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks at whether it has come so far.
const GLANCE: Duration = Duration::from_millis(5);
/// `O_NONBLOCK`, as Linux has it.
const WITHOUT_WAITING: i32 = 0o4000;

/// A program whose output goes through a pipe that can be stopped up.
pub struct Held {
    child: Child,
    input: ChildStdin,
    output: File,
    pipe: PathBuf,
    said: Vec<u8>,
}

impl Held {
    /// Starts it; `pipe` is the path of the pipe to be made.
    ///
    /// # Panics
    /// When there is no `mkfifo`, or the program does not start.
    pub fn start(program: Program, arguments: &[&str], pipe: &Path) -> Self {
        let (output, written) = Self::make(pipe);
        Self::with(program, arguments, pipe, output, written)
    }

    /// Starts it with nobody to read its first word.
    ///
    /// # Panics
    /// As [`Self::start`].
    pub fn start_stopped_up(program: Program, arguments: &[&str], pipe: &Path) -> Self {
        let (output, written) = Self::make(pipe);
        stop_up(pipe);
        Self::with(program, arguments, pipe, output, written)
    }

    fn make(pipe: &Path) -> (File, File) {
        assert!(Command::new("mkfifo").arg(pipe).status().expect("mkfifo is there").success());
        // Opened for both, so that neither side waits for the other.
        let output = OpenOptions::new().read(true).write(true).custom_flags(WITHOUT_WAITING).open(pipe);
        let output = output.expect("the pipe was just made");
        let written = OpenOptions::new().write(true).open(pipe).expect("the pipe was just made");
        (output, written)
    }

    fn with(program: Program, arguments: &[&str], pipe: &Path, output: File, written: File) -> Self {
        let mut child = program.command();
        child.args(arguments).stdin(Stdio::piped()).stdout(written).stderr(Stdio::null());
        let mut child = child.spawn().expect("the program starts");
        let input = child.stdin.take().expect("it is piped");
        Self { child, input, output, pipe: pipe.to_owned(), said: Vec::new() }
    }

    /// Waits until the program has written `text` after everything waited for before.
    ///
    /// # Panics
    /// When it does not come.
    pub fn wait_for(&mut self, text: &str) {
        let began = Instant::now();
        loop {
            let mut bytes = [0; 4096];
            match self.output.read(&mut bytes) {
                Ok(count) => self.said.extend_from_slice(&bytes[..count]),
                Err(error) => assert_eq!(error.kind(), ErrorKind::WouldBlock),
            }
            if let Some(at) = memchr::memmem::find(&self.said, text.as_bytes()) {
                self.said.drain(..at + text.len());
                return;
            }
            let said = String::from_utf8_lossy(&self.said);
            assert!(began.elapsed() < PATIENCE, "it never said {text:?} but:\n{said}");
            std::thread::sleep(GLANCE);
        }
    }

    /// Types a line.
    ///
    /// # Panics
    /// When the program is gone.
    pub fn enter(&mut self, line: &str) {
        self.input.write_all(format!("{line}\n").as_bytes()).expect("the program reads");
    }

    /// From now on nothing more goes into the pipe.
    ///
    /// # Panics
    /// When the pipe is gone.
    pub fn stop_up(&self) {
        stop_up(&self.pipe);
    }

    /// Waits until the program waits for somebody to read what it says.
    ///
    /// # Panics
    /// When it does not come to that.
    pub fn wait_until_it_speaks(&mut self) {
        let began = Instant::now();
        let waits = format!("/proc/{}/wchan", self.child.id());
        while !std::fs::read_to_string(&waits).is_ok_and(|place| place.ends_with("pipe_write")) {
            let ended = self.child.try_wait().expect("it is our child");
            assert!(
                ended.is_none() && began.elapsed() < PATIENCE,
                "it never spoke, and ended with {ended:?}"
            );
            std::thread::sleep(GLANCE);
        }
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

/// Fills a pipe until not one byte more goes in.
fn stop_up(pipe: &Path) {
    let pipe = OpenOptions::new().write(true).custom_flags(WITHOUT_WAITING).open(pipe);
    let mut pipe = pipe.expect("the pipe is there");
    for size in [4096, 1] {
        while pipe.write(&vec![b'.'; size]).is_ok() {}
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
