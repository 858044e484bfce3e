//! Reading no more than was agreed.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::DiskError;

/// The bytes of a file, at most `max_bytes` of them.
///
/// A larger file, a folder, a pipe and a device are refused: past the limit is an error, never a truncation.
pub fn read(path: impl AsRef<Path>, max_bytes: u64) -> Result<Vec<u8>, DiskError> {
    let path = path.as_ref();
    let failed = |error| DiskError::of_system(path, error);
    let shown = || path.display().to_string();
    // Asked before opening: opening a pipe waits for its other end.
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(DiskError::DiskNotAFile { path: shown() });
    }
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    if length > max_bytes {
        return Err(DiskError::DiskFileTooLarge { path: shown(), max_bytes });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // The file may grow while it is read.
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > max_bytes {
        return Err(DiskError::DiskFileTooLarge { path: shown(), max_bytes });
    }
    Ok(bytes)
}
