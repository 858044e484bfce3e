//! Pieces of files in the SQLite file: of a draft until it ends, then of its interview.

use jiff::civil::Date;
use kin_protocol::log::Lock;
use kin_protocol::{Digest, Voucher};
use rusqlite::{Connection, OptionalExtension as _, params};
use zeroize::Zeroizing;

use super::sqlite::{count, number};
use super::{CHUNKS, CheckKept, Chunks, DraftId, OutboxEntry, Place, Result, StorageError, Taken, books};

/// What may go out: its record is there to list it, or a copy of its draft is.
const SENDABLE: &str = "(sequence IS NOT NULL OR queued = 1)";

/// Brings the chunks of a draft to what it holds now. Those that it holds no more are gone, with their vouchers kept for others.
pub(super) fn keep(database: &Connection, draft: DraftId, lock: Lock, chunks: &Chunks<'_>) -> Result {
    let insert = "INSERT INTO chunk (digest, envelope, lock, draft) VALUES (?1, ?2, ?3, ?4)";
    for (digest, envelope) in &chunks.fresh {
        database.execute(insert, params![digest.as_bytes(), envelope, lock.as_bytes(), draft.0])?;
    }
    drop_others(database, draft, chunks)?;
    let unpaid = "SELECT number FROM chunk WHERE draft = ?1 AND voucher IS NULL ORDER BY number";
    let mut unpaid = database.prepare(unpaid)?;
    let unpaid: Vec<i64> = unpaid.query_map([draft.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut taken = chunks.vouchers.iter();
    for number in unpaid {
        let voucher = match books::spare(database)? {
            Some(voucher) => Some(voucher),
            None => next_taken(database, &mut taken)?,
        };
        // Another program may have taken them meanwhile: then it waits for one.
        let Some(voucher) = voucher else { break };
        database.execute(
            "UPDATE chunk SET voucher = ?2 WHERE number = ?1",
            params![number, voucher.as_slice()],
        )?;
    }
    Ok(())
}

fn next_taken<'t>(
    database: &Connection,
    taken: &mut impl Iterator<Item = &'t Taken>,
) -> Result<Option<Zeroizing<Vec<u8>>>> {
    for taken in taken {
        if books::consume(database, taken)? {
            return Ok(Some(taken.voucher.reveal_bytes().to_vec().into()));
        }
    }
    Ok(None)
}

/// One that was queued may have been shown to the server with its voucher: that pays for nothing else.
fn drop_others(database: &Connection, draft: DraftId, chunks: &Chunks<'_>) -> Result {
    let mut held = database.prepare("SELECT number, digest FROM chunk WHERE draft = ?1")?;
    let held = held.query_map([draft.0], |row| Ok((row.get(0)?, Digest::from_bytes(row.get(1)?))))?;
    let held: Vec<(i64, Digest)> = held.collect::<rusqlite::Result<_>>()?;
    for (number, digest) in held {
        if !chunks.holds(digest) {
            database.execute(
                "INSERT OR IGNORE INTO spare
                    SELECT voucher FROM chunk WHERE number = ?1 AND queued = 0 AND voucher IS NOT NULL",
                [number],
            )?;
            database.execute("DELETE FROM chunk WHERE number = ?1 AND receipt IS NULL", [number])?;
        }
    }
    Ok(())
}

/// Forgets the chunks of a draft that is thrown away.
pub(super) fn discard(database: &Connection, draft: DraftId) -> Result {
    drop_others(database, draft, &Chunks::default())
}

/// Gives the chunks that a record lists to its interview: all of them, or nothing happens.
pub(super) fn end(
    database: &Connection,
    draft: Option<DraftId>,
    sequence: u64,
    lock: Lock,
    chunks: &Chunks<'_>,
) -> Result {
    for digest in &chunks.held {
        let given = database.execute(
            "UPDATE chunk SET sequence = ?2, draft = NULL WHERE digest = ?1 AND draft = ?3",
            params![digest.as_bytes(), number(sequence), draft.map(|draft| draft.0)],
        )?;
        if given != 1 {
            return Err(StorageError::StorageDraftMoved);
        }
    }
    for (digest, envelope) in &chunks.fresh {
        database.execute(
            "INSERT INTO chunk (digest, envelope, lock, sequence) VALUES (?1, ?2, ?3, ?4)",
            params![digest.as_bytes(), envelope, lock.as_bytes(), number(sequence)],
        )?;
    }
    draft.map_or(Ok(()), |draft| discard(database, draft))
}

/// Lets the chunks of a draft go out whose copy is queued.
pub(super) fn queue(database: &Connection, draft: DraftId) -> Result {
    database.execute("UPDATE chunk SET queued = 1 WHERE draft = ?1", [draft.0])?;
    Ok(())
}

/// Forgets those of an interview.
pub(super) fn forget(database: &Connection, sequence: u64) -> Result {
    database.execute("DELETE FROM chunk WHERE sequence = ?1", [number(sequence)])?;
    Ok(())
}

/// Forgets those of the draft whose copy has this number.
pub(super) fn forget_salvaged(database: &Connection, copy: i64) -> Result {
    let of = "DELETE FROM chunk WHERE draft = (SELECT draft FROM salvaged WHERE number = ?1)";
    database.execute(of, [copy])?;
    Ok(())
}

/// Forgets one that was withdrawn.
pub(super) fn forget_one(database: &Connection, entry: u64) -> Result {
    database.execute("DELETE FROM chunk WHERE number = ?1", [own(entry)])?;
    Ok(())
}

/// Those of a draft that goes on stay: its record will list them.
pub(super) fn forget_received_before(database: &Connection, day: Date) -> Result {
    database.execute(
        "DELETE FROM chunk WHERE received_on < ?1
            AND (draft IS NULL OR NOT EXISTS (SELECT 1 FROM draft WHERE id = chunk.draft))",
        [day.to_string()],
    )?;
    Ok(())
}

/// What would be left of drafts whose vault is gone; what was queued stays sendable.
pub(super) fn wipe(database: &Connection) -> Result {
    database.execute("DELETE FROM chunk WHERE draft IS NOT NULL AND queued = 0", [])?;
    Ok(())
}

pub(super) fn all(database: &Connection) -> Result<Vec<OutboxEntry>> {
    let mut query = database.prepare_cached(&format!(
        "SELECT number, digest, length(envelope), received_on FROM chunk WHERE {SENDABLE} ORDER BY number"
    ))?;
    let rows = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?)))?;
    rows.map(|row| {
        let (of, digest, bytes, received) = row?;
        let day = received.map(|day| day.parse::<Date>()).transpose();
        let day = day.map_err(|_| StorageError::StorageDamaged { what: "received_on" })?;
        Ok(OutboxEntry {
            sequence: CHUNKS + count(of, "number")?,
            digest: Digest::from_bytes(digest),
            bytes: count(bytes, "bytes")?,
            place: day.map_or(Place::Waiting, Place::Received),
        })
    })
    .collect()
}

