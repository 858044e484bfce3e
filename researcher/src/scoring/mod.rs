//! Scores of a study's interviews, put together: number, mean, spread, bands, dimensions.

mod moments;

use std::sync::Arc;

use kin_forms::{Form, Scoring};
use kin_protocol::Digest;
use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

pub use moments::Moments;

use crate::disclosure::Gate;
use crate::responses;
use crate::study::Study;
use crate::table::{Rule, Shown, banded};

/// Why nothing is scored.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ScoreError {
    /// The form has no scoring.
    #[error("the form {form} has no scoring")]
    ScoreNone {
        /// The form.
        form: String,
    },
    /// The form has no scoring with this id.
    #[error("the form {form} has no scoring {scoring}; it has: {known}")]
    ScoreUnknown {
        /// The form.
        form: String,
        /// What was asked for.
        scoring: String,
        /// Those it has.
        known: String,
    },
    /// The form has several scorings and none was named.
    #[error("the form {form} has several scorings: {known}")]
    ScoreNotNamed {
        /// The form.
        form: String,
        /// Those it has.
        known: String,
    },
    /// No form of the study has a scoring with this id.
    #[error("no form of the study has the scoring {scoring}")]
    ScoreNowhere {
        /// What was asked for.
        scoring: String,
    },
}

impl From<ScoreError> for Failure {
    fn from(error: ScoreError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// Scores of all interviews of a form.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreTable {
    /// The form's id.
    pub form: String,
    /// The scoring's id.
    pub scoring: String,
    /// SHA-256 of the scoring as it stands in the form.
    pub scoring_sha256: Digest,
    /// Its title in the language asked for.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// The fewest people a shown number stands for.
    pub minimum_cell: u64,
    /// How many interviews there are.
    pub interviews: Shown,
    /// How many have a score.
    pub n: Shown,
    /// How many have none, because too little was answered.
    pub unscored: Shown,
    /// The mean; not there when `n` is withheld.
    pub mean: Option<f64>,
    /// The standard deviation, with n − 1.
    pub sd: Option<f64>,
    /// The bands, lowest first.
    pub bands: Vec<BandRow>,
    /// The dimensions, in the form's order.
    pub dimensions: Vec<DimensionRow>,
}

/// A band of scores.
#[derive(Clone, Debug, Serialize)]
pub struct BandRow {
    /// Its name.
    pub name: String,
    /// Its label in the language asked for.
    pub label: String,
    /// How many people.
    pub count: Shown,
    /// Of those who have a score, in percent.
    pub percent: Option<f64>,
}

/// A dimension of a score.
#[derive(Clone, Debug, Serialize)]
pub struct DimensionRow {
    /// Its name.
    pub name: String,
    /// Its label in the language asked for.
    pub label: String,
    /// How many people have a score in it; withheld, too, where only a few have none.
    pub n: Shown,
    /// The mean; not there when fewer people than `minimum_cell` have a score, to three decimals where only `n` is
    /// withheld.
    pub mean: Option<f64>,
    /// The standard deviation, with n − 1.
    pub sd: Option<f64>,
}

/// The scoring with this id, or the only one of the form.
pub fn choose<'a>(form: &'a Form, id: Option<&str>) -> std::result::Result<&'a Scoring, ScoreError> {
    let known = || form.scores().iter().map(Scoring::id).collect::<Vec<_>>().join(", ");
    let name = || form.id().to_owned();
    match (id, form.scores()) {
        (_, []) => Err(ScoreError::ScoreNone { form: name() }),
        (None, [only]) => Ok(only),
        (None, _) => Err(ScoreError::ScoreNotNamed { form: name(), known: known() }),
        (Some(id), scores) => scores
            .iter()
            .find(|scoring| scoring.id() == id)
            .ok_or_else(|| ScoreError::ScoreUnknown { form: name(), scoring: id.to_owned(), known: known() }),
    }
}

