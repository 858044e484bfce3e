//! Envelopes that were judged by themselves, decided on in the light of all that came before, and what the study becomes by them.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_protocol::log::SignedCheckpoint;
use kin_protocol::note::{MAX_NOTE_BYTES, verify};
use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};

use super::admission::{Admission, Standing};
use super::judge::{Judged, Verdict};
use super::known::{Before, Known};
use super::log::ParcelledLog;
use super::parcel::{ParcelFileError, Progress};
use super::waiting::Waiting;
use super::{Reason, Summary};
use crate::attachments;
use crate::dataset::{
    self, Corrections, Entry, Fate, Ledger, LedgerEntry, MAX_WITHDRAWN, Outcome, Row, SegmentWriter, Staging,
    Trace, index,
};
use crate::ending::Ending;
use crate::study::Study;

/// Who is told how far an opening has come.
pub type Watch<'w> = &'w mut dyn FnMut(Progress);

/// More envelopes of one parcel that are no sealed response at all are not kept, one by one, for somebody to look at: the parcel is refused.
const MAX_UNSEALED: u64 = 4096;

/// What has been decided so far.
pub(super) struct Opening {
    known: Known,
    admission: Admission,
    writer: SegmentWriter,
    waiting: Waiting,
    summary: Summary,
    log: Option<Arc<ParcelledLog>>,
    now: Timestamp,
    /// What was withdrawn before this parcel.
    listed: BTreeSet<Digest>,
    /// Sizes and roots of the parcel's log, as devices saw it.
    seen: HashSet<(u64, Digest)>,
    aside: Vec<Digest>,
    released: Vec<Digest>,
    /// Envelopes of the log that none of the keys opens: check records, or strangers.
    unopened: Vec<Digest>,
    /// Envelopes that are set aside and have to be fetched from the parcel.
    unfetched: HashSet<Digest>,
    /// Envelopes set aside that are no sealed responses.
    unsealed: u64,
}

impl Opening {
    pub(super) fn new(
        study: &Study,
        ledger: &Ledger,
        known: Known,
        admission: Admission,
        log: Option<Arc<ParcelledLog>>,
        listed: BTreeSet<Digest>,
        now: Timestamp,
    ) -> Result<Self> {
        let next = ledger.segments.len() as u64 + 1;
        let writer = SegmentWriter::new(study.settings().study, study.recipients()?, next);
        Ok(Self {
            known,
            admission,
            writer,
            waiting: Waiting::new(study.recipients()?),
            summary: Summary::default(),
            log,
            now,
            listed,
            seen: HashSet::new(),
            aside: Vec::new(),
            released: Vec::new(),
            unopened: Vec::new(),
            unfetched: HashSet::new(),
            unsealed: 0,
        })
    }

    /// What is withdrawn, by an earlier parcel or by this one's log.
    pub(super) fn withdrawn(&self) -> BTreeSet<Digest> {
        self.log.iter().flat_map(|log| log.withdrawn()).chain(&self.listed).copied().collect()
    }

    /// Counts an envelope of the parcel; whether it has to be opened.
    pub(super) fn meet(&mut self, envelope: Digest, withdrawn: &BTreeSet<Digest>) -> bool {
        self.summary.envelopes += 1;
        if withdrawn.contains(&envelope) {
            self.summary.resurrected += 1;
            return false;
        }
        let is_settled = self.known.is_settled(envelope);
        self.summary.known += u64::from(is_settled);
        !is_settled
    }

    pub(super) fn settle_all(&mut self, judged: Vec<Judged<'_>>, staging: &Staging) -> Result {
        for judged in judged {
            // Whose it is shows when every record of the parcel has been read.
            let is_unopened = matches!(judged.verdict, Err(Reason::FindingOtherKeys));
            if is_unopened && self.log.as_ref().is_some_and(|log| log.holds(judged.digest)) {
                self.unopened.push(judged.digest);
            } else {
                self.settle(judged, staging)?;
            }
        }
        Ok(())
    }

