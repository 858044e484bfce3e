//! What was gathered, settled: totals by group and the variance of any linear form of them.
//!
//! The variance of an estimated total Z = Σ z over the units of the sample, by stratum h with `n` units, of `N` in the
//! population: Σ over h of (1 − n/N) · n/(n−1) · (Σ z² − (Σ z)²/n), where z is the unit's total (Cochran, *Sampling
//! Techniques*, 3rd ed. 1977, 5.6 and 9A.3; Binder, International Statistical Review 51 (1983) 279). Without a population
//! the first factor is 1. Any other estimate is taken for a total of its linearized values.

use std::collections::BTreeMap;

use crate::design::{Design, LonelyPsu, Weighting};
use crate::error::StatisticsError;
use crate::gathered::{Gathered, Group, Products, Stratum, Sums};
use crate::twice::Twice;

/// Weighted totals of a group, or of a unit's part of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) n: u64,
    pub(crate) weighted: u64,
    pub(crate) first: Twice,
    pub(crate) second: Twice,
    pub(crate) squares: Twice,
}

#[derive(Clone, Debug)]
struct SettledProducts {
    totals: Totals,
    first_first: Twice,
    first_second: Twice,
    second_second: Twice,
}

#[derive(Clone, Debug)]
struct SettledStratum {
    name: String,
    /// Units of the first stage in the sample, as a number.
    units: Twice,
    /// 1 − n/N.
    left: Twice,
    lonely: bool,
    groups: BTreeMap<Group, SettledProducts>,
    clusters: Vec<BTreeMap<Group, Totals>>,
}

/// A linear form: for each group the factors of its first and second total; groups that it leaves out are nothing.
pub(crate) type Form<'a> = dyn Fn(&Group) -> (Twice, Twice) + 'a;

/// Everything gathered, in one order whatever the order of rows.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    design: Design,
    strata: Vec<SettledStratum>,
    /// The labels of domains, rows and columns, each in order; a group's codes are places in them.
    pub(crate) labels: [Vec<String>; 3],
    /// Totals by group.
    pub(crate) totals: BTreeMap<Group, Totals>,
    /// Units of the first stage.
    units: u64,
}

/// All groups of a domain.
pub(crate) fn domain(code: u32) -> std::ops::RangeInclusive<Group> {
    [code, 0, 0]..=[code, u32::MAX, u32::MAX]
}

impl Settled {
    pub(crate) fn of(gathered: Gathered) -> Result<Self, StatisticsError> {
        let Gathered { design, strata, labels, rows: _ } = gathered;
        let mut places: [Vec<u32>; 3] = Default::default();
        let mut names: [Vec<String>; 3] = Default::default();
        for ((labels, places), names) in labels.into_iter().zip(&mut places).zip(&mut names) {
            (*names, *places) = labels.sorted();
        }
        let place = |group: Group| {
            [places[0][group[0] as usize], places[1][group[1] as usize], places[2][group[2] as usize]]
        };
        let units = strata.values().map(Stratum::units).sum();
        let strata: Vec<SettledStratum> = strata
            .sorted()
            .map(|(name, stratum)| SettledStratum::of(design, name, stratum, &place))
            .collect::<Result<_, _>>()?;
        let mut totals: BTreeMap<Group, Totals> = BTreeMap::new();
        for stratum in &strata {
            let rows = stratum.groups.iter().map(|(group, products)| (group, &products.totals));
            for (group, more) in rows.chain(stratum.clusters.iter().flatten()) {
                totals.entry(*group).or_default().add(more);
            }
        }
        Ok(Self { design, strata, labels: names, totals, units })
    }

    /// Whether rows count alike and stand for themselves: no strata, units, weights or population.
    pub(crate) fn is_simple(&self) -> bool {
        self.design.weighting == Weighting::Equal
            && self.strata.iter().all(|stratum| {
                stratum.name.is_empty() && stratum.clusters.is_empty() && stratum.left == Twice::ONE
            })
    }

