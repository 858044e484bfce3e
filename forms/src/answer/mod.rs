//! Answers: values of questions, wiped from memory when they go.

pub(crate) mod fit;
mod parse;
mod refusal;
mod shown;
mod value;
pub(crate) mod wire;

use jiff::civil::{Date, Time};
use zeroize::Zeroize;

pub use refusal::Refusal;
pub(crate) use value::TooLong;

use crate::form::Missing;

/// An answer. Its text and numbers are overwritten when it is dropped, and it prints as nothing.
///
/// Not `Clone`, not `Serialize`: an answer leaves memory inside a [`crate::Response`] only.
#[derive(PartialEq)]
pub enum Answer {
    /// Free text, in NFC.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// The name of one choice.
    One(String),
    /// The names of several choices, in the order of the list.
    Many(Vec<String>),
    /// A missing value that is an answer.
    Missing(Missing),
}

impl Answer {
    /// The missing value, where it is one.
    pub fn missing(&self) -> Option<Missing> {
        match self {
            Answer::Missing(missing) => Some(*missing),
            _ => None,
        }
    }
}

impl Answer {
    /// A second copy in memory, wiped like the first. Not `Clone`: copies of answers should be seen where they are made.
    pub(crate) fn duplicate(&self) -> Answer {
        match self {
            Answer::Text(text) => Answer::Text(text.clone()),
            Answer::Integer(number) => Answer::Integer(*number),
            Answer::Decimal(number) => Answer::Decimal(*number),
            Answer::Date(date) => Answer::Date(*date),
            Answer::Time(time) => Answer::Time(*time),
            Answer::One(name) => Answer::One(name.clone()),
            Answer::Many(names) => Answer::Many(names.clone()),
            Answer::Missing(missing) => Answer::Missing(*missing),
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        match self {
            Answer::Text(text) | Answer::One(text) => text.zeroize(),
            Answer::Integer(number) => number.zeroize(),
            Answer::Decimal(number) => number.zeroize(),
            Answer::Many(names) => names.zeroize(),
            // jiff's types cannot be wiped in place; overwriting is what can be done.
            Answer::Date(date) => *date = Date::ZERO,
            Answer::Time(time) => *time = Time::MIN,
            Answer::Missing(_) => {}
        }
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Answer(…)")
    }
}
