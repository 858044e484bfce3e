//! Writing a whole file or nothing.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::{DiskError, folder};

/// Writes a new file only its owner may read (0600). What exists at `path` is refused and stays as it is.
///
/// After `Ok` the file survives a loss of power; after an error there is nothing new in the folder.
pub fn write_private(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Result<(), DiskError> {
    let mut file = PrivateFile::create(path.as_ref())?;
    file.write_all(bytes.as_ref()).map_err(|error| DiskError::of_system(path.as_ref(), error))?;
    file.finish()
}

/// As [`write_private`], but takes the place of what is there, in one step: a reader sees the old file or the new one.
pub fn replace_private(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Result<(), DiskError> {
    let mut file = PrivateFile::replace(path.as_ref())?;
    file.write_all(bytes.as_ref()).map_err(|error| DiskError::of_system(path.as_ref(), error))?;
    file.finish()
}

/// A private file in the making, for contents that are streamed. Nothing is at its path before [`PrivateFile::finish`];
/// dropped without it, nothing is left behind.
#[derive(Debug)]
pub struct PrivateFile {
    path: PathBuf,
    replaces: bool,
    file: BufWriter<NamedTempFile>,
}

impl PrivateFile {
    /// A file that must not exist yet.
    pub fn create(path: &Path) -> Result<Self, DiskError> {
        // Said early, before the work is done; `finish` makes sure.
        if path.symlink_metadata().is_ok() {
            return Err(DiskError::DiskExists { path: path.display().to_string() });
        }
        Self::start(path, false)
    }

    /// A file that takes the place of what is there.
    pub fn replace(path: &Path) -> Result<Self, DiskError> {
        Self::start(path, true)
    }

    fn start(path: &Path, replaces: bool) -> Result<Self, DiskError> {
        let failed = |error| DiskError::of_system(path, error);
        if path.file_name().is_none() || path.is_dir() {
            return Err(DiskError::DiskNotAFile { path: path.display().to_string() });
        }
        // In the same folder, so that the rename stays within one file system. tempfile makes it 0600.
        let file = tempfile::Builder::new()
            .prefix(".kin-")
            .suffix(".part")
            .tempfile_in(folder::above(path))
            .map_err(failed)?;
        Ok(Self { path: path.to_owned(), replaces, file: BufWriter::new(file) })
    }

    /// Makes the file durable and gives it its name.
    pub fn finish(self) -> Result<(), DiskError> {
        let Self { path, replaces, file } = self;
        let failed = |error: io::Error| DiskError::of_system(&path, error);
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.as_file().sync_all().map_err(failed)?;
        let named = if replaces { file.persist(&path) } else { file.persist_noclobber(&path) };
        named.map_err(|error| failed(error.error))?;
        folder::sync_folder(folder::above(&path))
    }
}

impl Write for PrivateFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
