//! A whole log beside the envelopes it speaks of, out of a parcel.

use std::collections::{HashMap, HashSet};

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Judged, Leaf, Lock, LogError};

use super::Counts;

/// What the leaves of a log say, and which envelopes are there.
#[derive(Default)]
pub(super) struct Custody {
    frontier: Frontier,
    leaves: Vec<Leaf>,
    locks: HashMap<Digest, Lock>,
    withdrawn: HashSet<Digest>,
    purged: HashSet<Digest>,
    here: HashSet<Digest>,
    invented: u64,
    repeated: u64,
}

impl Custody {
    /// Reads the next leaf.
    pub(super) fn leaf(&mut self, bytes: &[u8]) -> Result<(), LogError> {
        let leaf = Leaf::parse(self.frontier.size(), bytes)?;
        let digest = leaf.digest();
        match leaf.judge(self.locks.get(&digest).copied()) {
            Judged::Entered(lock) => {
                self.locks.insert(digest, lock);
            }
            Judged::Withdrawn => {
                self.withdrawn.insert(digest);
            }
            Judged::Purged => {
                self.purged.insert(digest);
            }
            Judged::Repeated => self.repeated += 1,
            Judged::Invented => self.invented += 1,
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

    /// The leaf at a place.
    pub(super) fn leaf_at(&self, place: u64) -> Option<&Leaf> {
        self.leaves.get(usize::try_from(place).ok()?)
    }

    /// Counts what became of every envelope. What was purged counts as such only where the study note's day is over.
    pub(super) fn counts(&self, may_be_purged: bool) -> Counts {
        let mut counts = Counts { invented: self.invented, repeated: self.repeated, ..Counts::default() };
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
        if !may_be_purged {
            counts.purged_early = self.purged.len() as u64;
        }
        counts.not_logged =
            self.here.iter().filter(|digest| !self.locks.contains_key(*digest)).count() as u64;
        counts
    }
}