/// Scores every interview held under any of the `versions` of a form, by the scoring of the last version.
pub fn score(
    study: &Study,
    identities: &[Identity],
    versions: &[Arc<Form>],
    id: Option<&str>,
    language: &str,
) -> Result<ScoreTable> {
    let form = versions.last().expect("a form has at least one version");
    let scoring = choose(form, id)?;
    let strictest = versions.iter().map(|form| form.minimum_cell()).max().unwrap_or_default();
    let rule = Gate::working_at_least(strictest.into()).rule();
    let minimum_cell = rule.minimum_cell;

    let mut whole = Moments::default();
    let mut unscored = 0;
    let mut bands = vec![0_u64; scoring.bands().len()];
    let mut dimensions = vec![Moments::default(); scoring.dimensions().len()];
    responses::interviews(study, identities, versions, &mut |held| {
        let scored = scoring.compute(&held.recorded);
        match scored.value {
            Some(value) => whole.update(value),
            None => unscored += 1,
        }
        if let Some(place) =
            scored.band.and_then(|name| scoring.bands().iter().position(|band| band.name == name))
        {
            bands[place] += 1;
        }
        for (moments, (_, value)) in dimensions.iter_mut().zip(&scored.dimensions) {
            if let Some(value) = value {
                moments.update(*value);
            }
        }
        Ok(())
    })?;

    let interviews = whole.n() + unscored;
    let table = banded(&bands, whole.n(), unscored, rule);
    let shown = |n: Shown, of: &Moments| n.count().map(|_| (of.mean(), of.sd())).unwrap_or_default();
    let (mean, sd) = shown(table.scored, &whole);
    let bands = scoring.bands().iter().zip(table.bands).map(|(band, count)| BandRow {
        name: band.name.clone(),
        label: band.label.in_language(language).to_owned(),
        count,
        percent: percent(count, table.scored),
    });
    let dimensions = scoring.dimensions().iter().zip(&dimensions).map(|(dimension, moments)| {
        let (n, mean, sd) = dimension_numbers(moments, interviews, rule);
        let label = dimension.label.in_language(language).to_owned();
        DimensionRow { name: dimension.name.clone(), label, n, mean, sd }
    });
    Ok(ScoreTable {
        form: form.id().to_owned(),
        scoring: scoring.id().to_owned(),
        scoring_sha256: Digest::from_bytes(scoring.digest()),
        title: scoring.title().in_language(language).to_owned(),
        source: scoring.source().to_owned(),
        minimum_cell,
        interviews: table.total,
        n: table.scored,
        unscored: table.unscored,
        mean,
        sd,
        bands: bands.collect(),
        dimensions: dimensions.collect(),
    })
}

/// What may be shown of a dimension. Where only a few have no score in it, how many have one is withheld, and its mean
/// and spread keep three decimals: from every digit of a mean, the number of people behind it can be worked out.
fn dimension_numbers(moments: &Moments, interviews: u64, rule: Rule) -> (Shown, Option<f64>, Option<f64>) {
    let table = banded(&[], moments.n(), interviews.saturating_sub(moments.n()), rule);
    if table.scored.is_withheld() {
        return (Shown::Withheld, None, None);
    }
    if table.unscored.is_withheld() {
        let rounded = |number: f64| (number * 1_000.0).round() / 1_000.0;
        return (Shown::Withheld, moments.mean().map(rounded), moments.sd().map(rounded));
    }
    (table.scored, moments.mean(), moments.sd())
}

#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
fn percent(count: Shown, whole: Shown) -> Option<f64> {
    Some(100.0 * count.count()? as f64 / whole.count()? as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(n: u32) -> Moments {
        let mut moments = Moments::default();
        (0..n).for_each(|number| moments.update(f64::from(number) / 7.0));
        moments
    }

    #[test]
    fn the_few_without_a_score_in_a_dimension_cannot_be_had_by_subtraction() {
        let rule = Rule { minimum_cell: 5 };
        let (n, mean, _) = dimension_numbers(&moments(28), 30, rule);
        assert_eq!((n, mean), (Shown::Withheld, Some(1.929)));
        assert_eq!(dimension_numbers(&moments(28), 28, rule).0, Shown::Count(28));
        assert_eq!(dimension_numbers(&moments(20), 30, rule).0, Shown::Count(20));
        assert_eq!(dimension_numbers(&moments(4), 30, rule), (Shown::Withheld, None, None));
    }
}
