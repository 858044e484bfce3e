//! Writing a whole file or nothing.

use std::fs::File;
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
/// dropped without it, nothing is left behind. A new file has no name at all before then, where the system can do that
/// (Linux): a program that is killed leaves no half of an export beside the place where it would have been.
#[derive(Debug)]
pub struct PrivateFile {
    path: PathBuf,
    file: BufWriter<Making>,
}

#[derive(Debug)]
enum Making {
    /// Gone with the program, however it ends.
    Nameless(File),
    /// Gone unless the program is killed.
    New(NamedTempFile),
    /// The same, and takes the place of what is there.
    Replacing(NamedTempFile),
}

impl PrivateFile {
    /// A file that must not exist yet.
    pub fn create(path: &Path) -> Result<Self, DiskError> {
        // Said early, before the work is done; `finish` makes sure.
        if path.symlink_metadata().is_ok() {
            return Err(DiskError::DiskExists { path: path.display().to_string() });
        }
        let folder = Self::folder_of(path)?;
        let making = match nameless::open(folder) {
            Some(file) => Making::Nameless(file),
            None => Making::New(named(path, folder)?),
        };
        Ok(Self { path: path.to_owned(), file: BufWriter::new(making) })
    }

    /// A file that takes the place of what is there.
    pub fn replace(path: &Path) -> Result<Self, DiskError> {
        let making = Making::Replacing(named(path, Self::folder_of(path)?)?);
        Ok(Self { path: path.to_owned(), file: BufWriter::new(making) })
    }

    fn folder_of(path: &Path) -> Result<&Path, DiskError> {
        if path.file_name().is_none() || path.is_dir() {
            return Err(DiskError::DiskNotAFile { path: path.display().to_string() });
        }
        Ok(folder::above(path))
    }

    /// Makes the file durable and gives it its name.
    pub fn finish(self) -> Result<(), DiskError> {
        let Self { path, file } = self;
        let failed = |error: io::Error| DiskError::of_system(&path, error);
        let making = file.into_inner().map_err(|error| failed(error.into_error()))?;
        making.as_file().sync_all().map_err(failed)?;
        let done = match making {
            Making::Nameless(file) => nameless::name(&file, &path),
            Making::New(file) => file.persist_noclobber(&path).map(drop).map_err(|error| error.error),
            Making::Replacing(file) => file.persist(&path).map(drop).map_err(|error| error.error),
        };
        done.map_err(failed)?;
        folder::sync_folder(folder::above(&path))
    }
}

/// A file in the same folder, so that the rename stays within one file system. tempfile makes it 0600.
fn named(path: &Path, folder: &Path) -> Result<NamedTempFile, DiskError> {
    tempfile::Builder::new()
        .prefix(".kin-")
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(|error| DiskError::of_system(path, error))
}

#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open as open_file};

    /// A file without a name in this folder (0600); `None` where the file system, or the system, has none.
    pub(super) fn open(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = File::from(open_file(folder, flags, Mode::RUSR | Mode::WUSR).ok()?);
        // Its name will be given through this link.
        link(&file).symlink_metadata().is_ok().then_some(file)
    }

    /// Gives the file its name, unless something has that name.
    pub(super) fn name(file: &File, path: &Path) -> io::Result<()> {
        Ok(linkat(CWD, link(file), CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }

    fn link(file: &File) -> std::path::PathBuf {
        format!("/proc/self/fd/{}", file.as_raw_fd()).into()
    }
}

#[cfg(not(target_os = "linux"))]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn open(_: &Path) -> Option<File> {
        None
    }

    pub(super) fn name(_: &File, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Making {
    fn as_file(&self) -> &File {
        match self {
            Self::Nameless(file) => file,
            Self::New(file) | Self::Replacing(file) => file.as_file(),
        }
    }
}

impl Write for Making {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.as_file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.as_file().flush()
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
/// Overwrites a file with zeros, takes it away, and waits until both are on the disk.
///
/// Flash storage may keep old blocks that no program reaches: the disk itself should be encrypted.
pub fn wipe(path: impl AsRef<Path>) -> Result<(), DiskError> {
    let path = path.as_ref();
    let failed = |error| DiskError::of_system(path, error);
    let mut file = std::fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    std::io::copy(&mut std::io::Read::take(std::io::repeat(0), length), &mut file).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    drop(file);
    std::fs::remove_file(path).map_err(failed)?;
    crate::sync_folder(path.parent().unwrap_or_else(|| Path::new(".")))
}
