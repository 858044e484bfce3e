//! What can go wrong with a disk.

use std::io::{self, ErrorKind};
use std::path::Path;

use serde::Serialize;

/// What can go wrong with a file, a folder or a database. Paths are shown; contents never are.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DiskError {
    /// There is nothing at this path.
    #[error("there is no file {path}")]
    DiskNotFound {
        /// The path.
        path: String,
    },
    /// Something is there already and would have been overwritten.
    #[error("{path} exists already")]
    DiskExists {
        /// The path.
        path: String,
    },
    /// A folder that should have been new or empty holds something.
    #[error("the folder {path} is not empty")]
    DiskFolderNotEmpty {
        /// The path.
        path: String,
    },
    /// A file is larger than what may be read.
    #[error("{path} is larger than {max_bytes} bytes")]
    DiskFileTooLarge {
        /// The path.
        path: String,
        /// The most that would have been read.
        max_bytes: u64,
    },
    /// A folder holds more files of one kind than are looked at.
    #[error("{path} holds more than {most} such files")]
    DiskFolderTooFull {
        /// The folder.
        path: String,
        /// The most that would have been looked at.
        most: u64,
    },
    /// Somebody wrote to the file while it was read.
    #[error("{path} was changed while it was read")]
    DiskFileChanged {
        /// The path.
        path: String,
    },
    /// The path is a folder, a pipe or a device.
    #[error("{path} is not a file")]
    DiskNotAFile {
        /// The path.
        path: String,
    },
    /// The system does not allow it.
    #[error("{path} may not be read or written")]
    DiskDenied {
        /// The path.
        path: String,
    },
    /// The disk, or the user's share of it, is full.
    #[error("the disk is full: {path}")]
    DiskFull {
        /// The path.
        path: String,
    },
    /// The disk is mounted read-only.
    #[error("the disk is read-only: {path}")]
    DiskReadOnly {
        /// The path.
        path: String,
    },
    /// Anything else the system says.
    #[error("{path} cannot be read or written")]
    DiskFailed {
        /// The path.
        path: String,
        /// What the system says.
        #[source]
        #[serde(skip)]
        source: io::Error,
    },
    /// The file is not a database, or a damaged one.
    #[error("{path} is not a database")]
    DatabaseUnreadable {
        /// The path.
        path: String,
    },
    /// The database belongs to another program.
    #[error("{path} is not {kind}")]
    DatabaseForeign {
        /// The path.
        path: String,
        /// What it should have been.
        kind: &'static str,
    },
    /// A newer version of the program wrote this database.
    #[error("{path} is {kind} of version {version}; this program knows {known}")]
    DatabaseNewer {
        /// The path.
        path: String,
        /// What it is.
        kind: &'static str,
        /// Its version.
        version: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// Another process holds the database.
    #[error("{path} is in use by another program")]
    DatabaseBusy {
        /// The path.
        path: String,
    },
    /// Anything else SQLite says.
    #[error("the database {path} failed")]
    DatabaseFailed {
        /// The path.
        path: String,
        /// What SQLite says.
        #[source]
        #[serde(skip)]
        source: rusqlite::Error,
    },
    /// A migration failed; the database is as it was.
    #[error("the database {path} could not be brought to version {known}")]
    DatabaseMigrationFailed {
        /// The path.
        path: String,
        /// The version it should have reached.
        known: i64,
        /// What went wrong.
        #[source]
        #[serde(skip)]
        source: rusqlite_migration::Error,
    },
}

/// What an error means for the person: where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiskTrouble {
    /// The input is refused: not there, there already, too large, not what it should be.
    Input,
    /// The disk or the database: full, read-only, denied, newer, busy, failed.
    Storage,
}

impl DiskError {
    /// Which kind of trouble this is; a program's exit code follows from it.
    pub fn trouble(&self) -> DiskTrouble {
        match self {
            Self::DiskNotFound { .. }
            | Self::DiskExists { .. }
            | Self::DiskFolderNotEmpty { .. }
            | Self::DiskFileTooLarge { .. }
            | Self::DiskFolderTooFull { .. }
            | Self::DiskFileChanged { .. }
            | Self::DiskNotAFile { .. } => DiskTrouble::Input,
            _ => DiskTrouble::Storage,
        }
    }

    /// The error of a system call on `path`.
    pub fn of_system(path: &Path, source: io::Error) -> Self {
        let path = path.display().to_string();
        match source.kind() {
            ErrorKind::NotFound => Self::DiskNotFound { path },
            ErrorKind::AlreadyExists => Self::DiskExists { path },
            ErrorKind::IsADirectory | ErrorKind::NotADirectory => Self::DiskNotAFile { path },
            ErrorKind::PermissionDenied => Self::DiskDenied { path },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path },
            ErrorKind::ReadOnlyFilesystem => Self::DiskReadOnly { path },
            _ => Self::DiskFailed { path, source },
        }
    }

    /// The error of a database call on `path`.
    pub fn of_database(path: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.display().to_string();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::DatabaseUnreadable { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::ReadOnly) => Self::DiskReadOnly { path },
            Some(ErrorCode::PermissionDenied) => Self::DiskDenied { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::DatabaseBusy { path },
            _ => Self::DatabaseFailed { path, source },
        }
    }
}
