//! Who may fetch what is kept, and what witnesses have said of it.

use kin_protocol::{Digest, StudyId};
use rusqlite::{Connection, OptionalExtension, params};

pub(super) fn envelope(
    database: &Connection,
    study: StudyId,
    digest: Digest,
) -> rusqlite::Result<Option<Vec<u8>>> {
    database
        .prepare_cached(
            "SELECT bytes FROM logged JOIN body ON body.id = logged.body WHERE study = ?1 AND digest = ?2
             UNION ALL SELECT bytes FROM envelope WHERE study = ?1 AND digest = ?2",
        )?
        .query_row(params![study.as_bytes(), digest.as_bytes()], |row| row.get(0))
        .optional()
}

pub(super) fn readers(database: &Connection, study: StudyId) -> rusqlite::Result<Vec<Digest>> {
    database
        .prepare_cached("SELECT digest FROM reader WHERE study = ?1")?
        .query_map(params![study.as_bytes()], |row| row.get(0).map(Digest::from_bytes))?
        .collect()
}

/// Within the caller's transaction.
pub(super) fn add_reader(
    database: &Connection,
    study: StudyId,
    token: Digest,
    alone: bool,
) -> rusqlite::Result<()> {
    if alone {
        database.execute("DELETE FROM reader WHERE study = ?1", params![study.as_bytes()])?;
    }
    database
        .execute("INSERT INTO reader VALUES (?1, ?2)", params![study.as_bytes(), token.as_bytes()])
        .map(drop)
}

pub(super) fn cosigned(database: &Connection, study: StudyId) -> rusqlite::Result<Vec<(u64, Vec<u8>)>> {
    database
        .prepare_cached("SELECT size, note FROM cosigned WHERE study = ?1 ORDER BY size")?
        .query_map(params![study.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Within the caller's transaction.
pub(super) fn keep_cosigned(
    database: &Connection,
    study: StudyId,
    size: u64,
    note: &[u8],
    oldest: u64,
) -> rusqlite::Result<()> {
    database.execute(
        "INSERT INTO cosigned VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET note = excluded.note",
        params![study.as_bytes(), size, note],
    )?;
    database
        .execute("DELETE FROM cosigned WHERE study = ?1 AND size < ?2", params![study.as_bytes(), oldest])
        .map(drop)
}
