//! How long to wait before the next try: longer each time, and never the same for two devices that lost one network together.

use std::time::Duration;

use crate::chance::{self, Chance, ChanceError};

/// So many times in a row a line may break before the sending ends.
pub const TRIES: u32 = 4;

/// The longest wait after the first failure.
const FIRST: Duration = Duration::from_secs(1);
/// The longest wait after any.
const LONGEST: Duration = Duration::from_secs(30);

/// What remains of the tries since something last went well.
#[derive(Debug)]
pub(super) struct Patience {
    tries: u32,
    failures: u32,
}

impl Patience {
    /// At least one try.
    pub(super) fn new(tries: u32) -> Self {
        Self { tries: tries.max(1), failures: 0 }
    }

    /// Something went well.
    pub(super) fn renew(&mut self) {
        self.failures = 0;
    }

    /// How long to wait after a failure; none when no try is left.
    pub(super) fn next(&mut self, chance: &mut dyn Chance) -> Result<Option<Duration>, ChanceError> {
        self.failures += 1;
        if self.failures >= self.tries {
            return Ok(None);
        }
        drawn(FIRST, LONGEST, self.failures, chance).map(Some)
    }
}

/// When somebody looks again who sends by himself: by chance around his interval, which grows while nothing goes well.
#[derive(Debug)]
pub struct Rhythm {
    interval: Duration,
    failures: u32,
}

impl Rhythm {
    /// A look about every `interval`.
    pub fn new(interval: Duration) -> Self {
        Self { interval, failures: 0 }
    }

    /// How long to wait after a look that went well, or did not. Between half of the interval and one and a half: when an interview
    /// ended says nothing about when it is sent.
    pub fn next(&mut self, went_well: bool, chance: &mut dyn Chance) -> Result<Duration, ChanceError> {
        self.failures = if went_well { 0 } else { (self.failures + 1).min(4) };
        let longest = self.interval * 2_u32.pow(self.failures.saturating_sub(1));
        Ok(longest / 2 + drawn(longest, longest, 1, chance)?)
    }
}

/// A time from 0 to `first`, twice as much after each failure, and never more than `longest`.
fn drawn(
    first: Duration,
    longest: Duration,
    failures: u32,
    chance: &mut dyn Chance,
) -> Result<Duration, ChanceError> {
    let most = first.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1))).min(longest);
    let most = usize::try_from(most.as_millis()).unwrap_or(usize::MAX);
    let drawn = chance::below(chance, most.saturating_add(1))?;
    Ok(Duration::from_millis(drawn as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SystemChance;

    #[test]
    fn a_wait_grows_and_ends() {
        let mut chance = SystemChance::default();
        let mut patience = Patience::new(4);
        for most in [1, 2, 4] {
            let wait = patience.next(&mut chance).unwrap().unwrap();
            assert!(wait <= Duration::from_secs(most), "{wait:?}");
        }
        assert_eq!(patience.next(&mut chance).unwrap(), None);
        patience.renew();
        assert!(patience.next(&mut chance).unwrap().unwrap() <= Duration::from_secs(1));
        assert_eq!(Patience::new(0).next(&mut chance).unwrap(), None, "one try is the fewest");
    }

    #[test]
    fn devices_that_lost_a_network_together_do_not_come_back_together() {
        let mut chance = SystemChance::default();
        let wait = |chance: &mut SystemChance| drawn(FIRST, LONGEST, 6, chance).unwrap();
        let waits: std::collections::BTreeSet<Duration> = (0..50).map(|_| wait(&mut chance)).collect();
        assert!(waits.len() > 40 && waits.iter().all(|wait| *wait <= LONGEST), "{waits:?}");
    }

    #[test]
    fn who_sends_by_himself_looks_around_his_interval_and_less_often_while_nothing_goes_well() {
        let mut chance = SystemChance::default();
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        let mut rhythm = Rhythm::new(minutes(10));
        for _ in 0..20 {
            let wait = rhythm.next(true, &mut chance).unwrap();
            assert!(wait >= minutes(5) && wait <= minutes(15), "{wait:?}");
        }
        let waits: Vec<Duration> = (0..6).map(|_| rhythm.next(false, &mut chance).unwrap()).collect();
        assert!(waits[5] >= minutes(40) && waits[5] <= minutes(120), "{waits:?}");
        assert!(rhythm.next(true, &mut chance).unwrap() <= minutes(15));
    }
}
