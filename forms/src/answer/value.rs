//! Answers as expressions read them, and results of calculations as answers.

use jiff::tz::Offset;
use zeroize::Zeroizing;

use super::{Answer, position};
use crate::expression::{Moment, Value};
use crate::form::{PlaceKind, Question, QuestionKind};
use crate::limits::{MAX_CALCULATED_CHARS, MAX_INTEGER};

/// A calculated text that is longer than a response holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong;

impl Answer {
    /// As an expression reads it, in the time zone of the interview. A missing value reads as empty.
    pub(crate) fn to_value(&self, offset: Offset) -> Value {
        match self {
            Answer::Text(text) | Answer::One(text) => Value::text(text.as_str()),
            #[expect(clippy::cast_precision_loss, reason = "integers of answers are at most 2⁵³ − 1")]
            Answer::Integer(number) => Value::Number(*number as f64),
            Answer::Decimal(number) => Value::Number(*number),
            Answer::Date(date) => Value::Moment(Moment::Date(*date)),
            Answer::Time(time) => Value::Moment(Moment::Time(*time)),
            Answer::DateTime(moment) => Value::Moment(Moment::DateTime(*moment, offset)),
            Answer::Acknowledged => Value::text("OK"),
            Answer::Places(positions) => Value::Text(position::all_to_text(positions)),
            Answer::File(file) => Value::text(file.name.as_str()),
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

impl Answer {
    /// The result of a calculation as an answer to a question that is asked, where it is one: nothing for an empty text
    /// and for what the question does not take. Choices, lengths and bounds are not looked at.
    pub(crate) fn filled(question: &Question, value: Value, offset: Offset) -> Option<Answer> {
        let value = value.scalar();
        if value.is_empty() {
            return None;
        }
        let text = value.to_text();
        let number = value.to_number();
        match &question.kind {
            QuestionKind::Text { .. } | QuestionKind::Barcode { .. } => {
                Some(Answer::Text(text.as_str().to_owned()))
            }
            QuestionKind::Integer => whole(number),
            QuestionKind::Range(range) if range.whole => whole(number),
            QuestionKind::Decimal | QuestionKind::Range(_) => {
                number.is_finite().then_some(Answer::Decimal(number))
            }
            QuestionKind::Date => moment(&value, &text, offset)?.date().map(Answer::Date),
            QuestionKind::Time => match &value {
                Value::Moment(moment) => Some(Answer::Time(moment.time())),
                _ => match Moment::parse_time(&text, offset)? {
                    Moment::Time(time) => Some(Answer::Time(time)),
                    _ => None,
                },
            },
            QuestionKind::DateTime => {
                let moment = moment(&value, &text, offset)?;
                moment.date().map(|date| Answer::DateTime(date.to_datetime(moment.time())))
            }
            QuestionKind::SelectOne { .. } => Some(Answer::One(text.as_str().to_owned())),
            QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. } => {
                Some(Answer::Many(text.split_whitespace().map(str::to_owned).collect()))
            }
            QuestionKind::Acknowledge => Some(Answer::Acknowledged),
            QuestionKind::Place { kind, .. } => {
                let positions = position::parse_all(&text)?;
                (*kind != PlaceKind::Point || positions.len() == 1).then_some(Answer::Places(positions))
            }
            QuestionKind::Note
            | QuestionKind::Calculate
            | QuestionKind::Hidden
            | QuestionKind::Media(_)
            | QuestionKind::Metadata(_) => None,
        }
    }
}

fn moment(value: &Value, text: &str, offset: Offset) -> Option<Moment> {
    match value {
        Value::Moment(moment) => Some(*moment),
        _ => Moment::parse(text, offset),
    }
}

/// Towards zero, as JavaRosa casts.
fn whole(number: f64) -> Option<Answer> {
    match counted(number.trunc()) {
        Answer::Integer(number) => Some(Answer::Integer(number)),
        _ => None,
    }
}
