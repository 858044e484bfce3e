//! The table of drafts that were queued as they were.

use jiff::civil::Date;
use kin_protocol::Digest;
use rusqlite::{Connection, params};

use super::{DraftId, Result, Salvaged, chunks};

/// Queues the copy of every draft that is not queued at this revision yet. One that waits makes room for it.
pub(super) fn queue(database: &Connection) -> Result<Salvaged> {
    let mut drafts = database.prepare(
        "SELECT id, revision, copy, copy_lock FROM draft WHERE copy IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM salvaged WHERE draft = draft.id AND salvaged.revision = draft.revision)",
    )?;
    let rows = drafts.query_map([], |row| {
        Ok((
            DraftId(row.get(0)?),
            row.get::<_, i64>(1)?,
            row.get::<_, Vec<u8>>(2)?,
            row.get::<_, Vec<u8>>(3)?,
        ))
    })?;
    let mut salvaged = Salvaged::default();
    for row in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let (id, revision, copy, lock) = row;
        forget_unsent(database, id)?;
        database.execute(
            "INSERT INTO salvaged (draft, revision, digest, bytes, envelope, lock, voucher)
                SELECT id, revision, ?2, ?3, ?4, ?5, voucher FROM draft WHERE id = ?1 AND revision = ?6",
            params![id.0, Digest::of(&copy).as_bytes(), copy.len(), copy, lock, revision],
        )?;
        database.execute("UPDATE draft SET voucher = NULL WHERE id = ?1", [id.0])?;
        chunks::queue(database, id)?;
        salvaged.queued += 1;
    }
    let query = "SELECT count(*) FROM draft WHERE copy IS NULL";
    salvaged.left = super::sqlite::count(database.query_row(query, [], |row| row.get(0))?, "draft")?;
    Ok(salvaged)
}

/// Whether a copy of this draft was ever queued.
pub(super) fn was(database: &Connection, id: DraftId) -> Result<bool> {
    Ok(database
        .query_row("SELECT EXISTS (SELECT 1 FROM salvaged WHERE draft = ?1)", [id.0], |row| row.get(0))?)
}

/// Its voucher goes too: it may have been shown to the server.
pub(super) fn forget_unsent(database: &Connection, id: DraftId) -> Result {
    database.execute("DELETE FROM salvaged WHERE draft = ?1 AND receipt IS NULL", [id.0])?;
    Ok(())
}

pub(super) fn forget_received_before(database: &Connection, day: Date) -> Result<u64> {
    let forgotten = database.execute("DELETE FROM salvaged WHERE received_on < ?1", [day.to_string()])?;
    Ok(u64::try_from(forgotten).unwrap_or(u64::MAX))
}