    /// The variance of a linear form of the totals of one domain; nothing where one row has no variance.
    pub(crate) fn variance(&self, code: u32, form: &Form<'_>) -> Result<Option<Twice>, StatisticsError> {
        let mut variance = Twice::ZERO;
        let mut size = 0.0;
        let mut center = None;
        for stratum in &self.strata {
            if stratum.left == Twice::ZERO {
                continue;
            }
            let (sum, squares) = stratum.moments(code, form);
            if stratum.lonely {
                match self.design.lonely_psu {
                    None => return Ok(None),
                    Some(LonelyPsu::Certainty) => {}
                    Some(LonelyPsu::Error) => {
                        let stratum = stratum.name.clone();
                        return Err(StatisticsError::StatisticsLonelyUnit { stratum });
                    }
                    Some(LonelyPsu::Center) => {
                        let center = *center.get_or_insert_with(|| self.mean_of_units(code, form));
                        variance = variance + stratum.left * (sum - center).squared();
                    }
                }
                continue;
            }
            let units = stratum.units;
            let spread = squares - sum * sum / units;
            variance = variance + stratum.left * (units / (units - Twice::ONE)) * spread;
            size += squares.high;
        }
        // Units that are all alike differ in the last of 32 digits only: that is nothing.
        Ok(Some(if variance.high > 1e-26 * size { variance } else { Twice::ZERO }))
    }

    fn mean_of_units(&self, code: u32, form: &Form<'_>) -> Twice {
        let sum: Twice = self.strata.iter().map(|stratum| stratum.moments(code, form).0).sum();
        sum / number(self.units)
    }

    /// Covariances of the first totals of all groups of a domain, in the order of `groups`.
    pub(crate) fn covariances(
        &self,
        code: u32,
        groups: &[Group],
    ) -> Result<Option<Vec<Vec<Twice>>>, StatisticsError> {
        let size = groups.len();
        let place: BTreeMap<Group, usize> = groups.iter().copied().zip(0..).collect();
        let mut matrix = vec![vec![Twice::ZERO; size]; size];
        let mut center: Option<Vec<Twice>> = None;
        for stratum in &self.strata {
            if stratum.left == Twice::ZERO {
                continue;
            }
            let mut sums: BTreeMap<usize, Twice> = BTreeMap::new();
            let units = stratum.units;
            let factor =
                if stratum.lonely { stratum.left } else { stratum.left * units / (units - Twice::ONE) };
            for (group, products) in stratum.groups.range(domain(code)) {
                let Some(&at) = place.get(group) else { continue };
                sums.insert(at, products.totals.first);
                if !stratum.lonely {
                    matrix[at][at] = matrix[at][at] + factor * products.first_first;
                }
            }
            for cluster in &stratum.clusters {
                let parts: Vec<(usize, Twice)> = cluster
                    .range(domain(code))
                    .filter_map(|(group, totals)| Some((*place.get(group)?, totals.first)))
                    .collect();
                for (row, left) in &parts {
                    let sum = sums.entry(*row).or_default();
                    *sum = *sum + *left;
                    if !stratum.lonely {
                        for (column, right) in &parts {
                            matrix[*row][*column] = matrix[*row][*column] + factor * *left * *right;
                        }
                    }
                }
            }
            if !stratum.lonely {
                for (row, left) in &sums {
                    for (column, right) in &sums {
                        matrix[*row][*column] = matrix[*row][*column] - factor * *left * *right / units;
                    }
                }
                continue;
            }
            match self.design.lonely_psu {
                None => return Ok(None),
                Some(LonelyPsu::Certainty) => {}
                Some(LonelyPsu::Error) => {
                    return Err(StatisticsError::StatisticsLonelyUnit { stratum: stratum.name.clone() });
                }
                Some(LonelyPsu::Center) => {
                    let all = center.get_or_insert_with(|| {
                        let total = |group: &Group| self.totals.get(group).map_or(Twice::ZERO, |t| t.first);
                        groups.iter().map(|group| total(group) / number(self.units)).collect()
                    });
                    let off: Vec<Twice> =
                        (0..size).map(|at| sums.get(&at).copied().unwrap_or_default() - all[at]).collect();
                    for (row, left) in matrix.iter_mut().zip(&off) {
                        for (cell, right) in row.iter_mut().zip(&off) {
                            *cell = *cell + factor * *left * *right;
                        }
                    }
                }
            }
        }
        Ok(Some(matrix))
    }

