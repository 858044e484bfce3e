//! The lock checkpoints: up to where this server has signed. They lie outside the store's volume and its backups, so that a
//! store that is put back from a backup meets the lock of what came after.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kin_disk::DiskError;
use kin_protocol::StudyId;
use kin_protocol::log::{MAX_CHECKPOINT_BYTES, SignedCheckpoint};
use kin_protocol::note::LogVerifier;

use super::LogbookError;

pub(super) struct Locks {
    folder: PathBuf,
    known: BTreeMap<StudyId, SignedCheckpoint>,
}

impl Locks {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), known: BTreeMap::new() }
    }

    fn path(&self, study: StudyId) -> PathBuf {
        self.folder.join(format!("{study}.checkpoint"))
    }

    /// Whether the lock of a study has been read or written by this program.
    pub(super) fn knows(&self, study: StudyId) -> bool {
        self.known.contains_key(&study)
    }

    /// The lock of a study, from memory or else from the disk.
    pub(super) fn read(
        &mut self,
        study: StudyId,
        log: &LogVerifier,
    ) -> Result<Option<SignedCheckpoint>, LogbookError> {
        if let Some(known) = self.known.get(&study) {
            return Ok(Some(known.clone()));
        }
        let Some(note) = self.bytes(study)? else { return Ok(None) };
        let signed = SignedCheckpoint::verify(&note, log)
            .map_err(|_| LogbookError::LogbookLockUnreadable { study: study.to_string() })?;
        self.known.insert(study, signed.clone());
        Ok(Some(signed))
    }

    /// Puts a checkpoint in the place of the one that is known; the file must still hold that one.
    pub(super) fn replace(&mut self, study: StudyId, next: SignedCheckpoint) -> Result<(), LogbookError> {
        let known = self.known.get(&study).map(SignedCheckpoint::note);
        if known == Some(next.note()) {
            return Ok(());
        }
        if self.bytes(study)?.as_deref() != known {
            return Err(LogbookError::LogbookLockMoved { study: study.to_string() });
        }
        let failed = |source| LogbookError::LogbookLockFailed { source };
        if !self.folder.is_dir() {
            kin_disk::create_private_dir(&self.folder).map_err(failed)?;
        }
        kin_disk::replace_private(self.path(study), next.note()).map_err(failed)?;
        self.known.insert(study, next);
        Ok(())
    }

    fn bytes(&self, study: StudyId) -> Result<Option<Vec<u8>>, LogbookError> {
        match kin_disk::read(self.path(study), MAX_CHECKPOINT_BYTES as u64) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(DiskError::DiskNotFound { .. }) => Ok(None),
            Err(source) => Err(LogbookError::LogbookLockFailed { source }),
        }
    }
}
