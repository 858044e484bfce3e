//! The key with which a server signs the logs of its studies.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use kin_disk::DiskError;
use kin_protocol::log::LogKey;
use kin_protocol::{Digest, StudyId};
use zeroize::Zeroizing;

use super::LogbookError;

/// The name of the key's file in the folder of the store: 64 hexadecimal digits.
const FILE: &str = "log-key";

/// A server's key: one for all of its studies, under a name of its own for each. Silent `Debug`, wiped on drop.
pub struct ServerKey {
    seed: Zeroizing<[u8; 32]>,
    /// What was derived of it: a batch is signed for with it, and a derivation costs as much as a signature.
    of_logs: Mutex<BTreeMap<(StudyId, u32), Arc<LogKey>>>,
}

impl ServerKey {
    fn of(seed: Zeroizing<[u8; 32]>) -> Self {
        Self { seed, of_logs: Mutex::default() }
    }

    /// Makes the key of a store. Refuses one that has a key.
    pub fn make(folder: &Path) -> Result<Self, DiskError> {
        let path = folder.join(FILE);
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::getrandom(&mut *seed)
            .map_err(|error| DiskError::of_system(&path, std::io::Error::other(error.to_string())))?;
        let text = Zeroizing::new(Digest::from_bytes(*seed).to_string() + "\n");
        kin_disk::write_private(&path, text.as_bytes())?;
        Ok(Self::of(seed))
    }

    /// Where the key of a store lies.
    pub(crate) fn path(folder: &Path) -> std::path::PathBuf {
        folder.join(FILE)
    }

    /// The key's file of a store, where it has one.
    pub(crate) fn text(folder: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, DiskError> {
        match kin_disk::read(Self::path(folder), 100) {
            Err(DiskError::DiskNotFound { .. }) => Ok(None),
            other => Ok(Some(Zeroizing::new(other?))),
        }
    }

    /// The key of a store, where it has one.
    pub fn read(folder: &Path) -> Result<Option<Self>, DiskError> {
        let path = Self::path(folder);
        let Some(text) = Self::text(folder)? else { return Ok(None) };
        let digits = std::str::from_utf8(&text).ok().map(str::trim_end);
        let seed = digits.and_then(|digits| digits.parse::<Digest>().ok());
        let damaged = || DiskError::of_system(&path, std::io::ErrorKind::InvalidData.into());
        Ok(Some(Self::of(Zeroizing::new(*seed.ok_or_else(damaged)?.as_bytes()))))
    }

    /// The key under the name of a study's log.
    pub fn of_log(&self, study: StudyId, generation: u32) -> Result<Arc<LogKey>, LogbookError> {
        // A panic while it was held left nothing half made.
        let mut of_logs = self.of_logs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = of_logs.get(&(study, generation)) {
            return Ok(Arc::clone(key));
        }
        let key = LogKey::new(study, generation, &self.seed)
            .map_err(|source| LogbookError::LogbookStoreFailed { source: source.into() })?;
        Ok(Arc::clone(of_logs.entry((study, generation)).or_insert(Arc::new(key))))
    }

    /// What the research team writes into the study note: 64 hexadecimal digits.
    pub fn public(&self) -> Result<String, LogbookError> {
        let key = self.of_log(StudyId::from_bytes([0; 16]), 1)?;
        Ok(Digest::from_bytes(key.verifier().key_bytes()).to_string())
    }
}

impl std::fmt::Debug for ServerKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("ServerKey(..)")
    }
}
