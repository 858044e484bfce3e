//! Handing a release over: sealed to somebody else's key, for a purpose and until a day, and in the ledger.
//!
//! Only what was released is handed over, byte for byte: the files of the folder, or the page of a report, are held against their
//! digests in the ledger. Exports are for the team and are not handed over.

use std::io::{Cursor, Write};
use std::path::Path;

use jiff::civil::Date;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_sealing::{Recipient, encrypt};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use zip::write::SimpleFileOptions;

use crate::disclosure::{HandoverEntry, Ledger, LedgerFile, Line, What};
use crate::ending::{Ending, OnDisk};

/// The files of one release are together at most this long.
pub const MAX_RELEASE_BYTES: u64 = 512 * 1024 * 1024;
/// A release has at most so many files.
const MAX_FILES: usize = 64;

/// Why a folder is not handed over.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum HandoverError {
    /// The folder is none that was released, or was changed since.
    #[error("{folder} is not as it was released")]
    HandoverNotReleased {
        /// The folder.
        folder: String,
    },
    /// It is an export, which stays with the team.
    #[error("{folder} is an export, number {number} of the ledger")]
    HandoverOfExport {
        /// The folder.
        folder: String,
        /// The number in the ledger.
        number: u64,
    },
    /// It is too large.
    #[error("{folder} holds more than {most_bytes} bytes")]
    HandoverFolderTooLarge {
        /// The folder.
        folder: String,
        /// The limit.
        most_bytes: u64,
    },
    /// The last day has gone by.
    #[error("the day {expires} has gone by")]
    HandoverExpired {
        /// The day.
        expires: String,
    },
    /// The number is none of a hand-over.
    #[error("number {number} of the ledger is no hand-over")]
    HandoverUnknown {
        /// The number.
        number: u64,
    },
    /// It was said before that it is deleted.
    #[error("number {number} is deleted already")]
    HandoverDeletedAlready {
        /// The number.
        number: u64,
    },
}

