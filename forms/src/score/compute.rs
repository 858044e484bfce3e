//! The score of one response.

use super::{Band, Method, MissingRule, Scored, ScoredItem, Scoring};
use crate::answer::Answer;
use crate::recorded::Recorded;

impl Scoring {
    /// Scores a response.
    pub fn compute(&self, recorded: &Recorded) -> Scored {
        self.compute_with(|name| recorded.answers.get(name))
    }

    /// Scores the answers that `answer` gives by question name. An answer that is absent, or a typed missing value, is
    /// missing: it never counts as 0.
    pub fn compute_with<'a>(&self, answer: impl Fn(&str) -> Option<&'a Answer>) -> Scored {
        let values: Vec<(&ScoredItem, Option<f64>)> = self
            .items
            .iter()
            .map(|item| (item, answer(&item.question).and_then(|answer| value(item, answer))))
            .collect();
        let whole = self.scored(values.iter().copied());
        let dimensions = self.dimensions.iter().enumerate().map(|(index, dimension)| {
            let own = values.iter().copied().filter(|(item, _)| item.dimension == Some(index));
            (dimension.name.clone(), self.scored(own))
        });
        Scored {
            value: whole,
            dimensions: dimensions.collect(),
            band: whole.and_then(|score| band(&self.bands, score)).map(|band| band.name.clone()),
        }
    }

    /// The rounded score of some of the items. Of a part, as large a share must be answered as of the whole.
    fn scored<'i>(&self, values: impl Iterator<Item = (&'i ScoredItem, Option<f64>)>) -> Option<f64> {
        let (mut count, mut answered) = (0_usize, 0_usize);
        let (mut all_weights, mut weights, mut sum) = (0.0, 0.0, 0.0);
        for (item, value) in values {
            count += 1;
            all_weights += item.weight;
            if let Some(value) = value {
                answered += 1;
                weights += item.weight;
                sum += item.weight * value;
            }
        }
        let needed = (self.minimum_answered * count).div_ceil(self.items.len().max(1)).max(1);
        if answered < needed {
            return None;
        }
        let score = match (self.method, self.rule) {
            (Method::Mean, _) => sum / weights,
            (Method::Sum, MissingRule::Reweight) if answered < count => sum * all_weights / weights,
            (Method::Sum, _) => sum,
        };
        score.is_finite().then(|| rounded(score, self.decimals))
    }
}

/// The value of an answer to an item, before its weight.
fn value(item: &ScoredItem, answer: &Answer) -> Option<f64> {
    let of = |name: &String| item.values.get(name).copied().flatten();
    #[expect(clippy::cast_precision_loss, reason = "integers of answers are at most 2⁵³ − 1")]
    let value = match answer {
        Answer::Integer(number) => Some(*number as f64),
        Answer::Decimal(number) => Some(*number),
        Answer::One(name) => of(name),
        // Choices without a value add nothing; only such choices: missing.
        Answer::Many(names) => {
            let known: Vec<f64> = names.iter().filter_map(of).collect();
            (!known.is_empty()).then(|| known.iter().sum())
        }
        Answer::Text(_)
        | Answer::Date(_)
        | Answer::Time(_)
        | Answer::DateTime(_)
        | Answer::Acknowledged
        | Answer::Places(_)
        | Answer::File(_)
        | Answer::Missing(_) => None,
    }?;
    Some(item.reverse.map_or(value, |(low, high)| low + high - value))
}

/// Half away from zero; a half is one to within 10⁻⁹, because 2.675 × 100 is 267.49999999999997 in binary.
pub(super) fn rounded(score: f64, decimals: u32) -> f64 {
    let power = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = (score * power).abs();
    let nearest = (scaled + 1e-9).round();
    let result = (nearest / power).copysign(score);
    // Never "-0".
    if result == 0.0 { 0.0 } else { result }
}

fn band(bands: &[Band], score: f64) -> Option<&Band> {
    bands.iter().find(|band| band.up_to.is_none_or(|edge| score <= edge))
}
