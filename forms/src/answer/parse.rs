//! From typed text to an answer.

use jiff::civil::{Date, DateTime, Time};
use zeroize::Zeroizing;

use super::{Answer, FileReference, Refusal, fit, position};
use crate::expression::Moment;
use crate::form::{Choice, Question, QuestionKind};
use crate::limits::MAX_INTEGER;

/// Longest number in characters: far more than the largest one has.
const MAX_NUMBER_BYTES: usize = 40;

impl Answer {
    /// Reads what a person typed, in NFC and without blanks around it.
    ///
    /// Whole numbers in digits; decimals with `.` or `,`; days as `2026-11-23` or `23/11/2026`; times as `14:30` or
    /// `14h30`; both as `2026-11-23 14:30`; one choice by its name; several, or all in their order, by their names, parted
    /// by blanks or `;`; positions as `lat lon [altitude [accuracy]]`, several parted by `;`; `ok` to acknowledge; a file
    /// as `name type size sha256`. `choices` are the ones offered.
    /// Missing values are not typed: make an [`Answer::Missing`].
    ///
    /// Errors: the [`Refusal`] that says what the question takes; it does not quote what was typed.
    pub fn parse(question: &Question, choices: &[&Choice], typed: &str) -> Result<Answer, Refusal> {
        let text = fit::composed(typed.trim());
        let name = || question.name.clone();
        if text.is_empty() {
            return Err(Refusal::AnswerEmpty { question: name() });
        }
        let mut answer = match &question.kind {
            QuestionKind::Text { .. } | QuestionKind::Barcode { .. } => {
                Answer::Text(text.as_str().to_owned())
            }
            QuestionKind::Integer => Answer::Integer(integer(&text, question)?),
            QuestionKind::Range(range) if range.whole => Answer::Integer(integer(&text, question)?),
            QuestionKind::Decimal | QuestionKind::Range(_) => Answer::Decimal(decimal(&text, question)?),
            QuestionKind::DateTime => Answer::DateTime(
                moment(&text).ok_or_else(|| Refusal::AnswerNotDateTime { question: name() })?,
            ),
            QuestionKind::Acknowledge => {
                let said =
                    ["ok", "yes", "y", "có", "co", "1", "true"].contains(&text.to_lowercase().as_str());
                if !said {
                    return Err(Refusal::AnswerNotAcknowledged { question: name() });
                }
                Answer::Acknowledged
            }
            QuestionKind::Place { .. } => Answer::Places(
                position::parse_all(&text).ok_or_else(|| Refusal::AnswerNotPlace { question: name() })?,
            ),
            QuestionKind::Media(_) => Answer::File(
                FileReference::parse(&text).ok_or_else(|| Refusal::AnswerNotFile { question: name() })?,
            ),
            QuestionKind::Hidden => Answer::Text(text.as_str().to_owned()),
            QuestionKind::Date => {
                Answer::Date(date(&text).ok_or_else(|| Refusal::AnswerNotDate { question: name() })?)
            }
            QuestionKind::Time => {
                Answer::Time(time(&text).ok_or_else(|| Refusal::AnswerNotTime { question: name() })?)
            }
            QuestionKind::SelectOne { .. } => Answer::One(text.as_str().to_owned()),
            QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. } => {
                let parts = text.split([' ', '\t', '\n', ';', ',']).filter(|part| !part.is_empty());
                Answer::Many(parts.map(str::to_owned).collect())
            }
            QuestionKind::Note | QuestionKind::Calculate | QuestionKind::Metadata(_) => {
                return Err(Refusal::AnswerOfAnotherType {
                    question: name(),
                    expected: question.kind.name(),
                });
            }
        };
        fit::fit(question, choices, &mut answer)?;
        Ok(answer)
    }
}

fn integer(text: &str, question: &Question) -> Result<i64, Refusal> {
    let question = || question.name.clone();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::AnswerNotInteger { question: question() });
    }
    let number = text.parse().ok().filter(|number: &i64| (-MAX_INTEGER..=MAX_INTEGER).contains(number));
    number.ok_or_else(|| Refusal::AnswerNumberTooLarge { question: question() })
}

fn decimal(text: &str, question: &Question) -> Result<f64, Refusal> {
    let question = || question.name.clone();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let points = digits.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    if !plain
        || points > 1
        || !digits.starts_with(|c: char| c.is_ascii_digit())
        || digits.ends_with(['.', ','])
    {
        return Err(Refusal::AnswerNotDecimal { question: question() });
    }
    if text.len() > MAX_NUMBER_BYTES {
        return Err(Refusal::AnswerNumberTooLarge { question: question() });
    }
    let number = Zeroizing::new(text.replace(',', ".")).parse();
    number.map_err(|_| Refusal::AnswerNotDecimal { question: question() })
}

/// `2026-11-23` or, as it is written in Viet Nam, `23/11/2026`.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None) => {
            crate::expression::parse_date(&Zeroizing::new(format!("{year}-{month}-{day}")))
        }
        _ => crate::expression::parse_date(text),
    }
}

/// A day and a time of day, parted by a blank or `T`: `2026-11-23 14:30`, `23/11/2026 14h30`.
fn moment(text: &str) -> Option<DateTime> {
    let (day, clock) = text.split_once(['T', ' '])?;
    Some(date(day)?.to_datetime(time(clock.trim())?))
}

/// `14:30`, `14h30` or `14h`.
fn time(text: &str) -> Option<Time> {
    let clock = Zeroizing::new(match text.split_once(['h', 'H']) {
        Some((hour, "")) => format!("{hour}:00"),
        Some((hour, minute)) => format!("{hour}:{minute}"),
        None => text.to_owned(),
    });
    if clock.contains(['Z', '+', '-', '.']) {
        return None;
    }
    match Moment::parse_time(&clock, jiff::tz::Offset::UTC) {
        Some(Moment::Time(time)) => Some(time),
        _ => None,
    }
}
