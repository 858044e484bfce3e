//! Proportions: frequencies with their error.

use serde::Serialize;

use crate::design::{Design, Unit};
use crate::domains::{Domains, SettledDomains};
use crate::error::StatisticsError;
use crate::estimate::{Estimate, InDomain, korn_graubard_interval, logit_interval, wilson_interval};
use crate::gathered::Values;
use crate::settled::{Totals, domain as groups_of};
use crate::twice::Twice;

/// The share of each value by domain: Σ w·1\[value\] / Σ w.
#[derive(Clone, Debug)]
pub struct Proportion {
    domains: Domains,
}

/// The share of one value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValueShare {
    /// The value.
    pub value: String,
    /// The share. Its `n` and `population` are those of the value; the interval is Wilson's where rows count alike, and
    /// otherwise the logit interval, or Korn and Graubard's where there is none.
    #[serde(flatten)]
    pub estimate: Estimate,
    /// All intervals.
    pub intervals: Intervals,
}

/// Intervals of a share.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Intervals {
    /// Wilson's; only where rows count alike.
    pub wilson: Option<[f64; 2]>,
    /// Symmetric in the log odds.
    pub logit: Option<[f64; 2]>,
    /// Korn and Graubard's.
    pub korn_graubard: Option<[f64; 2]>,
}

/// Shares of all values in a domain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shares {
    /// Rows with a value.
    pub n: u64,
    /// Rows without.
    pub missing: u64,
    /// The sum of weights of the `n` rows.
    pub population: f64,
    /// Every value that occurs in any domain, in order.
    pub values: Vec<ValueShare>,
}

impl Proportion {
    /// Nothing yet.
    pub fn new(design: Design) -> Self {
        Self { domains: Domains::new(design) }
    }

    /// Takes in a row: its domain (`None`: of none that is asked for) and its value (`None`: missing).
    pub fn update(
        &mut self,
        unit: &Unit<'_>,
        domain: Option<&str>,
        value: Option<&str>,
    ) -> Result<(), StatisticsError> {
        self.domains.update(unit, domain, value.map(|value| ([value, ""], Values::One(1.0))))
    }

    /// Takes in what another accumulator of the same design gathered.
    pub fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        self.domains.merge(other.domains)
    }

    /// The shares, with intervals of a confidence between 0 and 1.
    pub fn finish(self, confidence: f64) -> Result<Vec<InDomain<Shares>>, StatisticsError> {
        let domains = self.domains.settle()?;
        let shares = domains.domains().map(|(code, domain)| {
            let mut whole = Totals::default();
            domains.settled.totals.range(groups_of(code)).for_each(|(_, totals)| whole.add(totals));
            let values = (0..).zip(&domains.settled.labels[1]).map(|(value, label)| {
                let totals = domains.settled.totals.get(&[code, value, 0]).copied().unwrap_or_default();
                share(&domains, (code, domain), &whole, (value, label), &totals, confidence)
            });
            let values = values.collect::<Result<_, _>>()?;
            let missing = domains.missing(domain);
            let population = whole.first.rounded();
            let value = Shares { n: whole.n, missing, population, values };
            Ok(InDomain { domain: domain.clone(), value })
        });
        shares.collect()
    }
}

fn share(
    domains: &SettledDomains,
    domain: (u32, &str),
    whole: &Totals,
    (value, label): (u32, &str),
    totals: &Totals,
    confidence: f64,
) -> Result<ValueShare, StatisticsError> {
    let share = (whole.first.high > 0.0).then(|| totals.first / whole.first);
    let form = |group: &[u32; 3]| {
        let here = if group[1] == value { Twice::ONE } else { Twice::ZERO };
        let share = share.unwrap_or_default();
        let factor = if whole.first.high > 0.0 { (here - share) / whole.first } else { Twice::ZERO };
        (factor, Twice::ZERO)
    };
    let rounded = share.map(Twice::rounded);
    let mut estimate = domains.estimate(domain, totals, rounded, &form, true, confidence)?;
    estimate.population = totals.first.rounded();
    let mut intervals = Intervals::default();
    if let Some(share) = rounded {
        let degrees = estimate.degrees_of_freedom;
        if domains.settled.is_simple() {
            intervals.wilson = wilson_interval(totals.n, whole.n, confidence);
        }
        if let (Some(variance), Some(error)) = (estimate.variance, estimate.standard_error) {
            intervals.logit = logit_interval(share, error, degrees, confidence);
            intervals.korn_graubard =
                korn_graubard_interval(share, variance, whole.weighted, degrees, confidence);
        }
    }
    estimate.confidence_interval = intervals.wilson.or(intervals.logit).or(intervals.korn_graubard);
    Ok(ValueShare { value: label.to_owned(), estimate, intervals })
}
