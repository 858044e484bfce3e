//! How large a response can get.

use super::{Form, Question, QuestionKind};
use crate::limits::MAX_CALCULATED_CHARS;

/// `{"consent":{"given":true,"mode":"written","purposes":{}},"language":"","started":"…","finished":"…","answers":{}}`
/// with room for whichever of its alternatives is longest.
const FRAME_BYTES: usize = 200;
/// The longest `"…":{"missing":"not_applicable"},` beside the name.
const MISSING_BYTES: usize = r#""":{"missing":"not_applicable"},"#.len();
/// The longest number Rust writes for a double, with room to spare: `-1.7976931348623157e308`.
const NUMBER_BYTES: usize = 26;
/// A character takes at most four bytes: of those that JSON would write longer, answers can hold line breaks and tabs only.
const CHARACTER_BYTES: usize = 4;

impl Form {
    /// Bytes of the largest body a response to this form can have: every question answered at its longest.
    ///
    /// An upper bound, to be compared with a study's `sealed_bytes` before the form is published.
    pub fn largest_response_bytes(&self) -> usize {
        let language = self.languages.iter().map(String::len).max().unwrap_or(0);
        let purposes: usize = self
            .consent
            .iter()
            .flat_map(|consent| &consent.purposes)
            .map(|purpose| purpose.name.len() + r#""":false,"#.len())
            .sum();
        let answers: usize = self.questions.iter().map(|question| self.largest_answer_bytes(question)).sum();
        FRAME_BYTES + language + purposes + answers
    }

    fn largest_answer_bytes(&self, question: &Question) -> usize {
        let quoted = |bytes: usize| bytes + r#""","#.len();
        let names = self.choices(question).iter().map(|choice| quoted(choice.name.len()));
        let value = match &question.kind {
            QuestionKind::Note => return 0,
            QuestionKind::Text { max_length } => quoted(CHARACTER_BYTES * *max_length as usize),
            QuestionKind::Calculate => quoted(CHARACTER_BYTES * MAX_CALCULATED_CHARS),
            QuestionKind::Integer | QuestionKind::Decimal => NUMBER_BYTES,
            QuestionKind::Date => quoted("9999-12-31".len()),
            QuestionKind::Time => quoted("23:59:59".len()),
            QuestionKind::SelectOne { .. } => names.max().unwrap_or(0),
            QuestionKind::SelectMultiple { .. } => names.sum::<usize>() + "[]".len(),
        };
        question.name.len() + MISSING_BYTES.max(value + r#""":,"#.len())
    }
}
