//! Why an interview cannot be finished yet.

/// Why an interview cannot be finished yet. Names questions, never answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Unfinished {
    /// Consent was neither given nor declined.
    #[error("consent was neither given nor declined")]
    InterviewWithoutConsent,
    /// Required questions have no answer.
    #[error("these questions need an answer: {questions}")]
    InterviewUnanswered {
        /// Their names, parted by ", ".
        questions: String,
        /// How many.
        count: u32,
    },
    /// Answers no longer fit since others changed.
    #[error("these answers no longer fit the others: {questions}")]
    InterviewContradicts {
        /// Their names, parted by ", ".
        questions: String,
        /// How many.
        count: u32,
    },
    /// Answers do not meet their warning, and nobody said why they stand.
    #[error("these answers need to be changed or confirmed: {questions}")]
    InterviewDoubtful {
        /// Their places, parted by ", ".
        questions: String,
        /// How many.
        count: u32,
    },
    /// Repeats are counted higher than they may be.
    #[error("these repeats are counted higher than the form allows: {repeats}")]
    InterviewRepeatTooLong {
        /// Their names, parted by ", ".
        repeats: String,
        /// How many.
        count: u32,
    },
    /// Calculated texts are longer than a response holds.
    #[error("these calculated values are too long: {questions}")]
    InterviewCalculationTooLong {
        /// Their names, parted by ", ".
        questions: String,
        /// How many.
        count: u32,
    },
    /// Finished before it started: the clock was set back.
    #[error("the clock says the interview ends before it started")]
    InterviewEndsBeforeStart,
}
