//! Vouchers in the same SQLite file: which there are, and which are spent. Nothing says what one paid for.
//!
//! A row of `voucher` is not touched when it is spent: every one of a batch lies on a page of its own. It has a number, which is its
//! place among the study's vouchers in the order of their digests and tells nothing that the digests do not, and at that number
//! `spent` has a bit. What a bundle brings changes the numbers; what was spent goes into `state` before.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use kin_protocol::{Digest, StudyId};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Unpaid, VoucherDigest};

/// What may become of a voucher, as it stands in the table. Spent and revoked are for ever.
const UNSPENT: u8 = 0;
const SPENT: u8 = 1;
const REVOKED: u8 = 2;

/// Bytes of a row of `spent`: it lies on its page whole, and seven to a page.
const PART_BYTES: usize = 1024;
/// Vouchers of a row of `spent`.
const PART: u64 = 8 * PART_BYTES as u64;

/// The bits of a row of `spent`.
struct Bits {
    bytes: Vec<u8>,
    changed: bool,
}

impl Bits {
    fn read(database: &Connection, study: StudyId, part: u64) -> rusqlite::Result<Self> {
        let bits = database
            .prepare_cached("SELECT bits FROM spent WHERE study = ?1 AND part = ?2")?
            .query_row(params![study.as_bytes(), part], |row| row.get(0))
            .optional()?;
        Ok(Self { bytes: bits.unwrap_or_else(|| vec![0; PART_BYTES]), changed: false })
    }

    fn write(&self, database: &Connection, study: StudyId, part: u64) -> rusqlite::Result<()> {
        database
            .prepare_cached(
                "INSERT INTO spent VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET bits = excluded.bits",
            )?
            .execute(params![study.as_bytes(), part, self.bytes])?;
        Ok(())
    }

    fn at(number: u64) -> (usize, u8) {
        let within = number % PART;
        (usize::try_from(within / 8).expect("a byte of a part"), 1 << (within % 8))
    }

    fn has(&self, number: u64) -> bool {
        let (byte, bit) = Self::at(number);
        self.bytes[byte] & bit != 0
    }

    fn set(&mut self, number: u64) {
        let (byte, bit) = Self::at(number);
        self.bytes[byte] |= bit;
        self.changed = true;
    }
}

/// The vouchers of a study within the caller's transaction. What it spends is in the table once it is closed.
pub(super) struct Purse<'d> {
    database: &'d Connection,
    study: StudyId,
    parts: BTreeMap<u64, Bits>,
}

impl<'d> Purse<'d> {
    pub(super) fn open(database: &'d Connection, study: StudyId) -> Self {
        Self { database, study, parts: BTreeMap::new() }
    }

    /// Whether a voucher can pay now.
    pub(super) fn standing(&mut self, voucher: VoucherDigest) -> rusqlite::Result<Result<(), Unpaid>> {
        Ok(self.find(voucher)?.map(|_number| ()))
    }

    /// Spends a voucher, or says why it cannot be.
    pub(super) fn spend(&mut self, voucher: VoucherDigest) -> rusqlite::Result<Result<(), Unpaid>> {
        let found = self.find(voucher)?;
        if let Ok(number) = found {
            self.part(number)?.set(number);
        }
        Ok(found.map(|_number| ()))
    }

    pub(super) fn close(self) -> rusqlite::Result<()> {
        let mut changed = self.parts.iter().filter(|(_, bits)| bits.changed);
        changed.try_for_each(|(part, bits)| bits.write(self.database, self.study, *part))
    }