    /// Notes the check records among what none of the keys opens; the others are set aside.
    fn claim_checks(&mut self, staging: &Staging) -> Result {
        for digest in std::mem::take(&mut self.unopened) {
            let lock = self.log.as_ref().and_then(|log| log.lock_of(digest));
            if !lock.is_some_and(|lock| self.known.is_of_a_check(lock)) {
                self.settle(Judged::unopened(digest), staging)?;
                continue;
            }
            if self.known.fate(digest).is_some() {
                // It came before its interview, and lay in quarantine.
                self.released.push(digest);
            }
            self.summary.checks += 1;
            let entry = Entry::check(digest);
            self.known.add(&Row::from(&entry));
            self.writer.add(&entry, staging)?;
        }
        Ok(())
    }

    /// The whole parcel has been read: decides on what has waited for that. Returns the envelopes that are set aside of it.
    pub(super) fn end_waiting(
        &mut self,
        staging: &Staging,
        identities: &[Identity],
    ) -> Result<HashSet<Digest>> {
        self.admission.over();
        let none = Waiting::new(Vec::new());
        let waiting = std::mem::replace(&mut self.waiting, none);
        waiting.end(staging, identities, &mut |judged| self.settle(judged, staging))?;
        self.claim_checks(staging)?;
        Ok(std::mem::take(&mut self.unfetched))
    }

    /// Decides on an envelope in the light of all that came before it.
    fn settle(&mut self, mut judged: Judged<'_>, staging: &Staging) -> Result {
        let digest = judged.digest;
        if let Some(proof) = &judged.proof {
            self.summary.new_keys += u64::from(self.admission.prove(proof, digest, self.now));
        }
        if let Some(head) = &judged.head {
            match self.admission.of(head, digest) {
                Standing::Admitted => {}
                Standing::Waits => return self.waiting.add(judged, staging),
                Standing::Refused(reason) => judged.verdict = Err(reason),
            }
        }
        let Judged { envelope, head, lock, checkpoint, files, verdict, .. } = judged;
        let logged = self.log.as_ref().and_then(|log| log.lock_of(digest));
        let before = self.known.fate(digest);
        let known = head.as_ref().map_or(Before::Nothing, |head| self.known.before(head));
        let verdict = verdict.and_then(|verdict| {
            let Some(head) = &head else {
                return self.of_a_file(digest, verdict);
            };
            if known == Before::Taken {
                Err(Reason::FindingSubmissionTwice)
            } else if self.known.sequence_taken(head, digest) {
                Err(Reason::FindingSequenceTwice)
            } else if self.known.closed_before(head)
                && !self.admission.decisions().admits(digest, Reason::FindingAfterClosing)
            {
                Err(Reason::FindingAfterClosing)
            } else if self.log.as_ref().is_some_and(|log| !log.holds(digest)) {
                Err(Reason::FindingNotLogged)
            } else if lock.is_some() && logged.is_some() && lock != logged {
                Err(Reason::FindingLockDiffers)
            } else if self.admission.decisions().rejects(digest) {
                Err(Reason::FindingRejectedBefore)
            } else if known == Before::Later {
                Ok(Verdict::Superseded)
            } else {
                Ok(verdict)
            }
        });
        if let (Some(log), Some(seen), Ok(_)) = (&self.log, checkpoint, &verdict)
            && seen.origin == log.origin()
        {
            self.seen.insert((seen.size, seen.root));
        }
        let mut entry = Verdict::entry(&verdict, digest, head);
        if matches!(entry.fate, Fate::Kept | Fate::Partial | Fate::Draft) {
            entry.files = files;
        }
        self.summary.apart += u64::from(entry.contact.is_some());
        match &verdict {
            Ok(Verdict::Interview(..)) => self.summary.added += 1,
            Ok(Verdict::Refusal(_)) => self.summary.refusals += 1,
            Ok(Verdict::Partial(..)) => self.summary.partials += 1,
            Ok(Verdict::Draft(..)) => self.summary.drafts += 1,
            Ok(Verdict::Superseded) => self.summary.superseded += 1,
            Ok(Verdict::Correction(_)) => self.summary.corrections += 1,
            Ok(Verdict::Test) => self.summary.tests += 1,
            Ok(Verdict::Closing(_)) => self.summary.closed += 1,
            Ok(Verdict::Visit(_)) => self.summary.visits += 1,
            Ok(Verdict::Chunk(..)) => self.summary.chunks += 1,
            Err(reason) if self.admission.decisions().rejects_for(digest, *reason) => {
                self.summary.rejected += 1;
            }
            Err(reason) => *self.summary.quarantined.entry(*reason).or_default() += 1,
        }
        if before == Some(Outcome(entry.fate, entry.reason)) {
            // Set aside for the same reason as the last time: there is nothing new to note.
            return Ok(());
        }
        if verdict.is_ok() {
            if before.is_some() {
                self.summary.released += 1;
                self.released.push(digest);
            }
        } else if before.is_none() {
            self.set_aside(digest, entry.reason, envelope, staging)?;
        }
        self.known.add(&Row::from(&entry));
        self.writer.add(&entry, staging)?;
        match known {
            Before::Earlier(draft) if verdict.is_ok() => {
                let draft = Entry::superseded(draft);
                self.known.add(&Row::from(&draft));
                self.writer.add(&draft, staging)
            }
            _ => Ok(()),
        }
    }

