//! Why something typed was not taken. Never quotes what was typed.

/// Why an interview did not take an answer or a step. The interview is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Refusal {
    /// Nothing was typed.
    #[error("question {question}: the answer is empty")]
    AnswerEmpty {
        /// The question.
        question: String,
    },
    /// Required, and there is no answer to move on from.
    #[error("question {question} needs an answer: {message}")]
    AnswerRequired {
        /// The question.
        question: String,
        /// The form's own words for it, or empty.
        message: String,
    },
    /// Not a whole number in digits.
    #[error("question {question}: the answer is not a whole number")]
    AnswerNotInteger {
        /// The question.
        question: String,
    },
    /// Not a decimal number in digits.
    #[error("question {question}: the answer is not a number")]
    AnswerNotDecimal {
        /// The question.
        question: String,
    },
    /// A number too large to be held exactly.
    #[error("question {question}: the number is too large")]
    AnswerNumberTooLarge {
        /// The question.
        question: String,
    },
    /// Not a day that exists, written as year-month-day or day/month/year.
    #[error("question {question}: the answer is not a date")]
    AnswerNotDate {
        /// The question.
        question: String,
    },
    /// Not hours and minutes.
    #[error("question {question}: the answer is not a time of day")]
    AnswerNotTime {
        /// The question.
        question: String,
    },
    /// Not a day and a time of day.
    #[error("question {question}: the answer is not a date and time")]
    AnswerNotDateTime {
        /// The question.
        question: String,
    },
    /// Not the word that acknowledges.
    #[error("question {question}: the answer is not an acknowledgement")]
    AnswerNotAcknowledged {
        /// The question.
        question: String,
    },
    /// Not positions on the earth, or not as many as the question takes.
    #[error("question {question}: the answer is not a place")]
    AnswerNotPlace {
        /// The question.
        question: String,
    },
    /// Not a reference to a file.
    #[error("question {question}: the answer is not a file")]
    AnswerNotFile {
        /// The question.
        question: String,
    },
    /// Outside of the range, or between two of its steps.
    #[error("question {question}: the answer is not in the range from {start} to {end} in steps of {step}")]
    AnswerNotInRange {
        /// The question.
        question: String,
        /// One end of the range.
        start: String,
        /// The other.
        end: String,
        /// The distance of two answers.
        step: String,
    },
    /// A ranking that leaves choices out.
    #[error("question {question}: every choice must be ranked, {count} of them")]
    AnswerRankIncomplete {
        /// The question.
        question: String,
        /// How many choices there are.
        count: u32,
    },
    /// Nobody types the answer to it.
    #[error("question {question} takes no typed answer")]
    AnswerReadOnly {
        /// The question.
        question: String,
    },
    /// The form's warning is not met: the answer waits for [`crate::Interview::confirm`].
    #[error("question {question}: are you sure? {message}")]
    AnswerWarned {
        /// The question.
        question: String,
        /// The form's own words for it, or empty; `${name}` in it is shown as "…", never filled in.
        message: String,
    },
    /// Nothing waits to be confirmed.
    #[error("no answer waits to be confirmed")]
    AnswerNotWarned,
    /// A reason that is empty, too long, or holds a character that nobody can read.
    #[error("the reason must be a text of at most {limit} characters")]
    AnswerReasonUnfit {
        /// Longest reason in characters.
        limit: u32,
    },
    /// "Add another?" is not being asked.
    #[error("the interview is not at a repeat")]
    RepeatNotAsked,
    /// There are as many as there may be.
    #[error("repeat {repeat} has {limit} instances already")]
    RepeatFull {
        /// The repeat.
        repeat: String,
        /// Most instances.
        limit: u32,
    },
    /// There is none to be taken away.
    #[error("repeat {repeat} has no instances")]
    RepeatEmpty {
        /// The repeat.
        repeat: String,
    },
    /// The form does not ask for a minor's assent.
    #[error("this form does not ask minors")]
    ConsentNoAssent,
    /// Longer than the question allows.
    #[error("question {question}: the text is longer than {limit} characters")]
    AnswerTooLong {
        /// The question.
        question: String,
        /// Longest text in characters.
        limit: u32,
    },
    /// Holds a character that nobody can read.
    #[error("question {question}: the text holds a control character")]
    AnswerControlCharacter {
        /// The question.
        question: String,
    },
    /// Not among the choices offered.
    #[error("question {question}: the answer is not among the choices")]
    AnswerNotAChoice {
        /// The question.
        question: String,
    },
    /// The same choice twice.
    #[error("question {question}: a choice is named twice")]
    AnswerChoiceTwice {
        /// The question.
        question: String,
    },
    /// The question does not offer this missing value.
    #[error("question {question} does not offer this missing value")]
    AnswerMissingNotOffered {
        /// The question.
        question: String,
    },
    /// The answer is of another type than the question.
    #[error("question {question} takes an answer of type {expected}")]
    AnswerOfAnotherType {
        /// The question.
        question: String,
        /// The question's type, as in the form.
        expected: &'static str,
    },
    /// The form's constraint does not hold.
    #[error("question {question}: {message}")]
    AnswerConstraint {
        /// The question.
        question: String,
        /// The form's own words for it, or empty; `${name}` in it is shown as "…", never filled in.
        message: String,
    },
    /// Its choices are other answers of the interview, which a correction does not have.
    #[error("question {question} cannot be corrected alone")]
    CorrectionAlone {
        /// The question.
        question: String,
    },
    /// More changes than a correction holds.
    #[error("a correction changes at most {limit} answers")]
    CorrectionTooLong {
        /// Most changes.
        limit: u32,
    },
    /// There is no question of that name.
    #[error("there is no question {question}")]
    QuestionUnknown {
        /// What was asked for.
        question: String,
    },
    /// The question is not on the interview's path, or lies behind one that needs an answer.
    #[error("question {question} cannot be reached now")]
    QuestionOutOfReach {
        /// The question.
        question: String,
    },
    /// No question is being asked: the interview is at its consent or at its review.
    #[error("no question is being asked")]
    QuestionNotAsked,
    /// The interview is not at its consent.
    #[error("consent is not being asked")]
    ConsentNotAsked,
    /// A purpose was not answered, answered twice, or is not in the form.
    #[error("consent: every purpose of the form needs one answer")]
    ConsentPurposesUnclear,
    /// A purpose without which there is no interview was declined.
    #[error("consent: there is no interview without the purpose {purpose}")]
    ConsentPurposeRequired {
        /// The purpose.
        purpose: String,
    },
    /// The form does not know this way of giving consent.
    #[error("consent: the form does not offer this mode")]
    ConsentModeNotOffered,
    /// The form is not in that language.
    #[error("the form is not in the language {language}")]
    LanguageUnknown {
        /// The language asked for.
        language: String,
    },
}
