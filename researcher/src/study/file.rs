//! The small JSON files of a study's folder: bounded, versioned, strict.

use std::path::Path;

use kin_disk::DiskError;
use kin_terminal::{Exit, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StudyError;
use crate::ending::Ending;

/// No small file of a study is larger, unless it says so: ten thousand devices fit.
const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// A file that says which version of its format it is.
pub(crate) trait Versioned: Serialize + DeserializeOwned {
    /// The version this program writes, and the latest it reads.
    const VERSION: u32;
    /// The largest file that is read.
    const MAX_BYTES: u64 = MAX_FILE_BYTES;
    /// The version that stands in the file.
    fn version(&self) -> u32;
}

/// Reads a file of the study.
pub(crate) fn read<T: Versioned>(path: &Path) -> Result<T> {
    let bytes = kin_disk::read(path, T::MAX_BYTES).ending(Exit::Storage)?;
    let file = || path.display().to_string();
    // The parser's own message would quote what stands in the file.
    let value: T =
        serde_json::from_slice(&bytes).map_err(|_| StudyError::StudyFileDamaged { file: file() })?;
    if value.version() > T::VERSION {
        return Err(StudyError::StudyFileNewer { file: file() }.into());
    }
    Ok(value)
}

/// The bytes of a file of the study: the same value gives the same bytes.
pub(crate) fn bytes<T: Versioned>(value: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a study's files have only text keys");
    bytes.push(b'\n');
    bytes
}

/// Writes a file of the study over the one that is there; never one that would be too large to be read again.
pub(crate) fn replace<T: Versioned>(path: &Path, value: &T) -> Result {
    let bytes = bytes(value);
    if bytes.len() as u64 > T::MAX_BYTES {
        let path = path.display().to_string();
        return Err(DiskError::DiskFileTooLarge { path, max_bytes: T::MAX_BYTES }).ending(Exit::Storage);
    }
    kin_disk::replace_private(path, bytes).ending(Exit::Storage)
}
