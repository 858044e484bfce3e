//! What comes into a mirror, one transaction at a time.

use kin_protocol::Digest;
use kin_protocol::log::{Grown, Judged, Leaf, Lock, SignedCheckpoint, grow};
use rusqlite::params;

use super::{Mirror, MirrorError};

impl Mirror {
    /// Appends leaves that were compared with a checkpoint. What they take away is deleted with them, a purged envelope only
    /// where the day of the study note is over.
    pub fn append(&mut self, leaves: &[Leaf], may_be_purged: bool) -> Result<(), MirrorError> {
        self.transaction(|mirror| {
            let before = mirror.size()?;
            for (place, leaf) in (before..).zip(leaves) {
                mirror.enter(place, leaf, may_be_purged)?;
            }
            let hashes: Vec<Digest> = leaves.iter().map(Leaf::hash).collect();
            let Grown { size, tiles, .. } = grow(mirror, before, &hashes)?;
            for (name, hashes) in tiles {
                mirror.run(
                    "INSERT INTO tile VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET hashes = excluded.hashes",
                    params![name.level, name.number, hashes],
                )?;
            }
            mirror.run("UPDATE mirror SET size = ?1", params![size])
        })
    }

    fn enter(&self, place: u64, leaf: &Leaf, may_be_purged: bool) -> Result<(), MirrorError> {
        let digest = leaf.digest();
        let id = digest.as_bytes();
        self.run("INSERT INTO leaf VALUES (?1, ?2)", params![place, leaf.to_bytes()])?;
        match leaf.judge(self.lock(digest)?) {
            Judged::Entered(lock) => self.run(
                "INSERT INTO entry (digest, place, lock) VALUES (?1, ?2, ?3)",
                params![id, place, lock.as_bytes()],
            ),
            Judged::Withdrawn => {
                self.run(
                    "UPDATE entry SET withdrawn = ?2 WHERE digest = ?1 AND withdrawn IS NULL",
                    params![id, place],
                )?;
                self.delete(digest)
            }
            Judged::Purged => {
                self.run(
                    "UPDATE entry SET purged = ?2 WHERE digest = ?1 AND purged IS NULL",
                    params![id, place],
                )?;
                if may_be_purged { self.delete(digest) } else { Ok(()) }
            }
            Judged::Repeated | Judged::Invented => {
                self.run("INSERT INTO doubted VALUES (?1)", params![place])
            }
        }
    }

    fn delete(&self, digest: Digest) -> Result<(), MirrorError> {
        let sql = "SELECT body FROM entry WHERE digest = ?1";
        let body: Option<i64> = self.one(sql, params![digest.as_bytes()], |row| row.get(0))?;
        self.run("UPDATE entry SET body = NULL WHERE digest = ?1", params![digest.as_bytes()])?;
        body.map_or(Ok(()), |body| self.run("DELETE FROM body WHERE id = ?1", params![body]))
    }

    /// Deletes what was purged, once the day of the note is over.
    pub fn purge(&mut self) -> Result<(), MirrorError> {
        let sql = "SELECT digest FROM entry WHERE purged IS NOT NULL AND body IS NOT NULL";
        let purged: Vec<Digest> = self
            .database
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map([], |row| row.get(0).map(Digest::from_bytes))?.collect())
            .map_err(|error| self.failed(error))?;
        self.transaction(|mirror| purged.iter().try_for_each(|digest| mirror.delete(*digest)))
    }

    /// Keeps envelopes whose digests were compared.
    pub fn keep(&mut self, envelopes: &[(Digest, Vec<u8>)]) -> Result<(), MirrorError> {
        self.transaction(|mirror| {
            for (digest, bytes) in envelopes {
                mirror.run("INSERT INTO body (bytes) VALUES (?1)", params![bytes])?;
                let body = mirror.database.last_insert_rowid();
                mirror
                    .run("UPDATE entry SET body = ?2 WHERE digest = ?1", params![digest.as_bytes(), body])?;
            }
            Ok(())
        })
    }

    /// Keeps a checkpoint that grew out of the last one.
    pub fn see(&mut self, checkpoint: &SignedCheckpoint) -> Result<(), MirrorError> {
        self.run("UPDATE mirror SET seen = ?1", params![checkpoint.note()])
    }

    /// Keeps a checkpoint that witnesses have cosigned and that is of this history.
    pub fn see_cosigned(&mut self, checkpoint: &SignedCheckpoint) -> Result<(), MirrorError> {
        self.run("UPDATE mirror SET cosigned = ?1", params![checkpoint.note()])
    }

    /// The lock under which an envelope entered the log.
    pub fn lock(&self, digest: Digest) -> Result<Option<Lock>, MirrorError> {
        self.maybe("SELECT lock FROM entry WHERE digest = ?1", params![digest.as_bytes()], |row| {
            row.get(0).map(Lock::from_bytes)
        })
    }

    /// Digests of envelopes that should be here and are not, ascending, after this one; at most so many.
    pub(super) fn wanted(
        &self,
        after: Option<Digest>,
        may_be_purged: bool,
        count: u64,
    ) -> Result<Vec<Digest>, MirrorError> {
        let after = after.map(|digest| digest.as_bytes().to_vec()).unwrap_or_default();
        let rows = self
            .database
            .prepare_cached(
                "SELECT digest FROM entry WHERE body IS NULL AND withdrawn IS NULL
                    AND (purged IS NULL OR NOT ?2) AND digest > ?1 ORDER BY digest LIMIT ?3",
            )
            .and_then(|mut query| {
                query
                    .query_map(params![after, may_be_purged, count], |row| {
                        row.get(0).map(Digest::from_bytes)
                    })?
                    .collect()
            });
        rows.map_err(|error| self.failed(error))
    }

    /// All of a change or nothing.
    pub(super) fn transaction<T>(
        &mut self,
        change: impl FnOnce(&Self) -> Result<T, MirrorError>,
    ) -> Result<T, MirrorError> {
        self.run("BEGIN IMMEDIATE", [])?;
        let changed = change(self).and_then(|done| self.run("COMMIT", []).map(|()| done));
        if changed.is_err() {
            // Where even this fails, the next one to open the file rolls back.
            let _ = self.run("ROLLBACK", []);
        }
        changed
    }
}
