//! What is counted of interviews that belong together.

use std::collections::BTreeMap;

use kin_forms::{Answer, Missing, Recorded};
use serde::Serialize;

/// An interview that begins before this hour, or at [`NIGHT_BEGINS`] or later, is held at night.
const NIGHT_ENDS: i8 = 6;
const NIGHT_BEGINS: i8 = 21;
/// Answers of two interviews of one enumerator that are the same in at least this share of their questions.
pub(super) const ALIKE: f64 = 0.9;
/// What the choice is called that asks for words of one's own.
const OTHER: &str = "other";

/// Interviews that belong together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The enumerator's code, the office, or the day.
    pub name: String,
    /// What was counted.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What was counted of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Interviews.
    pub interviews: u64,
    /// Of them: stopped at least once because she was in distress.
    pub interrupted: u64,
    /// Answers, missing values among them, those in repeats aside.
    pub answers: u64,
    /// Of the answers: refusals.
    pub refused: u64,
    /// Of the answers: *don't know*.
    pub dont_know: u64,
    /// Of the answers: *other*, where a list has it.
    pub other: u64,
    /// Answers that stand against a warning, with a reason.
    pub overrides: u64,
    /// The median of their length, in minutes.
    pub minutes: f64,
    /// Interviews of less than half the median length of all interviews.
    pub short: u64,
    /// Interviews that began at night: before 6 or from 21 on.
    pub at_night: u64,
    /// Interviews in which at least four questions with the same choices all have the same answer.
    pub straight_lined: u64,
    /// Interviews that agree in nine of ten answers with one of the last thirty of their enumerator.
    pub alike: u64,
    /// The highest such share.
    pub most_alike: f64,
    /// Days on which they began.
    pub days: u64,
    /// The most on one day.
    pub most_a_day: u64,
}

/// One interview, as far as it is counted.
pub(super) struct Interview<'a> {
    pub(super) recorded: &'a Recorded,
    pub(super) straight: bool,
    /// The highest share of equal answers with an earlier one.
    pub(super) alike: f64,
    pub(super) day: &'a str,
}

/// Groups while they are gathered.
#[derive(Default)]
pub(super) struct Gathered {
    groups: BTreeMap<String, (Tally, Minutes, BTreeMap<String, u64>)>,
}

/// How many interviews took how many minutes.
pub(super) type Minutes = BTreeMap<i64, u64>;

impl Gathered {
    pub(super) fn add(&mut self, name: &str, interview: &Interview<'_>) {
        if !self.groups.contains_key(name) {
            self.groups.insert(name.to_owned(), Default::default());
        }
        let Some((tally, minutes, days)) = self.groups.get_mut(name) else { return };
        let recorded = interview.recorded;
        tally.interviews += 1;
        tally.interrupted += u64::from(recorded.interrupted > 0);
        tally.straight_lined += u64::from(interview.straight);
        tally.alike += u64::from(interview.alike >= ALIKE);
        tally.most_alike = tally.most_alike.max(interview.alike);
        tally.overrides += recorded.overrides.len() as u64;
        tally.at_night += u64::from(is_at_night(recorded));
        for answer in recorded.answers.values() {
            tally.answers += 1;
            tally.refused += u64::from(answer.missing() == Some(Missing::Refused));
            tally.dont_know += u64::from(answer.missing() == Some(Missing::DontKnow));
            tally.other += u64::from(is_other(answer));
        }
        *minutes.entry(length(recorded)).or_default() += 1;
        *days.entry(interview.day.to_owned()).or_default() += 1;
    }

    /// The median length of all interviews, in minutes.
    pub(super) fn typical_minutes(&self) -> f64 {
        let mut all = Minutes::new();
        for (minutes, count) in self.groups.values().flat_map(|(_, minutes, _)| minutes) {
            *all.entry(*minutes).or_default() += count;
        }
        median(&all)
    }

    pub(super) fn finish(self, typical: f64) -> Vec<Group> {
        let group = |(name, (tally, minutes, days)): (String, (Tally, Minutes, BTreeMap<String, u64>))| {
            let short = minutes.iter().filter(|(length, _)| is_short(**length, typical));
            let short = short.map(|(_, count)| count).sum();
            let most_a_day = days.values().copied().max().unwrap_or(0);
            let days = days.len() as u64;
            Group { name, tally: Tally { minutes: median(&minutes), short, days, most_a_day, ..tally } }
        };
        self.groups.into_iter().map(group).collect()
    }
}

/// Whether an interview began at night.
pub(in crate::disclosure) fn is_at_night(recorded: &Recorded) -> bool {
    !(NIGHT_ENDS..NIGHT_BEGINS).contains(&recorded.started.local.hour())
}

/// Whether a length in minutes is less than half the typical one.
#[expect(clippy::cast_precision_loss, reason = "an interview does not take 2^53 minutes")]
pub(super) fn is_short(length: i64, typical: f64) -> bool {
    (length as f64) * 2.0 < typical
}

fn is_other(answer: &Answer) -> bool {
    match answer {
        Answer::One(name) => name == OTHER,
        Answer::Many(names) => names.iter().any(|name| name == OTHER),
        _ => false,
    }
}

/// How long an interview took, in minutes; a clock that went back gives less than nothing.
pub(in crate::disclosure) fn length(recorded: &Recorded) -> i64 {
    let utc = |moment: kin_forms::Now| moment.offset.to_timestamp(moment.local).ok();
    match (utc(recorded.started), utc(recorded.finished)) {
        (Some(started), Some(finished)) => (finished.as_second() - started.as_second()) / 60,
        _ => 0,
    }
}

/// The median of values that are counted; 0 of none.
#[expect(clippy::cast_precision_loss, reason = "an interview does not take 2^53 minutes")]
pub(super) fn median(counts: &Minutes) -> f64 {
    let total: u64 = counts.values().sum();
    let at = |place: u64| {
        let mut before = 0;
        let value = counts.iter().find(|(_, count)| {
            before += **count;
            before > place
        });
        value.map_or(0.0, |(value, _)| *value as f64)
    };
    if total == 0 { 0.0 } else { f64::midpoint(at((total - 1) / 2), at(total / 2)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "halves are exact")]
    fn a_median_is_the_middle_of_all_values_or_between_the_two_middle_ones() {
        assert_eq!(median(&Minutes::from([(10, 2), (30, 1)])), 10.0);
        assert_eq!(median(&Minutes::from([(10, 1), (20, 1)])), 15.0);
        assert_eq!(median(&Minutes::new()), 0.0);
    }
}
