//! How often what happened: all that is ever logged.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Envelopes taken.
    pub kept: u64,
    /// Envelopes sent again.
    pub known: u64,
    /// Envelopes refused, for whatever reason.
    pub refused: u64,
}

/// Counts in the making.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    pub(crate) kept: AtomicU64,
    pub(crate) known: AtomicU64,
    pub(crate) refused: AtomicU64,
}

impl Counting {
    pub(crate) fn add(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn counts(&self) -> Counts {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counts { kept: count(&self.kept), known: count(&self.known), refused: count(&self.refused) }
    }
}
