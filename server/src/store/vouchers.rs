//! Vouchers in the same SQLite file: which there are, and which are spent. Nothing says what one paid for.

use kin_protocol::{Digest, StudyId};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Unpaid, VoucherDigest};

/// What may become of a voucher, as it stands in the table. Spent and revoked are for ever.
const UNSPENT: u8 = 0;
const SPENT: u8 = 1;
const REVOKED: u8 = 2;

/// Whether a voucher can pay now.
pub(super) fn standing(
    database: &Connection,
    study: StudyId,
    voucher: VoucherDigest,
) -> rusqlite::Result<Result<(), Unpaid>> {
    let state: Option<u8> = database
        .prepare_cached("SELECT state FROM voucher WHERE study = ?1 AND digest = ?2")?
        .query_row(params![study.as_bytes(), voucher.0.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(match state {
        Some(UNSPENT) => Ok(()),
        Some(SPENT) => Err(Unpaid::Spent),
        _ => Err(Unpaid::Unknown),
    })
}

/// Spends a voucher within the caller's transaction, or says why it cannot be.
pub(super) fn spend(
    database: &Connection,
    study: StudyId,
    voucher: VoucherDigest,
) -> rusqlite::Result<Result<(), Unpaid>> {
    let spent = database
        .prepare_cached("UPDATE voucher SET state = ?3 WHERE study = ?1 AND digest = ?2 AND state = ?4")?
        .execute(params![study.as_bytes(), voucher.0.as_bytes(), SPENT, UNSPENT])?;
    if spent == 1 { Ok(Ok(())) } else { standing(database, study, voucher) }
}

/// Takes in what a bundle names. What is spent stays spent, and what is revoked stays revoked.
pub(super) fn take_in(
    database: &Connection,
    study: StudyId,
    vouchers: &[Digest],
    revoked: &[Digest],
) -> rusqlite::Result<()> {
    let mut insert = database
        .prepare("INSERT INTO voucher (study, digest, state) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    for digest in vouchers {
        insert.execute(params![study.as_bytes(), digest.as_bytes(), UNSPENT])?;
    }
    let mut revoke = database.prepare(
        "INSERT INTO voucher (study, digest, state) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET state = excluded.state WHERE state = ?4",
    )?;
    for digest in revoked {
        revoke.execute(params![study.as_bytes(), digest.as_bytes(), REVOKED, UNSPENT])?;
    }
    Ok(())
}

/// How many vouchers of a study can still pay.
pub(super) fn unspent(database: &Connection, study: StudyId) -> rusqlite::Result<u64> {
    database.query_row(
        "SELECT count(*) FROM voucher WHERE study = ?1 AND state = ?2",
        params![study.as_bytes(), UNSPENT],
        |row| row.get(0),
    )
}
