//! Where a device's data lies.

use std::path::{Path, PathBuf};

use kin_terminal::{Exit, Failure, Result};

use crate::device::DeviceError;
use crate::enrolment::EnrolmentError;
use crate::storage::{SqliteStorage, Storage as _, StorageError};

/// The database's name in the data folder.
pub const DATABASE: &str = "device.db";

/// The folder asked for, else the one every program of this person uses.
pub fn chosen(asked: Option<PathBuf>) -> Result<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let of_person = || {
        if cfg!(windows) {
            folder("LOCALAPPDATA").map(|local| local.join("Kin"))
        } else if cfg!(target_os = "macos") {
            folder("HOME").map(|home| home.join("Library/Application Support/Kin"))
        } else {
            folder("XDG_DATA_HOME")
                .or_else(|| folder("HOME").map(|home| home.join(".local/share")))
                .map(|share| share.join("kin"))
        }
    };
    Ok(asked.or_else(|| folder("KIN_DATA")).or_else(of_person).ok_or(DeviceError::DeviceFolderUnknown)?)
}

/// Opens the storage of an enrolled device.
pub fn open(folder: &Path) -> Result<SqliteStorage> {
    let path = folder.join(DATABASE);
    if !path.exists() {
        return Err(StorageError::StorageNotEnrolled.into());
    }
    SqliteStorage::open(&path).map_err(|error| Failure::error(Exit::Storage, &error))
}

/// Removes a device from its folder, and the folder where nothing else is in it.
pub fn remove(folder: &Path) -> std::result::Result<(), kin_disk::DiskError> {
    for suffix in ["-wal", "-shm", ""] {
        let path = folder.join(format!("{DATABASE}{suffix}"));
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(kin_disk::DiskError::of_system(&path, error));
            }
            _ => {}
        }
    }
    // What else lies there is not ours.
    let _ = std::fs::remove_dir(folder);
    Ok(())
}

/// A folder in which a device is being made. Unless [`Self::keep`] is called, what was made is taken away again.
pub struct NewFolder {
    folder: PathBuf,
    made_folder: bool,
    made_database: bool,
    storage: Option<SqliteStorage>,
}

impl NewFolder {
    /// Refuses a folder in which a device is enrolled, before anything is asked of anybody.
    pub fn check(folder: &Path) -> Result {
        let path = folder.join(DATABASE);
        if !path.exists() {
            return Ok(());
        }
        // A database without a device in it is what a power cut in the middle of enrolment leaves: not in the way.
        let storage = SqliteStorage::open(&path).map_err(|error| Failure::error(Exit::Storage, &error))?;
        match storage.enrolled() {
            Err(StorageError::StorageNotEnrolled) => Ok(()),
            Err(error) => Err(error.into()),
            Ok(_) => Err(EnrolmentError::EnrolmentAlready.into()),
        }
    }

    /// Makes the folder, readable by this person only, and an empty database in it.
    pub fn make(folder: &Path) -> Result<Self> {
        Self::check(folder)?;
        let disk = |error: kin_disk::DiskError| Failure::error(Exit::Storage, &error);
        let path = folder.join(DATABASE);
        let mut new =
            Self { folder: folder.to_owned(), made_folder: false, made_database: false, storage: None };
        if path.exists() {
            new.storage = Some(SqliteStorage::open(&path).map_err(disk)?);
            return Ok(new);
        }
        let existed = folder.exists();
        kin_disk::create_private_dir(folder).map_err(disk)?;
        new.made_folder = !existed;
        new.made_database = true;
        new.storage = Some(SqliteStorage::create(&path).map_err(disk)?);
        Ok(new)
    }

    /// The storage in it.
    pub fn storage(&mut self) -> Option<&mut SqliteStorage> {
        self.storage.as_mut()
    }

    /// The device is made: it stays.
    pub fn keep(mut self) {
        self.made_database = false;
        self.made_folder = false;
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        self.storage = None;
        // A failed command leaves nothing behind; what cannot be taken away holds no device, and the next
        // enrolment uses it.
        if self.made_database {
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(self.folder.join(format!("{DATABASE}{suffix}")));
            }
        }
        if self.made_folder {
            let _ = std::fs::remove_dir(&self.folder);
        }
    }
}
