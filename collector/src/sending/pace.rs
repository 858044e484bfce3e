//! No faster than a line is asked to be used.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::clock::Timer;

/// What travels with an envelope besides it: head and receipt.
const AROUND_BYTES: u64 = 4096;

/// A bound on what is sent, over all lanes together: an envelope begins when what went before it has used its time.
#[derive(Debug)]
pub(super) struct Pace {
    /// Thousands of bits a second.
    max_kbps: Option<NonZeroU32>,
    /// From when on the line is free again.
    free_at: Duration,
}

impl Pace {
    pub(super) fn new(max_kbps: Option<NonZeroU32>) -> Self {
        Self { max_kbps, free_at: Duration::ZERO }
    }

    /// Waits until so many bytes may begin.
    pub(super) fn wait(&mut self, bytes: u64, timer: &dyn Timer) {
        let Some(kbps) = self.max_kbps else { return };
        let now = timer.elapsed();
        if let Some(wait) = self.free_at.checked_sub(now) {
            timer.wait(wait);
        }
        let bits = (bytes + AROUND_BYTES).saturating_mul(8);
        let used = Duration::from_millis(bits / u64::from(kbps.get()));
        self.free_at = self.free_at.max(now) + used;
    }
}
