//! Why nothing is estimated.

use serde::Serialize;

/// Why nothing is estimated. None of them quotes a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StatisticsError {
    /// A weight is negative, or so large that sums of squares would overflow.
    #[error("a weight is negative or out of range")]
    StatisticsWeightOutOfRange,
    /// A value is so large that sums of squares would overflow, or not a number.
    #[error("a value is out of range")]
    StatisticsValueOutOfRange,
    /// The population of a stratum is not a positive number.
    #[error("the population of stratum “{stratum}” is not a positive number")]
    StatisticsPopulationOutOfRange {
        /// The stratum.
        stratum: String,
    },
    /// Two rows of a stratum give it different populations.
    #[error("two rows give stratum “{stratum}” different populations")]
    StatisticsPopulationDiffers {
        /// The stratum.
        stratum: String,
    },
    /// More units were drawn from a stratum than it has.
    #[error("stratum “{stratum}” has {units} units in the sample, more than its population")]
    StatisticsPopulationTooSmall {
        /// The stratum.
        stratum: String,
        /// Units in the sample.
        units: u64,
    },
    /// One unit says nothing about how units of its stratum differ.
    #[error("stratum “{stratum}” has only one unit in the sample")]
    StatisticsLonelyUnit {
        /// The stratum.
        stratum: String,
    },
    /// More different values than a table has room for.
    #[error("more than {most} different values")]
    StatisticsTooManyValues {
        /// The most.
        most: u64,
    },
    /// Two accumulators were not made with the same design.
    #[error("accumulators of different designs cannot be merged")]
    StatisticsDesignsDiffer,
    /// A person is there twice in one round.
    #[error("a person is there twice in one round")]
    StatisticsPersonTwice,
}
