//! How far a mirror has come, and how far it was verified.

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Lock, LogError, SignedCheckpoint};
use kin_protocol::note::LogVerifier;
use rusqlite::params;

use super::{Mirror, MirrorError};

/// What became of the envelopes of a mirror's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Envelopes that ever entered.
    pub entered: u64,
    /// Whose locks were opened.
    pub withdrawn: u64,
    /// That were purged and not withdrawn.
    pub purged: u64,
    /// That are here.
    pub here: u64,
    /// That should be here and are not.
    pub missing: u64,
    /// Purges before the day of the study note, whether their envelopes are here or not.
    pub purged_early: u64,
    /// Withdrawals that open no lock, and purges of what never entered.
    pub invented: u64,
    /// Envelopes that entered a second time.
    pub repeated: u64,
}

/// How far a mirror was verified: the tree's right edge, the checkpoint that it gives, and what the leaves up to there say.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// The right edge.
    pub frontier: Frontier,
    /// What the server had signed.
    pub checkpoint: SignedCheckpoint,
    /// Envelopes that entered.
    pub entered: u64,
    /// Withdrawals that opened a lock.
    pub withdrawn: u64,
    /// Purges.
    pub purged: u64,
}

/// An envelope that entered: where, under which lock, and the places of the leaves that took it away.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) place: u64,
    pub(crate) lock: Lock,
    pub(crate) withdrawn: Option<u64>,
    pub(crate) purged: Option<u64>,
}

impl Mirror {
    /// How many leaves are here.
    pub fn size(&self) -> Result<u64, MirrorError> {
        self.one("SELECT size FROM mirror", [], |row| row.get(0))
    }

    /// The last checkpoint that was seen and grew out of those before.
    pub fn seen(&self, log: &LogVerifier) -> Result<Option<SignedCheckpoint>, MirrorError> {
        let note: Option<Vec<u8>> = self.one("SELECT seen FROM mirror", [], |row| row.get(0))?;
        Ok(note.map(|note| SignedCheckpoint::verify(&note, log)).transpose()?)
    }

    /// The last cosigned checkpoint that the server gave and that is of this history.
    pub fn cosigned(&self, log: &LogVerifier) -> Result<Option<SignedCheckpoint>, MirrorError> {
        let note: Option<Vec<u8>> = self.one("SELECT cosigned FROM mirror", [], |row| row.get(0))?;
        Ok(note.map(|note| SignedCheckpoint::verify(&note, log)).transpose()?)
    }

    /// The last checkpoint, all leaves of which are here.
    pub fn complete(&self, log: &LogVerifier) -> Result<SignedCheckpoint, MirrorError> {
        let held = self.size()?;
        let seen = self.seen(log)?.ok_or(MirrorError::MirrorIncomplete { held, signed: 0 })?;
        let signed = seen.checkpoint().size;
        if held == signed { Ok(seen) } else { Err(MirrorError::MirrorIncomplete { held, signed }) }
    }

    /// Counts what became of every envelope.
    pub fn standing(&self, may_be_purged: bool) -> Result<Standing, MirrorError> {
        // The first byte of a leaf is its kind: 1 for an envelope.
        let (repeated, invented) = self.one(
            "SELECT count(*) FILTER (WHERE substr(bytes, 1, 1) = x'01'), count(*) FILTER (WHERE substr(bytes, 1, 1) <> x'01')
             FROM doubted JOIN leaf USING (place)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        self.one(
            "SELECT count(*), count(withdrawn), count(*) FILTER (WHERE purged IS NOT NULL AND withdrawn IS NULL),
                count(body), count(*) FILTER (WHERE body IS NULL AND withdrawn IS NULL AND (purged IS NULL OR NOT ?1)),
                count(purged) FILTER (WHERE NOT ?1)
             FROM entry",
            params![may_be_purged],
            |row| {
                Ok(Standing {
                    entered: row.get(0)?,
                    withdrawn: row.get(1)?,
                    purged: row.get(2)?,
                    here: row.get(3)?,
                    missing: row.get(4)?,
                    purged_early: row.get(5)?,
                    invented,
                    repeated,
                })
            },
        )
    }

    /// What the mirror keeps of an envelope that entered.
    pub(crate) fn entry(&self, digest: Digest) -> Result<Option<Entry>, MirrorError> {
        self.maybe(
            "SELECT place, lock, withdrawn, purged FROM entry WHERE digest = ?1",
            params![digest.as_bytes()],
            |row| {
                Ok(Entry {
                    place: row.get(0)?,
                    lock: Lock::from_bytes(row.get(1)?),
                    withdrawn: row.get(2)?,
                    purged: row.get(3)?,
                })
            },
        )
    }

    /// How many leaves purge an envelope that had entered.
    pub(crate) fn purges(&self) -> Result<u64, MirrorError> {
        self.one("SELECT count(purged) FROM entry", [], |row| row.get(0))
    }

    /// How far the mirror was verified. What is kept of that must give the root that the server signed: otherwise it was
    /// changed, and counts for nothing.
    pub fn verified(&self, log: &LogVerifier) -> Result<Option<Verified>, MirrorError> {
        type Kept = (u64, Vec<u8>, Vec<u8>, u64, u64, u64);
        let kept: Option<Kept> = self.maybe(
            "SELECT size, subtrees, checkpoint, entered, withdrawn, purged FROM verified",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)),
        )?;
        let Some((size, subtrees, checkpoint, entered, withdrawn, purged)) = kept else { return Ok(None) };
        let checkpoint = SignedCheckpoint::verify(&checkpoint, log)?;
        let (hashes, rest) = subtrees.as_chunks::<32>();
        let hashes: Vec<Digest> = hashes.iter().map(|hash| Digest::from_bytes(*hash)).collect();
        let said = checkpoint.checkpoint();
        let frontier = Frontier::restore(size, &hashes)
            .filter(|frontier| rest.is_empty() && size == said.size && frontier.root() == said.root)
            .ok_or(LogError::LogForked { size })?;
        Ok(Some(Verified { frontier, checkpoint, entered, withdrawn, purged }))
    }

    /// Keeps how far the mirror was verified.
    pub fn keep_verified(&mut self, verified: &Verified) -> Result<(), MirrorError> {
        let subtrees: Vec<u8> =
            verified.frontier.subtrees().iter().flat_map(|hash| *hash.as_bytes()).collect();
        self.run(
            "INSERT OR REPLACE INTO verified VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                verified.frontier.size(),
                subtrees,
                verified.checkpoint.note(),
                verified.entered,
                verified.withdrawn,
                verified.purged
            ],
        )
    }
}
