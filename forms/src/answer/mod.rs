//! Answers: values of questions, wiped from memory when they go.

mod parse;
mod refusal;
mod shown;
pub(crate) mod wire;

use jiff::civil::{Date, Time};
use zeroize::Zeroize;

pub use refusal::Refusal;

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
