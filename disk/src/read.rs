//! Reading no more than was agreed.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

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

/// The same of a file on a stick, where anything may lie: what only leads to a file is refused too.
pub fn read_itself(path: impl AsRef<Path>, max_bytes: u64) -> Result<Vec<u8>, DiskError> {
    let path = path.as_ref();
    let there = path.symlink_metadata().map_err(|error| DiskError::of_system(path, error))?;
    if there.is_file() {
        read(path, max_bytes)
    } else {
        Err(DiskError::DiskNotAFile { path: path.display().to_string() })
    }
}

/// The same of a file that is taken in for good: what only leads to a file is refused, and one that changes meanwhile.
pub fn read_unchanged(path: impl AsRef<Path>, max_bytes: u64) -> Result<Vec<u8>, DiskError> {
    read_while(path.as_ref(), max_bytes, || ())
}

/// `meanwhile` stands for what other programs do between the two looks at the file.
fn read_while(path: &Path, max_bytes: u64, meanwhile: impl FnOnce()) -> Result<Vec<u8>, DiskError> {
    let seen = || {
        let there = path.symlink_metadata().and_then(|there| Ok((there.len(), there.modified()?)));
        there.map_err(|error| DiskError::of_system(path, error))
    };
    let before = seen()?;
    let bytes = read_itself(path, max_bytes)?;
    meanwhile();
    if seen()? == before && bytes.len() as u64 == before.0 {
        Ok(bytes)
    } else {
        Err(DiskError::DiskFileChanged { path: path.display().to_string() })
    }
}

/// Everything in a folder whose name ends in a dot and `ending`, by name, at most `most` of it. What it is, is not looked at.
pub fn names_ending(folder: impl AsRef<Path>, ending: &str, most: usize) -> Result<Vec<PathBuf>, DiskError> {
    let folder = folder.as_ref();
    let failed = |error| DiskError::of_system(folder, error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        // What programs leave there that were pulled out has a dot in front.
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if is_hidden || path.extension().is_none_or(|found| found != ending) {
            continue;
        }
        if names.len() == most {
            return Err(DiskError::DiskFolderTooFull {
                path: folder.display().to_string(),
                most: most as u64,
            });
        }
        names.push(path);
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_while_it_is_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("picture.jpg");
        std::fs::write(&path, b"first").expect("writes");
        assert_eq!(read_unchanged(&path, 100).expect("reads"), b"first");
        let longer = || std::fs::write(&path, b"second, and longer").expect("writes");
        assert!(matches!(read_while(&path, 100, longer), Err(DiskError::DiskFileChanged { .. })));
        let touched = || {
            let file = File::options().append(true).open(&path).expect("opens");
            file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("a system that keeps times");
        };
        assert!(matches!(read_while(&path, 100, touched), Err(DiskError::DiskFileChanged { .. })));
        let gone = || std::fs::remove_file(&path).expect("removes");
        assert!(matches!(read_while(&path, 100, gone), Err(DiskError::DiskNotFound { .. })));
    }
}
