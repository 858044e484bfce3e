//! The list of interviews in the SQLite file, and the locks that are kept for corrections of them.

use jiff::civil::Date;
use kin_protocol::log::Lock;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::sqlite::{count, number};
use super::{Locks, Result, StorageError};

/// Stands in the place of a lock that a correction has taken.
const TAKEN: [u8; 32] = [0; 32];

pub(super) fn all(database: &Connection) -> Result<Vec<(u64, Vec<u8>)>> {
    let mut query = database.prepare_cached("SELECT sequence, sealed FROM interview ORDER BY sequence")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (sequence, sealed) = row?;
        Ok((count(sequence, "sequence")?, sealed))
    })
    .collect()
}

pub(super) fn replace(database: &Connection, sequence: u64, sealed: &[u8]) -> Result {
    let row = params![number(sequence), sealed];
    let changed = database.execute("UPDATE interview SET sealed = ?2 WHERE sequence = ?1", row)?;
    if changed == 1 { Ok(()) } else { Err(StorageError::StorageHeadMoved) }
}

pub(super) fn forget(database: &Connection, sequence: u64) -> Result {
    database.execute("DELETE FROM interview WHERE sequence = ?1", [number(sequence)])?;
    Ok(())
}

pub(super) fn forget_received_before(database: &Connection, day: Date) -> Result {
    database.execute(
        "DELETE FROM interview WHERE sequence IN (SELECT sequence FROM outbox WHERE received_on < ?1)",
        [day.to_string()],
    )?;
    Ok(())
}

/// What is left of the locks that an interview kept; one that was withdrawn keeps none.
pub(super) fn reserved(database: &Connection, sequence: u64) -> Result<Vec<Lock>> {
    let left = kept(database, sequence)?.into_iter().filter(|lock| *lock != TAKEN);
    Ok(left.map(Lock::from_bytes).collect())
}

/// The lock that an envelope goes under, and what it keeps for its corrections, as its row holds them. That of a correction is taken
/// from its interview, so that nothing on the disk leads from one to the other.
pub(super) fn locks(database: &Connection, locks: &Locks) -> Result<(Lock, Option<Vec<u8>>)> {
    match locks {
        Locks::Own(set) => Ok((set.own, Some(set.reserved.map(|lock| *lock.as_bytes()).concat()))),
        Locks::Kept { of, lock } => {
            let mut all = kept(database, *of)?;
            let place = all.iter_mut().find(|kept| *kept == lock.as_bytes() && **kept != TAKEN);
            *place.ok_or(StorageError::StorageCorrectionTooLate)? = TAKEN;
            let row = params![number(*of), all.concat()];
            database.execute("UPDATE outbox SET reserved = ?2 WHERE sequence = ?1", row)?;
            Ok((*lock, None))
        }
    }
}

/// Takes the last lock of a row for what is not a correction; none where it is gone.
pub(super) fn give_last(reserved: &mut [u8]) -> Option<Lock> {
    let last = reserved.last_chunk_mut::<32>().filter(|last| **last != TAKEN)?;
    Some(Lock::from_bytes(std::mem::replace(last, TAKEN)))
}

/// Takes the lock that an interview kept at this place: the copy of its draft went under it.
pub(super) fn use_up(database: &Connection, sequence: u64, place: usize) -> Result {
    let mut all = kept(database, sequence)?;
    if let Some(lock) = all.get_mut(place) {
        *lock = TAKEN;
        let row = params![number(sequence), all.concat()];
        database.execute("UPDATE outbox SET reserved = ?2 WHERE sequence = ?1", row)?;
    }
    Ok(())
}

fn kept(database: &Connection, sequence: u64) -> Result<Vec<[u8; 32]>> {
    let query = "SELECT reserved FROM outbox WHERE sequence = ?1
        AND NOT EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.sequence = outbox.sequence)";
    let found = database.query_row(query, [number(sequence)], |row| row.get::<_, Option<Vec<u8>>>(0));
    let kept = found.optional()?.flatten().unwrap_or_default();
    Ok(kept.as_chunks::<32>().0.to_vec())
}
