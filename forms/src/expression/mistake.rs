//! Mistakes in an expression, found when its form is loaded.

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ExpressionMistake {
    /// There is nothing in it.
    #[error("the expression is empty")]
    ExpressionEmpty,
    /// Longer than [`crate::limits::MAX_EXPRESSION_BYTES`].
    #[error("the expression is longer than {limit} bytes")]
    ExpressionTooLong {
        /// Longest expression in bytes.
        limit: usize,
    },
    /// Nested deeper than [`crate::limits::MAX_EXPRESSION_DEPTH`].
    #[error("the expression is nested deeper than {limit}")]
    ExpressionTooDeep {
        /// Deepest nesting.
        limit: usize,
    },
    /// A character that has no meaning there: a curly quotation mark, say.
    #[error("{character:?} has no meaning here")]
    ExpressionCharacter {
        /// The character.
        character: String,
    },
    /// A text without its closing quotation mark.
    #[error("the text is not closed")]
    ExpressionTextNotClosed,
    /// `${` without a name and `}`.
    #[error("`${{` must be followed by a name and `}}`")]
    ExpressionReferenceNotClosed,
    /// Something else was due.
    #[error("{found:?} cannot stand here")]
    ExpressionUnexpected {
        /// What stands there.
        found: String,
    },
    /// It stops where a value was due.
    #[error("the expression ends too early")]
    ExpressionEndsEarly,
    /// A bracket that is never closed.
    #[error("the bracket is not closed")]
    ExpressionBracketNotClosed,
    /// No such function.
    #[error("there is no function {function}()")]
    ExpressionFunctionUnknown {
        /// Its name.
        function: String,
    },
    /// No such function, but one of nearly that name.
    #[error("there is no function {function}(); did you mean {nearest}()?")]
    ExpressionFunctionUnknownNear {
        /// Its name.
        function: String,
        /// The nearest name there is.
        nearest: String,
    },
    /// Wrong number of arguments, where only one number is right.
    #[error("{function}() takes {expected} arguments, not {found}")]
    ExpressionArityOne {
        /// The function.
        function: String,
        /// How many it takes.
        expected: usize,
        /// Arguments given.
        found: usize,
    },
    /// Wrong number of arguments.
    #[error("{function}() takes {least} to {most} arguments, not {found}")]
    ExpressionArity {
        /// The function.
        function: String,
        /// Fewest arguments.
        least: usize,
        /// Most arguments: a number, or "∞".
        most: String,
        /// Arguments given.
        found: usize,
    },
    /// An argument must be written as `${name}`.
    #[error("{function} works on questions: write ${{name}}")]
    ExpressionNeedsQuestion {
        /// The function, or `|`.
        function: String,
    },
    /// The pattern of `regex()` cannot be read, or is too large.
    #[error("the pattern of regex() cannot be used")]
    ExpressionPattern,
    /// A bare name: outside of a `choice_filter`, a question is written `${name}`.
    #[error("{name} is not a value: a question is written ${{{name}}}")]
    ExpressionBareName {
        /// The name.
        name: String,
    },
    /// A bare name in a `choice_filter` that is no column of the list or the table.
    #[error("there is no column {name} in the list or the table")]
    ExpressionColumnUnknown {
        /// The name.
        name: String,
    },
    /// `.` where no answer is being judged.
    #[error("`.` stands for the answer being checked: it has no meaning here")]
    ExpressionCurrentWithoutAnswer,
    /// A name must be written as a text in quotation marks.
    #[error("{function} needs a name in quotation marks")]
    ExpressionNeedsName {
        /// The function.
        function: String,
    },
    /// `instance('…')` of something that is neither a list nor a table.
    #[error("there is no list and no table {name}")]
    ExpressionSourceUnknown {
        /// The name.
        name: String,
    },
    /// A step of a path that leads nowhere in this form.
    #[error("the step {step} leads nowhere: nothing of that name stands there")]
    ExpressionStepNowhere {
        /// The step, as written.
        step: String,
    },
    /// `last-saved#` of a question in a repeat, or of a group.
    #[error("last-saved# reads one question that stands in no repeat: {name} is none")]
    ExpressionLastSavedInRepeat {
        /// The name.
        name: String,
    },
    /// Part of XPath, or of XLSForm, that is not there on purpose.
    #[error("{what} is not supported")]
    ExpressionUnsupported {
        /// The construct, as written.
        what: String,
    },
}
