//! The table of drafts.

use kin_protocol::log::Lock;
use kin_protocol::withdrawal::LockSet;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::sqlite::{count, number};
use super::{
    COPY_LOCK, Chunks, DraftId, DraftKept, Result, StorageError, Taken, books, chunks, listed, salvaged,
};

/// Keeps the next revision of a draft; the first follows 0. Returns its number.
pub(super) fn keep(
    database: &Connection,
    id: DraftId,
    after: u64,
    locks: &LockSet,
    sealed: &[u8],
    copy: Option<&[u8]>,
) -> Result<u64> {
    let next = number(after + 1);
    let (own, under) = (locks.own.as_bytes(), copy.map(|_| locks.reserved[COPY_LOCK].as_bytes()));
    let changed = if after == 0 {
        let row = params![id.0, next, own, sealed, copy, under];
        database.execute(
            "INSERT OR IGNORE INTO draft (id, revision, lock, sealed, copy, copy_lock)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            row,
        )?
    } else {
        database.execute(
            "UPDATE draft SET revision = ?2, sealed = ?4, copy = ?5, copy_lock = ?6
                WHERE id = ?1 AND revision = ?3",
            params![id.0, next, number(after), sealed, copy, under],
        )?
    };
    if changed == 1 { Ok(after + 1) } else { Err(StorageError::StorageDraftMoved) }
}

/// Lays a voucher beside a draft that has none: a spare one, else this one.
pub(super) fn pay(database: &Connection, id: DraftId, taken: Option<&Taken>) -> Result {
    let query = "SELECT voucher IS NULL FROM draft WHERE id = ?1";
    if !database.query_row(query, [id.0], |row| row.get::<_, bool>(0))? {
        return Ok(());
    }
    let voucher = match (books::spare(database)?, taken) {
        (Some(spare), _) => spare,
        // Another program may have taken it meanwhile: the draft is kept all the same, and is paid for the next time.
        (None, Some(taken)) if books::consume(database, taken)? => {
            taken.voucher.reveal_bytes().to_vec().into()
        }
        (None, _) => return Ok(()),
    };
    database.execute("UPDATE draft SET voucher = ?2 WHERE id = ?1", params![id.0, voucher.as_slice()])?;
    Ok(())
}

const COLUMNS: &str = "SELECT id, revision, lock, sealed, voucher IS NOT NULL FROM draft";

fn kept(row: &rusqlite::Row<'_>) -> rusqlite::Result<(DraftKept, i64)> {
    let (id, lock) = (DraftId(row.get(0)?), Lock::from_bytes(row.get(2)?));
    Ok((DraftKept { id, revision: 0, lock, sealed: row.get(3)?, is_paid: row.get(4)? }, row.get(1)?))
}

fn counted((draft, revision): (DraftKept, i64)) -> Result<DraftKept> {
    Ok(DraftKept { revision: count(revision, "revision")?, ..draft })
}

pub(super) fn all(database: &Connection) -> Result<Vec<DraftKept>> {
    let mut query = database.prepare_cached(&format!("{COLUMNS} ORDER BY id"))?;
    let rows = query.query_map([], kept)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(counted).collect()
}

pub(super) fn one(database: &Connection, id: DraftId) -> Result<Option<DraftKept>> {
    let found = database.query_row(&format!("{COLUMNS} WHERE id = ?1"), [id.0], kept).optional()?;
    found.map(counted).transpose()
}

/// Throws a draft away that is at this revision. Its voucher pays for another.
pub(super) fn discard(database: &Connection, id: DraftId, revision: u64) -> Result {
    database.execute(
        "INSERT OR IGNORE INTO spare
            SELECT voucher FROM draft WHERE id = ?1 AND revision = ?2 AND voucher IS NOT NULL",
        params![id.0, number(revision)],
    )?;
    take(database, id, revision)
}

/// Takes a draft away that is at this revision, because it became the envelope with this number: that is paid with the draft's voucher.
pub(super) fn end(
    database: &Connection,
    id: DraftId,
    revision: u64,
    sequence: u64,
    chunks: &Chunks<'_>,
) -> Result {
    database.execute(
        "UPDATE outbox SET voucher = (SELECT voucher FROM draft WHERE id = ?2)
            WHERE sequence = ?1 AND voucher IS NULL",
        params![number(sequence), id.0],
    )?;
    if salvaged::was(database, id)? || !chunks.is_empty() {
        // The copy and the pieces of files go under one of them: it locks nothing else.
        listed::use_up(database, sequence, COPY_LOCK)?;
    }
    take(database, id, revision)
}

/// With it goes the copy of it that was queued and is not known to be received: it stands in nothing twice.
fn take(database: &Connection, id: DraftId, revision: u64) -> Result {
    let row = params![id.0, number(revision)];
    let changed = database.execute("DELETE FROM draft WHERE id = ?1 AND revision = ?2", row)?;
    if changed != 1 {
        return Err(StorageError::StorageDraftMoved);
    }
    chunks::discard(database, id)?;
    salvaged::forget_unsent(database, id)
}

pub(super) fn is_none(database: &Connection) -> Result<bool> {
    Ok(database.query_row("SELECT NOT EXISTS (SELECT 1 FROM draft)", [], |row| row.get(0))?)
}
