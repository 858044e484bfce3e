//! Answers as expressions read them, and results of calculations as answers.

use zeroize::Zeroizing;

use super::Answer;
use crate::expression::{Moment, Value};
use crate::limits::{MAX_CALCULATED_CHARS, MAX_INTEGER};

/// A calculated text that is longer than a response holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong;

impl Answer {
    /// As an expression reads it. A missing value reads as empty.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Answer::Text(text) | Answer::One(text) => Value::text(text.as_str()),
            #[expect(clippy::cast_precision_loss, reason = "integers of answers are at most 2⁵³ − 1")]
            Answer::Integer(number) => Value::Number(*number as f64),
            Answer::Decimal(number) => Value::Number(*number),
            Answer::Date(date) => Value::Moment(Moment::Date(*date)),
            Answer::Time(time) => Value::Moment(Moment::Time(*time)),
            Answer::Many(names) => Value::Text(Zeroizing::new(names.join(" "))),
            Answer::Missing(_) => Value::empty(),
        }
    }

    /// The result of a calculation: nothing for an empty text, for NaN and for infinity.
    pub(crate) fn calculated(value: Value) -> Result<Option<Answer>, TooLong> {
        let value = value.scalar();
        Ok(match &value {
            Value::Text(text) if text.is_empty() => None,
            Value::Text(text) if text.chars().count() > MAX_CALCULATED_CHARS => return Err(TooLong),
            Value::Text(text) => Some(Answer::Text(text.as_str().to_owned())),
            Value::Boolean(truth) => Some(Answer::Text(truth.to_string())),
            Value::Moment(Moment::Date(date)) => Some(Answer::Date(*date)),
            Value::Moment(Moment::Time(time)) => Some(Answer::Time(*time)),
            Value::Moment(moment) => Some(Answer::Text(moment.to_text())),
            Value::Number(number) if !number.is_finite() => None,
            Value::Number(number) => Some(counted(*number)),
            Value::Nodes(_) => None,
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "checked to be whole and small"
)]
fn counted(number: f64) -> Answer {
    let is_whole = number.fract() == 0.0 && number.abs() <= MAX_INTEGER as f64;
    if is_whole { Answer::Integer(number as i64) } else { Answer::Decimal(number) }
}
