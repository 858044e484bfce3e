//! One segment: a header, then the entries, sealed to the study's working keys.
//!
//! The header, each entry, and its response, empty where there is none, are [parts](super::parts).

use std::collections::BTreeSet;

use kin_protocol::{Digest, StudyId};
use kin_sealing::{Identity, OpenError, Recipient, decrypt, encrypt};
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::parts::{add_part, part};
use super::{DatasetError, Entry, Fate, LedgerEntry, Row, Staging, index};
use crate::ending::Ending;
use crate::study::Study;

/// The most entries in a segment.
pub const MAX_SEGMENT_ENTRIES: usize = 4096;
/// A segment that has grown to this many bytes in the clear is closed.
pub const MAX_SEGMENT_BYTES: usize = 8 * 1024 * 1024;
/// One entry is never longer: a sealed response and what is noted about it.
const MAX_ENTRY_BYTES: usize = kin_sealing::MAX_SEALED_BYTES as usize + 4096;
/// What age adds to a segment.
pub(super) const AGE_BYTES: usize = 64 * 1024;

/// The longest file of a segment.
pub(super) const MAX_FILE_BYTES: u64 = (MAX_SEGMENT_BYTES + MAX_ENTRY_BYTES + AGE_BYTES) as u64;

/// The first part of a segment: it belongs to one place in one study.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    kin_segment: u32,
    study: StudyId,
    number: u64,
}

impl Header {
    /// Since the second version an entry may be withdrawn; since the third it may be a correction or an interview that broke
    /// off; since the fourth a check record; since the fifth what was decided at the desk, or what came of a visit;
    /// since the sixth it may list files, or be a piece of one.
    const NEWEST: u32 = 6;

    fn new(study: StudyId, number: u64) -> Self {
        Self { kin_segment: Self::NEWEST, study, number }
    }

    /// Whether a segment says that it belongs to this place; those of the first version hold nothing withdrawn.
    fn belongs(&self, study: StudyId, number: u64) -> bool {
        (1..=Self::NEWEST).contains(&self.kin_segment) && (self.study, self.number) == (study, number)
    }
}

/// The name of a segment's file.
pub(super) fn name(number: u64) -> String {
    format!("{number:06}.age")
}

/// What is sealed in a segment, as it stands there.
pub(super) fn content(
    study: &Study,
    identities: &[Identity],
    number: u64,
    expected: &LedgerEntry,
) -> Result<Zeroizing<Vec<u8>>> {
    let path = study.layout().dataset().join(name(number));
    let file = || path.display().to_string();
    let most = MAX_SEGMENT_BYTES + MAX_ENTRY_BYTES;
    let sealed = kin_disk::read(&path, MAX_FILE_BYTES).ending(Exit::Storage)?;
    let damaged = || DatasetError::DatasetSegmentDamaged { file: file() };
    if Digest::of(&sealed) != expected.digest {
        return Err(damaged().into());
    }
    let content = match decrypt(identities, &sealed, most) {
        Err(OpenError::SealedForOtherKeys) => {
            return Err(DatasetError::DatasetSegmentLocked { file: file() }.into());
        }
        other => other.ending(Exit::Storage)?,
    };
    Ok(content)
}

