//! A parcel, opened as a whole or not at all.

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_protocol::log::{Checkpoint, SignedCheckpoint};
use kin_protocol::note::{LogVerifier, MAX_NOTE_BYTES, verify};
use kin_protocol::parcel::ParcelReader;
use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use super::judge::{Judge, Judged, Verdict};
use super::known::Known;
use super::log::ParcelledLog;
use super::proof::Secrets;
use super::revoked::Revoked;
use super::{Reason, Summary};
use crate::dataset::{self, Corrections, Entry, Fate, Ledger, SegmentWriter, Staging, Trace};
use crate::ending::{Ending, OnDisk};
use crate::study::{Registry, Study};

/// Envelopes that are opened at the same time.
const BATCH: usize = 256;
/// More envelopes of one parcel that are no sealed response at all are not kept, one by one, for somebody to look at: the parcel is refused.
const MAX_UNSEALED: u64 = 4096;
/// Fewer of them, where they are this large together: a parcel may hold anything.
const BATCH_BYTES: usize = 16 * 1024 * 1024;

/// Why a parcel is refused as a whole.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ParcelFileError {
    /// The parcel says that it belongs to another study.
    #[error("the parcel belongs to another study")]
    ParcelFileForeign,
    /// The log it carries is not one that the study's server signed.
    #[error("the parcel's log is not to be trusted")]
    ParcelFileLogUntrusted,
    /// Too much of it is no sealed response at all.
    #[error("more than {most} of the parcel's envelopes are damaged or no sealed responses")]
    ParcelFileUnsealed {
        /// The most that are set aside.
        most: u64,
    },
}

/// Opens a parcel's file into the study's dataset. `now` dates the device keys that are seen for the first time.
///
/// After an error the study is as it was.
pub fn open_parcel(study: &Study, identities: &[Identity], parcel: &Path, now: Timestamp) -> Result<Summary> {
    let failed = |error| DiskError::of_system(parcel, error);
    if !std::fs::metadata(parcel).map_err(failed).on_disk()?.is_file() {
        return Err(DiskError::DiskNotAFile { path: parcel.display().to_string() }).on_disk();
    }
    let source = || Ok(BufReader::new(File::open(parcel).map_err(failed).on_disk()?));
    open_from(study, identities, &source, now)
}

fn open_from<R: Read>(
    study: &Study,
    identities: &[Identity],
    source: &dyn Fn() -> Result<R>,
    now: Timestamp,
) -> Result<Summary> {
    let log = log_of(study, source()?)?.map(Arc::new);
    // For ever: what was withdrawn once is not opened again, whatever a parcel says or leaves out.
    let listed = dataset::withdrawn(study)?;
    let withdrawn: BTreeSet<Digest> =
        log.iter().flat_map(|log| log.withdrawn()).chain(&listed).copied().collect();
    let known = Known::of(study, identities)?;
    let mut registry = study.registry()?;
    let revoked = Revoked::of(&registry, log.clone());
    let judge = Judge::new(study, identities, registry.clone(), revoked)?;
    // A device's first record, which proves whose it is, may stand behind the others: it is looked for before.
    let mut confirmed = 0;
    let secrets = Secrets::of(&registry, *study.settings().study.as_bytes(), identities);
    if !secrets.is_empty() {
        in_batches(
            study,
            source()?,
            |digest| known.is_settled(digest) || withdrawn.contains(&digest),
            |batch| {
                for proof in judge.proofs(batch, &secrets) {
                    confirmed += u64::from(registry.confirm(&proof.device, proof.key, &proof.recipient, now));
                }
                Ok(())
            },
        )?;
    }
    let judge = judge.with_registry(registry.clone());
    let ledger = Ledger::of(study)?;
    let next = ledger.segments.len() as u64 + 1;
    let staging = Staging::new(study)?;
    let writer = SegmentWriter::new(study.settings().study, study.recipients()?, next);
    let settled: HashSet<Digest> = known.settled().collect();
    let summary = Summary { new_keys: confirmed, ..Summary::default() };
    let mut opening = Opening {
        known,
        registry,
        writer,
        summary,
        log,
        listed,
        seen: HashSet::new(),
        aside: Vec::new(),
        released: Vec::new(),
        unsealed: 0,
    };
    let mut resurrected = 0;
    let passed = in_batches(
        study,
        source()?,
        |digest| {
            let refused = withdrawn.contains(&digest);
            resurrected += u64::from(refused);
            refused || settled.contains(&digest)
        },
        |batch| {
            opening.summary.envelopes += batch.len() as u64;
            opening.settle_all(judge.all(batch), &staging)
        },
    )?;
    opening.summary.envelopes += passed;
    opening.summary.known = passed - resurrected;
    opening.summary.resurrected = resurrected;
    opening.finish(study, identities, ledger, staging, now)
}

