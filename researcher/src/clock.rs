//! The only place where this program reads the system's clock. Everything else is told the time.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

/// Now, to the second: nothing this program writes is dated more finely. A clock before 1970 reads as 1970.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .unwrap_or(Timestamp::MAX)
}

/// Now, as the clock on the wall here shows it: what a form that is tried out takes for the time.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn local() -> kin_forms::Now {
    let now = now();
    let offset = jiff::tz::TimeZone::system().to_offset(now);
    kin_forms::Now { local: offset.to_datetime(now), offset }
}

/// How long ago this was first asked: what is measured by it does not jump when the clock is set.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn since_start() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}