    /// The number of a voucher that can pay.
    fn find(&mut self, voucher: VoucherDigest) -> rusqlite::Result<Result<u64, Unpaid>> {
        let row: Option<(u8, u64)> = self
            .database
            .prepare_cached("SELECT state, number FROM voucher WHERE study = ?1 AND digest = ?2")?
            .query_row(params![self.study.as_bytes(), voucher.0.as_bytes()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        Ok(match row {
            Some((UNSPENT, number)) if self.part(number)?.has(number) => Err(Unpaid::Spent),
            Some((UNSPENT, number)) => Ok(number),
            Some((SPENT, _)) => Err(Unpaid::Spent),
            _ => Err(Unpaid::Unknown),
        })
    }

    fn part(&mut self, number: u64) -> rusqlite::Result<&mut Bits> {
        Ok(match self.parts.entry(number / PART) {
            Entry::Occupied(part) => part.into_mut(),
            Entry::Vacant(part) => {
                let bits = Bits::read(self.database, self.study, *part.key())?;
                part.insert(bits)
            }
        })
    }
}

/// Takes in what a bundle names. What is spent stays spent, and what is revoked stays revoked.
pub(super) fn take_in(
    database: &Connection,
    study: StudyId,
    vouchers: &[Digest],
    revoked: &[Digest],
) -> rusqlite::Result<()> {
    settle(database, study)?;
    let mut new = 0;
    let mut insert = database.prepare(
        "INSERT INTO voucher (study, digest, state, number) VALUES (?1, ?2, ?3, 0) ON CONFLICT DO NOTHING",
    )?;
    for digest in vouchers {
        new += insert.execute(params![study.as_bytes(), digest.as_bytes(), UNSPENT])?;
    }
    let mut revoke =
        database.prepare("UPDATE voucher SET state = ?3 WHERE study = ?1 AND digest = ?2 AND state = ?4")?;
    for digest in revoked {
        new += insert.execute(params![study.as_bytes(), digest.as_bytes(), REVOKED])?;
        revoke.execute(params![study.as_bytes(), digest.as_bytes(), REVOKED, UNSPENT])?;
    }
    if new == 0 { Ok(()) } else { number_all(database, study) }
}

/// Brings what was spent into the rows of the vouchers, so that their numbers may change.
fn settle(database: &Connection, study: StudyId) -> rusqlite::Result<()> {
    let mut spend = database.prepare("UPDATE voucher SET state = ?3 WHERE study = ?1 AND digest = ?2")?;
    each_part(database, study, |part, rows| {
        let bits = Bits::read(database, study, part)?;
        for row in rows.iter().filter(|row| bits.has(row.number)) {
            spend.execute(params![study.as_bytes(), row.digest, SPENT])?;
        }
        Ok(())
    })?;
    database.execute("DELETE FROM spent WHERE study = ?1", params![study.as_bytes()])?;
    Ok(())
}

/// Gives every voucher its place in the order of the digests.
fn number_all(database: &Connection, study: StudyId) -> rusqlite::Result<()> {
    let mut renumber = database.prepare("UPDATE voucher SET number = ?3 WHERE study = ?1 AND digest = ?2")?;
    each_part(database, study, |part, rows| {
        for (number, row) in (part * PART..).zip(rows) {
            if row.number != number {
                renumber.execute(params![study.as_bytes(), row.digest, number])?;
            }
        }
        Ok(())
    })
}

/// A row of `voucher`.
struct Numbered {
    digest: [u8; 32],
    number: u64,
}

/// Goes through the vouchers of a study in the order of their digests, as many at a time as a row of `spent` speaks of.
fn each_part(
    database: &Connection,
    study: StudyId,
    mut each: impl FnMut(u64, &[Numbered]) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut after: Vec<u8> = Vec::new();
    for part in 0.. {
        let rows: Vec<Numbered> = database
            .prepare_cached(
                "SELECT digest, number FROM voucher WHERE study = ?1 AND digest > ?2 ORDER BY digest LIMIT ?3",
            )?
            .query_map(params![study.as_bytes(), after, PART], |row| {
                Ok(Numbered { digest: row.get(0)?, number: row.get(1)? })
            })?
            .collect::<rusqlite::Result<_>>()?;
        let Some(last) = rows.last() else { break };
        after = last.digest.to_vec();
        each(part, &rows)?;
    }
    Ok(())
}

/// How many vouchers of a study can still pay, have paid, and never will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) unspent: u64,
    pub(super) spent: u64,
    pub(super) revoked: u64,
}

pub(super) fn count(database: &Connection, study: StudyId) -> rusqlite::Result<Counts> {
    let mut bits = database.prepare("SELECT bits FROM spent WHERE study = ?1")?;
    let ones = |bits: &[u8]| bits.iter().map(|byte| u64::from(byte.count_ones())).sum::<u64>();
    let since = bits.query_map(params![study.as_bytes()], |row| Ok(ones(row.get_ref(0)?.as_blob()?)))?;
    let since = since.sum::<rusqlite::Result<u64>>()?;
    let of = |state: u8| {
        database.query_row(
            "SELECT count(*) FROM voucher WHERE study = ?1 AND state = ?2",
            params![study.as_bytes(), state],
            |row| row.get::<_, u64>(0),
        )
    };
    // Of those that the table calls unspent, and only of those, some have a bit.
    Ok(Counts {
        unspent: of(UNSPENT)?.saturating_sub(since),
        spent: of(SPENT)? + since,
        revoked: of(REVOKED)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema::STORE;

    const STUDY: StudyId = StudyId::from_bytes([7; 16]);

    fn database() -> Connection {
        let database = Connection::open_in_memory().unwrap();
        for version in STORE.migrations {
            database.execute_batch(version).unwrap();
        }
        database
            .execute(
                "INSERT INTO study VALUES (?1, zeroblob(32), x'00', 1, zeroblob(32), 'roots')",
                [STUDY.as_bytes()],
            )
            .unwrap();
        database
    }

    fn digest(number: u64) -> Digest {
        Digest::of(&number.to_be_bytes())
    }

    fn spend(database: &Connection, numbers: impl IntoIterator<Item = u64>) -> Vec<Result<(), Unpaid>> {
        let mut purse = Purse::open(database, STUDY);
        let spent = numbers.into_iter().map(|number| purse.spend(VoucherDigest(digest(number))).unwrap());
        let spent = spent.collect();
        purse.close().unwrap();
        spent
    }

    fn standing(database: &Connection, number: u64) -> Result<(), Unpaid> {
        Purse::open(database, STUDY).standing(VoucherDigest(digest(number))).unwrap()
    }

    /// Three waves of more than a row of `spent` speaks of, spent from and revoked between one another, against a plain map.
    #[test]
    fn what_is_spent_or_revoked_stays_so_whatever_is_loaded_between() {
        const WAVE: u64 = PART + 1_000;
        let database = database();
        let mut expected: BTreeMap<u64, Result<(), Unpaid>> = BTreeMap::new();
        for wave in 0..3 {
            let numbers = wave * WAVE..(wave + 1) * WAVE;
            for number in numbers.clone() {
                expected.entry(number).or_insert(Ok(()));
            }
            let revoked: Vec<u64> =
                numbers.clone().map(|number| number * 5 / 3).filter(|number| number % 7 == 0).collect();
            for number in &revoked {
                // One that has paid is not taken back, and one that comes later is never any good.
                let standing = expected.entry(*number).or_insert(Err(Unpaid::Unknown));
                if standing.is_ok() {
                    *standing = Err(Unpaid::Unknown);
                }
            }
            let digests = |numbers: &[u64]| numbers.iter().map(|number| digest(*number)).collect::<Vec<_>>();
            let loaded: Vec<u64> = numbers.collect();
            take_in(&database, STUDY, &digests(&loaded), &digests(&revoked)).unwrap();
            for batch in 0..40 {
                let batch = (0..64).map(|one| (batch * 64 + one) * 11 % ((wave + 1) * WAVE));
                for (number, became) in batch.clone().zip(spend(&database, batch)) {
                    let known = expected.get_mut(&number).unwrap();
                    assert_eq!(became, *known, "voucher {number} of wave {wave}");
                    if known.is_ok() {
                        *known = Err(Unpaid::Spent);
                    }
                }
            }
        }
        for (number, known) in &expected {
            assert_eq!(standing(&database, *number), *known, "voucher {number}");
        }
        let of = |standing| expected.values().filter(|known| **known == standing).count() as u64;
        let (unspent, spent, revoked) = (of(Ok(())), of(Err(Unpaid::Spent)), of(Err(Unpaid::Unknown)));
        assert!(unspent > 0 && spent > 0 && revoked > 0);
        assert_eq!(count(&database, STUDY).unwrap(), Counts { unspent, spent, revoked });
        assert_eq!(standing(&database, 9 * WAVE), Err(Unpaid::Unknown));
    }

    #[test]
    fn a_voucher_twice_in_one_batch_pays_once() {
        let database = database();
        take_in(&database, STUDY, &[digest(1), digest(2)], &[]).unwrap();
        assert_eq!(spend(&database, [1, 2, 1]), [Ok(()), Ok(()), Err(Unpaid::Spent)]);
        assert_eq!(spend(&database, [2]), [Err(Unpaid::Spent)]);
    }

    #[test]
    fn a_number_is_the_place_among_the_digests_whatever_came_first() {
        let (forwards, backwards) = (database(), database());
        let numbers: Vec<Digest> = (0..100).map(digest).collect();
        for part in numbers.chunks(30) {
            take_in(&forwards, STUDY, part, &[]).unwrap();
        }
        for part in numbers.rchunks(17) {
            take_in(&backwards, STUDY, part, &[]).unwrap();
        }
        let rows = |database: &Connection| {
            let mut query = database.prepare("SELECT digest, number FROM voucher ORDER BY digest").unwrap();
            let rows = query.query_map([], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, u64>(1)?)));
            rows.unwrap().collect::<rusqlite::Result<Vec<_>>>().unwrap()
        };
        assert_eq!(rows(&forwards), rows(&backwards));
        assert!(rows(&forwards).iter().map(|(_, number)| *number).eq(0..100));
    }
}
