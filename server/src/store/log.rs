//! The log in the same SQLite file: leaves, tiles, and where each envelope stands.

use std::collections::BTreeMap;

use kin_protocol::log::{Grown, Leaf, LogError, TileName, Tiles, grow};
use kin_protocol::{Digest, StudyId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::vouchers::Purse;
use super::{Appended, Kept, LogRow, Placed, Unpaid, Upload, withdrawal};

/// The database failed, or what is in it is no log.
#[derive(Debug)]
pub(super) enum Failed {
    Database(rusqlite::Error),
    Log(LogError),
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<LogError> for Failed {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

pub(super) fn log(database: &Connection, study: StudyId) -> rusqlite::Result<Option<LogRow>> {
    database
        .prepare_cached("SELECT generation, size FROM log WHERE study = ?1")?
        .query_row(params![study.as_bytes()], |row| Ok(LogRow { generation: row.get(0)?, size: row.get(1)? }))
        .optional()
}

pub(super) fn logs(database: &Connection) -> rusqlite::Result<Vec<(StudyId, LogRow)>> {
    database
        .prepare("SELECT study, generation, size FROM log ORDER BY study")?
        .query_map([], |row| {
            let log = LogRow { generation: row.get(1)?, size: row.get(2)? };
            Ok((StudyId::from_bytes(row.get(0)?), log))
        })?
        .collect()
}

pub(super) fn placed(
    database: &Connection,
    study: StudyId,
    digest: Digest,
) -> rusqlite::Result<Option<Placed>> {
    database
        .prepare_cached("SELECT place, size FROM logged WHERE study = ?1 AND digest = ?2")?
        .query_row(params![study.as_bytes(), digest.as_bytes()], |row: &Row<'_>| {
            Ok(Placed { place: row.get(0)?, size: row.get(1)? })
        })
        .optional()
}

pub(super) fn tile(
    database: &Connection,
    study: StudyId,
    name: TileName,
) -> rusqlite::Result<Option<Vec<u8>>> {
    database
        .prepare_cached("SELECT hashes FROM tile WHERE study = ?1 AND level = ?2 AND number = ?3")?
        .query_row(params![study.as_bytes(), name.level, name.number], |row| row.get(0))
        .optional()
}

pub(super) fn leaves(
    database: &Connection,
    study: StudyId,
    from: u64,
    count: u64,
) -> rusqlite::Result<Vec<Vec<u8>>> {
    database
        .prepare_cached("SELECT bytes FROM leaf WHERE study = ?1 AND place >= ?2 ORDER BY place LIMIT ?3")?
        .query_map(params![study.as_bytes(), from, count], |row| row.get(0))?
        .collect()
}

/// What became of one upload of a batch.
type Outcome = Result<Appended, Unpaid>;

/// Writes a batch within the caller's transaction.
pub(super) fn append(database: &Connection, batch: &[Upload]) -> Result<Vec<Outcome>, Failed> {
    let mut appended: Vec<Option<Outcome>> = vec![None; batch.len()];
    let mut studies: BTreeMap<StudyId, Vec<usize>> = BTreeMap::new();
    for (index, upload) in batch.iter().enumerate() {
        studies.entry(upload.study).or_default().push(index);
    }
    for (study, indexes) in studies {
        append_to(database, study, &indexes, batch, &mut appended)?;
    }
    Ok(appended.into_iter().map(|one| one.expect("every upload is of a study")).collect())
}

/// Writes those of a batch that are of one study: the leaves of what is new, and behind them the tombstones of what is deleted as it
/// comes, because its lock was opened before.
fn append_to(
    database: &Connection,
    study: StudyId,
    indexes: &[usize],
    batch: &[Upload],
    appended: &mut [Option<Outcome>],
) -> Result<(), Failed> {
    let before = log(database, study)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?.size;
    let mut new: Vec<usize> = Vec::new();
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut tombstones: BTreeMap<Digest, Leaf> = BTreeMap::new();
    let mut firsts: BTreeMap<Digest, usize> = BTreeMap::new();
    let mut purse = Purse::open(database, study);
    for index in indexes {
        let Upload { digest, class, lock, voucher, .. } = batch[*index];
        if let Some(known) = known(database, study, digest)? {
            appended[*index] = Some(Ok(known));
        } else if let std::collections::btree_map::Entry::Vacant(entry) = firsts.entry(digest) {
            if let Err(unpaid) = purse.spend(voucher)? {
                appended[*index] = Some(Err(unpaid));
                continue;
            }
            entry.insert(*index);
            new.push(*index);
            leaves.push(Leaf::Envelope { digest, class, lock });
            if let Some(preimage) = withdrawal::shown(database, study, lock)? {
                tombstones.insert(digest, Leaf::Withdrawn { digest, preimage });
            }
        }
    }
    purse.close()?;
    let deleted: BTreeMap<Digest, u64> =
        tombstones.keys().copied().zip(before + new.len() as u64..).collect();
    let size = before + (new.len() + deleted.len()) as u64;
    for (place, index) in (before..).zip(&new) {
        let upload = &batch[*index];
        let placed = match deleted.get(&upload.digest) {
            Some(place) => Placed { place: *place, size },
            None => Placed { place, size },
        };
        let kept = if deleted.contains_key(&upload.digest) {
            withdrawal::bury(database, study, upload.digest, placed)?;
            withdrawal::lock(database, study, upload.lock, upload.digest)?;
            None
        } else {
            keep(database, upload, placed)?;
            Some(Kept::Now)
        };
        appended[*index] = Some(Ok(Appended { kept, placed }));
    }
    // The same envelope twice in one batch: what became of the first of them.
    for index in indexes {
        if appended[*index].is_none() {
            let first = firsts.get(&batch[*index].digest).and_then(|first| appended[*first]);
            appended[*index] = first.map(|first| {
                first.map(|first| match first.kept {
                    Some(_) => Appended { kept: Some(Kept::Before), ..first },
                    None => first,
                })
            });
        }
    }
    leaves.extend(tombstones.into_values());
    extend(database, study, before, &leaves)?;
    Ok(withdrawal::lock_where_many_wait(database, study)?)
}

/// What became of an envelope that the log knows already.
fn known(database: &Connection, study: StudyId, digest: Digest) -> rusqlite::Result<Option<Appended>> {
    if let Some(placed) = placed(database, study, digest)? {
        return Ok(Some(Appended { kept: Some(Kept::Before), placed }));
    }
    let gone = withdrawal::gone(database, study, digest)?;
    Ok(gone.map(|placed| Appended { kept: None, placed }))
}

/// Appends leaves to a log of `before` leaves, within the caller's transaction.
pub(super) fn extend(
    database: &Connection,
    study: StudyId,
    before: u64,
    leaves: &[Leaf],
) -> Result<(), Failed> {
    if leaves.is_empty() {
        return Ok(());
    }
    let mut insert = database.prepare_cached("INSERT INTO leaf VALUES (?1, ?2, ?3)")?;
    for (place, leaf) in (before..).zip(leaves) {
        insert.execute(params![study.as_bytes(), place, leaf.to_bytes()])?;
    }
    let hashes: Vec<Digest> = leaves.iter().map(Leaf::hash).collect();
    let Grown { size, tiles, .. } = grow(&Stored { database, study }, before, &hashes)?;
    let mut upsert = database.prepare_cached(
        "INSERT INTO tile VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET hashes = excluded.hashes",
    )?;
    for (name, hashes) in tiles {
        upsert.execute(params![study.as_bytes(), name.level, name.number, hashes])?;
    }
    database
        .prepare_cached("UPDATE log SET size = ?2 WHERE study = ?1")?
        .execute(params![study.as_bytes(), size])?;
    Ok(())
}

fn keep(database: &Connection, upload: &Upload, placed: Placed) -> rusqlite::Result<()> {
    database.prepare_cached("INSERT INTO body (bytes) VALUES (?1)")?.execute(params![upload.bytes])?;
    let body = database.last_insert_rowid();
    database.prepare_cached("INSERT INTO logged VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        upload.study.as_bytes(),
        upload.digest.as_bytes(),
        placed.place,
        placed.size,
        body
    ])?;
    Ok(())
}

struct Stored<'d> {
    database: &'d Connection,
    study: StudyId,
}

impl Tiles for Stored<'_> {
    type Error = Failed;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, Failed> {
        Ok(tile(self.database, self.study, name)?)
    }
}
