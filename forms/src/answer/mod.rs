//! Answers: values of questions, wiped from memory when they go.

mod file;
pub(crate) mod fit;
mod parse;
pub(crate) mod position;
mod refusal;
mod shown;
mod value;
pub(crate) mod wire;

use jiff::civil::{Date, DateTime, Time};
use zeroize::Zeroize;

pub use file::FileReference;
pub use position::Position;
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
    /// A day and a time of day, in the time zone of the interview.
    DateTime(DateTime),
    /// The name of one choice.
    One(String),
    /// The names of several choices: in the order of the list, or, ranked, in the order they were brought into.
    Many(Vec<String>),
    /// Read out and acknowledged.
    Acknowledged,
    /// Positions on the earth.
    Places(Vec<Position>),
    /// A file that lies beside the response.
    File(FileReference),
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
    /// What it says of a file, where it is one.
    pub(crate) fn as_file(&self) -> Option<&FileReference> {
        match self {
            Answer::File(file) => Some(file),
            _ => None,
        }
    }

    /// A second copy in memory, wiped like the first. Not `Clone`: copies of answers should be seen where they are made.
    pub(crate) fn duplicate(&self) -> Answer {
        match self {
            Answer::Text(text) => Answer::Text(text.clone()),
            Answer::Integer(number) => Answer::Integer(*number),
            Answer::Decimal(number) => Answer::Decimal(*number),
            Answer::Date(date) => Answer::Date(*date),
            Answer::Time(time) => Answer::Time(*time),
            Answer::DateTime(moment) => Answer::DateTime(*moment),
            Answer::Acknowledged => Answer::Acknowledged,
            Answer::Places(positions) => Answer::Places(positions.clone()),
            Answer::File(file) => Answer::File(file.clone()),
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
            Answer::DateTime(moment) => *moment = DateTime::ZERO,
            Answer::Places(positions) => positions.zeroize(),
            Answer::File(file) => file.zeroize(),
            Answer::Missing(_) | Answer::Acknowledged => {}
        }
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Answer(…)")
    }
}
