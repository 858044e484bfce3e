//! Whether an answer is one that its question takes.

use unicode_normalization::{UnicodeNormalization, is_nfc};
use zeroize::Zeroizing;

use super::{Answer, Refusal};
use crate::form::{Choice, Question, QuestionKind};
use crate::limits::{MAX_DECIMAL, MAX_INTEGER};

/// Checks type, length, size and choice, after bringing texts to NFC and several choices to the order of the list.
/// `choices` are the ones offered.
pub(crate) fn fit(question: &Question, choices: &[&Choice], answer: &mut Answer) -> Result<(), Refusal> {
    let name = || question.name.clone();
    match (&question.kind, answer) {
        (kind, Answer::Missing(missing)) if kind.is_asked() => {
            let is_offered = question.missing.contains(missing);
            if is_offered { Ok(()) } else { Err(Refusal::AnswerMissingNotOffered { question: name() }) }
        }
        (QuestionKind::Text { max_length }, Answer::Text(text)) => {
            normalise(text);
            if text.trim().is_empty() {
                Err(Refusal::AnswerEmpty { question: name() })
            } else if text.chars().count() > *max_length as usize {
                Err(Refusal::AnswerTooLong { question: name(), limit: *max_length })
            } else if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n')) {
                Err(Refusal::AnswerControlCharacter { question: name() })
            } else {
                Ok(())
            }
        }
        (QuestionKind::Integer, Answer::Integer(number)) => {
            within((-MAX_INTEGER..=MAX_INTEGER).contains(number), question)
        }
        (QuestionKind::Decimal, Answer::Decimal(number)) => within(number.abs() <= MAX_DECIMAL, question),
        (QuestionKind::Date, Answer::Date(date)) => {
            if date.year() >= 1 {
                Ok(())
            } else {
                Err(Refusal::AnswerNotDate { question: name() })
            }
        }
        (QuestionKind::Time, Answer::Time(time)) => {
            if time.subsec_nanosecond() == 0 {
                Ok(())
            } else {
                Err(Refusal::AnswerNotTime { question: name() })
            }
        }
        (QuestionKind::SelectOne { .. }, Answer::One(chosen)) => {
            normalise(chosen);
            let is_offered = choices.iter().any(|choice| choice.name == *chosen);
            if is_offered { Ok(()) } else { Err(Refusal::AnswerNotAChoice { question: name() }) }
        }
        (QuestionKind::SelectMultiple { .. }, Answer::Many(chosen)) => several(question, choices, chosen),
        (kind, _) => Err(Refusal::AnswerOfAnotherType { question: name(), expected: kind.name() }),
    }
}

fn within(fits: bool, question: &Question) -> Result<(), Refusal> {
    // NaN fits nowhere.
    if fits { Ok(()) } else { Err(Refusal::AnswerNumberTooLarge { question: question.name.clone() }) }
}

fn several(question: &Question, choices: &[&Choice], chosen: &mut [String]) -> Result<(), Refusal> {
    let name = || question.name.clone();
    if chosen.is_empty() {
        return Err(Refusal::AnswerEmpty { question: name() });
    }
    chosen.iter_mut().for_each(normalise);
    let place = |chosen: &String| choices.iter().position(|choice| choice.name == *chosen);
    if chosen.iter().any(|name| place(name).is_none()) {
        return Err(Refusal::AnswerNotAChoice { question: name() });
    }
    chosen.sort_by_key(place);
    if chosen.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Refusal::AnswerChoiceTwice { question: name() });
    }
    Ok(())
}

/// Vietnamese is typed both composed and decomposed; the same word must be the same bytes.
fn normalise(text: &mut String) {
    if !is_nfc(text) {
        let mut composed = composed(text);
        std::mem::swap(text, &mut composed);
    }
}

/// The text in NFC, with room first: a text that grows leaves copies of itself behind.
pub(super) fn composed(text: &str) -> Zeroizing<String> {
    /// NFC makes no text more than three times as long: Unicode Standard Annex 15, table of maximum expansion.
    const MAX_EXPANSION: usize = 3;
    let mut composed = Zeroizing::new(String::with_capacity(text.len() * MAX_EXPANSION));
    composed.extend(text.nfc());
    composed
}
