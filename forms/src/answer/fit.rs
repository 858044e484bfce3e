//! Whether an answer is one that its question takes.

use std::collections::{HashMap, HashSet};

use unicode_normalization::{UnicodeNormalization, is_nfc};
use zeroize::Zeroizing;

use super::{Answer, Position, Refusal};
use crate::form::{Choice, PlaceKind, Question, QuestionKind, Range};
use crate::limits::{MAX_CALCULATED_CHARS, MAX_DECIMAL, MAX_INTEGER};

/// Checks type, length, size and choice, after bringing texts to NFC and several choices to the order of the list.
/// `choices` are the ones offered.
pub(crate) fn fit(question: &Question, choices: &[&Choice], answer: &mut Answer) -> Result<(), Refusal> {
    let name = || question.name.clone();
    match (&question.kind, answer) {
        (kind, Answer::Missing(missing)) if kind.is_asked() => {
            let is_offered = question.missing.contains(missing);
            if is_offered { Ok(()) } else { Err(Refusal::AnswerMissingNotOffered { question: name() }) }
        }
        (QuestionKind::Text { max_length } | QuestionKind::Barcode { max_length }, Answer::Text(text)) => {
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
        (QuestionKind::Range(range), Answer::Integer(number)) if range.whole =>
        {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a number too large to be exact is outside of any range"
            )]
            in_range(*number as f64, range, question)
        }
        (QuestionKind::Range(range), Answer::Decimal(number)) if !range.whole => {
            in_range(*number, range, question)
        }
        (QuestionKind::DateTime, Answer::DateTime(moment)) => {
            if moment.year() >= 1 && moment.subsec_nanosecond() == 0 {
                Ok(())
            } else {
                Err(Refusal::AnswerNotDateTime { question: name() })
            }
        }
        (QuestionKind::Acknowledge, Answer::Acknowledged) => Ok(()),
        (QuestionKind::Place { kind, max_positions }, Answer::Places(positions)) => {
            places(*kind, *max_positions as usize, positions)
                .then_some(())
                .ok_or_else(|| Refusal::AnswerNotPlace { question: name() })
        }
        (QuestionKind::Media(_), Answer::File(file)) => {
            normalise(&mut file.name);
            if file.is_fit() { Ok(()) } else { Err(Refusal::AnswerNotFile { question: name() }) }
        }
        (QuestionKind::Rank { .. }, Answer::Many(chosen)) => ranked(question, choices, chosen),
        (QuestionKind::Hidden, Answer::Text(text)) => {
            normalise(text);
            if text.chars().count() <= MAX_CALCULATED_CHARS {
                Ok(())
            } else {
                Err(Refusal::AnswerTooLong { question: name(), limit: 1000 })
            }
        }
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

/// On a step, to within a millionth of one.
fn in_range(number: f64, range: &Range, question: &Question) -> Result<(), Refusal> {
    let (low, high) = (range.start.min(range.end), range.start.max(range.end));
    let steps = (number - range.start) / range.step;
    if (low..=high).contains(&number) && (steps - steps.round()).abs() < 1e-6 {
        return Ok(());
    }
    Err(Refusal::AnswerNotInRange {
        question: question.name.clone(),
        start: range.start.to_string(),
        end: range.end.to_string(),
        step: range.step.to_string(),
    })
}

/// A way has two positions or more; an area three and the first again, which is put there where it was left out.
fn places(kind: PlaceKind, most: usize, positions: &mut Vec<Position>) -> bool {
    let same = |left: &Position, right: &Position| {
        left.latitude.to_bits() == right.latitude.to_bits()
            && left.longitude.to_bits() == right.longitude.to_bits()
    };
    if kind == PlaceKind::Shape
        && let (Some(&first), Some(last)) = (positions.first(), positions.last())
        && positions.len() >= 3
        && !same(&first, last)
    {
        positions.push(first);
    }
    let least = match kind {
        PlaceKind::Point => 1,
        PlaceKind::Trace => 2,
        PlaceKind::Shape => 4,
    };
    // Rounded and on the earth, whoever made it.
    let sound = |position: &Position| {
        Position::new(position.latitude, position.longitude, position.altitude, position.accuracy)
            == Some(*position)
    };
    (least..=most).contains(&positions.len()) && positions.iter().all(sound)
}

/// All choices that are offered, each once, in any order.
fn ranked(question: &Question, choices: &[&Choice], chosen: &mut [String]) -> Result<(), Refusal> {
    let name = || question.name.clone();
    chosen.iter_mut().for_each(normalise);
    let offered: HashSet<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    let mut seen = HashSet::new();
    for choice in chosen.iter() {
        if !offered.contains(choice.as_str()) {
            return Err(Refusal::AnswerNotAChoice { question: name() });
        }
        if !seen.insert(choice.as_str()) {
            return Err(Refusal::AnswerChoiceTwice { question: name() });
        }
    }
    if seen.len() < offered.len() {
        let count = u32::try_from(offered.len()).unwrap_or(u32::MAX);
        return Err(Refusal::AnswerRankIncomplete { question: name(), count });
    }
    Ok(())
}

fn several(question: &Question, choices: &[&Choice], chosen: &mut [String]) -> Result<(), Refusal> {
    let name = || question.name.clone();
    if chosen.is_empty() {
        return Err(Refusal::AnswerEmpty { question: name() });
    }
    chosen.iter_mut().for_each(normalise);
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(choices.len());
    for (place, choice) in choices.iter().enumerate() {
        places.entry(&choice.name).or_insert(place);
    }
    let place = |chosen: &String| places.get(chosen.as_str()).copied();
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
