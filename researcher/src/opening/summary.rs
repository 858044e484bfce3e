//! What became of a parcel.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Gap, Reason};

/// What became of a parcel, counted: every envelope in it stands in exactly one of `added`, `refusals`, `tests`,
/// `partials`, `drafts`, `superseded`, `corrections`, `closed`, `visits`, `checks`, `chunks`, `known`, `resurrected`, `quarantined` and `rejected`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Envelopes in the parcel.
    pub envelopes: u64,
    /// Interviews added to the dataset.
    pub added: u64,
    /// Interviews among them whose direct answers only the contact custodian opens.
    pub apart: u64,
    /// Consent declined: counted, without answers.
    pub refusals: u64,
    /// Interviews that broke off, which stand in no figure.
    pub partials: u64,
    /// Interviews that nobody has finished, as they were last kept; they stand in no figure.
    pub drafts: u64,
    /// Interviews that were not finished and of which there was a later version already.
    pub superseded: u64,
    /// Corrections of other records.
    pub corrections: u64,
    /// Exercises, which are not data.
    pub tests: u64,
    /// Devices that have said their last word.
    pub closed: u64,
    /// Outcomes of visits.
    pub visits: u64,
    /// Check records, which the supervisor alone opens.
    pub checks: u64,
    /// Pieces of files that travel beside interviews.
    pub chunks: u64,
    /// Envelopes that an earlier parcel brought, or that stand twice in this one.
    pub known: u64,
    /// Envelopes that were withdrawn and came again: refused, unopened.
    pub resurrected: u64,
    /// Records that were in the dataset and were withdrawn since: they were taken out now.
    pub withdrawn: u64,
    /// All envelopes that are withdrawn.
    pub withdrawn_ever: u64,
    /// Envelopes set aside now, by reason.
    pub quarantined: BTreeMap<Reason, u64>,
    /// Envelopes that stay aside because people decided so.
    pub rejected: u64,
    /// Envelopes that an earlier opening had set aside and that were accepted now (among `added`).
    pub released: u64,
    /// Records missing from the sequences of all devices seen so far.
    pub missing: u64,
    /// Where they are missing.
    pub gaps: Vec<Gap>,
    /// Records that do not name their device's previous envelope.
    pub broken: u64,
    /// Entries of the server's log that the parcel carries; none where it carries no log.
    pub log: Option<u64>,
    /// Envelopes that the log holds, and neither the parcel nor the desk.
    pub lost: u64,
    /// Deletions in the log that nobody asked for: they open no lock, or are of no envelope.
    pub invented: u64,
    /// Envelopes that the log says were purged, before the day of the study note.
    pub purged_early: u64,
    /// Whether the log is not the one the last parcel showed.
    pub forked: bool,
    /// Histories of the log that devices saw, and that are not the parcel's.
    pub elsewhere: u64,
    /// Whether the study has a log, and the parcel does not carry it.
    pub log_absent: bool,
    /// Devices confirmed now: their keys proved the secret of their package.
    pub new_keys: u64,
    /// Unused vouchers of revoked devices that the next bundle revokes.
    pub vouchers_revoked: u64,
    /// Corrections in the dataset that change their records.
    pub corrected: u64,
    /// Corrections in the dataset that change nothing, by reason.
    pub uncorrected: BTreeMap<Reason, u64>,
    /// Files of which every piece is here.
    pub files: u64,
    /// Files that lack pieces.
    pub files_incomplete: u64,
    /// Files whose list names pieces that are not theirs.
    pub files_unfit: u64,
    /// Pieces that no record lists, or none yet.
    pub chunks_unlisted: u64,
    /// Records in the dataset now, refusals among them.
    pub records: u64,
    /// Envelopes in quarantine now.
    pub in_quarantine: u64,
    /// Those of them about which nothing was decided yet.
    pub undecided: u64,
}

impl Summary {
    /// Whether nothing is wrong with the log itself, nor missing of what it holds.
    pub fn log_holds(&self) -> bool {
        !self.forked && self.elsewhere == 0 && self.lost == 0 && self.invented == 0 && self.purged_early == 0
    }

    /// Everything found wrong, by reason.
    pub fn findings(&self) -> BTreeMap<Reason, u64> {
        let mut findings = self.quarantined.clone();
        findings.extend(&self.uncorrected);
        for (reason, count) in [
            (Reason::FindingSequenceGap, self.missing),
            (Reason::FindingChainBroken, self.broken),
            (Reason::FindingLogMissing, self.lost),
            (Reason::FindingDeletionInvented, self.invented),
            (Reason::FindingPurgedEarly, self.purged_early),
            (Reason::FindingWithdrawn, self.resurrected),
            (Reason::FindingLogForked, u64::from(self.forked)),
            (Reason::FindingCheckpointUnknown, self.elsewhere),
            (Reason::FindingLogAbsent, u64::from(self.log_absent)),
        ] {
            if count > 0 {
                findings.insert(reason, count);
            }
        }
        findings
    }
}
