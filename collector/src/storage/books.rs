//! Books of vouchers in the SQLite file, and the vouchers that were taken from them.

use kin_protocol::Voucher;
use rusqlite::{Connection, OptionalExtension as _, params};
use zeroize::Zeroizing;

use super::sqlite::{Row, count, number};
use super::{Book, BookLeft, Result, SALVAGED, StorageError, Taken, chunks};

pub(super) fn keep(database: &Connection, book: &Book) -> Result {
    let row = params![number(book.number), number(book.vouchers), book.sealed];
    database.execute("INSERT INTO book VALUES (?1, ?2, 0, ?3)", row)?;
    Ok(())
}

pub(super) fn books(database: &Connection) -> Result<Vec<BookLeft>> {
    let mut query = database.prepare_cached("SELECT number, vouchers, taken FROM book ORDER BY number")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.map(|row| {
        let (of, vouchers, taken) = row?;
        let [number, vouchers, taken] = [of, vouchers, taken].map(|column| count(column, "book"));
        Ok(BookLeft { number: number?, vouchers: vouchers?, taken: taken? })
    })
    .collect()
}

pub(super) fn sealed(database: &Connection, of: u64) -> Result<Option<Vec<u8>>> {
    let query = "SELECT sealed FROM book WHERE number = ?1";
    Ok(database.query_row(query, [number(of)], |row| row.get(0)).optional()?)
}

/// What a voucher pays for.
#[derive(Clone, Copy)]
pub(super) enum Paid {
    /// An envelope of the chain, or the copy of a draft.
    Envelope,
    /// The check record of an interview.
    Check,
    /// A piece of a file.
    Chunk,
}

/// Takes a voucher out of its book; false when it was taken meanwhile: then it pays for something else.
pub(super) fn consume(database: &Connection, taken: &Taken) -> Result<bool> {
    let (book, place) = (number(taken.book), number(taken.place));
    // A book that is empty goes as a whole: a row of it says that something is left.
    let last = "DELETE FROM book WHERE number = ?1 AND taken = ?2 AND taken + 1 = vouchers";
    let next = "UPDATE book SET taken = taken + 1 WHERE number = ?1 AND taken = ?2";
    Ok(database.execute(last, [book, place])? + database.execute(next, [book, place])? == 1)
}

/// Takes one of the vouchers that were laid beside something which then went; none where there is none.
pub(super) fn spare(database: &Connection) -> Result<Option<Zeroizing<Vec<u8>>>> {
    let spare: Option<Vec<u8>> =
        database.query_row("SELECT voucher FROM spare LIMIT 1", [], |row| row.get(0)).optional()?;
    let Some(spare) = spare.map(Zeroizing::new) else { return Ok(None) };
    database.execute("DELETE FROM spare WHERE voucher = ?1", [spare.as_slice()])?;
    Ok(Some(spare))
}

/// Takes a voucher out of its book and lays it beside what it pays for. [`StorageError::StorageHeadMoved`] when it was taken meanwhile.
pub(super) fn take(database: &Connection, paid: Paid, sequence: u64, taken: &Taken) -> Result {
    if !consume(database, taken)? {
        return Err(StorageError::StorageHeadMoved);
    }
    let Row { table, key, number } = match paid {
        Paid::Envelope => Row::of(sequence),
        Paid::Check => Row { table: "check_record", key: "sequence", number: number(sequence) },
        Paid::Chunk => Row { table: "chunk", key: "number", number: chunks::own(sequence) },
    };
    let lay = format!(
        "UPDATE {table} SET voucher = ?2 WHERE {key} = ?1 AND voucher IS NULL AND length(envelope) > 0"
    );
    if database.execute(&lay, params![number, &taken.voucher.reveal_bytes()[..]])? != 1 {
        return Err(StorageError::StorageHeadMoved);
    }
    Ok(())
}

pub(super) fn unpaid(database: &Connection) -> Result<Vec<u64>> {
    let mut query = database.prepare_cached(
        "SELECT sequence, received_on IS NOT NULL AS received FROM outbox
            WHERE voucher IS NULL AND length(envelope) > 0
            UNION ALL SELECT number + ?1, received_on IS NOT NULL FROM salvaged WHERE voucher IS NULL
            ORDER BY received, sequence",
    )?;
    let rows = query.query_map([number(SALVAGED)], |row| row.get(0))?;
    rows.map(|row| count(row?, "sequence")).collect()
}

pub(super) fn voucher(database: &Connection, sequence: u64) -> Result<Option<Voucher>> {
    let Row { table, key, number } = Row::of(sequence);
    let query = format!("SELECT voucher FROM {table} WHERE {key} = ?1");
    let found = database.query_row(&query, [number], |row| row.get(0)).optional()?;
    Ok(found.flatten().map(Voucher::from_bytes))
}

pub(super) fn drop_spent(database: &Connection, sequence: u64) -> Result {
    let Row { table, key, number } = Row::of(sequence);
    database.execute(&format!("UPDATE {table} SET voucher = NULL WHERE {key} = ?1"), [number])?;
    Ok(())
}
