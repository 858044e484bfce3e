//! Check records in the SQLite file. A copy goes with that of its interview; nothing needs its place afterwards.

use jiff::civil::Date;
use kin_protocol::log::Lock;
use kin_protocol::{Digest, Voucher};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::sqlite::{count, number};
use super::{CheckKept, OutboxEntry, Place, Result, SealedCheck, StorageError};

pub(super) fn keep(database: &Connection, sequence: u64, check: &SealedCheck<'_>, lock: Lock) -> Result {
    database.execute(
        "INSERT INTO check_record (sequence, digest, envelope, lock) VALUES (?1, ?2, ?3, ?4)",
        params![number(sequence), check.digest.as_bytes(), check.envelope, lock.as_bytes()],
    )?;
    Ok(())
}

pub(super) fn all(database: &Connection) -> Result<Vec<OutboxEntry>> {
    let mut query = database.prepare_cached(
        "SELECT sequence, digest, length(envelope), received_on FROM check_record ORDER BY sequence",
    )?;
    let rows = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?)))?;
    rows.map(|row| {
        let (sequence, digest, bytes, received) = row?;
        let place = match received.map(|day| day.parse::<Date>()) {
            None => Place::Waiting,
            Some(day) => {
                Place::Received(day.map_err(|_| StorageError::StorageDamaged { what: "received_on" })?)
            }
        };
        Ok(OutboxEntry {
            sequence: count(sequence, "sequence")?,
            digest: Digest::from_bytes(digest),
            bytes: count(bytes, "bytes")?,
            place,
        })
    })
    .collect()
}

pub(super) fn one(database: &Connection, sequence: u64) -> Result<Option<CheckKept>> {
    let query = "SELECT envelope, lock, voucher FROM check_record WHERE sequence = ?1";
    let found = database.query_row(query, [number(sequence)], |row| {
        Ok(CheckKept {
            envelope: row.get(0)?,
            lock: Lock::from_bytes(row.get(1)?),
            voucher: row.get::<_, Option<[u8; 32]>>(2)?.map(Voucher::from_bytes),
        })
    });
    Ok(found.optional()?)
}

pub(super) fn receive(database: &Connection, sequence: u64, receipt: &str, on: Date) -> Result {
    database.execute(
        "UPDATE check_record SET received_on = ?2, receipt = ?3 WHERE sequence = ?1",
        params![number(sequence), on.to_string(), receipt],
    )?;
    Ok(())
}

pub(super) fn forget(database: &Connection, sequence: u64) -> Result {
    database.execute("DELETE FROM check_record WHERE sequence = ?1", [number(sequence)])?;
    Ok(())
}

pub(super) fn forget_received_before(database: &Connection, day: Date) -> Result {
    database.execute("DELETE FROM check_record WHERE received_on < ?1", [day.to_string()])?;
    Ok(())
}

pub(super) fn unpaid(database: &Connection) -> Result<Vec<u64>> {
    let mut query = database.prepare_cached(
        "SELECT sequence FROM check_record WHERE voucher IS NULL ORDER BY received_on IS NOT NULL, sequence",
    )?;
    let rows = query.query_map([], |row| row.get(0))?;
    rows.map(|row| count(row?, "sequence")).collect()
}

pub(super) fn drop_spent(database: &Connection, sequence: u64) -> Result {
    database.execute("UPDATE check_record SET voucher = NULL WHERE sequence = ?1", [number(sequence)])?;
    Ok(())
}
