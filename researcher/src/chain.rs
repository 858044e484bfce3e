//! A file of lines that are only ever added: each names the one before it by its SHA-256, so that none can be changed,
//! taken out or put in between without its being seen.

use std::path::Path;

use kin_protocol::Digest;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ending::Ending;

/// A chain is never longer: some ten thousand tables.
pub const MAX_CHAIN_BYTES: u64 = 64 * 1024 * 1024;

/// What a line of a chain is: JSON on one line.
pub trait Link: Serialize + DeserializeOwned {
    /// The file's name, for people.
    const FILE: &'static str;
    /// The member of a line that says its version.
    const VERSION_MEMBER: &'static str;
    /// The latest version that is understood.
    const VERSION: u64;

    /// Its number: 1, 2, 3 …
    fn number(&self) -> u64;
    /// SHA-256 of the line before it, without its line feed; of nothing for the first.
    fn previous(&self) -> Digest;
}

/// Why a chain is not read or written.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ChainError {
    /// A line does not follow from the one before it.
    #[error("line {line} of {file} does not follow from the line before it")]
    ChainBroken {
        /// The file.
        file: &'static str,
        /// The line.
        line: u64,
    },
    /// It was written by a later version.
    #[error("{file} was written by a later version")]
    ChainNewer {
        /// The file.
        file: &'static str,
    },
    /// It is full.
    #[error("{file} has reached {most_bytes} bytes")]
    ChainFull {
        /// The file.
        file: &'static str,
        /// The limit.
        most_bytes: u64,
    },
}

impl From<ChainError> for Failure {
    fn from(error: ChainError) -> Self {
        Self::error(Exit::Storage, &error)
    }
}

/// A chain: what is in its file, and what was added since.
#[derive(Clone, Debug)]
pub struct Chain<L> {
    bytes: Vec<u8>,
    lines: Vec<L>,
    /// How many of the bytes are in the file.
    written: usize,
}

impl<L: Link> Chain<L> {
    /// Reads a chain and follows it; empty where there is no file yet.
    pub fn read(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_err() {
            return Ok(Self { bytes: Vec::new(), lines: Vec::new(), written: 0 });
        }
        Ok(Self::parse(kin_disk::read(path, MAX_CHAIN_BYTES).ending(Exit::Storage)?)?)
    }

    fn parse(bytes: Vec<u8>) -> std::result::Result<Self, ChainError> {
        let mut lines = Vec::new();
        let mut previous = Digest::of(b"");
        for (number, text) in (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
            let broken = || ChainError::ChainBroken { file: L::FILE, line: number };
            let text = text.strip_suffix(b"\n").ok_or_else(broken)?;
            if version::<L>(text).is_some_and(|version| version > L::VERSION) {
                return Err(ChainError::ChainNewer { file: L::FILE });
            }
            let line: L = serde_json::from_slice(text).map_err(|_| broken())?;
            if line.number() != number || line.previous() != previous {
                return Err(broken());
            }
            previous = Digest::of(text);
            lines.push(line);
        }
        Ok(Self { written: bytes.len(), bytes, lines })
    }

    /// Its lines, in order.
    pub fn lines(&self) -> &[L] {
        &self.lines
    }

    /// Adds a line in memory, made from its number and the digest of the line before it; returns the number.
    pub fn add(&mut self, line: impl FnOnce(u64, Digest) -> L) -> std::result::Result<u64, ChainError> {
        let number = self.lines.len() as u64 + 1;
        let last = self.bytes.strip_suffix(b"\n").unwrap_or_default();
        let last = last.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = line(number, Digest::of(last));
        let text = serde_json::to_vec(&line).expect("a line has only text keys and whole numbers");
        if (self.bytes.len() + text.len() + 1) as u64 > MAX_CHAIN_BYTES {
            return Err(ChainError::ChainFull { file: L::FILE, most_bytes: MAX_CHAIN_BYTES });
        }
        self.bytes.extend(text);
        self.bytes.push(b'\n');
        self.lines.push(line);
        Ok(number)
    }

    /// Writes the file with the lines that were added.
    pub fn write(mut self, path: &Path) -> Result<Appended> {
        let number = self.lines.len() as u64;
        if self.bytes.len() > self.written {
            kin_disk::replace_private(path, &self.bytes).ending(Exit::Storage)?;
        }
        self.bytes.truncate(self.written);
        Ok(Appended { number, before: self.bytes })
    }
}

/// Lines that were added.
#[derive(Debug)]
pub struct Appended {
    /// The number of the last one.
    pub number: u64,
    before: Vec<u8>,
}

impl Appended {
    /// Takes the lines back: what they tell of never happened.
    pub fn undo(self, path: &Path) {
        // Should this fail too, the file tells of more than was given out, never of less.
        let _ = if self.before.is_empty() {
            std::fs::remove_file(path).is_ok()
        } else {
            kin_disk::replace_private(path, &self.before).is_ok()
        };
    }
}

fn version<L: Link>(text: &[u8]) -> Option<u64> {
    let line: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(text).ok()?;
    line.get(L::VERSION_MEMBER)?.as_u64()
}
