//! What is counted: an answer without its person.

use kin_forms::{Answer, Disclosure, Form, Missing, Question, QuestionKind};

use super::CountError;

/// One answer to a countable question, in the order in which tables show them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Value {
    /// A whole number.
    Number(i64),
    /// The name of a choice, or a calculated text.
    Name(String),
    /// A missing value that is an answer.
    Missing(Missing),
    /// Not asked, or left empty.
    Empty,
}

impl Value {
    /// What a recorded answer counts as. A question with several answers at once counts as each of them.
    pub(crate) fn of(answer: Option<&Answer>) -> Vec<Self> {
        match answer {
            None => vec![Self::Empty],
            Some(Answer::Integer(number)) => vec![Self::Number(*number)],
            Some(Answer::Missing(missing)) => vec![Self::Missing(*missing)],
            Some(Answer::Many(names)) if names.is_empty() => vec![Self::Empty],
            Some(Answer::Many(names)) => names.iter().cloned().map(Self::Name).collect(),
            Some(Answer::One(name)) => vec![Self::Name(name.clone())],
            // Calculated values: a whole number in digits sorts as one.
            Some(other) => {
                let text = other.to_text();
                vec![text.parse().map_or_else(|_| Self::Name(text.to_string()), Self::Number)]
            }
        }
    }
}

/// The question with this name, if its answers may be counted.
pub(crate) fn countable<'a>(form: &'a Form, name: &str) -> Result<&'a Question, CountError> {
    let Some(question) = form.question(name) else { return Err(unknown(form, name)) };
    let named = || question.name.clone();
    if let Some(repeat) = question.repeat {
        let repeat = form.groups()[repeat].name.clone();
        return Err(CountError::CountQuestionRepeated { question: named(), repeat });
    }
    match (&question.kind, question.disclosure) {
        (_, Disclosure::Direct) => Err(CountError::CountQuestionDirect { question: named() }),
        (QuestionKind::Text { .. }, _) | (_, Disclosure::FreeText) => {
            Err(CountError::CountQuestionFreeText { question: named() })
        }
        (
            QuestionKind::SelectOne { .. }
            | QuestionKind::SelectMultiple { .. }
            | QuestionKind::Integer
            | QuestionKind::Calculate,
            _,
        ) => Ok(question),
        (kind, _) => Err(CountError::CountQuestionUncountable { question: named(), kind: kind.name() }),
    }
}

/// The form has no such question; perhaps one with nearly that name.
pub(crate) fn unknown(form: &Form, name: &str) -> CountError {
    let question = name.to_owned();
    let nearest = form
        .questions()
        .iter()
        .filter(|known| known.kind.holds_a_value())
        .map(|known| (strsim::damerau_levenshtein(name, &known.name), &known.name))
        .min()
        .filter(|(distance, known)| *distance <= 1.max(known.chars().count() / 3));
    match nearest {
        Some((_, nearest)) => CountError::CountQuestionMistyped { question, nearest: nearest.clone() },
        None => CountError::CountQuestionUnknown { question },
    }
}
