//! What a parcel adds, laid aside until the whole parcel has been read. All of it is ciphertext.

use std::fs;
use std::path::{Path, PathBuf};

use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_terminal::{Exit, Result};

use super::{Ledger, LedgerEntry, index, segment};
use crate::ending::Ending;
use crate::study::{Layout, Registry, Study, file};

/// A folder beside the segments that is taken away again unless it is committed.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    layout: Layout,
}

impl Staging {
    /// Lays a folder aside. What a program that died left in it is thrown away: no ledger names it.
    pub fn new(study: &Study) -> Result<Self> {
        let layout = study.layout().clone();
        let folder = layout.dataset().join(".opening");
        if folder.symlink_metadata().is_ok() {
            fs::remove_dir_all(&folder)
                .map_err(|error| DiskError::of_system(&folder, error))
                .ending(Exit::Storage)?;
        }
        kin_disk::create_private_dir(&folder).ending(Exit::Storage)?;
        Ok(Self { folder, layout })
    }

    pub(super) fn add_segment(&self, number: u64, sealed: &[u8], index: &[u8]) -> Result {
        kin_disk::write_private(self.folder.join(segment::name(number)), sealed).ending(Exit::Storage)?;
        kin_disk::write_private(self.folder.join(index::name(number)), index).ending(Exit::Storage)
    }

    /// Lays an envelope aside for quarantine, as it came.
    pub fn add_envelope(&self, digest: Digest, envelope: &[u8]) -> Result {
        kin_disk::replace_private(self.folder.join(quarantined(digest)), envelope).ending(Exit::Storage)
    }

    /// Lays aside what waits until the whole parcel has been read.
    pub(crate) fn add_waiting(&self, number: u64, sealed: &[u8]) -> Result {
        kin_disk::write_private(self.waiting(number), sealed).ending(Exit::Storage)
    }

    /// What was laid aside as this, no longer than `most` bytes.
    pub(crate) fn take_waiting(&self, number: u64, most: u64) -> Result<Vec<u8>> {
        let path = self.waiting(number);
        let sealed = kin_disk::read(&path, most).ending(Exit::Storage)?;
        fs::remove_file(&path).map_err(|error| DiskError::of_system(&path, error)).ending(Exit::Storage)?;
        Ok(sealed)
    }

    fn waiting(&self, number: u64) -> PathBuf {
        self.folder.join(format!("waiting-{number:06}.age"))
    }

    /// Makes everything laid aside part of the study. The ledger comes last: before it, nothing has happened; after
    /// it, everything has.
    pub fn commit(
        self,
        study: &Study,
        mut ledger: Ledger,
        added: Vec<LedgerEntry>,
        kept_aside: &[Digest],
        released: &[Digest],
        registry: &Registry,
    ) -> Result {
        let first = ledger.segments.len() as u64 + 1;
        for number in first..first + added.len() as u64 {
            for name in [segment::name(number), index::name(number)] {
                rename(&self.folder.join(&name), &self.layout.dataset().join(&name))?;
            }
        }
        for digest in kept_aside {
            let name = quarantined(*digest);
            rename(&self.folder.join(&name), &self.layout.quarantine().join(&name))?;
        }
        for folder in [self.layout.dataset(), self.layout.quarantine()] {
            kin_disk::sync_folder(folder).ending(Exit::Storage)?;
        }
        study.keep_registry(registry)?;
        ledger.segments.extend(added);
        file::replace(&Ledger::path(&self.layout), &ledger)?;
        for digest in released {
            // Its record is in the dataset now; should the envelope stay, it is only a copy of what was accepted.
            let _ = fs::remove_file(self.layout.quarantine().join(quarantined(*digest)));
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next opening throws away what cannot be removed now.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn quarantined(digest: Digest) -> String {
    format!("{digest}.age")
}

fn rename(from: &Path, to: &Path) -> Result {
    fs::rename(from, to).map_err(|error| DiskError::of_system(to, error)).ending(Exit::Storage)
}
