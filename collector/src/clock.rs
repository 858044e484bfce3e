//! The time, as a parameter.
//!
//! Clocks lie in the field, so nothing but an interview's own times and the choice of whether to *start* one
//! depends on the clock; see [`crate::device::Device::may_start`].

use std::time::{Duration, Instant};

use jiff::{Timestamp, civil, tz};

/// One reading of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant, comparable with the times of a study note.
    pub timestamp: Timestamp,
    /// What the clock on the wall shows.
    pub local: civil::DateTime,
    /// How far the clock on the wall is from UTC.
    pub offset: tz::Offset,
}

impl Moment {
    /// The moment `timestamp` as a wall clock at `offset` shows it.
    pub fn at(timestamp: Timestamp, offset: tz::Offset) -> Self {
        Self { timestamp, local: offset.to_datetime(timestamp), offset }
    }

    /// The same reading as an interview takes it.
    pub fn for_interview(&self) -> kin_forms::Now {
        kin_forms::Now { local: self.local, offset: self.offset }
    }
}

/// Where the time comes from.
pub trait Clock {
    /// Reads the clock.
    fn now(&self) -> Moment;
}

/// A clock that can be waited for.
pub trait Timer: Clock {
    /// How long it is since a moment that stays: unlike the time of day it never goes back.
    fn elapsed(&self) -> Duration;
    /// Waits so long.
    fn wait(&self, time: Duration);
}

/// The system's clock, from when it was made.
#[derive(Debug, Clone, Copy)]
pub struct SystemTimer(Instant);

impl Default for SystemTimer {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemTimer {
    fn now(&self) -> Moment {
        SystemClock.now()
    }
}

impl Timer for SystemTimer {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn wait(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// The system's clock in the system's time zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    fn now(&self) -> Moment {
        let timestamp = Timestamp::now();
        Moment::at(timestamp, tz::TimeZone::system().to_offset(timestamp))
    }
}
