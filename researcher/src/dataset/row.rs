//! What the index of a segment says of one entry: its place in the study, without answers, codes or names.

use kin_protocol::Digest;
use kin_protocol::log::Lock;
use kin_sealing::{DevicePublicKey, Kind, Submission};
use serde::{Deserialize, Serialize};

use super::{Entry, Fate, Head, Trace};
use crate::opening::Reason;

/// What the index says of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// SHA-256 of the envelope as it came.
    pub envelope: Digest,
    /// What became of it.
    pub outcome: Outcome,
    /// The name of its submission, or of what was decided at the desk; none where nothing could be opened, or nothing is left.
    pub submission: Option<Submission>,
    /// The submission that it corrects, that was decided about, or that a piece of a file names.
    pub corrects: Option<Submission>,
    /// Its place in its device's sequence; of a draft how often it was kept.
    pub place: Option<Trace>,
    /// The last number of its device, where it is the device's last word.
    pub last: Option<u64>,
    /// The lock under which its check record may come.
    pub check: Option<Lock>,
    /// Whether it lists files that travel beside it.
    pub lists_files: bool,
}

/// Which of a record's locks its check record is sent under.
const CHECK_LOCK: usize = 3;

/// What became of an envelope, and why where it lies in quarantine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Outcome(pub Fate, pub Option<Reason>);

impl Row {
    /// What is left of it once its respondent has withdrawn it.
    #[must_use]
    pub fn withdrawn(&self) -> Self {
        Self {
            outcome: Outcome(Fate::Withdrawn, None),
            submission: None,
            corrects: None,
            // A draft has none in the sequence.
            place: self.place.filter(|_| self.outcome.0 != Fate::Draft),
            last: None,
            check: None,
            lists_files: false,
            ..*self
        }
    }
}

impl From<&Entry<'_>> for Row {
    fn from(entry: &Entry<'_>) -> Self {
        let (head, decided) = (entry.head.as_ref(), entry.decided.as_ref());
        let of_head =
            |head: &Head<'_>| Trace { device: head.device, sequence: head.sequence, previous: head.previous };
        // What a draft says of itself is no place in a sequence: it is noted of those that count alone.
        let is_placed = |head: &&Head<'_>| head.kind != Kind::Draft || entry.fate == Fate::Draft;
        Self {
            envelope: entry.envelope,
            outcome: Outcome(entry.fate, entry.reason),
            submission: head.map(|head| head.submission).or(decided.map(|decided| decided.name)),
            corrects: head
                .and_then(|head| head.corrects)
                .or(decided.map(|decided| decided.about))
                .or(entry.piece.map(|piece| piece.submission)),
            place: entry.trace.or(head.filter(is_placed).map(of_head)),
            last: entry.closing.map(|closing| closing.sequence),
            check: head.and_then(|head| head.locks.get(CHECK_LOCK).copied()),
            lists_files: !entry.files.is_empty(),
        }
    }
}

/// How long a row is: always the same, so that a place in a table is a place in a file.
pub(super) const ROW_BYTES: usize = 32 + 2 + 1 + 16 + 16 + 2 + 8 + 32 + 8 + 32;

/// What rows share, told once before them.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    outcomes: Vec<Outcome>,
    devices: Vec<DevicePublicKey>,
}

/// Which of the parts that not every row has are there.
const SUBMISSION: u8 = 1;
const CORRECTS: u8 = 2;
const PLACE: u8 = 4;
const PREVIOUS: u8 = 8;
const LAST: u8 = 16;
const CHECK: u8 = 32;
/// The record lists files; nothing stands in the row for it.
const FILES: u8 = 64;

