//! The server's log as a parcel carries it: read whole, compared with its checkpoint, with the last parcel's, and with what
//! every device saw of it.

use std::collections::BTreeSet;
use std::io::Read;

use kin_protocol::Digest;
use kin_protocol::log::{
    Checkpoint, Frontier, Lock, LogError, LogReader, SignedCheckpoint, Standing, WholeLog,
};
use kin_protocol::note::LogVerifier;
use kin_protocol::parcel::ParcelReader;
use kin_terminal::{Exit, Failure, Result};

use super::ParcelFileError;
use crate::dataset::MAX_WITHDRAWN;
use crate::ending::Ending;

/// A log that is what its checkpoint says.
pub(super) struct ParcelledLog {
    signed: SignedCheckpoint,
    whole: WholeLog,
    /// Envelopes that somebody who could open their locks has had deleted.
    withdrawn: BTreeSet<Digest>,
    /// How many envelopes the server deleted because the study is over.
    purged: u64,
}

impl ParcelledLog {
    /// Reads the log of a parcel; none where it carries none. Its checkpoint must be signed by a log that the note names,
    /// and the leaves must be those it signed. Memory grows with what that log signed, and with nothing that a parcel claims.
    pub(super) fn read(reader: &mut ParcelReader<impl Read>, logs: &[LogVerifier]) -> Result<Option<Self>> {
        let Some(carried) = reader.header().log.clone() else { return Ok(None) };
        let signed = logs
            .iter()
            .find_map(|log| SignedCheckpoint::verify(&carried.checkpoint, log).ok())
            .ok_or_else(|| untrusted(&LogError::LogSignatureWrong {}))?;
        let mut whole =
            LogReader::new(signed.checkpoint(), carried.leaves).map_err(|error| untrusted(&error))?;
        while let Some(bytes) = reader.next_leaf().ending(Exit::Refused)? {
            whole.push(&bytes).map_err(|error| untrusted(&error))?;
        }
        let whole = whole.finish().map_err(|error| untrusted(&error))?;
        let withdrawn = whole.standings().filter(|(_, standing)| standing.withdrawn);
        let withdrawn: BTreeSet<Digest> =
            withdrawn.take(MAX_WITHDRAWN + 1).map(|(envelope, _)| envelope).collect();
        if withdrawn.len() > MAX_WITHDRAWN {
            return Err(ParcelFileError::withdrawals());
        }
        let purged = whole.standings().filter(|(_, standing)| standing.purged).count() as u64;
        Ok(Some(Self { signed, whole, withdrawn, purged }))
    }

    /// The checkpoint, as it is kept for the next parcel.
    pub(super) fn signed(&self) -> &SignedCheckpoint {
        &self.signed
    }

    pub(super) fn size(&self) -> u64 {
        self.whole.size()
    }

    pub(super) fn origin(&self) -> &str {
        &self.signed.checkpoint().origin
    }

    /// What it says of an envelope; none where that is not in it.
    pub(super) fn standing(&self, envelope: Digest) -> Option<Standing> {
        self.whole.standing(envelope)
    }

    /// Whether an envelope is in it.
    pub(super) fn holds(&self, envelope: Digest) -> bool {
        self.standing(envelope).is_some()
    }

    /// The lock that an envelope was sent with.
    pub(super) fn lock_of(&self, envelope: Digest) -> Option<Lock> {
        self.standing(envelope).map(|standing| standing.lock)
    }

    /// Envelopes that somebody who could open their locks has had deleted.
    pub(super) fn withdrawn(&self) -> &BTreeSet<Digest> {
        &self.withdrawn
    }

    /// How many tombstones it holds that nobody could have asked for: they open no lock, or are of no envelope.
    pub(super) fn invented(&self) -> u64 {
        self.whole.invented()
    }

    /// How many envelopes it says the server deleted because the study is over.
    pub(super) fn purged(&self) -> u64 {
        self.purged
    }

    /// How many of its envelopes are neither here nor withdrawn, nor purged where the note's day for it has come.
    pub(super) fn missing(&self, may_be_purged: bool, is_here: impl Fn(Digest) -> bool) -> u64 {
        let lost = |(envelope, standing): &(Digest, Standing)| {
            let explained = standing.withdrawn || (may_be_purged && standing.purged);
            !explained && !is_here(*envelope)
        };
        self.whole.standings().filter(lost).count() as u64
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
        let mut leaves = self.whole.leaf_hashes();
        let mut here = None;
        for (size, root) in seen {
            while frontier.size() < size
                && let Some(leaf) = leaves.next()
            {
                frontier.push(leaf);
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
