//! How often something may be asked for, by everybody together.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Fills by one every so often, up to its size.
pub(super) struct Bucket {
    size: u32,
    every: Duration,
    /// The moment at which it would be empty, had nothing been taken before: each that is taken moves it on.
    empty_at: Mutex<Instant>,
}

impl Bucket {
    /// A full one.
    pub(super) fn new(size: u32, every: Duration) -> Self {
        let full = every.saturating_mul(size);
        let now = Instant::now();
        Self { size, every, empty_at: Mutex::new(now.checked_sub(full).unwrap_or(now)) }
    }

    /// Takes one, if there is one.
    pub(super) fn take(&self) -> bool {
        let mut empty_at = self.empty_at.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        // No fuller than its size, however long nothing was taken.
        let full = self.every.saturating_mul(self.size);
        let earliest = now.checked_sub(full).unwrap_or(*empty_at);
        let next = (*empty_at).max(earliest) + self.every;
        if next > now {
            return false;
        }
        *empty_at = next;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_bucket_gives_what_it_holds_and_fills_again() {
        let bucket = Bucket::new(3, Duration::from_secs(10));
        tokio::time::advance(Duration::from_mins(10)).await;
        let taken = |tries: u32| (0..tries).filter(|_| bucket.take()).count();
        assert_eq!(taken(10), 3, "no more than it holds, however long nothing was taken");
        tokio::time::advance(Duration::from_secs(9)).await;
        assert_eq!(taken(10), 0);
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(taken(10), 1);
        tokio::time::advance(Duration::from_secs(25)).await;
        assert_eq!(taken(10), 2);
    }
}