    /// Degrees of freedom for a domain: units with a member of it, less strata with one; a weight of nothing is no member
    /// (as `degf` of a `subset` in R's `survey`).
    pub(crate) fn degrees_of_freedom(&self, code: u32) -> u64 {
        self.strata.iter().map(|stratum| stratum.units_with_members(code).saturating_sub(1)).sum()
    }

    /// How many units have a member of the domain whose weight is not zero.
    pub(crate) fn units_with_members(&self, code: u32) -> u64 {
        self.strata.iter().map(|stratum| stratum.units_with_members(code)).sum()
    }
}

impl SettledStratum {
    fn of(
        design: Design,
        name: String,
        stratum: Stratum,
        place: &dyn Fn(Group) -> Group,
    ) -> Result<Self, StatisticsError> {
        let count = stratum.units();
        let units = number(count);
        let left = match stratum.population {
            None => Twice::ONE,
            Some(population) if population < units.high => {
                return Err(StatisticsError::StatisticsPopulationTooSmall { stratum: name, units: count });
            }
            Some(population) => (Twice::from(population) - units) / population.into(),
        };
        let scale = match (design.weighting, stratum.population) {
            (Weighting::Population, Some(population)) => Twice::from(population) / units,
            _ => Twice::ONE,
        };
        let settle = |groups: BTreeMap<Group, Sums>| -> BTreeMap<Group, Totals> {
            groups.into_iter().map(|(group, sums)| (place(group), Totals::of(&sums, scale))).collect()
        };
        Ok(Self {
            units,
            left,
            lonely: count == 1,
            groups: stratum
                .groups
                .into_iter()
                .map(|(group, products)| (place(group), SettledProducts::of(&products, scale)))
                .collect(),
            clusters: stratum.clusters.sorted().map(|(_, cluster)| settle(cluster.groups)).collect(),
            name,
        })
    }

    /// Σ z and Σ z² over the stratum's units, for z of a linear form.
    fn moments(&self, code: u32, form: &Form<'_>) -> (Twice, Twice) {
        let (mut sum, mut squares) = (Twice::ZERO, Twice::ZERO);
        for (group, products) in self.groups.range(domain(code)) {
            let (first, second) = form(group);
            sum = sum + first * products.totals.first + second * products.totals.second;
            let mixed = first * second * products.first_second;
            squares = squares
                + first * first * products.first_first
                + (mixed + mixed)
                + second * second * products.second_second;
        }
        for cluster in &self.clusters {
            let total: Twice = cluster
                .range(domain(code))
                .map(|(group, totals)| {
                    let (first, second) = form(group);
                    first * totals.first + second * totals.second
                })
                .sum();
            sum = sum + total;
            squares = squares + total * total;
        }
        (sum, squares)
    }

    fn units_with_members(&self, code: u32) -> u64 {
        let rows = self.groups.range(domain(code)).map(|(_, products)| products.totals.weighted);
        let clusters = self
            .clusters
            .iter()
            .filter(|cluster| cluster.range(domain(code)).any(|(_, totals)| totals.weighted > 0));
        rows.sum::<u64>() + clusters.count() as u64
    }
}

impl Totals {
    fn of(sums: &Sums, scale: Twice) -> Self {
        Self {
            n: sums.n,
            weighted: sums.weighted,
            first: sums.first.twice() * scale,
            second: sums.second.twice() * scale,
            squares: sums.squares.twice() * scale,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.weighted += other.weighted;
        self.first = self.first + other.first;
        self.second = self.second + other.second;
        self.squares = self.squares + other.squares;
    }
}

impl SettledProducts {
    fn of(products: &Products, scale: Twice) -> Self {
        let squared = scale * scale;
        Self {
            totals: Totals::of(&products.sums, scale),
            first_first: products.first_first.twice() * squared,
            first_second: products.first_second.twice() * squared,
            second_second: products.second_second.twice() * squared,
        }
    }
}

/// A count as a number of about 32 digits.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 rows")]
pub(crate) fn number(count: u64) -> Twice {
    Twice::from(count as f64)
}
