//! The days that the law gives, as data: `legal/viet-nam.json`, or a file of one's own.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::{RequestError, RequestKind};

/// A file of legal days is at most this long.
pub const MAX_DAYS_BYTES: u64 = 64 * 1024;
const VERSION: u32 = 1;
/// No law gives longer: ten years.
const MOST: u16 = 3660;

/// The laws of one country, by when a request is received.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalDays {
    kin_legal_days: u32,
    laws: Vec<Law>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    #[serde(rename = "law")]
    name: String,
    from: Date,
    until: Option<Date>,
    answer: Option<Time>,
    days: BTreeMap<RequestKind, Times>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Times {
    done: Time,
    with_others: Option<Time>,
    extension: Option<Time>,
}

/// A time that a law gives. Working days are Monday to Friday: holidays are not left out, so that a day is rather too
/// early than too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Time {
    /// Hours; a day that has begun is a whole one.
    Hours(u16),
    /// Days of the calendar.
    Days(u16),
    /// Days on which offices work.
    WorkingDays(u16),
}

/// What holds for one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The law.
    pub law: String,
    /// The last day for telling the person what will be done, where the law has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answer: Option<Date>,
    /// The last day for doing it.
    pub done: Date,
    /// The last day after it was put off once, where the law allows that.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub extended: Option<Date>,
}

impl LegalDays {
    /// Viet Nam's.
    pub fn viet_nam() -> Self {
        Self::parse(include_bytes!("../../legal/viet-nam.json")).expect("a test reads it")
    }

    /// Reads a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, RequestError> {
        let unreadable = |_| RequestError::RequestDaysUnreadable;
        let days: Self = serde_json::from_slice(bytes).map_err(unreadable)?;
        if days.kin_legal_days != VERSION {
            return Err(RequestError::RequestDaysUnreadable);
        }
        Ok(days)
    }

    /// What holds for a request received on a day; `with_others` where somebody else holds the data too and has to act.
    pub fn due(&self, kind: RequestKind, received: Date, with_others: bool) -> Result<Due, RequestError> {
        let holds = |law: &&Law| law.from <= received && law.until.is_none_or(|until| received <= until);
        let law = self.laws.iter().find(holds);
        let times = law.and_then(|law| Some((law, law.days.get(&kind)?)));
        let (law, times) = times.ok_or(RequestError::RequestWithoutLaw { received: received.to_string() })?;
        let time = times.with_others.filter(|_| with_others).unwrap_or(times.done);
        let done = time.after(received);
        Ok(Due {
            law: law.name.clone(),
            answer: law.answer.map(|answer| answer.after(received)),
            done,
            extended: times.extension.map(|extension| extension.after(done)),
        })
    }
}

impl Time {
    /// The last day of this time, which begins on the day after `start`.
    fn after(self, start: Date) -> Date {
        match self {
            Self::Hours(hours) => start.saturating_add(i64::from(hours.div_ceil(24).min(MOST)).days()),
            Self::Days(days) => start.saturating_add(i64::from(days.min(MOST)).days()),
            Self::WorkingDays(days) => {
                let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                let last = usize::from(days.min(MOST)).saturating_sub(1);
                start.series(1.day()).skip(1).filter(works).nth(last).unwrap_or(Date::MAX)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn due(kind: RequestKind, received: Date) -> Due {
        LegalDays::viet_nam().due(kind, received, false).expect("there is a law")
    }

    #[test]
    fn the_days_of_viet_nam_are_those_of_the_law_in_force_when_the_request_came() {
        // A Friday: two working days later is a Tuesday.
        let friday = date(2026, 11, 27);
        let withdrawn = due(RequestKind::Withdraw, friday);
        assert_eq!(withdrawn.answer, Some(date(2026, 12, 1)));
        assert_eq!(withdrawn.done, date(2026, 12, 12));
        assert_eq!(withdrawn.extended, Some(date(2026, 12, 27)));
        assert_eq!(due(RequestKind::Delete, friday).done, date(2026, 12, 17));
        assert_eq!(due(RequestKind::Access, friday).done, date(2026, 12, 7));
        assert_eq!(due(RequestKind::Access, friday).extended, None);
        let others = LegalDays::viet_nam().due(RequestKind::Object, friday, true).expect("there is a law");
        assert_eq!(others.done, date(2026, 12, 17));
        let before = due(RequestKind::Delete, date(2025, 12, 31));
        assert_eq!((before.answer, before.done), (None, date(2026, 1, 3)));
        assert!(LegalDays::viet_nam().due(RequestKind::Delete, date(2020, 1, 1), false).is_err());
    }

    #[test]
    fn a_file_that_says_anything_else_is_not_read() {
        for text in [
            "{}",
            r#"{"kin_legal_days":2,"laws":[]}"#,
            r#"{"kin_legal_days":1,"laws":[],"more":1}"#,
            r#"{"kin_legal_days":1,"laws":[{"law":"x","from":"2026-01-01","days":{"delete":{"done":{"weeks":1}}}}]}"#,
        ] {
            assert!(LegalDays::parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
