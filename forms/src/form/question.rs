//! Questions and the groups they stand in.

use serde::{Deserialize, Serialize};

use super::words::Words;
use crate::expression::Expression;

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// Free text of at most `max_length` Unicode scalar values, counted after normalisation to NFC.
    Text {
        /// Longest text in Unicode scalar values, 1 to [`crate::limits::MAX_TEXT_CHARS`].
        max_length: u32,
    },
    /// A whole number, exact in JSON and in expressions: at most 2⁵³ − 1 in size.
    Integer,
    /// A finite decimal number of at most 10¹⁵ in size.
    Decimal,
    /// A day of the Gregorian calendar, years 1 to 9999.
    Date,
    /// A time of day in hours and minutes.
    Time,
    /// One choice of a list.
    SelectOne {
        /// Name of the list.
        list: String,
    },
    /// One or more choices of a list.
    SelectMultiple {
        /// Name of the list.
        list: String,
    },
    /// Words to read out; takes no answer.
    Note,
    /// A value computed from others, never asked.
    Calculate,
}

impl QuestionKind {
    /// The word for it in a form's `type`.
    pub fn name(&self) -> &'static str {
        match self {
            QuestionKind::Text { .. } => "text",
            QuestionKind::Integer => "integer",
            QuestionKind::Decimal => "decimal",
            QuestionKind::Date => "date",
            QuestionKind::Time => "time",
            QuestionKind::SelectOne { .. } => "select_one",
            QuestionKind::SelectMultiple { .. } => "select_multiple",
            QuestionKind::Note => "note",
            QuestionKind::Calculate => "calculate",
        }
    }

    /// The list its choices come from, if it has any.
    pub fn list(&self) -> Option<&str> {
        match self {
            QuestionKind::SelectOne { list } | QuestionKind::SelectMultiple { list } => Some(list),
            _ => None,
        }
    }

    /// Whether the interview stops at it: everything but a calculation.
    pub fn is_asked(&self) -> bool {
        !matches!(self, QuestionKind::Calculate)
    }

    /// Whether a response can hold a value for it: everything but a note.
    pub fn holds_a_value(&self) -> bool {
        !matches!(self, QuestionKind::Note)
    }
}

/// A missing value that is itself an answer; never confused with empty, never scored as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The respondent does not want to answer.
    Refused,
    /// The respondent does not know.
    DontKnow,
    /// The question does not apply to the respondent.
    NotApplicable,
}

impl Missing {
    /// All of them, in the order they are offered.
    pub const ALL: [Missing; 3] = [Missing::Refused, Missing::DontKnow, Missing::NotApplicable];

    /// The word for it in forms and responses.
    pub fn name(self) -> &'static str {
        match self {
            Missing::Refused => "refused",
            Missing::DontKnow => "dont_know",
            Missing::NotApplicable => "not_applicable",
        }
    }

    /// The value with that word.
    pub fn from_name(name: &str) -> Option<Missing> {
        Missing::ALL.into_iter().find(|missing| missing.name() == name)
    }
}

/// How much an answer gives away about a person; drives exports and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Identifies on its own: a name, a phone number.
    Direct,
    /// Identifies in combination: age, province.
    Quasi,
    /// Does harm when known about a person. What a question is when its form does not say.
    Sensitive,
    /// Anything may stand in it. What a text is when its form does not say.
    FreeText,
    /// A place.
    Location,
    /// Harmless.
    Open,
}

impl Disclosure {
    /// All of them.
    pub const ALL: [Disclosure; 6] = [
        Disclosure::Direct,
        Disclosure::Quasi,
        Disclosure::Sensitive,
        Disclosure::FreeText,
        Disclosure::Location,
        Disclosure::Open,
    ];

    /// The word for it in a form.
    pub fn name(self) -> &'static str {
        match self {
            Disclosure::Direct => "direct",
            Disclosure::Quasi => "quasi",
            Disclosure::Sensitive => "sensitive",
            Disclosure::FreeText => "free_text",
            Disclosure::Location => "location",
            Disclosure::Open => "open",
        }
    }
}

/// Whether something holds always, never, or when an expression says so.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Never.
    Never,
    /// Always.
    Always,
    /// When the expression is true.
    When(Expression),
}

/// One question of a form. Fields absent from the form are `None` or empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name: `${name}` in expressions, the column in exports. Unique in the form.
    pub name: String,
    /// What stays when the name changes in a later version; the name, where the form does not say.
    pub key: String,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The words to ask it with; may hold `${name}`. Empty only for a calculation.
    pub label: Words,
    /// More words for the person asking.
    pub hint: Option<Words>,
    /// Whether the interview can finish without it.
    pub required: Condition,
    /// What to say when it is required and empty.
    pub required_message: Option<Words>,
    /// Asked only when true.
    pub relevant: Option<Expression>,
    /// An answer (`.`) is accepted only when true.
    pub constraint: Option<Expression>,
    /// What to say when the constraint is not met.
    pub constraint_message: Option<Words>,
    /// The value of a calculation.
    pub calculation: Option<Expression>,
    /// Which choices of the list are offered; reads a choice's own columns by their bare names.
    pub choice_filter: Option<Expression>,
    /// The missing values it offers.
    pub missing: Vec<Missing>,
    /// How much its answer gives away.
    pub disclosure: Disclosure,
    /// The innermost group it stands in: an index into [`crate::Form::groups`].
    pub group: Option<usize>,
}

/// Questions that stand together under one heading and one condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name; groups and questions share one set of names.
    pub name: String,
    /// Its heading.
    pub label: Words,
    /// Everything in it is asked only when true.
    pub relevant: Option<Expression>,
    /// The group it stands in: an index into [`crate::Form::groups`].
    pub parent: Option<usize>,
    /// What stands in it, in order.
    pub children: Vec<Item>,
}

/// A place in the tree of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// An index into [`crate::Form::questions`].
    Question(usize),
    /// An index into [`crate::Form::groups`].
    Group(usize),
}