    /// A piece of a file says nothing of a device or its sequence.
    fn of_a_file(&self, digest: Digest, verdict: Verdict) -> std::result::Result<Verdict, Reason> {
        if !matches!(verdict, Verdict::Chunk(..)) {
            Err(Reason::FindingDamaged)
        } else if self.log.as_ref().is_some_and(|log| !log.holds(digest)) {
            Err(Reason::FindingNotLogged)
        } else if self.admission.decisions().rejects(digest) {
            Err(Reason::FindingRejectedBefore)
        } else {
            Ok(verdict)
        }
    }

    fn set_aside(
        &mut self,
        digest: Digest,
        reason: Option<Reason>,
        envelope: Option<Vec<u8>>,
        staging: &Staging,
    ) -> Result {
        self.unsealed += u64::from(matches!(reason, Some(Reason::FindingDamaged | Reason::FindingWrongSize)));
        if self.unsealed > MAX_UNSEALED {
            let error = ParcelFileError::ParcelFileUnsealed { most: MAX_UNSEALED };
            return Err(Failure::error(Exit::Refused, &error));
        }
        match envelope {
            Some(envelope) => staging.add_envelope(digest, &envelope)?,
            None => _ = self.unfetched.insert(digest),
        }
        self.aside.push(digest);
        Ok(())
    }

    pub(super) fn finish(
        mut self,
        study: &Study,
        identities: &[Identity],
        ledger: Ledger,
        staging: Staging,
    ) -> Result<Summary> {
        self.compare_log(study)?;
        let newly = self.newly_withdrawn();
        self.summary.withdrawn = self.known.kept_of(&newly);
        self.summary.withdrawn_ever = (self.listed.len() + newly.len()) as u64;
        let listed: BTreeSet<Digest> = self.listed.union(&newly).copied().collect();
        if listed.len() > MAX_WITHDRAWN {
            return Err(ParcelFileError::withdrawals());
        }
        self.explain_gaps(&listed, &staging)?;
        // What lay in quarantine goes with its withdrawal.
        self.released.extend(&newly);
        for (device, chain) in self.known.chains() {
            self.summary.broken += chain.broken();
            for gap in chain.gaps(*device) {
                self.summary.missing = self.summary.missing.saturating_add(gap.last - gap.first + 1);
                self.summary.gaps.push(gap);
            }
        }
        // Before anything else: from here on nobody reads what was withdrawn, whatever becomes of the rest.
        dataset::withdraw(study, &newly)?;
        self.summary.records = self.known.kept() - self.summary.withdrawn;
        self.summary.in_quarantine = self.known.quarantined();
        let undecided = |(envelope, reason): &(Digest, Reason)| {
            !self.admission.decisions().settles(*envelope, *reason) && !listed.contains(envelope)
        };
        self.summary.undecided = self.known.set_aside().filter(undecided).count() as u64;
        let added: Vec<LedgerEntry> = self.writer.finish(&staging)?;
        let registry = self.admission.registry();
        staging.commit(study, ledger, added, &self.aside, &self.released, registry)?;
        if let Some(log) = self.log.filter(|_| !self.summary.forked) {
            let path = study.layout().checkpoint();
            kin_disk::replace_private(path, log.signed().note()).ending(Exit::Storage)?;
        }
        let files = attachments::list(study, identities)?;
        self.summary.files = files.whole();
        self.summary.files_incomplete = files.incomplete();
        self.summary.files_unfit = files.unfit();
        self.summary.chunks_unlisted = files.unlisted;
        // A check record costs a voucher of its own. Whose device the pieces of files came from is not known here: each may have used as many.
        let has_checks = self.known.has_checks() || !study.settings().supervisors.is_empty();
        let each = 1 + u64::from(has_checks);
        let needed = |label: &str| {
            self.known.needed_by(label, registry).saturating_mul(each).saturating_add(files.pieces)
        };
        self.summary.vouchers_revoked = study.revoke_vouchers(registry, &needed, identities)?;
        // Also what an earlier opening that was killed did not come to.
        dataset::forget(study, identities, self.now)?;
        // An index that cannot be written is made at another time: nothing but time depends on it.
        let _ = index::mend(study, identities, self.known.without_index());
        let forms =
            study.forms()?.into_iter().map(|form| (Digest::from_bytes(form.digest()), form)).collect();
        let applied = Corrections::of(study, identities, u64::MAX)?.judge(study, identities, &forms)?;
        self.summary.corrected = applied.applied;
        self.summary.uncorrected = applied.refused;
        Ok(self.summary)
    }

