//! Why a body is not a response to a form.

/// Why a body is not a response to this form. Names questions, never values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum Invalid {
    /// Larger than any response to this form can be.
    #[error("the response is larger than {limit} bytes, which no response to this form is")]
    ResponseTooLarge { limit: usize },
    /// Not the JSON that a response is.
    #[error("the response has not the shape of a response (line {line}, column {column})")]
    ResponseShape { line: usize, column: usize },
    /// A language that the form is not in.
    #[error("the response is in a language that the form is not in")]
    ResponseLanguage,
    /// Its times cannot be read, or it ends before it starts.
    #[error("the times of the response cannot be")]
    ResponseTimes,
    /// Its consent is not one that the form asks for.
    #[error("the consent of the response is not what the form asks for")]
    ResponseConsent,
    /// Consent was declined, and yet there are answers.
    #[error("consent was declined, and yet the response holds answers")]
    ResponseAnswersAfterRefusal,
    /// Answers to questions that the form does not have.
    #[error("the response answers {count} questions that the form does not have")]
    ResponseQuestionsUnknown { count: u32 },
    /// Two answers to one question.
    #[error("the response answers {question} twice")]
    ResponseQuestionTwice { question: String },
    /// An answer to a question that was not relevant, or a choice that was not offered.
    #[error("the response answers {question}, which was not to be asked or did not offer that")]
    ResponseIrrelevant { question: String },
    /// An answer that the question does not take.
    #[error("the answer to {question} is not one that the question takes")]
    ResponseAnswerUnfit { question: String },
    /// An answer that does not meet its constraint.
    #[error("the answer to {question} does not meet its constraint")]
    ResponseConstraint { question: String },
    /// No answer where one is needed.
    #[error("{question} has no answer and needs one")]
    ResponseUnanswered { question: String },
    /// An answer that does not meet its warning, without a reason.
    #[error("the answer to {question} does not meet its warning, and nobody said why it stands")]
    ResponseDoubtful { question: String },
    /// A reason for what has no warning, or one that says nothing.
    #[error("the reason given for {question} cannot be")]
    ResponseOverride { question: String },
    /// More instances of a repeat than there may be, or other than its count says.
    #[error("{repeat} is answered another number of times than it was to be asked")]
    ResponseRepeat { repeat: String },
    /// What the form's chance or its last saved answers were cannot be read, or the form has no use for them.
    #[error("the circumstances of the response cannot be")]
    ResponseCircumstances,
    /// A calculated value that is not what the calculation gives.
    #[error("the value of {question} is not what its calculation gives")]
    ResponseCalculation { question: String },
}
