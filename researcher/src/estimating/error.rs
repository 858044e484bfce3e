//! Why nothing is estimated, beyond what the table and the estimators say.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why nothing is estimated.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EstimatingError {
    /// A design file that cannot be read.
    #[error("{file}, line {line}, column {column}: not a design file")]
    EstimatingDesignUnreadable {
        /// The file.
        file: String,
        /// Line of the mistake.
        line: u64,
        /// Column of the mistake.
        column: u64,
    },
    /// A weight below nothing.
    #[error("line {line}, column {column}: the weight is negative")]
    EstimatingWeightNegative {
        /// The line.
        line: u64,
        /// The column.
        column: String,
    },
    /// A confidence that is none.
    #[error("{confidence} is not a confidence")]
    EstimatingConfidenceOutOfRange {
        /// What was given.
        confidence: String,
    },
    /// A quota file without targets.
    #[error("{file} has no column “target”")]
    EstimatingQuotaWithoutTarget {
        /// The file.
        file: String,
    },
    /// A target that is no number of people.
    #[error("{file}, line {line}: the target is not a number of people")]
    EstimatingQuotaTargetUnreadable {
        /// The file.
        file: String,
        /// The line.
        line: u64,
    },
    /// A quota with too many cells.
    #[error("{file} has more than {most} cells")]
    EstimatingQuotaTooLarge {
        /// The file.
        file: String,
        /// The most.
        most: u64,
    },
    /// Both rounds are the same.
    #[error("both rounds are the same")]
    EstimatingRoundsAlike,
}

impl From<EstimatingError> for Failure {
    fn from(error: EstimatingError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// An estimator's refusal, with the line where it was found.
pub(super) fn refused(error: &kin_statistics::StatisticsError) -> Failure {
    Failure::error(Exit::Refused, error)
}
