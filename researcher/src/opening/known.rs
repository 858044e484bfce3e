//! What the study holds already: no answers, a few dozen bytes an envelope.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kin_protocol::Digest;
use kin_protocol::log::Lock;
use kin_sealing::{DevicePublicKey, Identity, Kind, Submission};
use kin_terminal::Result;

use super::Reason;
use super::chain::{Chain, Link};
use crate::dataset::{Fate, Head, Outcome, Row, Trace, index};
use crate::study::{Registry, Study};

/// An interview that nobody has finished yet.
#[derive(Clone, Copy, Debug)]
struct Draft {
    envelope: Digest,
    device: DevicePublicKey,
    /// How often it had been kept.
    kept: u64,
}

/// What is known of an interview whose record is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing.
    Nothing,
    /// An earlier stage of it, in this envelope: the record takes its place.
    Earlier(Digest),
    /// The same, or more: the record adds nothing.
    Later,
    /// Another record of the same name.
    Taken,
}

/// What the study holds already.
#[derive(Debug, Default)]
pub(super) struct Known {
    fates: HashMap<Digest, Outcome>,
    /// The records of the dataset, each with its envelope.
    submissions: HashMap<Submission, Digest>,
    /// Who signed interviews that are finished or broke off.
    signers: HashMap<Submission, DevicePublicKey>,
    /// Interviews that nobody has finished yet, as they were last kept.
    drafts: HashMap<Submission, Draft>,
    /// Interviews that broke off, outcomes of visits, and corrections and decisions with what they are about, each with its envelope.
    beside: HashMap<Submission, (Digest, Option<Submission>)>,
    /// Records that are withdrawn and not taken off the disk yet.
    gone: HashSet<Submission>,
    chains: BTreeMap<DevicePublicKey, Chain>,
    /// How many vouchers each device key can have needed: its highest number, or its envelopes where they are more.
    needed: HashMap<DevicePublicKey, (u64, u64)>,
    /// The locks under which check records of interviews that are here may come.
    check_locks: HashSet<Lock>,
    /// Whether a check record ever came.
    has_checks: bool,
    /// The last number of each device that has said its last word.
    closings: HashMap<DevicePublicKey, u64>,
    /// Segments that had no index.
    without_index: Vec<u64>,
    /// Pieces of files, each with the interview that it names.
    chunks: HashMap<Digest, Submission>,
}

impl Known {
    /// Reads it from the indexes of the dataset, by the list of what is withdrawn.
    pub(super) fn of(study: &Study, identities: &[Identity], withdrawn: &BTreeSet<Digest>) -> Result<Self> {
        let mut known = Self::default();
        known.without_index = index::rows(study, identities, &mut |_, row| {
            if withdrawn.contains(&row.envelope) {
                known.gone.extend(row.submission);
                known.add(&row.withdrawn());
            } else {
                known.add(row);
            }
            Ok(())
        })?;
        Ok(known)
    }

    /// Takes note of an entry. A later entry for the same envelope says what became of it in the end.
    pub(super) fn add(&mut self, row: &Row) {
        let Outcome(fate, reason) = row.outcome;
        let before = self.fates.insert(row.envelope, row.outcome);
        self.has_checks |= fate == Fate::Check;
        self.check_locks.extend(row.check);
        if let (Some(named), Fate::Chunk) = (row.corrects, fate) {
            self.chunks.insert(row.envelope, named);
        }
        if let (Some(name), Fate::Correction | Fate::Decision) = (row.submission, fate) {
            self.beside.insert(name, (row.envelope, row.corrects));
        }
        let Some(Trace { device, sequence, previous }) = row.place else { return };
        if let (Fate::Draft, Some(submission)) = (fate, row.submission) {
            // It stands in no sequence.
            self.needed.entry(device).or_default().1 += u64::from(before.is_none());
            self.drafts.insert(submission, Draft { envelope: row.envelope, device, kept: sequence });
            return;
        }
        let is_withdrawn = fate == Fate::Withdrawn;
        if reason.is_none_or(Reason::counts_in_sequence) {
            let link = Link { envelope: row.envelope, previous, withdrawn: is_withdrawn };
            self.chains.entry(device).or_default().add(sequence, link);
        }
        // Of what was withdrawn there is no more than its place.
        let Some(submission) = row.submission.filter(|_| !is_withdrawn) else { return };
        let (highest, envelopes) = self.needed.entry(device).or_default();
        *highest = sequence.max(*highest);
        *envelopes += u64::from(before.is_none());
        match fate {
            Fate::Kept => {
                self.submissions.insert(submission, row.envelope);
                self.signers.insert(submission, device);
            }
            Fate::Partial => {
                self.beside.insert(submission, (row.envelope, None));
                self.signers.insert(submission, device);
            }
            // Its name is taken; it goes with its interview by that one's lock.
            Fate::Visit => {
                self.beside.insert(submission, (row.envelope, None));
            }
            Fate::Correction
            | Fate::Decision
            | Fate::Draft
            | Fate::Superseded
            | Fate::Test
            | Fate::Closing
            | Fate::Check
            | Fate::Chunk
            | Fate::Quarantined
            | Fate::Withdrawn => {}
        }
        if let Some(last) = row.last {
            self.closings.insert(device, last);
        }
    }

    /// What became of an envelope, and why where it lies in quarantine.
    pub(super) fn fate(&self, envelope: Digest) -> Option<Outcome> {
        self.fates.get(&envelope).copied()
    }

