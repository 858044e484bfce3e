//! Why something is not tabulated, or not released.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why something is not tabulated, or not released.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ReleaseError {
    /// More than three variables are crossed; those that a table is filtered by count.
    #[error("{count} variables are crossed; a table crosses at most {most}")]
    ReleaseTooManyVariables {
        /// How many.
        count: u64,
        /// The most.
        most: u64,
    },
    /// A variable stands twice.
    #[error("{variable} stands twice")]
    ReleaseVariableTwice {
        /// The variable.
        variable: String,
    },
    /// A question with several answers at once; its choices are variables.
    #[error("{question} takes several answers at once; its choices are variables, such as {example}")]
    ReleaseSeveralAnswers {
        /// The question.
        question: String,
        /// One of its choices, as a variable.
        example: String,
    },
    /// A question whose answers have no mean that may be told.
    #[error("{question} has no mean that may be released")]
    ReleaseMeanUnfit {
        /// The question.
        question: String,
    },
    /// A filter that is not `question=value,value`.
    #[error("{filter} is not a filter")]
    ReleaseFilterUnreadable {
        /// What was written.
        filter: String,
    },
    /// A filter names a value that the variable does not have.
    #[error("{variable} has no value {value}")]
    ReleaseFilterUnknown {
        /// The variable.
        variable: String,
        /// The value.
        value: String,
    },
    /// A flag that would lower the minimum.
    #[error("a minimum of {asked} is below the form's {least}")]
    ReleaseMinimumLowered {
        /// What was asked for.
        asked: u64,
        /// The least.
        least: u64,
    },
    /// Too few people.
    #[error("the table is about fewer than {minimum} people")]
    ReleaseTooFewPeople {
        /// The fewest.
        minimum: u64,
    },
    /// The table differs from an earlier one by too few people.
    #[error("the table differs from number {earlier} of the ledger by fewer than {minimum} people")]
    ReleaseDiffersByFew {
        /// The number of the earlier table in the ledger.
        earlier: u64,
        /// The freeze that the earlier one was made from.
        freeze: String,
        /// The fewest.
        minimum: u64,
    },
    /// Together with earlier tables, a withheld number could be worked out, whatever else is withheld.
    #[error("with what was released before, withheld numbers of the table could be worked out")]
    ReleaseUnprotectable,
    /// The table shares withheld numbers with earlier ones, and is too large to be judged together with them.
    #[error("the table is too large to be judged together with number {earlier} of the ledger")]
    ReleaseTooLargeTogether {
        /// The number of the earlier table in the ledger.
        earlier: u64,
    },
    /// Old and new provinces side by side.
    #[error("{old} is part of {new} since {since}; both stand in {variable}")]
    ReleaseProvincesMixed {
        /// The variable.
        variable: String,
        /// The older one.
        old: String,
        /// The one that it is part of.
        new: String,
        /// Since when.
        since: String,
    },
    /// There is no freeze with this name.
    #[error("there is no freeze {name}")]
    ReleaseFreezeUnknown {
        /// The name.
        name: String,
    },
    /// There is a freeze with this name already.
    #[error("there is a freeze {name} already")]
    ReleaseFreezeTaken {
        /// The name.
        name: String,
    },
    /// The name of a freeze is not short and plain.
    #[error("a freeze's name is 1 to {most} letters, digits, - or _")]
    ReleaseFreezeName {
        /// The most characters.
        most: u32,
    },
    /// The dataset is empty.
    #[error("the dataset is empty")]
    ReleaseNothingToFreeze,
    /// The dataset no longer begins with what was frozen.
    #[error("the dataset no longer begins with what was frozen as {name}")]
    ReleaseFreezeBroken {
        /// The name.
        name: String,
    },
    /// No file of records reaches the target.
    #[error("there are too few records for a file in which nobody is recognised")]
    ReleaseMicrodataImpossible {
        /// The fewest records that share their keys.
        k: u64,
        /// The fewest different answers among those.
        l: u64,
    },
    /// Too few different answers for the diversity asked for.
    #[error("{question} has fewer than {l} different answers")]
    ReleaseAnswersAlike {
        /// The question, or the choice.
        question: String,
        /// The fewest.
        l: u64,
    },
    /// A file of records was released from another freeze.
    #[error("records were released before, as number {earlier} of the ledger")]
    ReleaseMicrodataAgain {
        /// The number in the ledger.
        earlier: u64,
    },
    /// A target that is weaker than the house's.
    #[error("the target is weaker than k = {k} and a global risk of {risk}")]
    ReleaseTargetWeaker {
        /// The least k.
        k: u64,
        /// The greatest risk, as text.
        risk: String,
    },
    /// A question cannot be a key.
    #[error("{question} cannot be a key")]
    ReleaseKeyUnfit {
        /// The question.
        question: String,
    },
    /// There is no key.
    #[error("no question of the form is a key")]
    ReleaseNoKeys,
}

impl ReleaseError {
    /// Whether it is for what the data are that a table is refused, and not for how it was asked.
    pub fn is_of_the_data(&self) -> bool {
        matches!(
            self,
            Self::ReleaseTooFewPeople { .. }
                | Self::ReleaseDiffersByFew { .. }
                | Self::ReleaseUnprotectable
                | Self::ReleaseTooLargeTogether { .. }
                | Self::ReleaseProvincesMixed { .. }
        )
    }

    fn exit(&self) -> Exit {
        match self {
            Self::ReleaseFreezeBroken { .. } => Exit::Storage,
            Self::ReleaseFilterUnreadable { .. } => Exit::Usage,
            _ => Exit::Refused,
        }
    }
}

impl From<ReleaseError> for Failure {
    fn from(error: ReleaseError) -> Self {
        Self::error(error.exit(), &error)
    }
}