pub(super) fn read(
    study: &Study,
    identities: &[Identity],
    number: u64,
    expected: &LedgerEntry,
    each: &mut dyn FnMut(&Entry<'_>) -> Result,
) -> Result {
    let content = content(study, identities, number, expected)?;
    self::each(study, number, expected, &content, each)
}

/// Calls `each` with every entry of a segment's content.
pub(super) fn each(
    study: &Study,
    number: u64,
    expected: &LedgerEntry,
    content: &[u8],
    each: &mut dyn FnMut(&Entry<'_>) -> Result,
) -> Result {
    let file = || study.layout().dataset().join(name(number)).display().to_string();
    let damaged = || DatasetError::DatasetSegmentDamaged { file: file() };
    // A parser's message could quote an answer: it is dropped.
    let mut rest: &[u8] = content;
    let header = part(&mut rest).and_then(|part| serde_json::from_slice::<Header>(part).ok());
    if !header.is_some_and(|header| header.belongs(study.settings().study, number)) {
        return Err(damaged().into());
    }
    let mut entries = 0;
    while !rest.is_empty() {
        let head = part(&mut rest).ok_or_else(damaged)?;
        let response = part(&mut rest).ok_or_else(damaged)?;
        let mut entry: Entry<'_> = serde_json::from_slice(head).map_err(|_| damaged())?;
        entry.response = (!response.is_empty()).then_some(response);
        each(&entry)?;
        entries += 1;
    }
    if entries == expected.entries { Ok(()) } else { Err(damaged().into()) }
}

/// A segment's content without what was withdrawn; none where nothing of it was.
pub(super) fn without(
    study: &Study,
    identities: &[Identity],
    number: u64,
    expected: &LedgerEntry,
    withdrawn: &BTreeSet<Digest>,
) -> Result<Option<Zeroizing<Vec<u8>>>> {
    let header = Header::new(study.settings().study, number);
    let header = serde_json::to_vec(&header).expect("a header has only text keys");
    let room = MAX_SEGMENT_BYTES + MAX_ENTRY_BYTES;
    let (mut content, mut holds) = (Zeroizing::new(Vec::with_capacity(room)), false);
    add_part(&mut content, &header);
    read(study, identities, number, expected, &mut |entry| {
        let is_withdrawn = withdrawn.contains(&entry.envelope) && entry.fate != Fate::Withdrawn;
        holds |= is_withdrawn;
        let left = entry.withdrawn();
        let kept = if is_withdrawn { &left } else { entry };
        let head = Zeroizing::new(serde_json::to_vec(kept).expect("an entry has only text keys"));
        add_part(&mut content, &head);
        add_part(&mut content, kept.response.unwrap_or_default());
        Ok(())
    })?;
    Ok(holds.then_some(content))
}

/// Gathers entries into segments and lays them aside with their indexes, sealed, one after the other.
pub struct SegmentWriter {
    study: StudyId,
    recipients: Vec<Recipient>,
    next: u64,
    entries: Vec<([u8; 16], Zeroizing<Vec<u8>>, Row)>,
    corrections: u64,
    bytes: usize,
    written: Vec<LedgerEntry>,
}

impl SegmentWriter {
    /// A writer whose first segment has the number `next`.
    pub fn new(study: StudyId, recipients: Vec<Recipient>, next: u64) -> Self {
        Self { study, recipients, next, entries: Vec::new(), corrections: 0, bytes: 0, written: Vec::new() }
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: &Entry<'_>, staging: &Staging) -> Result {
        let head = serde_json::to_vec(entry).expect("an entry has only text keys");
        let response = entry.response.unwrap_or_default();
        // As large as it gets at once: a buffer that grows leaves copies of an answer behind in freed memory.
        let mut parts = Zeroizing::new(Vec::with_capacity(head.len() + response.len() + 8));
        add_part(&mut parts, &head);
        add_part(&mut parts, response);
        self.bytes += parts.len();
        self.corrections += u64::from(entry.fate == Fate::Correction);
        // Within a segment the order is that of the submissions' random names: neither that of the parcel nor of a
        // device.
        let key = entry.head.as_ref().map_or([0; 16], |head| head.submission.bytes());
        self.entries.push((key, parts, Row::from(entry)));
        if self.entries.len() >= MAX_SEGMENT_ENTRIES || self.bytes >= MAX_SEGMENT_BYTES {
            self.close(staging)?;
        }
        Ok(())
    }

    /// Closes the last segment; returns all that were written, in order.
    pub fn finish(mut self, staging: &Staging) -> Result<Vec<LedgerEntry>> {
        if !self.entries.is_empty() {
            self.close(staging)?;
        }
        Ok(self.written)
    }

    fn close(&mut self, staging: &Staging) -> Result {
        let number = self.next;
        let header =
            serde_json::to_vec(&Header::new(self.study, number)).expect("a header has only text keys");
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_by_key(|(key, ..)| *key);
        let mut content = Zeroizing::new(Vec::with_capacity(header.len() + 4 + self.bytes));
        add_part(&mut content, &header);
        for (_, parts, _) in &entries {
            content.extend_from_slice(parts);
        }
        let sealed = encrypt(&self.recipients, &content).ending(Exit::Internal)?;
        let entry = LedgerEntry {
            digest: Digest::of(&sealed),
            entries: entries.len() as u64,
            corrections: std::mem::take(&mut self.corrections),
        };
        let rows: Vec<Row> = entries.into_iter().map(|(.., row)| row).collect();
        let index = index::seal(self.study, &self.recipients, number, &entry, &rows)?;
        staging.add_segment(number, &sealed, &index)?;
        self.written.push(entry);
        self.next += 1;
        self.bytes = 0;
        Ok(())
    }
}