    /// Whether an envelope under this lock, which nobody here opens, is the check record of an interview that is here.
    pub(super) fn is_of_a_check(&self, lock: Lock) -> bool {
        self.check_locks.contains(&lock)
    }

    /// Whether a check record ever came: then a device may have spent two vouchers an interview.
    pub(super) fn has_checks(&self) -> bool {
        self.has_checks
    }

    /// Whether there is nothing more to decide about an envelope: its record has been taken in, or thrown away as an
    /// exercise. One in quarantine is given another chance each time it comes.
    pub(super) fn is_settled(&self, envelope: Digest) -> bool {
        self.fate(envelope).is_some_and(|outcome| outcome.0 != Fate::Quarantined)
    }

    /// How many of these are in the dataset.
    pub(super) fn kept_of(&self, envelopes: &BTreeSet<Digest>) -> u64 {
        let kept = |envelope: &&Digest| self.fate(**envelope).is_some_and(|outcome| outcome.0 == Fate::Kept);
        envelopes.iter().filter(kept).count() as u64
    }

    /// What is known of the interview that a record is of.
    pub(super) fn before(&self, head: &Head<'_>) -> Before {
        let is_draft = head.kind == Kind::Draft;
        if let Some(signer) = self.signers.get(&head.submission) {
            // A draft comes late, of what was finished and signed with the same key.
            return if is_draft && *signer == head.device { Before::Later } else { Before::Taken };
        }
        match self.drafts.get(&head.submission) {
            // A correction of that name.
            _ if self.beside.contains_key(&head.submission) => Before::Taken,
            None => Before::Nothing,
            Some(draft) if draft.device != head.device => Before::Taken,
            Some(draft) if is_draft && draft.kept >= head.sequence => Before::Later,
            Some(draft) => Before::Earlier(draft.envelope),
        }
    }

    /// The corrections of records that are withdrawn, and the pieces of their files: they go with them.
    pub(super) fn beside(&self, withdrawn: &BTreeSet<Digest>) -> BTreeSet<Digest> {
        let of = |corrects: &Submission| {
            let kept = self.submissions.get(corrects);
            let kept = kept.or_else(|| self.beside.get(corrects).map(|(envelope, _)| envelope));
            kept.or_else(|| self.drafts.get(corrects).map(|draft| &draft.envelope))
        };
        let gone = |corrects: &Option<Submission>| {
            let of_withdrawn =
                corrects.as_ref().and_then(of).is_some_and(|envelope| withdrawn.contains(envelope));
            of_withdrawn || corrects.is_some_and(|corrects| self.gone.contains(&corrects))
        };
        let corrections = self.beside.values().filter(|(_, corrects)| gone(corrects));
        let chunks = self.chunks.iter().filter(|(_, named)| gone(&Some(**named)));
        corrections.map(|(envelope, _)| *envelope).chain(chunks.map(|(envelope, _)| *envelope)).collect()
    }

    /// Whether the device has used a number of its sequence for another envelope.
    pub(super) fn sequence_taken(&self, head: &Head<'_>, envelope: Digest) -> bool {
        let link = self.chains.get(&head.device).and_then(|chain| chain.at(head.sequence));
        head.kind != Kind::Draft && link.is_some_and(|link| link.envelope != envelope)
    }

    /// Whether the device has said that a number before this one was its last.
    pub(super) fn closed_before(&self, head: &Head<'_>) -> bool {
        head.kind != Kind::Draft && self.closings.get(&head.device).is_some_and(|last| *last < head.sequence)
    }

    /// How many vouchers the device of this label can have needed so far. Where no key has proved to be its own, it may be
    /// that of any key that nobody has proved.
    pub(super) fn needed_by(&self, label: &str, registry: &Registry) -> u64 {
        let own: HashSet<&str> = registry
            .keys
            .iter()
            .filter(|known| known.device.as_deref() == Some(label))
            .map(|known| known.key.as_str())
            .collect();
        let counts = |key: &DevicePublicKey| {
            if own.is_empty() { !registry.admits(*key) } else { own.contains(key.to_string().as_str()) }
        };
        let needed = self.needed.iter().filter(|(key, _)| counts(key));
        needed.map(|(_, (highest, envelopes))| *highest.max(envelopes)).max().unwrap_or(0)
    }

    pub(super) fn chains(&self) -> &BTreeMap<DevicePublicKey, Chain> {
        &self.chains
    }

    /// Segments that had no index, or one of another segment.
    pub(super) fn without_index(&self) -> &[u64] {
        &self.without_index
    }

    /// How many records the dataset holds.
    pub(super) fn kept(&self) -> u64 {
        self.submissions.len() as u64
    }

    /// Every envelope that lies in quarantine, and why.
    pub(super) fn set_aside(&self) -> impl Iterator<Item = (Digest, Reason)> {
        let aside = |(envelope, outcome): (&Digest, &Outcome)| match outcome {
            Outcome(Fate::Quarantined, Some(reason)) => Some((*envelope, *reason)),
            _ => None,
        };
        self.fates.iter().filter_map(aside)
    }

    /// How many envelopes lie in quarantine.
    pub(super) fn quarantined(&self) -> u64 {
        self.fates.values().filter(|outcome| outcome.0 == Fate::Quarantined).count() as u64
    }
}
