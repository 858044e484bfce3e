//! What estimators by domain have in common.

use std::collections::BTreeMap;

use crate::design::{Design, Unit};
use crate::error::StatisticsError;
use crate::estimate::{Estimate, t_interval};
use crate::gathered::{Gathered, Values};
use crate::settled::{Form, Settled, Totals};

/// Sums by domain, and how many rows of each domain have no value.
#[derive(Clone, Debug)]
pub(crate) struct Domains {
    gathered: Gathered,
    missing: BTreeMap<String, u64>,
    everyone: bool,
}

/// The same, settled.
#[derive(Clone, Debug)]
pub(crate) struct SettledDomains {
    pub(crate) settled: Settled,
    missing: BTreeMap<String, u64>,
}

/// Where `--by` is not asked for, everyone is one domain.
pub(crate) const EVERYONE: &str = "";

impl Domains {
    pub(crate) fn new(design: Design) -> Self {
        Self { gathered: Gathered::new(design), missing: BTreeMap::new(), everyone: false }
    }

    /// Takes a row in: of no domain, of a domain but without a value, or with values in a cell of it.
    pub(crate) fn update(
        &mut self,
        unit: &Unit<'_>,
        domain: Option<&str>,
        inside: Option<([&str; 2], Values)>,
    ) -> Result<(), StatisticsError> {
        match (domain, inside) {
            (None, _) => self.gathered.outside(unit),
            (Some(domain), None) => {
                self.gathered.outside(unit)?;
                match self.missing.get_mut(domain) {
                    Some(missing) => *missing += 1,
                    None => {
                        self.missing.insert(domain.to_owned(), 1);
                    }
                }
                Ok(())
            }
            (Some(domain), Some(([row, column], values))) => {
                self.gathered.inside(unit, [domain, row, column], values)
            }
        }
    }

    pub(crate) fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        self.everyone |= other.everyone;
        for (domain, missing) in other.missing {
            *self.missing.entry(domain).or_default() += missing;
        }
        self.gathered.merge(other.gathered)
    }

    /// Settles. Domains of which every row lacks a value are there; without any row there is everyone, who is nobody.
    pub(crate) fn settle(mut self) -> Result<SettledDomains, StatisticsError> {
        for domain in self.missing.keys() {
            self.gathered.labels[0].code(domain)?;
        }
        if self.gathered.rows == 0 {
            self.gathered.labels[0].code(EVERYONE)?;
        }
        Ok(SettledDomains { settled: Settled::of(self.gathered)?, missing: self.missing })
    }
}

impl SettledDomains {
    /// Domains with their codes, in order.
    pub(crate) fn domains(&self) -> impl Iterator<Item = (u32, &String)> {
        (0..).zip(&self.settled.labels[0])
    }

    pub(crate) fn missing(&self, domain: &str) -> u64 {
        self.missing.get(domain).copied().unwrap_or_default()
    }

    /// Puts an estimate together whose error is that of a linear form.
    ///
    /// `whole` is whether the form sums to nothing over the domain, as for means and shares: a domain that lies in one
    /// unit then shows no variance, which is not the same as having none.
    pub(crate) fn estimate(
        &self,
        (code, domain): (u32, &str),
        totals: &Totals,
        estimate: Option<f64>,
        form: &Form<'_>,
        whole: bool,
        confidence: f64,
    ) -> Result<Estimate, StatisticsError> {
        let mut made = Estimate {
            n: totals.n,
            missing: self.missing(domain),
            population: totals.second.rounded(),
            estimate,
            degrees_of_freedom: self.settled.degrees_of_freedom(code),
            ..Estimate::default()
        };
        let Some(estimate) = estimate else { return Ok(made) };
        if let Some(variance) = self.settled.variance(code, form)?
            && !(whole && self.settled.units_with_members(code) < 2)
        {
            let variance = variance.rounded();
            made.variance = Some(variance);
            made.standard_error = Some(variance.sqrt());
            made.confidence_interval =
                t_interval(estimate, variance.sqrt(), made.degrees_of_freedom, confidence);
        }
        Ok(made)
    }
}
