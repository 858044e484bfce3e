//! Means and ratios.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::design::{Design, Unit};
use crate::domains::Domains;
use crate::error::StatisticsError;
use crate::estimate::{Estimate, InDomain};
use crate::gathered::Values;
use crate::settled::{Totals, number};
use crate::twice::Twice;

/// Means by domain: Σ wy / Σ w.
#[derive(Clone, Debug)]
pub struct Mean {
    domains: Domains,
    extremes: BTreeMap<String, (f64, f64)>,
}

/// A mean, and how far values lie around it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeanEstimate {
    /// The mean.
    #[serde(flatten)]
    pub estimate: Estimate,
    /// The standard deviation of values in the population: n/(n−1) · Σ w(y − mean)² / Σ w, its root; n counts rows whose
    /// weight is not zero.
    pub standard_deviation: Option<f64>,
    /// The least value.
    pub minimum: Option<f64>,
    /// The largest value.
    pub maximum: Option<f64>,
}

impl Mean {
    /// Nothing yet.
    pub fn new(design: Design) -> Self {
        Self { domains: Domains::new(design), extremes: BTreeMap::new() }
    }

    /// Takes in a row: its domain (`None`: of none that is asked for) and its value (`None`: missing).
    pub fn update(
        &mut self,
        unit: &Unit<'_>,
        domain: Option<&str>,
        value: Option<f64>,
    ) -> Result<(), StatisticsError> {
        self.domains.update(unit, domain, value.map(|value| (["", ""], Values::Two(value, 1.0))))?;
        if let (Some(domain), Some(value)) = (domain, value) {
            match self.extremes.get_mut(domain) {
                Some(known) => *known = (known.0.min(value), known.1.max(value)),
                None => {
                    self.extremes.insert(domain.to_owned(), (value, value));
                }
            }
        }
        Ok(())
    }

    /// Takes in what another accumulator of the same design gathered.
    pub fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        for (domain, (least, most)) in other.extremes {
            let known = self.extremes.entry(domain).or_insert((least, most));
            *known = (known.0.min(least), known.1.max(most));
        }
        self.domains.merge(other.domains)
    }

    /// The means, with intervals of a confidence between 0 and 1.
    pub fn finish(self, confidence: f64) -> Result<Vec<InDomain<MeanEstimate>>, StatisticsError> {
        let domains = self.domains.settle()?;
        let means = domains.domains().map(|(code, domain)| {
            let totals = domains.settled.totals.get(&[code, 0, 0]).copied().unwrap_or_default();
            let (ratio, estimate) = quotient(&totals, &domains, (code, domain), confidence)?;
            let extremes = self.extremes.get(domain);
            Ok(InDomain {
                domain: domain.clone(),
                value: MeanEstimate {
                    standard_deviation: ratio.and_then(|mean| deviation(&totals, mean)),
                    estimate,
                    minimum: extremes.map(|extremes| extremes.0),
                    maximum: extremes.map(|extremes| extremes.1),
                },
            })
        });
        means.collect()
    }
}

/// Ratios by domain: Σ wy / Σ wx.
#[derive(Clone, Debug)]
pub struct Ratio {
    domains: Domains,
}

impl Ratio {
    /// Nothing yet.
    pub fn new(design: Design) -> Self {
        Self { domains: Domains::new(design) }
    }

    /// Takes in a row: its domain (`None`: of none that is asked for), numerator and denominator (`None`: missing).
    pub fn update(
        &mut self,
        unit: &Unit<'_>,
        domain: Option<&str>,
        numerator: Option<f64>,
        denominator: Option<f64>,
    ) -> Result<(), StatisticsError> {
        let values = numerator
            .zip(denominator)
            .map(|(numerator, denominator)| (["", ""], Values::Two(numerator, denominator)));
        self.domains.update(unit, domain, values)
    }

    /// Takes in what another accumulator of the same design gathered.
    pub fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        self.domains.merge(other.domains)
    }

    /// The ratios, with intervals of a confidence between 0 and 1. `population` is the estimated total of the denominator.
    pub fn finish(self, confidence: f64) -> Result<Vec<InDomain<Estimate>>, StatisticsError> {
        let domains = self.domains.settle()?;
        let ratios = domains.domains().map(|(code, domain)| {
            let totals = domains.settled.totals.get(&[code, 0, 0]).copied().unwrap_or_default();
            let (_, value) = quotient(&totals, &domains, (code, domain), confidence)?;
            Ok(InDomain { domain: domain.clone(), value })
        });
        ratios.collect()
    }
}

/// R = A/B, and its error: that of the total of (y − R·x)/B (Woodruff, JASA 66 (1971) 411).
fn quotient(
    totals: &Totals,
    domains: &crate::domains::SettledDomains,
    domain: (u32, &str),
    confidence: f64,
) -> Result<(Option<Twice>, Estimate), StatisticsError> {
    let whole = totals.second;
    let ratio = (whole.high != 0.0).then(|| totals.first / whole);
    let factors = ratio.map_or((Twice::ZERO, Twice::ZERO), |ratio| (Twice::ONE / whole, -ratio / whole));
    let rounded = ratio.map(Twice::rounded);
    let estimate = domains.estimate(domain, totals, rounded, &|_| factors, true, confidence)?;
    Ok((ratio, estimate))
}

fn deviation(totals: &Totals, mean: Twice) -> Option<f64> {
    if totals.weighted < 2 {
        return None;
    }
    let n = number(totals.weighted);
    let spread = totals.squares - mean * totals.first;
    let variance = (spread / totals.second * n / (n - Twice::ONE)).rounded();
    Some(variance.max(0.0).sqrt())
}
