//! What is gone: bodies deleted, tombstones in the log, and the preimages that were shown.

use kin_protocol::log::{Leaf, Lock, Preimage, SizeClass};
use kin_protocol::withdrawal::{Unsent, WithdrawalRequest};
use kin_protocol::{Digest, StudyId};
use rusqlite::{Connection, OptionalExtension, params};

use super::log::{self, Failed};
use super::{Buried, Placed};

/// Most preimages that a study keeps: those of 1024 codes, of which almost all open nothing that is there.
pub(super) const MAX_SHOWN: u64 = 1 << 17;

/// Most leaves whose locks wait to come into `locked` together.
const MOST_WAITING: u64 = 1 << 14;

/// The preimage of a lock, where it was shown before.
pub(super) fn shown(database: &Connection, study: StudyId, lock: Lock) -> rusqlite::Result<Option<Preimage>> {
    database
        .prepare_cached("SELECT preimage FROM shown WHERE study = ?1 AND lock = ?2")?
        .query_row(params![study.as_bytes(), lock.as_bytes()], |row| row.get(0).map(Preimage::from_bytes))
        .optional()
}

/// Where the tombstone of an envelope stands, where it has one.
pub(super) fn gone(
    database: &Connection,
    study: StudyId,
    digest: Digest,
) -> rusqlite::Result<Option<Placed>> {
    database
        .prepare_cached("SELECT place, size FROM gone WHERE study = ?1 AND digest = ?2")?
        .query_row(params![study.as_bytes(), digest.as_bytes()], |row| {
            Ok(Placed { place: row.get(0)?, size: row.get(1)? })
        })
        .optional()
}

/// Brings the locks that wait into `locked`, in the order in which they lie there.
///
/// Row by row: for a statement that inserts many, SQLite keeps every page it touches as it was, in memory, and these lie on all of them.
fn lock_all(database: &Connection, study: StudyId) -> rusqlite::Result<()> {
    let mut waiting: Vec<([u8; 32], [u8; 32])> = database
        .prepare_cached(
            "SELECT substr(bytes, 38, 32), substr(bytes, 2, 32) FROM leaf
                WHERE study = ?1 AND place >= (SELECT locks FROM log WHERE log.study = ?1)
                    AND substr(bytes, 1, 1) = x'01'",
        )?
        .query_map(params![study.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    waiting.sort_unstable();
    let mut insert =
        database.prepare_cached("INSERT INTO locked VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    for (lock, digest) in waiting {
        insert.execute(params![study.as_bytes(), lock, digest])?;
    }
    database
        .prepare_cached("UPDATE log SET locks = size WHERE study = ?1")?
        .execute(params![study.as_bytes()])?;
    Ok(())
}

/// Brings them in where so many wait that a withdrawal would be held up by them.
pub(super) fn lock_where_many_wait(database: &Connection, study: StudyId) -> rusqlite::Result<()> {
    let waiting: u64 = database
        .prepare_cached("SELECT size - locks FROM log WHERE study = ?1")?
        .query_row(params![study.as_bytes()], |row| row.get(0))?;
    if waiting > MOST_WAITING { lock_all(database, study) } else { Ok(()) }
}

/// Notes at once that an envelope lies under a lock.
pub(super) fn lock(
    database: &Connection,
    study: StudyId,
    lock: Lock,
    digest: Digest,
) -> rusqlite::Result<()> {
    database.prepare_cached("INSERT INTO locked VALUES (?1, ?2, ?3)")?.execute(params![
        study.as_bytes(),
        lock.as_bytes(),
        digest.as_bytes()
    ])?;
    Ok(())
}

/// Notes where an envelope's tombstone stands.
pub(super) fn bury(
    database: &Connection,
    study: StudyId,
    digest: Digest,
    placed: Placed,
) -> rusqlite::Result<()> {
    database.prepare_cached("INSERT INTO gone VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        study.as_bytes(),
        digest.as_bytes(),
        placed.place,
        placed.size
    ])?;
    Ok(())
}

/// Deletes what the request opens, within the caller's transaction. Envelopes of which a device erased the only copy get both of
/// their leaves.
pub(super) fn withdraw(
    database: &Connection,
    request: &WithdrawalRequest,
    class: SizeClass,
) -> Result<Buried, Failed> {
    let study = request.study;
    let before = log::log(database, study)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?.size;
    lock_all(database, study)?;
    let mut asked = Asked { database, study, known: Vec::new(), taken: Vec::new(), tombstones: Vec::new() };
    for Unsent { digest, preimage } in &request.unsent {
        asked.unsent(*digest, preimage, class)?;
    }
    let mut waiting = 0;
    let mut room = MAX_SHOWN.saturating_sub(count_shown(database, study)?);
    for preimage in &request.preimages {
        // What opens something is kept whatever the limit: nothing is ever stored under its lock again.
        if asked.open(preimage)? {
            keep_shown(database, study, preimage)?;
        } else if shown(database, study, Lock::of(preimage))?.is_some() {
            waiting += 1;
        } else if let Some(left) = room.checked_sub(1) {
            keep_shown(database, study, preimage)?;
            (room, waiting) = (left, waiting + 1);
        }
    }
    let Asked { mut known, taken, tombstones, .. } = asked;
    let first = before + taken.len() as u64;
    let size = first + tombstones.len() as u64;
    for (place, leaf) in (first..).zip(&tombstones) {
        let placed = Placed { place, size };
        delete(database, study, leaf.digest())?;
        bury(database, study, leaf.digest(), placed)?;
        known.push(placed);
    }
    let deleted = tombstones.len() as u64;
    log::extend(database, study, before, &[taken, tombstones].concat())?;
    Ok(Buried { tombstones: known, deleted, waiting })
}

/// What a request comes to, before anything of it is written.
struct Asked<'d> {
    database: &'d Connection,
    study: StudyId,
    /// Tombstones that stood before.
    known: Vec<Placed>,
    /// Leaves of envelopes that never came.
    taken: Vec<Leaf>,
    tombstones: Vec<Leaf>,
}