impl From<HandoverError> for Failure {
    fn from(error: HandoverError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// To whom, for what and until when.
#[derive(Debug)]
pub struct Terms {
    /// Who receives it.
    pub receiver: String,
    /// Their public key.
    pub recipient: Recipient,
    /// What it may be used for.
    pub purpose: String,
    /// The last day on which they may have it.
    pub expires: Date,
    /// Who hands it over.
    pub by: String,
}

/// A release, read back from its folder and found in the ledger.
#[derive(Debug)]
pub struct Released {
    number: u64,
    files: Vec<(String, Vec<u8>)>,
}

impl Released {
    /// Reads the folder of a release, or the page of a report.
    pub fn read(path: &Path, ledger: &Ledger) -> Result<Self> {
        if path.is_file() { Self::read_page(path, ledger) } else { Self::read_folder(path, ledger) }
    }

    /// A page is found by its bytes, whatever it is called.
    fn read_page(path: &Path, ledger: &Ledger) -> Result<Self> {
        let shown = || path.display().to_string();
        let bytes = kin_disk::read(path, MAX_RELEASE_BYTES).ending(Exit::Refused)?;
        let sha256 = Digest::of(&bytes);
        let line = ledger.of_file(sha256);
        let line = line.ok_or_else(|| HandoverError::HandoverNotReleased { folder: shown() })?;
        match (&line.what, line.files.as_slice()) {
            (What::Report(_), [page]) => {
                Ok(Self { number: line.number, files: vec![(page.name.clone(), bytes)] })
            }
            (What::Export(_), _) => {
                Err(HandoverError::HandoverOfExport { folder: shown(), number: line.number }.into())
            }
            // One file of a release: it is handed over whole.
            _ => Err(HandoverError::HandoverNotReleased { folder: shown() }.into()),
        }
    }

    fn read_folder(folder: &Path, ledger: &Ledger) -> Result<Self> {
        let shown = || folder.display().to_string();
        let files = files(folder)?;
        let digests: Vec<LedgerFile> = files
            .iter()
            .map(|(name, bytes)| LedgerFile { name: name.clone(), sha256: Digest::of(bytes) })
            .collect();
        let is_it = |line: &&Line| {
            line.files.len() == digests.len() && line.files.iter().all(|file| digests.contains(file))
        };
        let line = ledger.lines().iter().rev().find(is_it);
        let line = line.ok_or_else(|| HandoverError::HandoverNotReleased { folder: shown() })?;
        match line.what {
            What::Table(_) | What::Microdata(_) => Ok(Self { number: line.number, files }),
            _ => Err(HandoverError::HandoverOfExport { folder: shown(), number: line.number }.into()),
        }
    }

    /// The sealed file and what the ledger says of it. `words` is what the receiver reads first.
    pub fn seal(self, terms: Terms, words: &str) -> Result<(Vec<u8>, HandoverEntry)> {
        let packed = pack(&self.files, words);
        let sealed = encrypt(std::slice::from_ref(&terms.recipient), &packed).ending(Exit::Internal)?;
        let entry = HandoverEntry {
            release: self.number,
            receiver: terms.receiver,
            recipient: terms.recipient.to_string(),
            purpose: terms.purpose,
            expires: terms.expires,
            by: terms.by,
            file: Digest::of(&sealed),
        };
        Ok((sealed, entry))
    }

    /// Its number in the ledger.
    pub fn number(&self) -> u64 {
        self.number
    }
}

fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let too_large = || HandoverError::HandoverFolderTooLarge {
        folder: folder.display().to_string(),
        most_bytes: MAX_RELEASE_BYTES,
    };
    let unfit = || HandoverError::HandoverNotReleased { folder: folder.display().to_string() };
    let of_folder = |error| DiskError::of_system(folder, error);
    let mut names = std::fs::read_dir(folder)
        .map_err(of_folder)
        .on_disk()?
        .take(MAX_FILES + 1)
        .map(|entry| entry.map(|entry| entry.file_name()).map_err(of_folder))
        .collect::<std::result::Result<Vec<_>, _>>()
        .on_disk()?;
    if names.len() > MAX_FILES {
        return Err(unfit().into());
    }
    names.sort();
    let mut left = MAX_RELEASE_BYTES;
    let mut files = Vec::with_capacity(names.len());
    for name in names {
        let path = folder.join(&name);
        let length = std::fs::symlink_metadata(&path).ok().filter(std::fs::Metadata::is_file);
        let length = length.ok_or_else(unfit)?.len();
        left = left.checked_sub(length).ok_or_else(too_large)?;
        let name = name.into_string().map_err(|_| unfit())?;
        files.push((name, kin_disk::read(&path, length).on_disk()?));
    }
    Ok(files)
}

/// The files and the terms as one archive: the same files give the same bytes.
fn pack(files: &[(String, Vec<u8>)], words: &str) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let in_memory = "memory takes every byte, and names are short and differ";
    let terms = ("TERMS.txt".to_owned(), words.as_bytes().to_vec());
    for (name, bytes) in std::iter::once(&terms).chain(files) {
        archive.start_file(name, options).expect(in_memory);
        archive.write_all(bytes).expect(in_memory);
    }
    archive.finish().expect(in_memory).into_inner()
}

/// How a hand-over stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The receiver may have it.
    Current,
    /// Its day has gone by and nobody has said that it is deleted.
    Overdue,
    /// Somebody has said that it is deleted.
    Deleted,
}

/// All hand-overs with how they stand on a day, in order.
pub fn handovers(ledger: &Ledger, today: Date) -> Vec<(u64, &HandoverEntry, Standing)> {
    let deleted = |number: u64| {
        ledger
            .lines()
            .iter()
            .any(|line| matches!(&line.what, What::Deleted(entry) if entry.handover == number))
    };
    let standing = |line: &'_ Line, entry: &HandoverEntry| match () {
        () if deleted(line.number) => Standing::Deleted,
        () if entry.expires < today => Standing::Overdue,
        () => Standing::Current,
    };
    let lines = ledger.lines().iter();
    lines
        .filter_map(|line| match &line.what {
            What::Handover(entry) => Some((line.number, entry, standing(line, entry))),
            _ => None,
        })
        .collect()
}
