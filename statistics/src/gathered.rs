//! What every estimator gathers: sums by stratum, primary unit and group.
//!
//! A row belongs to one group (a domain, or a domain's cell) or to none; a row of no group still counts as a unit of
//! its stratum: that is how a domain is estimated without dropping rows. A row brings one or two values, of which sums
//! weighted by the row's weight are kept. Rows that were drawn themselves need no sums of their own: their squares and
//! products are kept by stratum, so that memory grows with strata, primary units and groups, never with rows.
//!
//! All sums are [`ExactSum`]s: any split and merge, in any order, settles to the same bits.

use std::collections::BTreeMap;

use crate::design::{Design, LARGEST_NUMBER, Unit};
use crate::error::StatisticsError;
use crate::exact::ExactSum;
use crate::named::Named;
use crate::twice::Twice;

/// No accumulator tells more groups apart.
pub const MOST_GROUPS: usize = 100_000;

/// A group by the codes of its labels: domain, row, column.
pub(crate) type Group = [u32; 3];

/// What a row brings.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Values {
    /// One value.
    One(f64),
    /// Two values.
    Two(f64, f64),
}

/// Labels and their codes, in the order they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    codes: BTreeMap<String, u32>,
}

impl Labels {
    pub(crate) fn code(&mut self, label: &str) -> Result<u32, StatisticsError> {
        if let Some(code) = self.codes.get(label) {
            return Ok(*code);
        }
        let too_many = StatisticsError::StatisticsTooManyValues { most: MOST_GROUPS as u64 };
        let code = u32::try_from(self.codes.len()).map_err(|_| too_many.clone())?;
        if self.codes.len() >= MOST_GROUPS {
            return Err(too_many);
        }
        self.codes.insert(label.to_owned(), code);
        Ok(code)
    }

    /// The labels in order, and for each code its place in that order.
    pub(crate) fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut places = vec![0; self.codes.len()];
        let mut names = Vec::with_capacity(places.len());
        for (place, (name, code)) in (0..).zip(self.codes) {
            places[code as usize] = place;
            names.push(name);
        }
        (names, places)
    }

    fn absorb(&mut self, other: Self) -> Result<Vec<u32>, StatisticsError> {
        let mut codes = vec![0; other.codes.len()];
        for (label, code) in other.codes {
            codes[code as usize] = self.code(&label)?;
        }
        Ok(codes)
    }
}

/// Sums over the rows of a group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    /// Rows.
    pub(crate) n: u64,
    /// Rows whose weight is not zero.
    pub(crate) weighted: u64,
    /// Σ w·first.
    pub(crate) first: ExactSum,
    /// Σ w·second.
    pub(crate) second: ExactSum,
    /// Σ w·first², for the spread of values; only where there are two.
    pub(crate) squares: ExactSum,
}

/// Sums and sums of products over rows that were drawn themselves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Products {
    pub(crate) sums: Sums,
    /// Σ (w·first)².
    pub(crate) first_first: ExactSum,
    /// Σ (w·first)(w·second).
    pub(crate) first_second: ExactSum,
    /// Σ (w·second)².
    pub(crate) second_second: ExactSum,
}

/// A primary unit: rows that were drawn together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cluster {
    pub(crate) groups: BTreeMap<Group, Sums>,
}

/// A stratum.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stratum {
    pub(crate) population: Option<f64>,
    /// Rows that were drawn themselves.
    pub(crate) rows: u64,
    pub(crate) groups: BTreeMap<Group, Products>,
    pub(crate) clusters: Named<Cluster>,
}

/// Everything gathered.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    pub(crate) design: Design,
    pub(crate) strata: Named<Stratum>,
    pub(crate) labels: [Labels; 3],
    /// Rows of any kind.
    pub(crate) rows: u64,
}

impl Gathered {
    pub(crate) fn new(design: Design) -> Self {
        Self { design, strata: Named::default(), labels: Default::default(), rows: 0 }
    }

    /// Takes in a row that belongs to no group.
    pub(crate) fn outside(&mut self, unit: &Unit<'_>) -> Result<(), StatisticsError> {
        self.row(unit, None)
    }

    /// Takes in a row of a group.
    pub(crate) fn inside(
        &mut self,
        unit: &Unit<'_>,
        group: [&str; 3],
        values: Values,
    ) -> Result<(), StatisticsError> {
        let (first, second) = match values {
            Values::One(first) => (first, 0.0),
            Values::Two(first, second) => (first, second),
        };
        if [first, second].iter().any(|value| !value.is_finite() || value.abs() > LARGEST_NUMBER) {
            return Err(StatisticsError::StatisticsValueOutOfRange);
        }
        let mut codes = [0; 3];
        for ((code, labels), label) in codes.iter_mut().zip(&mut self.labels).zip(group) {
            *code = labels.code(label)?;
        }
        self.row(unit, Some((codes, values)))
    }

