//! Days as people give them, moments as notes hold them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use super::StudyError;

/// Reads a day given with a flag: `2027-12-31`.
pub fn date(flag: &str, text: &str) -> Result<Date, StudyError> {
    text.trim().parse().map_err(|_| StudyError::StudyDateUnreadable { flag: flag.to_owned() })
}

/// The first second of a day, in UTC.
pub fn at_start_of(date: Date) -> Timestamp {
    in_utc(date.at(0, 0, 0, 0))
}

/// The last second of a day, in UTC.
pub fn at_end_of(date: Date) -> Timestamp {
    in_utc(date.at(23, 59, 59, 0))
}

fn in_utc(moment: DateTime) -> Timestamp {
    // Only the first and the last day of the calendar lie outside; they become its bounds.
    Offset::UTC.to_timestamp(moment).unwrap_or(if moment.year() > 0 {
        Timestamp::MAX
    } else {
        Timestamp::MIN
    })
}
