//! A mirror: a folder with all that a server has signed for of one study, brought up to date again and again.
//!
//! Leaves come first, each compared with the checkpoint before it is kept, then the envelopes that they name. Whatever is kept
//! is kept in a transaction with what it changes, so that a mirror that was cut off anywhere goes on from there.

mod fetch;
mod http;
mod intake;
mod schema;
mod state;

use std::path::{Path, PathBuf};

use kin_disk::{Connection, DiskError};
use kin_protocol::log::{LogError, TileName, Tiles};
use kin_protocol::note::LogVerifier;
use kin_protocol::{Digest, StudyId};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

pub use fetch::{Fetched, Progress, Wire, fetch};
pub(crate) use http::HttpWire;
pub use kin_network::{LineError, Reply};
pub use state::{Standing, Verified};

use schema::MIRROR;

/// The database in the folder.
const FILE: &str = "mirror.db";

/// Why a mirror is not what it was asked to be. It goes on from where it is.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum MirrorError {
    /// The folder mirrors another study.
    #[error("the mirror is of another study")]
    MirrorOfAnotherStudy,
    /// The folder mirrors a log that the note no longer names last.
    #[error("the mirror is of the log {origin}")]
    MirrorOfAnotherLog {
        /// Which.
        origin: String,
    },
    /// There is no mirror in the folder.
    #[error("there is no mirror in {path}")]
    MirrorNotThere {
        /// The folder.
        path: String,
    },
    /// Not all that was signed for has been fetched.
    #[error("{held} of {signed} entries are here")]
    MirrorIncomplete {
        /// How many leaves are here.
        held: u64,
        /// How many were signed for.
        signed: u64,
    },
    /// Nobody answered.
    #[error("the server did not answer")]
    MirrorNoAnswer {
        /// What happened on the way.
        #[source]
        #[serde(skip)]
        source: LineError,
    },
    /// The pass does not open the study.
    #[error("the server refuses the pass")]
    MirrorPassRefused,
    /// The server does not give what it must.
    #[error("the server does not give {what}: {status}")]
    MirrorWithheld {
        /// What was asked for, below the study's path.
        what: String,
        /// The HTTP status.
        status: String,
    },
    /// The log is not what was seen of it, or not what its checkpoint says.
    #[error("the log is not to be trusted")]
    MirrorLogUntrusted {
        /// Why.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
    /// What the mirror holds is not what it held.
    #[error("the mirror is damaged")]
    MirrorDamaged {
        /// Why.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
    /// The disk or the database failed.
    #[error("the mirror's disk failed")]
    MirrorDiskFailed {
        /// How.
        #[source]
        #[serde(skip)]
        source: DiskError,
    },
}

impl From<DiskError> for MirrorError {
    fn from(source: DiskError) -> Self {
        Self::MirrorDiskFailed { source }
    }
}

impl From<LogError> for MirrorError {
    fn from(source: LogError) -> Self {
        Self::MirrorDamaged { source }
    }
}

/// A mirror that is open.
#[derive(Debug)]
pub struct Mirror {
    database: Connection,
    path: PathBuf,
}

impl Mirror {
    /// Opens the mirror in a folder, or begins one there for this log of this study.
    pub fn open_or_begin(
        folder: &Path,
        study: StudyId,
        log: &LogVerifier,
        note: Digest,
    ) -> Result<Self, MirrorError> {
        match Self::open(folder) {
            Err(MirrorError::MirrorNotThere { .. }) => {}
            other => {
                let mirror = other?;
                mirror.belongs_to(study, log)?;
                mirror.run("UPDATE mirror SET note = ?1", params![note.as_bytes()])?;
                return Ok(mirror);
            }
        }
        let was_there = folder.exists();
        kin_disk::create_private_dir(folder)?;
        let path = folder.join(FILE);
        let database = kin_disk::create(&MIRROR, &path).inspect_err(|_| {
            if !was_there {
                let _ = std::fs::remove_dir(folder);
            }
        })?;
        let mirror = Self { database, path };
        mirror.run(
            "INSERT INTO mirror (id, study, log, note, size) VALUES (1, ?1, ?2, ?3, 0)",
            params![study.as_bytes(), log.as_str(), note.as_bytes()],
        )?;
        Ok(mirror)
    }

    /// Opens the mirror in a folder.
    pub fn open(folder: &Path) -> Result<Self, MirrorError> {
        let path = folder.join(FILE);
        match kin_disk::open(&MIRROR, &path) {
            Err(DiskError::DiskNotFound { .. }) => {
                Err(MirrorError::MirrorNotThere { path: folder.display().to_string() })
            }
            other => Ok(Self { database: other?, path }),
        }
    }

    /// Whether a folder holds a mirror.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).is_file()
    }

    /// Refuses another study, and another log of it.
    pub fn belongs_to(&self, study: StudyId, log: &LogVerifier) -> Result<(), MirrorError> {
        let (own, named): ([u8; 16], String) =
            self.one("SELECT study, log FROM mirror", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if own != *study.as_bytes() {
            return Err(MirrorError::MirrorOfAnotherStudy);
        }
        if named != log.as_str() {
            let origin = named.split('+').next().unwrap_or_default().to_owned();
            return Err(MirrorError::MirrorOfAnotherLog { origin });
        }
        Ok(())
    }

    /// Leaves from this place on, at most so many.
    pub fn leaves(&self, from: u64, count: u64) -> Result<Vec<Vec<u8>>, MirrorError> {
        let rows = self
            .database
            .prepare_cached("SELECT bytes FROM leaf WHERE place >= ?1 ORDER BY place LIMIT ?2")
            .and_then(|mut query| query.query_map(params![from, count], |row| row.get(0))?.collect());
        rows.map_err(|error| self.failed(error))
    }

    /// An envelope's bytes, where they are here.
    pub fn envelope(&self, digest: Digest) -> Result<Option<Vec<u8>>, MirrorError> {
        self.maybe(
            "SELECT bytes FROM entry JOIN body ON body.id = entry.body WHERE digest = ?1",
            params![digest.as_bytes()],
            |row| row.get(0),
        )
    }

    /// Digests of the envelopes that are here, ascending, after this one; at most so many.
    pub fn digests(&self, after: Option<Digest>, count: u64) -> Result<Vec<Digest>, MirrorError> {
        let after = after.map(|digest| digest.as_bytes().to_vec()).unwrap_or_default();
        let rows = self
            .database
            .prepare_cached(
                "SELECT digest FROM entry WHERE digest > ?1 AND body IS NOT NULL ORDER BY digest LIMIT ?2",
            )
            .and_then(|mut query| {
                query.query_map(params![after, count], |row| row.get(0).map(Digest::from_bytes))?.collect()
            });
        rows.map_err(|error| self.failed(error))
    }

    /// Which note the envelopes were kept under when the mirror was last brought up to date.
    pub fn note(&self) -> Result<Digest, MirrorError> {
        self.one("SELECT note FROM mirror", [], |row| row.get(0).map(Digest::from_bytes))
    }

    /// Reads from one moment of the mirror from now on, whatever is fetched meanwhile.
    pub fn hold_still(&self) -> Result<(), MirrorError> {
        self.run("BEGIN", [])
    }

    /// Reads what is newest again.
    pub fn move_on(&self) -> Result<(), MirrorError> {
        self.run("COMMIT", [])
    }

    fn run(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<(), MirrorError> {
        self.database.execute(sql, parameters).map(drop).map_err(|error| self.failed(error))
    }

    fn one<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, MirrorError> {
        self.database
            .prepare_cached(sql)
            .and_then(|mut query| query.query_row(parameters, read))
            .map_err(|error| self.failed(error))
    }

    fn maybe<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, MirrorError> {
        self.database
            .prepare_cached(sql)
            .and_then(|mut query| query.query_row(parameters, read).optional())
            .map_err(|error| self.failed(error))
    }

    fn failed(&self, error: rusqlite::Error) -> MirrorError {
        DiskError::of_database(&self.path, error).into()
    }
}

impl Tiles for Mirror {
    type Error = MirrorError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, MirrorError> {
        self.maybe(
            "SELECT hashes FROM tile WHERE level = ?1 AND number = ?2",
            params![name.level, name.number],
            |row| row.get(0),
        )
    }
}
