//! Why something is not counted.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why something is not counted.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CountError {
    /// The form has no such question.
    #[error("the form has no question {question}")]
    CountQuestionUnknown {
        /// What was asked for.
        question: String,
    },
    /// The form has no such question, but one with nearly that name.
    #[error("the form has no question {question}; there is {nearest}")]
    CountQuestionMistyped {
        /// What was asked for.
        question: String,
        /// The nearest name.
        nearest: String,
    },
    /// No form of the study has such a question.
    #[error("no form of the study has a question {question}")]
    CountQuestionNowhere {
        /// What was asked for.
        question: String,
    },
    /// The answers identify people on their own.
    #[error("answers to {question} identify people")]
    CountQuestionDirect {
        /// The question.
        question: String,
    },
    /// The answers are in people's own words.
    #[error("answers to {question} are in people's own words")]
    CountQuestionFreeText {
        /// The question.
        question: String,
    },
    /// A type of question that has no classes to count.
    #[error("{question} is of type {kind}, which is not counted")]
    CountQuestionUncountable {
        /// The question.
        question: String,
        /// Its type, as in the form.
        kind: &'static str,
    },
    /// A question of a repeat has several answers a response: people and answers would be confused.
    #[error("{question} is asked several times in one response, in the repeat {repeat}")]
    CountQuestionRepeated {
        /// The question.
        question: String,
        /// The innermost repeat it stands in.
        repeat: String,
    },
    /// A question with several answers at once cannot be crossed.
    #[error("{question} takes several answers at once and cannot be crossed")]
    CountQuestionMultiple {
        /// The question.
        question: String,
    },
    /// A question crossed with itself.
    #[error("{question} is crossed with itself")]
    CountQuestionTwice {
        /// The question.
        question: String,
    },
    /// More different answers than a table has rows for.
    #[error("{question} has more than {most} different answers")]
    CountTooManyValues {
        /// The question.
        question: String,
        /// The most.
        most: u64,
    },
}

impl From<CountError> for Failure {
    fn from(error: CountError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}
