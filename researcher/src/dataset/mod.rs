//! The opened records, sealed again: segments that are only ever added, and a ledger that says which ones count.
//!
//! A segment is an age file to the study's working keys, and beside it lies an index of what it holds, without answers. What the ledger does not name does not exist: a program that dies while it adds a parcel leaves nothing behind that
//! is ever read.
//!
//! Architecture invariant: no answer is on the disk in the clear, and none is in memory beyond one segment.

mod corrections;
mod entry;
pub mod index;
mod ledger;
pub(crate) mod parts;
mod rewrap;
mod row;
mod segment;
mod staging;
mod withdrawn;

pub use corrections::{Applied, Corrections};
pub use entry::{Decided, DecidedAs, Entry, Fate, Head, Listed, Piece, Stated, Trace};
pub use ledger::{Ledger, LedgerEntry};
pub(crate) use rewrap::heal;
pub use rewrap::{Rewrap, Rewraps, forget, of as rewraps, rewrap};
pub use row::{Outcome, Row};
pub use segment::{MAX_SEGMENT_BYTES, MAX_SEGMENT_ENTRIES, SegmentWriter};
pub use staging::Staging;
pub use withdrawn::{MAX_WITHDRAWN, withdraw, withdrawn};

use std::collections::BTreeSet;

use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::study::Study;

/// Why the dataset cannot be read or added to.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DatasetError {
    /// A segment is not the one the ledger names.
    #[error("{file} is not the segment that the ledger names")]
    DatasetSegmentDamaged {
        /// The segment's file.
        file: String,
    },
    /// None of the working keys opens a segment.
    #[error("none of the study's working keys opens {file}")]
    DatasetSegmentLocked {
        /// The segment's file.
        file: String,
    },
    /// A response in the dataset is not accepted by the form it was opened under.
    #[error("a response in the dataset is not accepted by its form {form}")]
    DatasetResponseRefused {
        /// The form's id.
        form: String,
    },
}

impl From<DatasetError> for Failure {
    fn from(error: DatasetError) -> Self {
        Self::error(Exit::Storage, &error)
    }
}

/// Calls `each` with every entry of the study's dataset, in the order they were added. Of what was withdrawn there is no more than its
/// place in its device's sequence.
pub fn read(study: &Study, identities: &[Identity], each: &mut dyn FnMut(&Entry<'_>) -> Result) -> Result {
    read_until(study, identities, u64::MAX, &mut |_, entry| each(entry))
}

/// Calls `each` with every entry of the first segments up to `last`, and the number of its segment.
pub fn read_until(
    study: &Study,
    identities: &[Identity],
    last: u64,
    each: &mut dyn FnMut(u64, &Entry<'_>) -> Result,
) -> Result {
    read_listed(study, identities, last, &|_, _| true, each)
}

/// The same of these segments alone.
pub(crate) fn read_segments(
    study: &Study,
    identities: &[Identity],
    segments: &BTreeSet<u64>,
    each: &mut dyn FnMut(u64, &Entry<'_>) -> Result,
) -> Result {
    read_listed(study, identities, u64::MAX, &|number, _| segments.contains(&number), each)
}

/// The same of those segments that are chosen by their number, or by what the ledger says of them.
fn read_listed(
    study: &Study,
    identities: &[Identity],
    last: u64,
    chosen: &dyn Fn(u64, &LedgerEntry) -> bool,
    each: &mut dyn FnMut(u64, &Entry<'_>) -> Result,
) -> Result {
    let (ledger, withdrawn) = (Ledger::of(study)?, withdrawn::withdrawn(study)?);
    for (number, entry) in (1..=last).zip(&ledger.segments).filter(|(number, entry)| chosen(*number, entry)) {
        segment::read(study, identities, number, entry, &mut |entry| {
            if withdrawn.contains(&entry.envelope) {
                each(number, &entry.withdrawn())
            } else {
                each(number, entry)
            }
        })?;
    }
    Ok(())
}
