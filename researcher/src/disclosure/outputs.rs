//! The folder that a release is written to: whole and in the ledger, or not there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kin_disk::{DiskError, PrivateFile};
use kin_protocol::Digest;
use kin_terminal::Result;
use serde::Serialize;

use super::{Ledger, LedgerFile, What};
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
    /// How many bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}

/// A file of a release in the making, for contents that are streamed.
pub struct OutputInMaking {
    name: String,
    path: PathBuf,
    file: PrivateFile,
    bytes: u64,
    digest: ring::digest::Context,
}

impl std::fmt::Debug for OutputInMaking {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OutputInMaking").field("name", &self.name).finish_non_exhaustive()
    }
}

impl OutputInMaking {
    /// Writes all of these bytes.
    pub fn put(&mut self, bytes: &[u8]) -> Result {
        self.write_all(bytes).map_err(|error| self.failed(error)).on_disk()
    }

    /// Where it will lie, for errors of whoever writes to it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn failed(&self, error: io::Error) -> DiskError {
        DiskError::of_system(&self.path, error)
    }
}

impl Write for OutputInMaking {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
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
        let mut file = self.begin(name)?;
        file.put(bytes)?;
        self.take(file)
    }

    /// Begins a file that will be called `name`. It is one of the files once it is taken.
    pub fn begin(&self, name: &str) -> Result<OutputInMaking> {
        let path = self.staging.join(name);
        let file = PrivateFile::create(&path).on_disk()?;
        let digest = ring::digest::Context::new(&ring::digest::SHA256);
        Ok(OutputInMaking { name: name.to_owned(), path, file, bytes: 0, digest })
    }

    /// Takes a file that is whole.
    pub fn take(&mut self, made: OutputInMaking) -> Result {
        made.file.finish().on_disk()?;
        let digest = made.digest.finish();
        let sha256 = digest.as_ref().try_into().expect("SHA-256 has 32 bytes");
        let sha256 = Digest::from_bytes(sha256);
        self.files.push(OutputFile { name: made.name, bytes: made.bytes, sha256 });
        Ok(())
    }

    /// The files so far.
    pub fn files(&self) -> &[OutputFile] {
        &self.files
    }

    /// Writes the ledger's line, and then gives the folder its name. A program that dies in between leaves a ledger
    /// that tells of more than was given out, never of less.
    pub fn release(self, study: &Study, mut ledger: Ledger, at: Timestamp, what: What) -> Result<u64> {
        let file = |file: &OutputFile| LedgerFile { name: file.name.clone(), sha256: file.sha256 };
        ledger.add_with_files(at, what, self.files.iter().map(file).collect())?;
        let appended = ledger.write(study)?;
        let number = appended.number;
        if let Err(error) = fs::rename(&self.staging, &self.target) {
            appended.undo(&study.layout().releases());
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
