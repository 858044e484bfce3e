//! The log in the same SQLite file: leaves, tiles, and where each envelope stands.

use std::collections::BTreeMap;

use kin_protocol::log::{Grown, Leaf, LogError, TileName, Tiles, grow};
use kin_protocol::{Digest, StudyId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Appended, Kept, LogRow, Placed, Upload};

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

/// Writes a batch within the caller's transaction.
pub(super) fn append(database: &Connection, batch: &[Upload]) -> Result<Vec<Appended>, Failed> {
    let mut appended: Vec<Option<Appended>> = vec![None; batch.len()];
    let mut studies: BTreeMap<StudyId, Vec<usize>> = BTreeMap::new();
    for (index, upload) in batch.iter().enumerate() {
        studies.entry(upload.study).or_default().push(index);
    }
    for (study, indexes) in studies {
        append_to(database, study, &indexes, batch, &mut appended)?;
    }
    Ok(appended.into_iter().map(|one| one.expect("every upload is of a study")).collect())
}

/// Writes those of a batch that are of one study.
fn append_to(
    database: &Connection,
    study: StudyId,
    indexes: &[usize],
    batch: &[Upload],
    appended: &mut [Option<Appended>],
) -> Result<(), Failed> {
    let before = log(database, study)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?.size;
    let mut new: Vec<usize> = Vec::new();
    let mut places: BTreeMap<Digest, u64> = BTreeMap::new();
    for index in indexes {
        let digest = batch[*index].digest;
        if let Some(placed) = placed(database, study, digest)? {
            appended[*index] = Some(Appended { kept: Kept::Before, placed });
        } else if let std::collections::btree_map::Entry::Vacant(entry) = places.entry(digest) {
            entry.insert(before + new.len() as u64);
            new.push(*index);
        }
    }
    let size = before + new.len() as u64;
    let mut hashes = Vec::with_capacity(new.len());
    for (place, index) in (before..).zip(&new) {
        let leaf = keep(database, &batch[*index], Placed { place, size })?;
        hashes.push(leaf.hash());
        appended[*index] = Some(Appended { kept: Kept::Now, placed: Placed { place, size } });
    }
    // The same envelope twice in one batch: the first of them was kept.
    for index in indexes.iter().filter(|index| appended[**index].is_none()).copied().collect::<Vec<_>>() {
        let place = places.get(&batch[index].digest).copied().unwrap_or(before);
        appended[index] = Some(Appended { kept: Kept::Before, placed: Placed { place, size } });
    }
    if new.is_empty() {
        return Ok(());
    }
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

fn keep(database: &Connection, upload: &Upload, placed: Placed) -> rusqlite::Result<Leaf> {
    let leaf = Leaf::Envelope { digest: upload.digest, class: upload.class, lock: upload.lock };
    let id = upload.study.as_bytes();
    database.prepare_cached("INSERT INTO body (bytes) VALUES (?1)")?.execute(params![upload.bytes])?;
    let body = database.last_insert_rowid();
    database.prepare_cached("INSERT INTO logged VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        id,
        upload.digest.as_bytes(),
        placed.place,
        placed.size,
        body
    ])?;
    database.prepare_cached("INSERT INTO leaf VALUES (?1, ?2, ?3)")?.execute(params![
        id,
        placed.place,
        leaf.to_bytes()
    ])?;
    Ok(leaf)
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