impl Shared {
    /// What these rows share.
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut outcomes: Vec<Outcome> = rows.iter().map(|row| row.outcome).collect();
        let mut devices: Vec<DevicePublicKey> =
            rows.iter().filter_map(|row| row.place.map(|place| place.device)).collect();
        outcomes.sort_unstable();
        outcomes.dedup();
        devices.sort_unstable();
        devices.dedup();
        Self { outcomes, devices }
    }

    /// Adds a row's bytes.
    pub(super) fn write(&self, row: &Row, out: &mut Vec<u8>) {
        let number = |place: usize| u16::try_from(place).expect("a segment has few entries").to_be_bytes();
        let mut parts = 0;
        let mut there = |part: u8, is_there: bool| parts |= if is_there { part } else { 0 };
        there(SUBMISSION, row.submission.is_some());
        there(CORRECTS, row.corrects.is_some());
        there(PLACE, row.place.is_some());
        there(PREVIOUS, row.place.is_some_and(|place| place.previous.is_some()));
        there(LAST, row.last.is_some());
        there(CHECK, row.check.is_some());
        there(FILES, row.lists_files);
        let device = row.place.and_then(|place| self.devices.binary_search(&place.device).ok());
        out.extend_from_slice(row.envelope.as_bytes());
        out.extend_from_slice(&number(self.outcomes.binary_search(&row.outcome).unwrap_or_default()));
        out.push(parts);
        out.extend_from_slice(&row.submission.map(|submission| submission.bytes()).unwrap_or_default());
        out.extend_from_slice(&row.corrects.map(|submission| submission.bytes()).unwrap_or_default());
        out.extend_from_slice(&number(device.unwrap_or_default()));
        out.extend_from_slice(&row.place.map(|place| place.sequence).unwrap_or_default().to_be_bytes());
        let previous = row.place.and_then(|place| place.previous);
        out.extend_from_slice(&previous.map(|previous| *previous.as_bytes()).unwrap_or_default());
        out.extend_from_slice(&row.last.unwrap_or_default().to_be_bytes());
        out.extend_from_slice(&row.check.map(|lock| *lock.as_bytes()).unwrap_or_default());
    }

    /// Reads a row; none where it speaks of what is not shared.
    pub(super) fn read(&self, bytes: &[u8; ROW_BYTES]) -> Option<Row> {
        let mut rest: &[u8] = bytes;
        let envelope = Digest::from_bytes(take(&mut rest)?);
        let outcome = usize::from(u16::from_be_bytes(take(&mut rest)?));
        let [parts] = take(&mut rest)?;
        let (submission, corrects) = (take(&mut rest)?, take(&mut rest)?);
        let device = usize::from(u16::from_be_bytes(take(&mut rest)?));
        let sequence = u64::from_be_bytes(take(&mut rest)?);
        let previous = Digest::from_bytes(take(&mut rest)?);
        let last = u64::from_be_bytes(take(&mut rest)?);
        let check = Lock::from_bytes(take(&mut rest)?);
        let is_there = |part: u8| parts & part != 0;
        let place = if is_there(PLACE) {
            let previous = is_there(PREVIOUS).then_some(previous);
            Some(Trace { device: *self.devices.get(device)?, sequence, previous })
        } else {
            None
        };
        Some(Row {
            envelope,
            outcome: *self.outcomes.get(outcome)?,
            submission: is_there(SUBMISSION).then(|| Submission::from_random(submission)),
            corrects: is_there(CORRECTS).then(|| Submission::from_random(corrects)),
            place,
            last: is_there(LAST).then_some(last),
            check: is_there(CHECK).then_some(check),
            lists_files: is_there(FILES),
        })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows() -> impl Strategy<Value = Vec<Row>> {
        let submission = || prop::option::of(any::<[u8; 16]>().prop_map(Submission::from_random));
        let outcome = prop_oneof![
            Just(Outcome(Fate::Kept, None)),
            Just(Outcome(Fate::Withdrawn, None)),
            Just(Outcome(Fate::Quarantined, Some(Reason::FindingDamaged))),
            Just(Outcome(Fate::Quarantined, Some(Reason::FindingChainBroken))),
        ];
        let place = (0..3_u8, any::<u64>(), prop::option::of(any::<[u8; 32]>()));
        let place = place.prop_map(|(device, sequence, previous)| Trace {
            device: DevicePublicKey::from_bytes([device; 32]),
            sequence,
            previous: previous.map(Digest::from_bytes),
        });
        let row = (
            any::<[u8; 32]>(),
            outcome,
            submission(),
            submission(),
            prop::option::of(place),
            prop::option::of(any::<u64>()),
            prop::option::of(any::<[u8; 32]>()),
            any::<bool>(),
        );
        let row =
            row.prop_map(|(envelope, outcome, submission, corrects, place, last, check, lists_files)| Row {
                envelope: Digest::from_bytes(envelope),
                outcome,
                submission,
                corrects,
                place,
                last,
                check: check.map(Lock::from_bytes),
                lists_files,
            });
        prop::collection::vec(row, 0..20)
    }

    proptest! {
        #[test]
        fn rows_come_back_as_they_were(rows in rows()) {
            let shared = Shared::of(&rows);
            let again: Shared = serde_json::from_slice(&serde_json::to_vec(&shared).unwrap()).unwrap();
            let mut bytes = Vec::new();
            for row in &rows {
                shared.write(row, &mut bytes);
            }
            let (chunks, rest) = bytes.as_chunks::<ROW_BYTES>();
            prop_assert!(rest.is_empty());
            let read: Option<Vec<Row>> = chunks.iter().map(|chunk| again.read(chunk)).collect();
            prop_assert_eq!(read, Some(rows));
        }
    }

    #[test]
    fn a_row_that_speaks_of_what_is_not_shared_is_none() {
        assert_eq!(Shared::default().read(&[0; ROW_BYTES]), None);
    }
}