pub(super) fn one(database: &Connection, entry: u64) -> Result<Option<CheckKept>> {
    let query = format!("SELECT envelope, lock, voucher FROM chunk WHERE number = ?1 AND {SENDABLE}");
    let found = database.query_row(&query, [own(entry)], |row| {
        Ok(CheckKept {
            envelope: row.get(0)?,
            lock: Lock::from_bytes(row.get(1)?),
            voucher: row.get::<_, Option<[u8; 32]>>(2)?.map(Voucher::from_bytes),
        })
    });
    Ok(found.optional()?)
}

pub(super) fn receive(database: &Connection, entry: u64, receipt: &str, on: Date) -> Result {
    database.execute(
        "UPDATE chunk SET received_on = ?2, receipt = ?3 WHERE number = ?1",
        params![own(entry), on.to_string(), receipt],
    )?;
    Ok(())
}

pub(super) fn unpaid(database: &Connection) -> Result<Vec<u64>> {
    let mut query = database.prepare_cached(&format!(
        "SELECT number FROM chunk WHERE voucher IS NULL AND {SENDABLE} ORDER BY received_on IS NOT NULL, number"
    ))?;
    let rows = query.query_map([], |row| row.get(0))?;
    rows.map(|row| Ok(CHUNKS + count(row?, "number")?)).collect()
}

pub(super) fn drop_spent(database: &Connection, entry: u64) -> Result {
    database.execute("UPDATE chunk SET voucher = NULL WHERE number = ?1", [own(entry)])?;
    Ok(())
}

/// The row of an entry's number.
pub(super) fn own(entry: u64) -> i64 {
    number(entry.saturating_sub(CHUNKS))
}
