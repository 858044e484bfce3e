//! The table of drafts.

use kin_protocol::log::Lock;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::sqlite::{count, number};
use super::{DraftId, DraftKept, Result, StorageError};

/// Keeps the next revision of a draft; the first follows 0. Returns its number.
pub(super) fn keep(database: &Connection, id: DraftId, after: u64, lock: Lock, sealed: &[u8]) -> Result<u64> {
    let next = number(after + 1);
    let changed = if after == 0 {
        let row = params![id.0, next, lock.as_bytes(), sealed];
        database.execute("INSERT OR IGNORE INTO draft VALUES (?1, ?2, ?3, ?4)", row)?
    } else {
        let row = params![id.0, next, number(after), sealed];
        database
            .execute("UPDATE draft SET revision = ?2, sealed = ?4 WHERE id = ?1 AND revision = ?3", row)?
    };
    if changed == 1 { Ok(after + 1) } else { Err(StorageError::StorageDraftMoved) }
}

pub(super) fn all(database: &Connection) -> Result<Vec<DraftKept>> {
    let mut query = database.prepare_cached("SELECT id, revision, lock, sealed FROM draft ORDER BY id")?;
    let rows = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<Vec<(_, _, [u8; 32], _)>>>()?;
    let kept = rows.into_iter().map(|(id, revision, lock, sealed)| {
        let revision = count(revision, "revision")?;
        Ok(DraftKept { id: DraftId(id), revision, lock: Lock::from_bytes(lock), sealed })
    });
    kept.collect()
}

pub(super) fn one(database: &Connection, id: DraftId) -> Result<Option<DraftKept>> {
    let query = "SELECT revision, lock, sealed FROM draft WHERE id = ?1";
    let found: Option<(i64, [u8; 32], Vec<u8>)> =
        database.query_row(query, [id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let kept = found.map(|(revision, lock, sealed)| {
        let revision = count(revision, "revision")?;
        Ok(DraftKept { id, revision, lock: Lock::from_bytes(lock), sealed })
    });
    kept.transpose()
}

/// Takes a draft away that is at this revision, because it becomes an envelope or is discarded.
pub(super) fn take(database: &Connection, id: DraftId, revision: u64) -> Result {
    let row = params![id.0, number(revision)];
    let changed = database.execute("DELETE FROM draft WHERE id = ?1 AND revision = ?2", row)?;
    if changed == 1 { Ok(()) } else { Err(StorageError::StorageDraftMoved) }
}

pub(super) fn is_none(database: &Connection) -> Result<bool> {
    Ok(database.query_row("SELECT NOT EXISTS (SELECT 1 FROM draft)", [], |row| row.get(0))?)
}
