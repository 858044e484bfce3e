//! Private folders.

use std::fs::{self, DirBuilder, File};
use std::io::ErrorKind;
use std::path::Path;

use crate::DiskError;

/// Makes a folder only its owner may look into (0700), or takes an empty one and makes it private.
///
/// The folder above must exist. One that holds anything is refused.
pub fn create_private_dir(path: impl AsRef<Path>) -> Result<(), DiskError> {
    let path = path.as_ref();
    let failed = |error| DiskError::of_system(path, error);
    match private_builder().create(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if !fs::metadata(path).map_err(failed)?.is_dir() {
                return Err(failed(error));
            }
            if fs::read_dir(path).map_err(failed)?.next().is_some() {
                return Err(DiskError::DiskFolderNotEmpty { path: path.display().to_string() });
            }
            make_private(path).map_err(failed)?;
        }
        Err(error) => return Err(failed(error)),
    }
    sync_folder(above(path))
}

/// Makes the names in a folder durable: a file renamed into it is there after a loss of power.
pub fn sync_folder(path: impl AsRef<Path>) -> Result<(), DiskError> {
    let path = path.as_ref();
    if cfg!(unix) {
        File::open(path)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| DiskError::of_system(path, error))?;
    }
    Ok(())
}

/// How many bytes are left to this program on the disk of a path; none where the system does not say.
pub fn free_bytes(path: impl AsRef<Path>) -> Result<Option<u64>, DiskError> {
    #[cfg(target_os = "linux")]
    {
        let path = path.as_ref();
        let disk = rustix::fs::statvfs(path).map_err(|error| DiskError::of_system(path, error.into()))?;
        Ok(Some(disk.f_bavail.saturating_mul(disk.f_frsize)))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        Ok(None)
    }
}

/// The folder a path lies in.
pub(crate) fn above(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn private_builder() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private_builder() -> DirBuilder {
    DirBuilder::new()
}

#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(_: &Path) -> std::io::Result<()> {
    Ok(())
}
