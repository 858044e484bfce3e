//! The folder that a release is written to: whole and in the ledger, or not there.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_terminal::Result;
use serde::Serialize;

use super::{Ledger, What};
use crate::ending::OnDisk;
use crate::study::Study;

/// Files of a release, laid aside until the ledger knows of them.
#[derive(Debug)]
pub struct Outputs {
    staging: PathBuf,
    target: PathBuf,
    files: Vec<OutputFile>,
}

/// One file of a release.
#[derive(Clone, Debug, Serialize)]
pub struct OutputFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}

impl Outputs {
    /// Lays a folder aside that will be `target`; what is there already is refused.
    pub fn new(target: &Path) -> Result<Self> {
        if target.symlink_metadata().is_ok() {
            return Err(DiskError::DiskExists { path: target.display().to_string() }).on_disk();
        }
        let mut staging = target.as_os_str().to_owned();
        staging.push(".part");
        let staging = PathBuf::from(staging);
        kin_disk::create_private_dir(&staging).on_disk()?;
        Ok(Self { staging, target: target.to_owned(), files: Vec::new() })
    }

    /// Adds a file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result {
        kin_disk::write_private(self.staging.join(name), bytes).on_disk()?;
        self.files.push(OutputFile { name: name.to_owned(), sha256: Digest::of(bytes) });
        Ok(())
    }

    /// The files so far.
    pub fn files(&self) -> &[OutputFile] {
        &self.files
    }

    /// Writes the ledger's line, and then gives the folder its name. A program that dies in between leaves a ledger
    /// that tells of more than was given out, never of less.
    pub fn release(self, study: &Study, ledger: Ledger, at: Timestamp, what: What) -> Result<u64> {
        let appended = ledger.append(study, at, what)?;
        let number = appended.number;
        if let Err(error) = fs::rename(&self.staging, &self.target) {
            appended.undo(study);
            return Err(DiskError::of_system(&self.target, error)).on_disk();
        }
        let above = self.target.parent().filter(|above| !above.as_os_str().is_empty());
        kin_disk::sync_folder(above.unwrap_or(Path::new("."))).on_disk()?;
        Ok(number)
    }
}

impl Drop for Outputs {
    fn drop(&mut self) {
        // After a release there is nothing left under this name.
        let _ = fs::remove_dir_all(&self.staging);
    }
}
