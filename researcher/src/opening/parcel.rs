//! A parcel, opened as a whole or not at all.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use jiff::Timestamp;
use kin_disk::DiskError;
use kin_protocol::Digest;
use kin_protocol::parcel::ParcelReader;
use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use super::judge::{Judge, Judged, Verdict};
use super::known::Known;
use super::{Reason, Summary};
use crate::dataset::{Entry, Fate, Ledger, SegmentWriter, Staging};
use crate::ending::{Ending, OnDisk};
use crate::study::{KeyState, Registry, SeenKey, Study};

/// Envelopes that are opened at the same time.
const BATCH: usize = 256;
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
}

/// Opens a parcel's file into the study's dataset. `now` dates the device keys that are seen for the first time.
///
/// After an error the study is as it was.
pub fn open_parcel(study: &Study, identities: &[Identity], parcel: &Path, now: Timestamp) -> Result<Summary> {
    let failed = |error| DiskError::of_system(parcel, error);
    if !std::fs::metadata(parcel).map_err(failed).on_disk()?.is_file() {
        return Err(DiskError::DiskNotAFile { path: parcel.display().to_string() }).on_disk();
    }
    let file = File::open(parcel).map_err(failed).on_disk()?;
    open_from(study, identities, BufReader::new(file), now)
}

fn open_from(study: &Study, identities: &[Identity], source: impl Read, now: Timestamp) -> Result<Summary> {
    let reader = ParcelReader::new(source).ending(Exit::Refused)?;
    if reader.header().study != study.settings().study {
        return Err(Failure::error(Exit::Refused, &ParcelFileError::ParcelFileForeign));
    }
    let registry = study.registry()?;
    let judge = Judge::new(study, identities, registry.clone())?;
    let ledger = Ledger::of(study)?;
    let next = ledger.segments.len() as u64 + 1;
    let staging = Staging::new(study)?;
    let writer = SegmentWriter::new(study.settings().study, study.recipients()?, next);
    let known = Known::of(study, identities)?;
    let mut opening = Opening {
        known,
        registry,
        writer,
        now,
        summary: Summary::default(),
        aside: Vec::new(),
        released: Vec::new(),
    };

    let mut batch = Vec::with_capacity(BATCH);
    let mut bytes = 0;
    for entry in reader {
        let entry = entry.ending(Exit::Refused)?;
        opening.summary.envelopes += 1;
        if opening.known.is_settled(entry.digest) {
            opening.summary.known += 1;
            continue;
        }
        bytes += entry.bytes.len();
        batch.push((entry.digest, entry.bytes));
        if batch.len() == BATCH || bytes >= BATCH_BYTES {
            bytes = 0;
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            opening.settle_all(judge.all(full), &staging)?;
        }
    }
    opening.settle_all(judge.all(batch), &staging)?;
    opening.finish(study, ledger, staging)
}

/// What has been decided so far.
struct Opening {
    known: Known,
    registry: Registry,
    writer: SegmentWriter,
    now: Timestamp,
    summary: Summary,
    aside: Vec<Digest>,
    released: Vec<Digest>,
}

impl Opening {
    fn settle_all(&mut self, judged: Vec<Judged>, staging: &Staging) -> Result {
        judged.into_iter().try_for_each(|judged| self.settle(judged, staging))
    }

    /// Decides on an envelope in the light of all that came before it.
    fn settle(&mut self, judged: Judged, staging: &Staging) -> Result {
        let Judged { digest, envelope, head, verdict } = judged;
        let before = self.known.fate(digest);
        let verdict = verdict.and_then(|verdict| {
            let Some(head) = &head else { return Err(Reason::FindingDamaged) };
            if self.known.holds_submission(head.submission) {
                Err(Reason::FindingSubmissionTwice)
            } else if self.known.sequence_taken(head, digest) {
                Err(Reason::FindingSequenceTwice)
            } else {
                Ok(verdict)
            }
        });
        let response = match &verdict {
            Ok(Verdict::Interview(response) | Verdict::Refusal(response)) => Some(response.as_slice()),
            _ => None,
        };
        let fate = match &verdict {
            Ok(Verdict::Interview(_) | Verdict::Refusal(_)) => Fate::Kept,
            Ok(Verdict::Test) => Fate::Test,
            Err(_) => Fate::Quarantined,
        };
        let entry = Entry { fate, envelope: digest, reason: verdict.as_ref().err().copied(), head, response };
        match &verdict {
            Ok(Verdict::Interview(_)) => self.summary.added += 1,
            Ok(Verdict::Refusal(_)) => self.summary.refusals += 1,
            Ok(Verdict::Test) => self.summary.tests += 1,
            Err(reason) => *self.summary.quarantined.entry(*reason).or_default() += 1,
        }
        if before == Some((entry.fate, entry.reason)) {
            // Set aside for the same reason as the last time: there is nothing new to note.
            return Ok(());
        }
        if verdict.is_ok() {
            self.note_key(&entry);
            if before.is_some() {
                self.summary.released += 1;
                self.released.push(digest);
            }
        } else if before.is_none() {
            staging.add_envelope(digest, &envelope)?;
            self.aside.push(digest);
        }
        self.known.add(&entry);
        self.writer.add(&entry, staging)
    }

    /// Takes note of a device key the first time it signs something that is accepted.
    fn note_key(&mut self, entry: &Entry<'_>) {
        let Some(head) = &entry.head else { return };
        let key = head.device.to_string();
        if self.registry.keys.iter().any(|seen| seen.key == key) {
            return;
        }
        self.summary.new_keys += 1;
        self.registry.keys.push(SeenKey {
            key,
            enumerator: head.enumerator.clone().into_owned(),
            seen: self.now,
            state: KeyState::Unconfirmed,
        });
    }

    fn finish(mut self, study: &Study, ledger: Ledger, staging: Staging) -> Result<Summary> {
        for (device, chain) in self.known.chains() {
            self.summary.broken += chain.broken();
            for gap in chain.gaps(*device) {
                self.summary.missing = self.summary.missing.saturating_add(gap.last - gap.first + 1);
                self.summary.gaps.push(gap);
            }
        }
        self.summary.records = self.known.kept();
        self.summary.in_quarantine = self.known.quarantined();
        let added = self.writer.finish(&staging)?;
        staging.commit(study, ledger, added, &self.aside, &self.released, &self.registry)?;
        Ok(self.summary)
    }
}