    /// What this parcel's log says to be withdrawn, and no earlier one did. A log that contradicts what was seen of it withdraws
    /// nothing: what it says of locks may be invented.
    fn newly_withdrawn(&self) -> BTreeSet<Digest> {
        let believed = self.log.as_ref().filter(|_| !self.summary.forked && self.summary.elsewhere == 0);
        let mut newly: BTreeSet<Digest> = believed
            .map(|log| log.withdrawn().difference(&self.listed).copied().collect())
            .unwrap_or_default();
        newly.extend(self.known.beside(&newly));
        newly.extend(self.known.beside(&self.listed));
        newly.difference(&self.listed).copied().collect()
    }

    /// Notes the places of records that were withdrawn before they came here: the device's next record names them.
    fn explain_gaps(&mut self, listed: &BTreeSet<Digest>, staging: &Staging) -> Result {
        let mut explained = Vec::new();
        for (device, chain) in self.known.chains() {
            for gap in chain.gaps(*device) {
                let named = chain.at(gap.last.saturating_add(1)).and_then(|next| next.previous);
                if let Some(envelope) = named.filter(|named| listed.contains(named)) {
                    let trace = Trace { device: *device, sequence: gap.last, previous: None };
                    explained.push(Entry::explained(envelope, trace));
                }
            }
        }
        for entry in explained {
            self.known.add(&Row::from(&entry));
            self.writer.add(&entry, staging)?;
        }
        Ok(())
    }

    /// Compares the parcel's log with the last parcel's, with what devices saw, and with what is here.
    fn compare_log(&mut self, study: &Study) -> Result {
        let Some(log) = &self.log else {
            self.summary.log_absent = !study.settings().logs.is_empty();
            return Ok(());
        };
        let last = study.last_checkpoint()?;
        self.summary.log = Some(log.size());
        self.summary.forked = !log.contradicts(last.iter().map(SignedCheckpoint::checkpoint)).is_empty();
        self.summary.elsewhere = log.contradicts_histories(self.seen.iter().copied().collect()).len() as u64;
        let may_be_purged = purge_day(study)?.is_some_and(|day| day <= self.now);
        self.summary.invented = log.invented();
        self.summary.purged_early = if may_be_purged { 0 } else { log.purged() };
        self.summary.lost = log.missing(may_be_purged, |digest| self.known.fate(digest).is_some());
        Ok(())
    }
}

/// From when on the study's signed note lets the server delete everything.
fn purge_day(study: &Study) -> Result<Option<Timestamp>> {
    let note = kin_disk::read(study.layout().note(), MAX_NOTE_BYTES as u64).ending(Exit::Storage)?;
    Ok(verify(&note, &study.roots()?, None).ending(Exit::Untrusted)?.purge_after)
}
