//! Numbers far from the others: counted, and never shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use kin_forms::{Answer, Form, QuestionKind, Recorded};
use serde::Serialize;

/// As many scaled median deviations from the median is far.
const FAR: f64 = 5.0;
/// Makes the median deviation of normal numbers their standard deviation.
const SCALE: f64 = 1.4826;

/// Numbers of one question that are far from the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outliers {
    /// The question.
    pub question: String,
    /// How many numbers there are.
    pub numbers: u64,
    /// How many of them are more than five scaled median deviations from the median; none where half of all are equal.
    pub far: u64,
}

/// The numbers of each question, with how often each is there.
pub(super) struct Numbers {
    by_question: BTreeMap<String, BTreeMap<u64, u64>>,
}

impl Numbers {
    pub(super) fn of(versions: &[Arc<Form>]) -> Self {
        let is_number = |kind: &QuestionKind| matches!(kind, QuestionKind::Integer | QuestionKind::Decimal);
        let questions = versions.iter().flat_map(|form| form.questions());
        let asked = questions.filter(|question| is_number(&question.kind));
        Self { by_question: asked.map(|question| (question.name.clone(), BTreeMap::new())).collect() }
    }

    pub(super) fn add(&mut self, recorded: &Recorded) {
        for (name, counts) in &mut self.by_question {
            if let Some(number) = number_of(recorded.answers.get(name)) {
                *counts.entry(ordered(number)).or_default() += 1;
            }
        }
    }

    /// Beyond which numbers each question's are far.
    pub(super) fn fences(&self) -> BTreeMap<String, Fence> {
        self.by_question.iter().map(|(question, counts)| (question.clone(), Fence::of(counts))).collect()
    }

    pub(super) fn finish(self) -> Vec<Outliers> {
        let of = |(question, counts): (String, BTreeMap<u64, u64>)| {
            let fence = Fence::of(&counts);
            let numbers = counts.values().sum();
            let beyond = counts.into_iter().filter(|(bits, _)| fence.is_beyond(number(*bits)));
            Outliers { question, numbers, far: beyond.map(|(_, count)| count).sum() }
        };
        self.by_question.into_iter().map(of).collect()
    }
}

/// The number of an answer, where it is one.
#[expect(clippy::cast_precision_loss, reason = "a number far above 2^53 is far all the same")]
pub(super) fn number_of(answer: Option<&Answer>) -> Option<f64> {
    match answer {
        Some(Answer::Integer(number)) => Some(*number as f64),
        Some(Answer::Decimal(number)) => Some(*number),
        _ => None,
    }
}

/// What is near the middle of some numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence {
    middle: f64,
    /// Farther from the middle is far; 0 where half of all are equal: then nothing is.
    distance: f64,
}

impl Fence {
    fn of(counts: &BTreeMap<u64, u64>) -> Self {
        let counts: Vec<(f64, u64)> = counts.iter().map(|(bits, count)| (number(*bits), *count)).collect();
        let middle = median(&counts);
        let mut distances: Vec<(f64, u64)> =
            counts.iter().map(|(number, count)| ((number - middle).abs(), *count)).collect();
        distances.sort_by(|one, other| one.0.total_cmp(&other.0));
        Self { middle, distance: FAR * SCALE * median(&distances) }
    }

    pub(super) fn is_beyond(&self, number: f64) -> bool {
        self.distance > 0.0 && (number - self.middle).abs() > self.distance
    }
}

/// The lower median of sorted numbers that are counted.
fn median(counts: &[(f64, u64)]) -> f64 {
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    let mut before = 0;
    let middle = counts.iter().find(|(_, count)| {
        before += count;
        before * 2 >= total
    });
    middle.map_or(0.0, |(number, _)| *number)
}

/// Bits that are ordered as their numbers are.
fn ordered(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | (1 << 63) }
}

fn number(ordered: u64) -> f64 {
    f64::from_bits(if ordered >> 63 == 1 { ordered & !(1 << 63) } else { !ordered })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_ordered_as_numbers_are_and_come_back() {
        let numbers = [-1e9, -2.5, -0.0, 0.0, 1e-9, 3.0, 1e12];
        for pair in numbers.windows(2) {
            assert!(ordered(pair[0]) < ordered(pair[1]), "{pair:?}");
        }
        assert!(numbers.iter().all(|one| number(ordered(*one)).to_bits() == one.to_bits()));
    }
}
