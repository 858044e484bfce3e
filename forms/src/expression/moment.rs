//! Days, moments and times of day inside expressions.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::Offset;

/// A day, a moment in the time zone of the interview, or a time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Moment {
    Date(Date),
    DateTime(DateTime, Offset),
    Time(Time),
}

const EPOCH: Date = date(1970, 1, 1);

impl Moment {
    /// Whole days since 1970-01-01 on the interview's calendar, as JavaRosa counts; of a time, its part of the day.
    pub(crate) fn to_number(self) -> f64 {
        match self {
            Moment::Date(date) => days_since_epoch(date),
            Moment::DateTime(moment, _) => days_since_epoch(moment.date()),
            Moment::Time(time) => part_of_day(time),
        }
    }

    /// Days since 1970-01-01 on the interview's calendar with the part of the day.
    pub(crate) fn to_local_days(self) -> f64 {
        match self {
            Moment::DateTime(moment, _) => days_since_epoch(moment.date()) + part_of_day(moment.time()),
            Moment::Date(_) | Moment::Time(_) => self.to_number(),
        }
    }

    /// Days since 1970-01-01T00:00Z with the part of the day.
    pub(crate) fn to_decimal_days(self, offset: Offset) -> f64 {
        let (local, offset) = match self {
            Moment::Date(date) => (date.at(0, 0, 0, 0), offset),
            Moment::DateTime(moment, own) => (moment, own),
            Moment::Time(time) => (EPOCH.to_datetime(time), offset),
        };
        days_since_epoch(local.date()) + part_of_day(local.time()) - f64::from(offset.seconds()) / 86_400.0
    }

    /// The moment that is that many days after 1970-01-01T00:00Z, to the millisecond, on the clock of `offset`.
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked first")]
    pub(crate) fn from_decimal_days(days: f64, offset: Offset) -> Option<Moment> {
        if days.is_nan() || days.abs() > 4_000_000.0 {
            return None;
        }
        let milliseconds = (days * 86_400_000.0) as i64 + i64::from(offset.seconds()) * 1000;
        let moved =
            EPOCH.at(0, 0, 0, 0).checked_add(Span::new().try_milliseconds(milliseconds).ok()?).ok()?;
        (moved.year() >= 1).then_some(Moment::DateTime(moved, offset))
    }

    pub(crate) fn to_text(self) -> String {
        match self {
            Moment::Date(date) => date_text(date),
            Moment::DateTime(moment, offset) => {
                let time = moment.time();
                let sign = if offset.is_negative() { '-' } else { '+' };
                let minutes = offset.seconds().unsigned_abs() / 60;
                format!(
                    "{}T{:02}:{:02}:{:02}.{:03}{sign}{:02}:{:02}",
                    date_text(moment.date()),
                    time.hour(),
                    time.minute(),
                    time.second(),
                    time.millisecond(),
                    minutes / 60,
                    minutes % 60
                )
            }
            Moment::Time(time) => time_text(time),
        }
    }

    /// The day of it; a time of day has none.
    pub(crate) fn date(self) -> Option<Date> {
        match self {
            Moment::Date(date) => Some(date),
            Moment::DateTime(moment, _) => Some(moment.date()),
            Moment::Time(_) => None,
        }
    }

    /// The time of day of it: midnight for a day.
    pub(crate) fn time(self) -> Time {
        match self {
            Moment::Date(_) => Time::midnight(),
            Moment::DateTime(moment, _) => moment.time(),
            Moment::Time(time) => time,
        }
    }

    /// Reads `2000-01-31`, `2000-01-31T10:20`, with seconds, a fraction and an offset if need be. A moment with an offset
    /// of its own is moved to `offset`.
    pub(crate) fn parse(text: &str, offset: Offset) -> Option<Moment> {
        let (day, rest) = match text.split_once('T') {
            Some((day, rest)) => (day, Some(rest)),
            None => (text, None),
        };
        let day = parse_date(day)?;
        let Some(rest) = rest else { return Some(Moment::Date(day)) };
        let (time, own) = parse_time_and_offset(rest)?;
        let local = day.to_datetime(time);
        match own {
            None => Some(Moment::DateTime(local, offset)),
            Some(own) => {
                let seconds = i64::from(offset.seconds() - own.seconds());
                let moved = local.checked_add(Span::new().try_seconds(seconds).ok()?).ok()?;
                Some(Moment::DateTime(moved, offset))
            }
        }
    }

