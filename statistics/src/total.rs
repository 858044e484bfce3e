//! Totals.

use crate::design::{Design, Unit};
use crate::domains::Domains;
use crate::error::StatisticsError;
use crate::estimate::{Estimate, InDomain};
use crate::gathered::Values;
use crate::twice::Twice;

/// Totals by domain: Σ wy.
#[derive(Clone, Debug)]
pub struct Total {
    domains: Domains,
}

impl Total {
    /// Nothing yet.
    pub fn new(design: Design) -> Self {
        Self { domains: Domains::new(design) }
    }

    /// Takes in a row: its domain (`None`: of none that is asked for) and its value (`None`: missing).
    pub fn update(
        &mut self,
        unit: &Unit<'_>,
        domain: Option<&str>,
        value: Option<f64>,
    ) -> Result<(), StatisticsError> {
        self.domains.update(unit, domain, value.map(|value| (["", ""], Values::Two(value, 1.0))))
    }

    /// Takes in what another accumulator of the same design gathered.
    pub fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        self.domains.merge(other.domains)
    }

    /// The totals, with intervals of a confidence between 0 and 1.
    pub fn finish(self, confidence: f64) -> Result<Vec<InDomain<Estimate>>, StatisticsError> {
        let domains = self.domains.settle()?;
        let estimates = domains.domains().map(|(code, domain)| {
            let totals = domains.settled.totals.get(&[code, 0, 0]).copied().unwrap_or_default();
            let total = (totals.n > 0).then(|| totals.first.rounded());
            let form = |_: &[u32; 3]| (Twice::ONE, Twice::ZERO);
            let value = domains.estimate((code, domain), &totals, total, &form, false, confidence)?;
            Ok(InDomain { domain: domain.clone(), value })
        });
        estimates.collect()
    }
}
