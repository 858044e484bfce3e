//! The server's log as a parcel carries it: read whole, compared with its checkpoint, with the last parcel's, and with what
//! every device saw of it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Read;

use kin_protocol::Digest;
use kin_protocol::log::{Checkpoint, Frontier, Judged, Leaf, Lock, LogError, SignedCheckpoint};
use kin_protocol::note::LogVerifier;
use kin_protocol::parcel::ParcelReader;
use kin_terminal::{Exit, Failure, Result};

use super::ParcelFileError;
use crate::ending::Ending;

/// A log that is what its checkpoint says.
pub(super) struct ParcelledLog {
    signed: SignedCheckpoint,
    /// The hashes of its leaves, to compute what it was at any earlier size.
    leaves: Vec<Digest>,
    /// Where each envelope stands, and the lock it came with.
    envelopes: HashMap<Digest, (u64, Lock)>,
    /// Envelopes that somebody who could open their locks has had deleted.
    withdrawn: BTreeSet<Digest>,
    /// Envelopes that the server deleted because the study is over.
    purged: HashSet<Digest>,
    /// Tombstones that open no lock, or are of no envelope.
    invented: u64,
}

impl ParcelledLog {
    /// Reads the log of a parcel; none where it carries none. Its checkpoint must be signed by a log that the note names,
    /// and the leaves must be those it signed.
    pub(super) fn read(reader: &mut ParcelReader<impl Read>, logs: &[LogVerifier]) -> Result<Option<Self>> {
        let Some(carried) = reader.header().log.clone() else { return Ok(None) };
        let signed = logs
            .iter()
            .find_map(|log| SignedCheckpoint::verify(&carried.checkpoint, log).ok())
            .ok_or_else(|| untrusted(&LogError::LogSignatureWrong {}))?;
        let mut frontier = Frontier::new();
        let (mut leaves, mut envelopes, mut withdrawn) = (Vec::new(), HashMap::new(), BTreeSet::new());
        let (mut purged, mut invented) = (HashSet::new(), 0);
        while let Some(bytes) = reader.next_leaf().ending(Exit::Refused)? {
            let leaf = Leaf::parse(frontier.size(), &bytes).map_err(|error| untrusted(&error))?;
            let digest = leaf.digest();
            match leaf.judge(envelopes.get(&digest).map(|(_, lock)| *lock)) {
                Judged::Entered(lock) => {
                    envelopes.insert(digest, (frontier.size(), lock));
                }
                Judged::Withdrawn => {
                    withdrawn.insert(digest);
                }
                Judged::Purged => {
                    purged.insert(digest);
                }
                // It changes nothing: what it speaks of is missing where it is not here.
                Judged::Invented => invented += 1,
                Judged::Repeated => {}
            }
            frontier.push(leaf.hash());
            leaves.push(leaf.hash());
        }
        let said = signed.checkpoint();
        if (frontier.size(), frontier.root()) != (said.size, said.root) {
            return Err(untrusted(&LogError::LogForked { size: said.size }));
        }
        Ok(Some(Self { signed, leaves, envelopes, withdrawn, purged, invented }))
    }

    /// The checkpoint, as it is kept for the next parcel.
    pub(super) fn signed(&self) -> &SignedCheckpoint {
        &self.signed
    }

    pub(super) fn size(&self) -> u64 {
        self.leaves.len() as u64
    }

    pub(super) fn origin(&self) -> &str {
        &self.signed.checkpoint().origin
    }

    /// Where an envelope stands in it.
    pub(super) fn place(&self, envelope: Digest) -> Option<u64> {
        self.envelopes.get(&envelope).map(|(place, _)| *place)
    }

    /// Whether an envelope is in it.
    pub(super) fn holds(&self, envelope: Digest) -> bool {
        self.envelopes.contains_key(&envelope)
    }

    /// The lock that an envelope was sent with.
    pub(super) fn lock_of(&self, envelope: Digest) -> Option<Lock> {
        self.envelopes.get(&envelope).map(|(_, lock)| *lock)
    }

    /// Envelopes that somebody who could open their locks has had deleted.
    pub(super) fn withdrawn(&self) -> &BTreeSet<Digest> {
        &self.withdrawn
    }

    /// How many tombstones it holds that nobody could have asked for: they open no lock, or are of no envelope.
    pub(super) fn invented(&self) -> u64 {
        self.invented
    }

    /// How many envelopes it says the server deleted because the study is over.
    pub(super) fn purged(&self) -> u64 {
        self.purged.len() as u64
    }

    /// How many of its envelopes are neither here nor withdrawn, nor purged where the note's day for it has come.
    pub(super) fn missing(&self, may_be_purged: bool, is_here: impl Fn(Digest) -> bool) -> u64 {
        let lost = |digest: &&Digest| {
            let purged = may_be_purged && self.purged.contains(*digest);
            !self.withdrawn.contains(*digest) && !purged && !is_here(**digest)
        };
        self.envelopes.keys().filter(lost).count() as u64
    }

    /// Which of these checkpoints of this log it does not hold as its beginning.
    pub(super) fn contradicts<'c>(
        &self,
        seen: impl IntoIterator<Item = &'c Checkpoint>,
    ) -> BTreeSet<(u64, Digest)> {
        let of_this = seen.into_iter().filter(|seen| seen.origin == self.origin());
        self.contradicts_histories(of_this.map(|seen| (seen.size, seen.root)).collect())
    }

    /// The same of sizes and roots of this log.
    pub(super) fn contradicts_histories(&self, mut seen: Vec<(u64, Digest)>) -> BTreeSet<(u64, Digest)> {
        seen.sort_unstable();
        seen.dedup();
        let mut frontier = Frontier::new();
        let mut contradicted = BTreeSet::new();
        let mut leaves = self.leaves.iter();
        let mut here = None;
        for (size, root) in seen {
            while frontier.size() < size
                && let Some(leaf) = leaves.next()
            {
                frontier.push(*leaf);
                here = None;
            }
            // One that is larger than the whole log was shown somewhere else, or the parcel is older than it.
            let holds = frontier.size() == size && *here.get_or_insert_with(|| frontier.root()) == root;
            if !holds {
                contradicted.insert((size, root));
            }
        }
        contradicted
    }
}

fn untrusted(error: &LogError) -> Failure {
    Failure::error(Exit::Untrusted, &ParcelFileError::ParcelFileLogUntrusted).because(error)
}
