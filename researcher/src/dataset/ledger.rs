//! `dataset/ledger.json`: which segments make up the dataset. Public: digests and counts.

use kin_protocol::Digest;
use kin_terminal::Result;
use serde::{Deserialize, Serialize};

use crate::study::file::{self, Versioned};
use crate::study::{Layout, Study};

/// Which segments make up the dataset, in order; the first is number 1.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    pub(super) kin_ledger: u32,
    /// One entry a segment.
    pub segments: Vec<LedgerEntry>,
}

/// One segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// SHA-256 of the segment's file.
    pub digest: Digest,
    /// How many entries it holds.
    pub entries: u64,
    /// How many of them are corrections, or were before they were withdrawn.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub corrections: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks it so")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Ledger {
    /// The study's ledger; empty before the first parcel.
    pub fn of(study: &Study) -> Result<Self> {
        let path = Self::path(study.layout());
        if path.symlink_metadata().is_err() {
            return Ok(Self { kin_ledger: Self::VERSION, segments: Vec::new() });
        }
        file::read(&path)
    }

    pub(super) fn path(layout: &Layout) -> std::path::PathBuf {
        layout.dataset().join("ledger.json")
    }
}

impl Versioned for Ledger {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.kin_ledger
    }
}