impl Asked<'_> {
    fn unsent(&mut self, digest: Digest, preimage: &Preimage, class: SizeClass) -> Result<(), Failed> {
        let lock = Lock::of(preimage);
        let is_known = log::placed(self.database, self.study, digest)?.is_some()
            || gone(self.database, self.study, digest)?.is_some();
        if !is_known {
            self::lock(self.database, self.study, lock, digest)?;
            self.taken.push(Leaf::Envelope { digest, class, lock });
        }
        self.open(preimage)?;
        keep_shown(self.database, self.study, preimage)?;
        Ok(())
    }

    /// Notes the tombstones of whatever lies under the preimage's lock; says whether anything does.
    fn open(&mut self, preimage: &Preimage) -> Result<bool, Failed> {
        let mut under =
            self.database.prepare_cached("SELECT digest FROM locked WHERE study = ?1 AND lock = ?2")?;
        let lock = Lock::of(preimage);
        let digests: Vec<[u8; 32]> = under
            .query_map(params![self.study.as_bytes(), lock.as_bytes()], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for digest in digests.iter().map(|digest| Digest::from_bytes(*digest)) {
            if self.tombstones.iter().any(|leaf| leaf.digest() == digest) {
                continue;
            }
            match gone(self.database, self.study, digest)? {
                Some(placed) => {
                    if !self.known.contains(&placed) {
                        self.known.push(placed);
                    }
                }
                None => self.tombstones.push(Leaf::Withdrawn { digest, preimage: preimage.clone() }),
            }
        }
        Ok(!digests.is_empty())
    }
}

fn count_shown(database: &Connection, study: StudyId) -> rusqlite::Result<u64> {
    database
        .prepare_cached("SELECT count(*) FROM shown WHERE study = ?1")?
        .query_row(params![study.as_bytes()], |row| row.get(0))
}

/// Keeps a preimage for what comes later under its lock.
fn keep_shown(database: &Connection, study: StudyId, preimage: &Preimage) -> rusqlite::Result<()> {
    let lock = Lock::of(preimage);
    database
        .prepare_cached("INSERT INTO shown VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![study.as_bytes(), lock.as_bytes(), preimage.reveal_bytes()])?;
    Ok(())
}

/// Deletes an envelope's body and its place; its leaf stays.
fn delete(database: &Connection, study: StudyId, digest: Digest) -> rusqlite::Result<()> {
    let parameters = params![study.as_bytes(), digest.as_bytes()];
    let body: Option<i64> = database
        .prepare_cached("DELETE FROM logged WHERE study = ?1 AND digest = ?2 RETURNING body")?
        .query_row(parameters, |row| row.get(0))
        .optional()?;
    if let Some(body) = body {
        database.prepare_cached("DELETE FROM body WHERE id = ?1")?.execute(params![body])?;
    }
    Ok(())
}

/// Deletes every envelope of a study within the caller's transaction; those of a log get tombstones. Says how many there were.
pub(super) fn purge(database: &Connection, study: StudyId) -> Result<u64, Failed> {
    let unlogged = database.execute("DELETE FROM envelope WHERE study = ?1", params![study.as_bytes()])?;
    let Some(before) = log::log(database, study)?.map(|log| log.size) else { return Ok(unlogged as u64) };
    let digests: Vec<[u8; 32]> = database
        .prepare("SELECT digest FROM logged WHERE study = ?1 ORDER BY digest")?
        .query_map(params![study.as_bytes()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let leaves: Vec<Leaf> =
        digests.into_iter().map(|digest| Leaf::Purged { digest: Digest::from_bytes(digest) }).collect();
    let size = before + leaves.len() as u64;
    for (place, leaf) in (before..).zip(&leaves) {
        delete(database, study, leaf.digest())?;
        bury(database, study, leaf.digest(), Placed { place, size })?;
    }
    log::extend(database, study, before, &leaves)?;
    Ok((unlogged + leaves.len()) as u64)
}
