//! One program at a time in a study's folder.

use std::fs::{File, OpenOptions, TryLockError};

use kin_terminal::{Exit, Failure, Result};

use super::{Layout, StudyError};

/// Holds the study's folder until it is dropped. The system takes the lock back when a program dies.
#[derive(Debug)]
pub struct StudyLock {
    _file: File,
}

impl StudyLock {
    /// Takes the folder, or fails at once when another program has it.
    pub(super) fn take(layout: &Layout) -> Result<Self> {
        let folder = || layout.root().display().to_string();
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(layout.lock()).map_err(|error| {
            Failure::new(Exit::Storage, &StudyError::StudyNotFound { folder: folder() }).because_text(error)
        })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StudyError::StudyBusy { folder: folder() }.into()),
            Err(TryLockError::Error(error)) => {
                Err(Failure::new(Exit::Storage, &StudyError::StudyBusy { folder: folder() })
                    .because_text(error))
            }
        }
    }
}
