//! What is counted of interviews that belong together.

use std::collections::BTreeMap;

use kin_sealing::{CheckRecord, Kind};
use serde::Serialize;

/// Bands of three hours that are night: before 6, and from 21 on.
const NIGHT: [u8; 3] = [0, 1, 7];
/// As many scaled median deviations from the median is far.
const FAR: f64 = 5.0;
/// Makes the median deviation of normal numbers their standard deviation.
const SCALE: f64 = 1.4826;

/// Interviews that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Progress {
    /// The enumerator's code, the office, or the day.
    pub name: String,
    /// Interviews held to their end.
    pub finished: u64,
    /// Interviews that broke off.
    pub partial: u64,
    /// People who declined.
    pub declined: u64,
    /// Interviews that were stopped at least once because she was in distress.
    pub interrupted: u64,
    /// Answers, missing values among them.
    pub answers: u64,
    /// Of the answers: refusals.
    pub refused: u64,
    /// Of the answers: *don't know*.
    pub dont_know: u64,
    /// Answers that stand against a warning.
    pub overrides: u64,
    /// The median length of finished interviews that were held here, in minutes.
    pub minutes: f64,
    /// Of these: shorter than half the median of all.
    pub short: u64,
    /// Of these: with a length more than five scaled median deviations from the median of all.
    pub far: u64,
    /// Interviews that ended before 6 or from 21 on.
    pub at_night: u64,
    /// Days on which they ended.
    pub days: u64,
    /// The most on one day.
    pub most_a_day: u64,
}

/// How long finished interviews are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    median: f64,
    fence: f64,
}

impl Pace {
    /// Of these records.
    pub fn of<'c>(records: impl Iterator<Item = &'c CheckRecord>) -> Self {
        let mut lengths: Vec<f64> = records.filter(|record| has_length(record)).map(minutes).collect();
        let middle = median(&mut lengths);
        let mut distances: Vec<f64> = lengths.iter().map(|length| (length - middle).abs()).collect();
        Self { median: middle, fence: FAR * SCALE * median(&mut distances) }
    }

    fn is_short(&self, length: f64) -> bool {
        length * 2.0 < self.median
    }

    /// Where half of all are equal, nothing is far.
    fn is_far(&self, length: f64) -> bool {
        self.fence > 0.0 && (length - self.median).abs() > self.fence
    }
}

/// Whether its length says how long an interview takes.
fn has_length(record: &CheckRecord) -> bool {
    record.kind == Kind::Original && !record.imported
}

fn minutes(record: &CheckRecord) -> f64 {
    f64::from(record.minutes)
}

/// Groups while they are gathered.
#[derive(Default)]
pub(super) struct Groups {
    groups: BTreeMap<String, Group>,
}

/// What was counted so far, the lengths that say something, and how many interviews each day had.
type Group = (Progress, Vec<f64>, BTreeMap<String, u64>);

impl Groups {
    /// A group that is there though nothing of it has come.
    pub(super) fn expect(&mut self, name: &str) {
        self.groups.entry(name.to_owned()).or_default();
    }

    pub(super) fn add(&mut self, name: &str, record: &CheckRecord) {
        let (progress, lengths, days) = self.groups.entry(name.to_owned()).or_default();
        match record.kind {
            Kind::Partial => progress.partial += 1,
            Kind::Refusal => progress.declined += 1,
            _ => progress.finished += 1,
        }
        progress.interrupted += u64::from(record.interrupted > 0);
        progress.answers += u64::from(record.answers);
        progress.refused += u64::from(record.refused);
        progress.dont_know += u64::from(record.dont_know);
        progress.overrides += u64::from(record.overrides);
        progress.at_night += u64::from(NIGHT.contains(&record.hours) && !record.imported);
        if has_length(record) {
            lengths.push(minutes(record));
        }
        *days.entry(record.day.clone()).or_default() += 1;
    }

    pub(super) fn finish(self, pace: &Pace) -> Vec<Progress> {
        let finished = |(name, (progress, mut lengths, days)): (String, Group)| {
            let count =
                |holds: &dyn Fn(f64) -> bool| lengths.iter().filter(|length| holds(**length)).count() as u64;
            let (short, far) = (count(&|length| pace.is_short(length)), count(&|length| pace.is_far(length)));
            Progress {
                name,
                minutes: median(&mut lengths),
                short,
                far,
                days: days.len() as u64,
                most_a_day: days.values().copied().max().unwrap_or(0),
                ..progress
            }
        };
        self.groups.into_iter().map(finished).collect()
    }
}

/// The median of values; 0 of none.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        count => f64::midpoint(values[(count - 1) / 2], values[count / 2]),
    }
}
