//! What was estimated, as far as it may be shown.

use kin_statistics::{Estimate, InDomain, Intervals, MeanEstimate};
use serde::Serialize;

use super::change::{ChangeRow, YesNoRow};
use super::design::DesignFile;
use super::quota::QuotaRow;
use super::tables::TableRow;
use crate::disclosure::{Gate, Mode};
use crate::table::Shown;

/// For whom an estimate speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Inference {
    /// For the population of the design.
    Design,
    /// Errors are those of a simple random sample; whether it was one, the table does not say.
    SimpleRandomSample,
    /// For those interviewed, and nobody else: no errors are given.
    None,
}

/// An answer.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// `mean`, `total`, `ratio`, `proportion`, `table`, `change` or `quota`.
    pub statistic: &'static str,
    /// The columns it is about: one, or numerator and denominator, or rows and columns.
    pub variables: Vec<String>,
    /// The column of domains.
    pub by: Option<String>,
    /// For whom it speaks.
    pub inference: Inference,
    /// The confidence of intervals.
    pub confidence_level: f64,
    /// How the sample was drawn.
    pub design: Option<DesignFile>,
    /// The fewest people a number stands for; 0 where nothing is withheld.
    pub minimum_cell: u64,
    /// Whether it is for the team at the desk only.
    pub not_for_release: bool,
    /// The numbers.
    #[serde(flatten)]
    pub numbers: Numbers,
}

/// The numbers of an answer; each kind under a key of its own.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbers {
    /// One a domain; one a domain and value for proportions.
    Estimates(Vec<EstimateRow>),
    /// One a domain.
    Tables(Vec<TableRow>),
    /// Change of a number.
    Change(ChangeRow),
    /// Change of a yes or no.
    YesNoChange(YesNoRow),
    /// Progress of a quota.
    Quota(QuotaRow),
}

/// One estimate; whatever may not be shown or cannot be known is `null`.
#[derive(Clone, Debug, Serialize)]
pub struct EstimateRow {
    /// The domain; `null` for everyone.
    pub domain: Option<String>,
    /// The value whose share it is; only for proportions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Rows with this value; only for proportions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Shown>,
    /// Rows behind the estimate (for a proportion: those of which it is a share), not weighted.
    pub n: Shown,
    /// Rows of the domain without a value.
    pub missing: Shown,
    /// How many people of the population they stand for: the sum of weights of the `n` rows (of the `count` rows for a
    /// proportion; of weight times denominator for a ratio).
    pub population: Option<f64>,
    /// The estimate.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// The standard error squared.
    pub variance: Option<f64>,
    /// Units with a member of the domain, less strata with one.
    pub degrees_of_freedom: Option<u64>,
    /// Lower and upper bound.
    pub confidence_interval: Option<[f64; 2]>,
    /// The standard deviation of the values; only for means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_deviation: Option<f64>,
    /// The least value; only for means, and never of a study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The largest value; only for means, and never of a study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// Every interval of a proportion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intervals: Option<Intervals>,
}

/// `domain` as JSON has it.
pub(super) fn domain(label: String, by: bool) -> Option<String> {
    by.then_some(label)
}

impl EstimateRow {
    /// A row of which `n` and `missing` may be shown as given, and everything else only with `n`.
    pub(super) fn of(
        domain: Option<String>,
        estimate: &Estimate,
        (n, missing): (Shown, Shown),
        inference: Inference,
    ) -> Self {
        let numbers = !n.is_withheld();
        let errors = numbers && inference != Inference::None;
        Self {
            domain,
            value: None,
            count: None,
            n,
            missing,
            population: numbers.then_some(estimate.population),
            estimate: estimate.estimate.filter(|_| numbers),
            standard_error: estimate.standard_error.filter(|_| errors),
            variance: estimate.variance.filter(|_| errors),
            degrees_of_freedom: errors.then_some(estimate.degrees_of_freedom),
            confidence_interval: estimate.confidence_interval.filter(|_| errors),
            standard_deviation: None,
            minimum: None,
            maximum: None,
            intervals: None,
        }
    }
}

/// What may be shown of the number behind each of several estimates, and of those without a value.
pub(super) fn bases<'a>(
    gate: &Gate,
    estimates: impl Iterator<Item = &'a Estimate> + Clone,
) -> Vec<(Shown, Shown)> {
    let counts: Vec<u64> = estimates.clone().map(|estimate| estimate.n).collect();
    let shown = gate.one_way(&counts).cells;
    shown.into_iter().zip(estimates).map(|(n, estimate)| (n, few(gate, estimate.missing))).collect()
}

/// How many have no value, unless they are few.
pub(super) fn few(gate: &Gate, count: u64) -> Shown {
    if gate.rule().is_small(count) { Shown::Withheld } else { Shown::Count(count) }
}

/// Estimates with one number a domain.
pub(super) fn estimates(
    made: Vec<InDomain<Estimate>>,
    by: bool,
    gate: &Gate,
    inference: Inference,
) -> Numbers {
    let shown = bases(gate, made.iter().map(|made| &made.value));
    let rows = made.into_iter().zip(shown);
    let rows =
        rows.map(|(made, shown)| EstimateRow::of(domain(made.domain, by), &made.value, shown, inference));
    Numbers::Estimates(rows.collect())
}

/// Means, with the spread of values; extremes are somebody's own values and stay out of a study's numbers.
pub(super) fn means(
    made: Vec<InDomain<MeanEstimate>>,
    by: bool,
    gate: &Gate,
    inference: Inference,
) -> Numbers {
    let shown = bases(gate, made.iter().map(|made| &made.value.estimate));
    let extremes = gate.mode() == Mode::Calculator;
    let rows = made.into_iter().zip(shown).map(|(made, shown)| {
        let mean = made.value;
        EstimateRow {
            standard_deviation: mean.standard_deviation.filter(|_| !shown.0.is_withheld()),
            minimum: mean.minimum.filter(|_| extremes),
            maximum: mean.maximum.filter(|_| extremes),
            ..EstimateRow::of(domain(made.domain, by), &mean.estimate, shown, inference)
        }
    });
    Numbers::Estimates(rows.collect())
}
