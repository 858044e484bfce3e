//! `NNNNNN.index.age`: what a segment holds, without answers, so that an opening reads a twentieth of the dataset to know what is there.
//!
//! Sealed to the same keys as the segment, and made with it. It names the SHA-256 of the segment's file and has a row for each of its
//! entries; one that names another, or does not open, is as if there were none: the segment itself is read, and the index made again. So
//! nothing it says can differ from the dataset, in whatever order a machine that lost power wrote its files.
//!
//! ```text
//! index  = part(header) part(shared) *row
//! header = {"kin_index":3,"study":hex,"number":n,"segment":hex,"entries":n}
//! shared = {"outcomes":[[fate, reason|null], …],"devices":[hex, …]}
//! row    = envelope 32 | outcome 2 | which parts are there 1 | submission 16 | corrects 16 | device 2 | sequence 8 | previous 32 | last 8 | check 32
//! ```

use std::path::{Path, PathBuf};

use kin_protocol::{Digest, StudyId};
use kin_sealing::{Identity, Recipient, decrypt, encrypt};
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::row::{ROW_BYTES, Shared};
use super::segment::{self, AGE_BYTES, MAX_SEGMENT_ENTRIES};
use super::{Ledger, LedgerEntry, Row, parts};
use crate::cores::on_all_cores;
use crate::ending::Ending;
use crate::study::Study;

/// A device's key in hexadecimal, quoted, with a comma, for each entry; and what else stands before the rows.
const MAX_SHARED_BYTES: usize = 67 * MAX_SEGMENT_ENTRIES + 64 * 1024;
const MAX_INDEX_BYTES: usize = MAX_SHARED_BYTES + ROW_BYTES * MAX_SEGMENT_ENTRIES;

/// Which segment an index is of.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    kin_index: u32,
    study: StudyId,
    number: u64,
    segment: Digest,
    entries: u64,
}

impl Header {
    fn new(study: StudyId, number: u64, of: &LedgerEntry) -> Self {
        Self { kin_index: 3, study, number, segment: of.digest, entries: of.entries }
    }
}

/// The name of the index of a segment.
pub(super) fn name(number: u64) -> String {
    format!("{number:06}.index.age")
}

/// Makes the index of a segment, sealed.
pub(super) fn seal(
    study: StudyId,
    recipients: &[Recipient],
    number: u64,
    of: &LedgerEntry,
    rows: &[Row],
) -> Result<Vec<u8>> {
    let header = serde_json::to_vec(&Header::new(study, number, of)).expect("a header has only text keys");
    let shared = Shared::of(rows);
    let words = serde_json::to_vec(&shared).expect("what rows share has only text keys");
    let room = header.len() + words.len() + 8 + ROW_BYTES * rows.len();
    let mut content = Zeroizing::new(Vec::with_capacity(room));
    parts::add_part(&mut content, &header);
    parts::add_part(&mut content, &words);
    for row in rows {
        shared.write(row, &mut content);
    }
    encrypt(recipients, &content).ending(Exit::Internal)
}

/// Reads the index of a segment; none where it is not there, or is not this segment's.
fn load(
    folder: &Path,
    study: StudyId,
    identities: &[Identity],
    number: u64,
    of: &LedgerEntry,
) -> Option<Vec<Row>> {
    let sealed = kin_disk::read(folder.join(name(number)), (MAX_INDEX_BYTES + AGE_BYTES) as u64).ok()?;
    let content = decrypt(identities, &sealed, MAX_INDEX_BYTES).ok()?;
    let mut rest: &[u8] = &content;
    let header: Header = serde_json::from_slice(parts::part(&mut rest)?).ok()?;
    let shared: Shared = serde_json::from_slice(parts::part(&mut rest)?).ok()?;
    let (rows, left) = rest.as_chunks::<ROW_BYTES>();
    let is_whole = left.is_empty() && rows.len() as u64 == of.entries;
    if header != Header::new(study, number, of) || !is_whole {
        return None;
    }
    rows.iter().map(|row| shared.read(row)).collect()
}

/// Calls `each` with what the dataset says of every envelope, and the number of its segment, in the order in which they were added; of
/// what was withdrawn since too. Returns the segments that had to be read themselves, having no index: see [`mend`].
pub fn rows(
    study: &Study,
    identities: &[Identity],
    each: &mut dyn FnMut(u64, &Row) -> Result,
) -> Result<Vec<u64>> {
    struct State<'e, I> {
        segments: I,
        each: &'e mut dyn FnMut(u64, &Row) -> Result,
        without: Vec<u64>,
    }
    let segments = (1..).zip(Ledger::of(study)?.segments);
    let (folder, id) = (study.layout().dataset(), study.settings().study);
    let mut state = State { segments, each, without: Vec::new() };
    on_all_cores(
        &mut state,
        |state| Ok(state.segments.next().map(|segment| (segment, 0))),
        |(number, entry)| match load(&folder, id, identities, number, &entry) {
            Some(rows) => (number, Ok(rows), true),
            None => (number, of_segment(study, identities, number, &entry), false),
        },
        |state, (number, rows, has_index)| {
            if !has_index {
                state.without.push(number);
            }
            rows?.iter().try_for_each(|row| (state.each)(number, row))
        },
    )?;
    Ok(state.without)
}

/// Makes the indexes of these segments anew. What cannot be written now is made at another time.
pub fn mend(study: &Study, identities: &[Identity], without: &[u64]) -> Result {
    let (ledger, recipients) = (Ledger::of(study)?, study.recipients()?);
    let (folder, id) = (study.layout().dataset(), study.settings().study);
    for (number, entry) in (1..).zip(&ledger.segments).filter(|(number, _)| without.contains(number)) {
        let rows = of_segment(study, identities, number, entry)?;
        let sealed = seal(id, &recipients, number, entry, &rows)?;
        kin_disk::replace_private(path(&folder, number), sealed).ending(Exit::Storage)?;
    }
    Ok(())
}

fn path(folder: &Path, number: u64) -> PathBuf {
    folder.join(name(number))
}

fn of_segment(study: &Study, identities: &[Identity], number: u64, entry: &LedgerEntry) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    segment::read(study, identities, number, entry, &mut |entry| {
        rows.push(Row::from(entry));
        Ok(())
    })?;
    Ok(rows)
}
