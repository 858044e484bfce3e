//! The time of an interview, given by its caller.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

/// A moment as the person asking sees it: wall clock and distance from UTC.
///
/// An interview counts in minutes: seconds are dropped when it starts, so that the desk, which only sees minutes,
/// computes what the device computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The wall clock.
    pub local: DateTime,
    /// Wall clock minus UTC.
    pub offset: Offset,
}

impl Now {
    /// The same moment without seconds.
    #[must_use]
    pub fn to_minute(self) -> Now {
        let (date, time) = (self.local.date(), self.local.time());
        Now { local: date.at(time.hour(), time.minute(), 0, 0), offset: self.offset }
    }

    /// Whether it is the same minute as another moment, or later, wherever the two clocks stand.
    pub(crate) fn is_not_before(self, other: Now) -> bool {
        let utc = |now: Now| now.offset.to_timestamp(now.to_minute().local).ok();
        match (utc(self), utc(other)) {
            (Some(this), Some(other)) => this >= other,
            _ => false,
        }
    }

    /// Whole minutes from an earlier moment to this one, wherever the two clocks stand; none where it is not earlier.
    pub(crate) fn minutes_since(self, earlier: Now) -> u32 {
        let utc = |now: Now| now.offset.to_timestamp(now.to_minute().local).ok();
        let seconds = match (utc(self), utc(earlier)) {
            (Some(this), Some(earlier)) => this.as_second() - earlier.as_second(),
            _ => 0,
        };
        u32::try_from(seconds / 60).unwrap_or(0)
    }

    /// As in a response: `2026-11-23T19:25+07:00`.
    pub fn to_text(self) -> String {
        let sign = if self.offset.is_negative() { '-' } else { '+' };
        let minutes = self.offset.seconds().unsigned_abs() / 60;
        let (date, time) = (self.local.date(), self.local.time());
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}{sign}{:02}:{:02}",
            date.year(),
            date.month(),
            date.day(),
            time.hour(),
            time.minute(),
            minutes / 60,
            minutes % 60
        )
    }

    /// Reads what [`Now::to_text`] writes, and nothing else.
    pub fn parse(text: &str) -> Option<Now> {
        let bytes = text.as_bytes();
        let shape = b"dddd-dd-ddTdd:ddsdd:dd";
        let fits = bytes.len() == shape.len()
            && bytes.iter().zip(shape).all(|(byte, wanted)| match wanted {
                b'd' => byte.is_ascii_digit(),
                b's' => matches!(byte, b'+' | b'-'),
                other => byte == other,
            });
        if !fits {
            return None;
        }
        let small = |at: usize| text[at..at + 2].parse::<i8>().ok();
        let date = Date::new(text[0..4].parse().ok()?, small(5)?, small(8)?).ok()?;
        let (hour, minute) = (small(11)?, small(14)?);
        let (offset_hours, offset_minutes) = (small(17)?, small(20)?);
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) || offset_minutes > 59 {
            return None;
        }
        let seconds = i32::from(offset_hours) * 3600 + i32::from(offset_minutes) * 60;
        let signed = if bytes[16] == b'-' { -seconds } else { seconds };
        Some(Now { local: date.at(hour, minute, 0, 0), offset: Offset::from_seconds(signed).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_survives_being_written_and_read() {
        for seconds in [0, 7 * 3600, -(5 * 3600 + 1800)] {
            let now = Now {
                local: date(2026, 11, 23).at(19, 5, 42, 7),
                offset: Offset::from_seconds(seconds).unwrap(),
            };
            assert_eq!(Now::parse(&now.to_text()), Some(now.to_minute()));
        }
        assert_eq!(Now::parse("2026-02-30T10:00+07:00"), None);
        assert_eq!(Now::parse("2026-02-03T24:00+07:00"), None);
        assert_eq!(Now::parse("2026-02-03T10:00+99:00"), None);
        assert_eq!(Now::parse("2026-02-03T10:00Z"), None);
        assert_eq!(Now::parse("２026-02-03T10:00+07:00"), None);
    }
}