/// From when on the study's signed note lets the server delete everything.
fn purge_day(study: &Study) -> Result<Option<Timestamp>> {
    let note = kin_disk::read(study.layout().note(), MAX_NOTE_BYTES as u64).ending(Exit::Storage)?;
    Ok(verify(&note, &study.roots()?, None).ending(Exit::Untrusted)?.purge_after)
}

/// The log that the parcel of this study carries.
fn log_of(study: &Study, source: impl Read) -> Result<Option<ParcelledLog>> {
    let mut reader = reader_of(study, source)?;
    let logs: Vec<LogVerifier> = study.settings().log_lines().into_iter().map(|log| log.key).collect();
    // Of a study without a log, no log is believed.
    if logs.is_empty() { Ok(None) } else { ParcelledLog::read(&mut reader, &logs) }
}

fn reader_of<R: Read>(study: &Study, source: R) -> Result<ParcelReader<R>> {
    let reader = ParcelReader::new(source).ending(Exit::Refused)?;
    if reader.header().study != study.settings().study {
        return Err(Failure::error(Exit::Refused, &ParcelFileError::ParcelFileForeign));
    }
    Ok(reader)
}

/// Reads a whole parcel of the study, in batches that fit into memory, without what `is_settled` passes over; says how
/// many those are.
fn in_batches(
    study: &Study,
    source: impl Read,
    mut is_settled: impl FnMut(Digest) -> bool,
    mut work: impl FnMut(Vec<(Digest, Vec<u8>)>) -> Result,
) -> Result<u64> {
    let reader = reader_of(study, source)?;
    let mut passed = 0;
    let mut batch = Vec::with_capacity(BATCH);
    let mut bytes = 0;
    for entry in reader {
        let entry = entry.ending(Exit::Refused)?;
        if is_settled(entry.digest) {
            passed += 1;
            continue;
        }
        bytes += entry.bytes.len();
        batch.push((entry.digest, entry.bytes));
        if batch.len() == BATCH || bytes >= BATCH_BYTES {
            bytes = 0;
            work(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))?;
        }
    }
    work(batch)?;
    Ok(passed)
}

/// What has been decided so far.
struct Opening {
    known: Known,
    registry: Registry,
    writer: SegmentWriter,
    summary: Summary,
    log: Option<Arc<ParcelledLog>>,
    /// What was withdrawn before this parcel.
    listed: BTreeSet<Digest>,
    /// What devices saw of the log.
    seen: HashSet<Checkpoint>,
    aside: Vec<Digest>,
    released: Vec<Digest>,
    /// Envelopes set aside that are no sealed responses.
    unsealed: u64,
}

impl Opening {
    fn settle_all(&mut self, judged: Vec<Judged>, staging: &Staging) -> Result {
        judged.into_iter().try_for_each(|judged| self.settle(judged, staging))
    }

