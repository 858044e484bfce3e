//! One program at a time signs for a store.

use std::fs::{File, TryLockError};
use std::path::Path;

use kin_disk::DiskError;
use kin_terminal::{Exit, Failure, Result};

use crate::ServerKey;
use crate::failures::{self, ServerError};

/// Holds the log of a store until it is dropped; none where the store has no log. The key's file is what is held: whoever signs
/// needs it, and it is in no other place.
///
/// The lock checkpoints stop a second program too, in the midst of what it does; this says so before it begins.
pub(crate) fn hold(store: &Path) -> Result<Option<File>> {
    let path = ServerKey::path(store);
    let failed = |error| failures::disk(DiskError::of_system(&path, error));
    let key = match File::open(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(failed)?,
    };
    match key.try_lock() {
        Ok(()) => Ok(Some(key)),
        Err(TryLockError::WouldBlock) => {
            let store = store.display().to_string();
            Err(Failure::new(Exit::Storage, &ServerError::StoreHeld { store }))
        }
        // Some file systems know no such lock; the lock checkpoints hold there too.
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(Some(key)),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}
