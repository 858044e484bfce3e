//! What a case expected and what was found.

use serde::Serialize;

use crate::positions::Position;

/// Something that is not as a case says.
///
/// Values may be named: a script's answers are made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum Failing {
    /// Consent as the case gives it is not taken.
    FailingConsent { message: String },
    /// An answer is not taken.
    FailingRefused { question: String, message: String },
    /// An answer that must be refused is taken.
    FailingTaken { question: String, answer: String },
    /// It is refused, with other words.
    FailingRefusedOtherwise { question: String, expected: String, found: String },
    /// An answer was to be refused, but its question is never asked.
    FailingRefusalNotReached { question: String },
    /// An answer is warned about, and the case does not say so.
    FailingWarned { question: String, message: String },
    /// No warning comes.
    FailingNotWarned { question: String },
    /// It is warned about with other words.
    FailingWarnedOtherwise { question: String, expected: String, found: String },
    /// A question needs an answer and the case has none.
    FailingAnswerMissing { question: String },
    /// An answer is given to a question that is not asked.
    FailingAnswerNotAsked { question: String },
    /// A question is asked that must not be.
    FailingAsked { question: String },
    /// A question is not asked, or not there in the order.
    FailingNotAsked { question: String },
    /// The questions asked differ from the list, here first.
    FailingAskedOtherwise { number: u64, expected: String, found: String },
    /// Other choices are offered.
    FailingChoices { question: String, expected: String, found: String },
    /// The response holds something else.
    FailingValue { question: String, expected: String, found: String },
    /// A score is another.
    FailingScore { score: String, expected: String, found: String },
    /// The form has no such score.
    FailingScoreUnknown { score: String },
    /// The interview ends in another way.
    FailingEnd { expected: String, found: String },
    /// The interview cannot be finished.
    FailingUnfinished { message: String },
    /// The desk would not accept the response.
    FailingInvalid { message: String },
    /// The interview goes on without an end.
    FailingEndless,
}

/// One failing, its case and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failed {
    /// The case's name.
    pub case: String,
    /// Where it stands in the script.
    #[serde(flatten)]
    pub position: Position,
    /// What is not as it should be.
    pub failing: Failing,
}
