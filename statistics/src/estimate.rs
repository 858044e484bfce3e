//! One estimate with what is known of its error, and intervals.

use serde::Serialize;

use crate::distribution::{beta_quantile, normal_quantile, t_quantile};

/// An estimate for a domain.
///
/// Everything that cannot be known is `None`: an estimate of nobody, the error of a single unit, an interval without
/// degrees of freedom.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Estimate {
    /// Rows behind the estimate, not weighted.
    pub n: u64,
    /// Rows of the domain without a value. They stay in the design and are not behind the estimate.
    pub missing: u64,
    /// The sum of weights of the `n` rows: how many people of the population they stand for.
    pub population: f64,
    /// The estimate.
    pub estimate: Option<f64>,
    /// The square root of its variance.
    pub standard_error: Option<f64>,
    /// Its variance, by Taylor linearization.
    pub variance: Option<f64>,
    /// Units with a member of the domain, less strata with one.
    pub degrees_of_freedom: u64,
    /// Lower and upper bound.
    pub confidence_interval: Option<[f64; 2]>,
}

/// What is estimated in one domain; the empty text is everyone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InDomain<T> {
    /// The domain's label.
    pub domain: String,
    /// What is estimated.
    pub value: T,
}

/// A number of rows as a number; exact below 2^53.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 rows")]
pub(crate) fn rows(count: u64) -> f64 {
    count as f64
}

/// `estimate` ± t · `standard_error`, with the design's degrees of freedom; none without any.
pub fn t_interval(
    estimate: f64,
    standard_error: f64,
    degrees_of_freedom: u64,
    confidence: f64,
) -> Option<[f64; 2]> {
    if degrees_of_freedom == 0 {
        return None;
    }
    let reach = t_quantile(f64::midpoint(1.0, confidence), rows(degrees_of_freedom))? * standard_error;
    Some([estimate - reach, estimate + reach])
}

/// Wilson's score interval for `count` of `n` rows that count alike (Wilson, JASA 22 (1927) 209).
pub fn wilson_interval(count: u64, n: u64, confidence: f64) -> Option<[f64; 2]> {
    if n == 0 {
        return None;
    }
    let z = normal_quantile(f64::midpoint(1.0, confidence))?;
    let (p, n) = (rows(count) / rows(n), rows(n));
    let squared = z * z / n;
    let center = (p + squared / 2.0) / (1.0 + squared);
    let reach = z / (1.0 + squared) * (p * (1.0 - p) / n + squared / (4.0 * n)).sqrt();
    // At the ends the bound is the end itself, whatever rounding says.
    let lower = if p <= 0.0 { 0.0 } else { center - reach };
    let upper = if p >= 1.0 { 1.0 } else { center + reach };
    Some([lower, upper])
}

/// The interval that is symmetric in the log odds, with t and the design's degrees of freedom (as `svyciprop` with
/// `method = "logit"` in R's `survey`); none for 0, 1 or no degrees of freedom.
pub fn logit_interval(
    proportion: f64,
    standard_error: f64,
    degrees_of_freedom: u64,
    confidence: f64,
) -> Option<[f64; 2]> {
    if degrees_of_freedom == 0 || proportion <= 0.0 || proportion >= 1.0 {
        return None;
    }
    let t = t_quantile(f64::midpoint(1.0, confidence), rows(degrees_of_freedom))?;
    let odds = (proportion / (1.0 - proportion)).ln();
    let reach = t * standard_error / (proportion * (1.0 - proportion));
    let back = |odds: f64| 1.0 / (1.0 + (-odds).exp());
    Some([back(odds - reach), back(odds + reach)])
}

/// Above this effective size the exact interval is the point itself, and its quantiles take for ever.
const LARGEST_EFFECTIVE_SIZE: f64 = 1e10;

/// The exact binomial interval of an effective sample size (Korn and Graubard, Survey Methodology 24 (1998) 193), as
/// `svyciprop` with `method = "beta"` in R's `survey`: the size is p(1−p)/variance, corrected for degrees of freedom, and
/// not bounded by `n`. For 0 and 1, whose estimated variance is nothing, the size is `n`, corrected.
pub fn korn_graubard_interval(
    proportion: f64,
    variance: f64,
    n: u64,
    degrees_of_freedom: u64,
    confidence: f64,
) -> Option<[f64; 2]> {
    if degrees_of_freedom == 0 || n < 2 || !(0.0..=1.0).contains(&proportion) {
        return None;
    }
    let tail = (1.0 - confidence) / 2.0;
    let ratio = t_quantile(1.0 - tail, rows(n - 1))? / t_quantile(1.0 - tail, rows(degrees_of_freedom))?;
    let at_end = proportion <= 0.0 || proportion >= 1.0;
    if !at_end && variance <= 0.0 {
        return None;
    }
    let size = if at_end { rows(n) } else { proportion * (1.0 - proportion) / variance };
    let size = size * ratio * ratio;
    if size > LARGEST_EFFECTIVE_SIZE {
        return None;
    }
    let (with, without) = (size * proportion, size * (1.0 - proportion));
    let lower = if proportion <= 0.0 { 0.0 } else { beta_quantile(tail, with, without + 1.0)? };
    let upper = if proportion >= 1.0 { 1.0 } else { beta_quantile(1.0 - tail, with + 1.0, without)? };
    Some([lower, upper])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(interval: Option<[f64; 2]>, expected: [f64; 2]) {
        for (bound, expected) in interval.unwrap().into_iter().zip(expected) {
            assert!((bound - expected).abs() < 1e-9, "{bound} is not {expected}");
        }
    }

    #[test]
    fn wilson_as_published() {
        close(wilson_interval(1, 10, 0.95), [0.017_876_213_1, 0.404_150_026_8]);
        close(wilson_interval(81, 263, 0.95), [0.255_288_519_9, 0.366_209_577]);
        assert_eq!(wilson_interval(0, 0, 0.95), None);
        assert_eq!(wilson_interval(0, 5, 0.95).unwrap()[0].to_bits(), 0.0_f64.to_bits());
        assert_eq!(wilson_interval(5, 5, 0.95).unwrap()[1].to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn the_ends_have_an_interval_on_one_side_only() {
        // R: binom.test(0, 20)$conf.int
        close(korn_graubard_interval(0.0, 0.0, 20, 19, 0.95), [0.0, 0.168_433_470_983_0]);
        assert_eq!(logit_interval(0.0, 0.0, 19, 0.95), None);
        assert_eq!(korn_graubard_interval(0.5, 0.01, 20, 0, 0.95), None);
    }
}