    fn row(&mut self, unit: &Unit<'_>, inside: Option<(Group, Values)>) -> Result<(), StatisticsError> {
        let weight = unit.weight;
        if !(0.0..=LARGEST_NUMBER).contains(&weight) {
            return Err(StatisticsError::StatisticsWeightOutOfRange);
        }
        let stratum = self.strata.of(unit.stratum);
        stratum.note_population(unit.stratum, unit.population)?;
        self.rows += 1;
        match unit.psu {
            None => {
                stratum.rows += 1;
                if let Some((group, values)) = inside {
                    stratum.groups.entry(group).or_default().add(weight, values);
                }
            }
            Some(psu) => {
                let cluster = stratum.clusters.of(psu);
                if let Some((group, values)) = inside {
                    cluster.groups.entry(group).or_default().add(weight, values);
                }
            }
        }
        Ok(())
    }

    /// Takes in what another accumulator gathered.
    pub(crate) fn merge(&mut self, other: Self) -> Result<(), StatisticsError> {
        if self.design != other.design {
            return Err(StatisticsError::StatisticsDesignsDiffer);
        }
        self.rows += other.rows;
        let mut codes: [Vec<u32>; 3] = Default::default();
        for ((codes, labels), theirs) in codes.iter_mut().zip(&mut self.labels).zip(other.labels) {
            *codes = labels.absorb(theirs)?;
        }
        let ours = |group: Group| -> Group {
            let mut place = 0;
            group.map(|code| {
                place += 1;
                codes[place - 1][code as usize]
            })
        };
        for (name, theirs) in other.strata.sorted() {
            let stratum = self.strata.of(&name);
            stratum.note_population(&name, theirs.population)?;
            stratum.rows += theirs.rows;
            for (group, products) in theirs.groups {
                stratum.groups.entry(ours(group)).or_default().merge(&products);
            }
            for (psu, theirs) in theirs.clusters.sorted() {
                let cluster = stratum.clusters.of(&psu);
                for (group, sums) in theirs.groups {
                    cluster.groups.entry(ours(group)).or_default().merge(&sums);
                }
            }
        }
        Ok(())
    }
}

impl Stratum {
    #[expect(
        clippy::float_cmp,
        reason = "a population is written in every row of its stratum in the same way"
    )]
    fn note_population(&mut self, name: &str, population: Option<f64>) -> Result<(), StatisticsError> {
        let Some(population) = population else { return Ok(()) };
        let stratum = || name.to_owned();
        if !(population > 0.0 && population <= LARGEST_NUMBER) {
            return Err(StatisticsError::StatisticsPopulationOutOfRange { stratum: stratum() });
        }
        match self.population {
            Some(known) if known != population => {
                Err(StatisticsError::StatisticsPopulationDiffers { stratum: stratum() })
            }
            _ => {
                self.population = Some(population);
                Ok(())
            }
        }
    }

    /// Units of the first stage in the sample.
    pub(crate) fn units(&self) -> u64 {
        self.rows + self.clusters.len() as u64
    }
}

impl Sums {
    fn add(&mut self, weight: f64, values: Values) -> (Twice, Option<Twice>) {
        self.n += 1;
        self.weighted += u64::from(weight > 0.0);
        let (first, second) = match values {
            Values::One(first) => (first, None),
            Values::Two(first, second) => (first, Some(second)),
        };
        let weighted_first = Twice::product(weight, first);
        self.first.add_twice(weighted_first);
        let weighted_second = second.map(|second| Twice::product(weight, second));
        if let Some(weighted_second) = weighted_second {
            self.second.add_twice(weighted_second);
            self.squares.add_product(weighted_first, first.into());
        }
        (weighted_first, weighted_second)
    }

    fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.weighted += other.weighted;
        self.first.merge(&other.first);
        self.second.merge(&other.second);
        self.squares.merge(&other.squares);
    }
}

impl Products {
    fn add(&mut self, weight: f64, values: Values) {
        let (first, second) = self.sums.add(weight, values);
        self.first_first.add_product(first, first);
        if let Some(second) = second {
            self.first_second.add_product(first, second);
            self.second_second.add_product(second, second);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.sums.merge(&other.sums);
        self.first_first.merge(&other.first_first);
        self.first_second.merge(&other.first_second);
        self.second_second.merge(&other.second_second);
    }
}
