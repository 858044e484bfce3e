//! A whole log beside the envelopes it speaks of.

use std::collections::{HashMap, HashSet};

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Leaf, Lock, LogError, Receipt};
use kin_protocol::note::LogVerifier;

/// What the leaves of a log say, and which envelopes are there.
#[derive(Default)]
pub(super) struct Custody {
    frontier: Frontier,
    leaves: Vec<Leaf>,
    locks: HashMap<Digest, Lock>,
    withdrawn: HashSet<Digest>,
    purged: HashSet<Digest>,
    here: HashSet<Digest>,
}

/// What became of the envelopes of a log.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) here: u64,
    pub(super) withdrawn: u64,
    pub(super) purged: u64,
    pub(super) missing: u64,
    pub(super) not_logged: u64,
}

impl Custody {
    /// Reads the next leaf.
    pub(super) fn leaf(&mut self, bytes: &[u8]) -> Result<(), LogError> {
        let leaf = Leaf::parse(self.frontier.size(), bytes)?;
        match &leaf {
            Leaf::Envelope { digest, lock, .. } => {
                self.locks.insert(*digest, *lock);
            }
            // A withdrawal that does not open the lock of its envelope is invented.
            Leaf::Withdrawn { digest, preimage } => {
                if self.locks.get(digest) == Some(&Lock::of(preimage)) {
                    self.withdrawn.insert(*digest);
                }
            }
            Leaf::Purged { digest } => {
                self.purged.insert(*digest);
            }
        }
        self.frontier.push(leaf.hash());
        self.leaves.push(leaf);
        Ok(())
    }

    /// Takes note of an envelope that is there.
    pub(super) fn envelope(&mut self, digest: Digest) {
        self.here.insert(digest);
    }

    /// How many leaves were read, and the root over them.
    pub(super) fn root(&self) -> (u64, Digest) {
        (self.frontier.size(), self.frontier.root())
    }

    /// The root over its first leaves; none where it has fewer.
    pub(super) fn root_at(&self, size: u64) -> Option<Digest> {
        let leaves = self.leaves.get(..usize::try_from(size).ok()?)?;
        let mut frontier = Frontier::new();
        for leaf in leaves {
            frontier.push(leaf.hash());
        }
        Some(frontier.root())
    }

    /// Whether a receipt proves a leaf of this log, and speaks of this history.
    pub(super) fn proves(&self, receipt: &[u8], log: &LogVerifier) -> bool {
        let place = Receipt::claimed_place(receipt).and_then(|place| usize::try_from(place).ok());
        let Some(leaf) = place.and_then(|place| self.leaves.get(place)) else { return false };
        Receipt::verify(receipt, log, leaf).is_ok_and(|receipt| {
            let said = receipt.checkpoint.checkpoint();
            self.root_at(said.size) == Some(said.root)
        })
    }

    /// Counts what became of every envelope. What was purged counts as such only where the study note's day is over.
    pub(super) fn counts(&self, may_be_purged: bool) -> Counts {
        let mut counts = Counts { here: 0, withdrawn: 0, purged: 0, missing: 0, not_logged: 0 };
        for digest in self.locks.keys() {
            let count = if self.here.contains(digest) {
                &mut counts.here
            } else if self.withdrawn.contains(digest) {
                &mut counts.withdrawn
            } else if may_be_purged && self.purged.contains(digest) {
                &mut counts.purged
            } else {
                &mut counts.missing
            };
            *count += 1;
        }
        counts.not_logged =
            self.here.iter().filter(|digest| !self.locks.contains_key(*digest)).count() as u64;
        counts
    }
}
