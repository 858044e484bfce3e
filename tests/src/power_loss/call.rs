//! One line of a trace.

use std::path::{Path, PathBuf};

use super::trace::Happened;

/// One system call that succeeded.
pub(super) struct Call<'a> {
    line: &'a str,
    name: &'a str,
    /// What stands between the brackets, and what came back.
    arguments: &'a str,
    result: usize,
    /// Strings, decoded, in their order.
    strings: Vec<Vec<u8>>,
    /// The files behind descriptors, in their order; of an `openat`, the new one comes last.
    files: Vec<PathBuf>,
}

impl<'a> Call<'a> {
    /// Nothing of signals, ends and failures.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let (name, rest) = line.split_once('(')?;
        let (arguments, returned) = rest.rsplit_once(" = ")?;
        let digits = returned.split(|c: char| !c.is_ascii_digit()).next()?;
        let arguments = arguments.trim_end().strip_suffix(')')?;
        let files = rest.split('<').skip(1).filter_map(|part| part.split_once('>'));
        Some(Self {
            line,
            name,
            arguments,
            result: digits.parse().ok()?,
            strings: arguments.split('"').skip(1).step_by(2).map(decoded).collect(),
            files: files
                // A file without a name is gone in every case.
                .map(|(path, after)| if after.starts_with("(deleted)") { "" } else { path })
                .map(|path| PathBuf::from(String::from_utf8_lossy(&decoded(path)).into_owned()))
                .collect(),
        })
    }

    /// What it did below `folder` or said; nothing of anything else.
    pub(super) fn happened(self, folder: &Path) -> Option<Happened> {
        let named = |at: usize| {
            let path = PathBuf::from(String::from_utf8_lossy(&self.strings[at]).into_owned());
            assert!(path.is_absolute(), "a name that the model cannot place: {}", path.display());
            path
        };
        let watched = |path: &Path| path.starts_with(folder) && !path.to_string_lossy().ends_with("-shm");
        let last = || self.arguments.rsplit(", ").next().and_then(|number| number.parse().ok());
        let happened = match self.name {
            "io_uring_setup" => unknown(self.line),
            "rename" | "renameat" | "renameat2" if watched(&named(1)) => {
                Happened::Renamed(named(0), named(1))
            }
            "unlink" | "unlinkat" if watched(&named(0)) => Happened::Removed(named(0)),
            "mkdir" | "mkdirat" if watched(&named(0)) => Happened::FolderMade(named(0)),
            "rename" | "renameat" | "renameat2" | "unlink" | "unlinkat" | "mkdir" | "mkdirat" => return None,
            "write" | "writev" | "sendto" | "sendmsg" if self.is_heard() => {
                Happened::Said(self.strings.concat())
            }
            _ => {
                let file = self.files.iter().rfind(|path| watched(path))?.clone();
                match self.name {
                    "openat" if self.arguments.contains("O_TRUNC") => Happened::Truncated(file, 0),
                    "openat" => Happened::Opened(file),
                    "pwrite64" => {
                        let mut bytes = self.strings.concat();
                        assert!(self.result <= bytes.len(), "strace cut a write short");
                        bytes.truncate(self.result);
                        Happened::Written(file, last().expect("a write says where"), bytes)
                    }
                    "ftruncate" => Happened::Truncated(file, last().expect("a length is a number")),
                    "fsync" | "fdatasync" => Happened::Synced(file),
                    "mmap" if !self.arguments.contains("MAP_SHARED") => return None,
                    "mmap" if !self.arguments.contains("PROT_WRITE") => return None,
                    _ => unknown(self.line),
                }
            }
        };
        Some(happened)
    }

    fn is_heard(&self) -> bool {
        let socket = self.files.first().is_some_and(|path| path.to_string_lossy().contains("socket:"));
        socket || self.arguments.starts_with("1<")
    }
}

#[expect(clippy::panic, reason = "what is not known must not pass for nothing")]
fn unknown(line: &str) -> ! {
    panic!("the model does not know what this does to a disk: {}", line.chars().take(300).collect::<String>())
}

/// The bytes of `\x..`, and every other character as it stands.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = rest.get(2..4).filter(|_| rest.starts_with(b"\\x"));
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            rest = &rest[4..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    bytes
}