    /// Reads `10:20`, with seconds, a fraction and an offset if need be.
    pub(crate) fn parse_time(text: &str, offset: Offset) -> Option<Moment> {
        let (time, own) = parse_time_and_offset(text)?;
        let Some(own) = own else { return Some(Moment::Time(time)) };
        let moved = time.wrapping_add(Span::new().try_seconds(offset.seconds() - own.seconds()).ok()?);
        Some(Moment::Time(moved))
    }
}

/// `2000-01-31`.
pub(crate) fn date_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `08:30`; with seconds where there are some.
pub(crate) fn time_text(time: Time) -> String {
    match time.second() {
        0 => format!("{:02}:{:02}", time.hour(), time.minute()),
        second => format!("{:02}:{:02}:{second:02}", time.hour(), time.minute()),
    }
}

/// Four digits of year, one or two of month and day; the day must exist.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let year = i16::try_from(digits(year)?).ok().filter(|year| *year >= 1)?;
    Date::new(year, i8::try_from(digits(month)?).ok()?, i8::try_from(digits(day)?).ok()?).ok()
}

/// The day that is that many whole days after 1970-01-01; a part of a day is cut off.
#[expect(clippy::cast_possible_truncation, reason = "the range was checked first")]
pub(crate) fn date_from_days(days: f64) -> Option<Date> {
    let whole = days.trunc();
    if whole.is_nan() || whole.abs() > 4_000_000.0 {
        return None;
    }
    let moved = EPOCH.checked_add(Span::new().try_days(whole as i64).ok()?).ok()?;
    (moved.year() >= 1).then_some(moved)
}

/// A short run of digits.
fn digits(text: &str) -> Option<u32> {
    let fits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

fn parse_time_and_offset(text: &str) -> Option<(Time, Option<Offset>)> {
    let (clock, own) = if let Some(clock) = text.strip_suffix('Z') {
        (clock, Some(Offset::UTC))
    } else if let Some(at) = text.find(['+', '-']) {
        (&text[..at], Some(parse_offset(&text[at..])?))
    } else {
        (text, None)
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let (second, nanosecond) = match parts.next() {
        None => (0, 0),
        Some(seconds) => match seconds.split_once('.') {
            None => (digits(seconds)?, 0),
            Some((whole, fraction)) => (digits(whole)?, parse_fraction(fraction)?),
        },
    };
    if parts.next().is_some() {
        return None;
    }
    let small = |number: u32| i8::try_from(number).ok();
    Some((Time::new(small(hour)?, small(minute)?, small(second)?, nanosecond).ok()?, own))
}

fn parse_fraction(text: &str) -> Option<i32> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| format!("{text:0<9}").parse().ok())?
}

fn parse_offset(text: &str) -> Option<Offset> {
    let (hours, minutes) = text[1..].split_once(':').unwrap_or((&text[1..], "0"));
    let seconds = i32::try_from(digits(hours)? * 3600 + digits(minutes)? * 60).ok()?;
    Offset::from_seconds(if text.starts_with('-') { -seconds } else { seconds }).ok()
}

/// Whole days: exact, for every day there is.
fn days_since_epoch(date: Date) -> f64 {
    let hours = date.duration_since(EPOCH).as_hours();
    // Fewer than 4 million days: a double holds them exactly.
    i32::try_from(hours / 24).map_or(f64::NAN, f64::from)
}

fn part_of_day(time: Time) -> f64 {
    let seconds = i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
    (f64::from(seconds) + f64::from(time.subsec_nanosecond()) / 1e9) / 86_400.0
}