    /// Decides on an envelope in the light of all that came before it.
    fn settle(&mut self, judged: Judged, staging: &Staging) -> Result {
        let Judged { digest, envelope, head, lock, checkpoint, verdict } = judged;
        let logged = self.log.as_ref().and_then(|log| log.lock_of(digest));
        let before = self.known.fate(digest);
        let verdict = verdict.and_then(|verdict| {
            let Some(head) = &head else { return Err(Reason::FindingDamaged) };
            if self.known.holds_submission(head.submission) {
                Err(Reason::FindingSubmissionTwice)
            } else if self.known.sequence_taken(head, digest) {
                Err(Reason::FindingSequenceTwice)
            } else if self.known.closed_before(head) {
                Err(Reason::FindingAfterClosing)
            } else if self.log.as_ref().is_some_and(|log| !log.holds(digest)) {
                Err(Reason::FindingNotLogged)
            } else if lock.is_some() && logged.is_some() && lock != logged {
                Err(Reason::FindingLockDiffers)
            } else {
                Ok(verdict)
            }
        });
        self.seen.extend(checkpoint.filter(|_| verdict.is_ok()));
        let response = match &verdict {
            Ok(
                Verdict::Interview(response, _)
                | Verdict::Refusal(response)
                | Verdict::Partial(response, _)
                | Verdict::Correction(response),
            ) => Some(response.as_slice()),
            _ => None,
        };
        let fate = match &verdict {
            Ok(Verdict::Interview(..) | Verdict::Refusal(_)) => Fate::Kept,
            Ok(Verdict::Partial(..)) => Fate::Partial,
            Ok(Verdict::Correction(_)) => Fate::Correction,
            Ok(Verdict::Test) => Fate::Test,
            Ok(Verdict::Closing(_)) => Fate::Closing,
            Err(_) => Fate::Quarantined,
        };
        let closing = match &verdict {
            Ok(Verdict::Closing(stated)) => Some(*stated),
            _ => None,
        };
        let reason = verdict.as_ref().err().copied();
        let contact = match &verdict {
            Ok(Verdict::Interview(_, contact) | Verdict::Partial(_, contact)) => {
                contact.as_ref().map(|file| BASE64_STANDARD.encode(file).into())
            }
            _ => None,
        };
        self.summary.apart += u64::from(contact.is_some());
        let entry = Entry { fate, envelope: digest, reason, head, trace: None, closing, contact, response };
        match &verdict {
            Ok(Verdict::Interview(..)) => self.summary.added += 1,
            Ok(Verdict::Refusal(_)) => self.summary.refusals += 1,
            Ok(Verdict::Partial(..)) => self.summary.partials += 1,
            Ok(Verdict::Correction(_)) => self.summary.corrections += 1,
            Ok(Verdict::Test) => self.summary.tests += 1,
            Ok(Verdict::Closing(_)) => self.summary.closed += 1,
            Err(reason) => *self.summary.quarantined.entry(*reason).or_default() += 1,
        }
        if before == Some((entry.fate, entry.reason)) {
            // Set aside for the same reason as the last time: there is nothing new to note.
            return Ok(());
        }
        if verdict.is_ok() {
            if before.is_some() {
                self.summary.released += 1;
                self.released.push(digest);
            }
        } else if before.is_none() {
            self.unsealed +=
                u64::from(matches!(reason, Some(Reason::FindingDamaged | Reason::FindingWrongSize)));
            if self.unsealed > MAX_UNSEALED {
                let error = ParcelFileError::ParcelFileUnsealed { most: MAX_UNSEALED };
                return Err(Failure::error(Exit::Refused, &error));
            }
            staging.add_envelope(digest, &envelope)?;
            self.aside.push(digest);
        }
        self.known.add(&entry);
        self.writer.add(&entry, staging)
    }

    fn finish(
        mut self,
        study: &Study,
        identities: &[Identity],
        ledger: Ledger,
        staging: Staging,
        now: Timestamp,
    ) -> Result<Summary> {
        self.compare_log(study, now)?;
        let newly = self.newly_withdrawn();
        self.summary.withdrawn = self.known.kept_of(&newly);
        self.summary.withdrawn_ever = (self.listed.len() + newly.len()) as u64;
        let listed: BTreeSet<Digest> = self.listed.union(&newly).copied().collect();
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
        let added = self.writer.finish(&staging)?;
        staging.commit(study, ledger, added, &self.aside, &self.released, &self.registry)?;
        if let Some(log) = self.log.filter(|_| !self.summary.forked) {
            let path = study.layout().checkpoint();
            kin_disk::replace_private(path, log.signed().note()).ending(Exit::Storage)?;
        }
        let needed = |label: &str| self.known.needed_by(label, &self.registry);
        self.summary.vouchers_revoked = study.revoke_vouchers(&self.registry, &needed, identities)?;
        // Also what an earlier opening that was killed did not come to.
        dataset::forget(study, identities, now)?;
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
        newly.extend(self.known.corrections_of(&newly));
        newly.extend(self.known.corrections_of(&self.listed));
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
            self.known.add(&entry);
            self.writer.add(&entry, staging)?;
        }
        Ok(())
    }

    /// Compares the parcel's log with the last parcel's, with what devices saw, and with what is here.
    fn compare_log(&mut self, study: &Study, now: Timestamp) -> Result {
        let Some(log) = &self.log else {
            self.summary.log_absent = !study.settings().logs.is_empty();
            return Ok(());
        };
        let last = study.last_checkpoint()?;
        self.summary.log = Some(log.size());
        self.summary.forked = !log.contradicts(last.iter().map(SignedCheckpoint::checkpoint)).is_empty();
        self.summary.elsewhere = log.contradicts(&self.seen).len() as u64;
        let may_be_purged = purge_day(study)?.is_some_and(|day| day <= now);
        self.summary.lost = log.missing(may_be_purged, |digest| self.known.fate(digest).is_some());
        Ok(())
    }
}
