//! How a sample was drawn, and where one row of it stands.

use serde::{Deserialize, Serialize};

/// No value and no weight is larger than this, so that no sum of squares overflows.
pub const LARGEST_NUMBER: f64 = 1e60;

/// What to do with a stratum of which only one unit (PSU) is in the sample: how units differ in it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LonelyPsu {
    /// Refuse to estimate.
    #[default]
    Error,
    /// Take its distance from the mean of all units of the sample. More careful than `certainty`.
    Center,
    /// It was certain to be drawn: it adds nothing to the variance.
    Certainty,
}

/// Where a row's weight comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weighting {
    /// Every row counts once.
    #[default]
    Equal,
    /// A row brings its weight.
    Given,
    /// Population of the stratum over units in the sample.
    Population,
}

/// How a sample was drawn. Without anything it is a simple random sample, drawn with replacement or from a population
/// much larger than itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Design {
    /// Where weights come from.
    pub weighting: Weighting,
    /// What to do with a stratum of one unit; `None` where there is no design: one row then has no variance.
    pub lonely_psu: Option<LonelyPsu>,
}

/// Where a row stands in the design.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// Its stratum; the empty text where there are none.
    pub stratum: &'a str,
    /// Its primary sampling unit within the stratum; `None` where the row itself was drawn.
    pub psu: Option<&'a str>,
    /// How many people of the population it stands for; 1 unless weights are given.
    pub weight: f64,
    /// How many units of the first stage its stratum has in the population.
    pub population: Option<f64>,
}

impl Unit<'_> {
    /// A row of a simple random sample.
    pub const SIMPLE: Unit<'static> = Unit { stratum: "", psu: None, weight: 1.0, population: None };
}
