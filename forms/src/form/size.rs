//! How large a response can get.

use super::{ChoiceSource, Disclosure, Form, Metadata, PlaceKind, Question, QuestionKind, Stop};
use crate::expression::Expression;
use crate::interview::MAX_AUDIT_BYTES;
use crate::limits::{MAX_CALCULATED_CHARS, MAX_FILE_NAME_BYTES, MAX_REASON_CHARS, MAX_USERNAME_BYTES};

/// `{"consent":{"given":true,"mode":"written","assent":true,"purposes":{}},"language":"","started":"…","finished":"…",
/// "broken_off":"erased","interrupted":4294967295,"identifiers":true,"seed":"…","last_saved":{},"answers":{},"overrides":[]}` with room for whichever of its
/// alternatives is longest.
const FRAME_BYTES: usize = 420;
/// `{"answers":{},"overrides":[],"last_saved":{}}` with room to spare.
const IDENTIFIERS_FRAME_BYTES: usize = 64;
/// The longest `"…":{"missing":"not_applicable"},` beside the name.
const MISSING_BYTES: usize = r#""":{"missing":"not_applicable"},"#.len();
/// The longest number Rust writes for a double, with room to spare: `-1.7976931348623157e308`.
const NUMBER_BYTES: usize = 26;
/// A character takes at most four bytes: of those that JSON would write longer, answers can hold line breaks and tabs only.
const CHARACTER_BYTES: usize = 4;
/// The longest position and what parts it from the next: `-89.1234567 -179.1234567 -99999.9 99999.9; `.
const POSITION_BYTES: usize = 48;
/// `{"file":"","type":"","size":1099511627776,"sha256":""}` with the longest type and the digest.
const FILE_BYTES: usize = 60 + 100 + 64;
/// `[1000].` after the name of a repeat.
const NUMBERED_BYTES: usize = 7;

/// Which answers are measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    /// All but those to `direct` questions.
    Rest,
    /// Those to `direct` questions alone.
    Direct,
}

impl Part {
    fn holds(self, question: &Question) -> bool {
        let is_direct = question.disclosure == Disclosure::Direct;
        match self {
            Part::Whole => true,
            Part::Rest => !is_direct,
            Part::Direct => is_direct,
        }
    }
}

impl Form {
    /// Bytes of the largest body a response to this form can have: every repeat as often as it may be, every question
    /// answered at its longest, every warning with the longest reason.
    ///
    /// An upper bound, to be compared with a study's `sealed_bytes` before the form is published.
    pub fn largest_response_bytes(&self) -> usize {
        self.body_bytes(Part::Whole)
    }

    /// The same for what [`crate::Response::split_direct`] leaves in the response.
    pub fn largest_rest_bytes(&self) -> usize {
        self.body_bytes(Part::Rest)
    }

    /// The same for the body of its identifiers; 0 where no question is `direct`.
    pub fn largest_direct_bytes(&self) -> usize {
        if !self.questions.iter().any(|question| Part::Direct.holds(question)) {
            return 0;
        }
        IDENTIFIERS_FRAME_BYTES
            .saturating_add(self.saved_bytes(Part::Direct))
            .saturating_add(self.scope_bytes(super::ROOT, 0, Part::Direct))
    }

    fn body_bytes(&self, part: Part) -> usize {
        let language = self.languages.iter().map(String::len).max().unwrap_or(0);
        let purposes: usize = self
            .consent
            .iter()
            .flat_map(|consent| &consent.purposes)
            .map(|purpose| purpose.name.len() + r#""":false,"#.len())
            .sum();
        (FRAME_BYTES + language + purposes)
            .saturating_add(self.saved_bytes(part))
            .saturating_add(self.scope_bytes(super::ROOT, 0, part))
    }

    fn saved_bytes(&self, part: Part) -> usize {
        let saved = self.saved_names.iter().filter_map(|name| self.question(name));
        let saved = saved.filter(|question| part.holds(question));
        saved.map(|question| self.largest_answer_bytes(question)).fold(0, usize::saturating_add)
    }

    /// All that one instance of a scope can hold; `place` is the length of what stands before a name in a place.
    fn scope_bytes(&self, scope: usize, place: usize, part: Part) -> usize {
        let mut bytes = 0_usize;
        for stop in &self.tree.scopes[scope].stops {
            bytes = bytes.saturating_add(match *stop {
                Stop::Question(index) if !part.holds(&self.questions[index]) => 0,
                Stop::Question(index) => {
                    let question = &self.questions[index];
                    let reason = CHARACTER_BYTES * MAX_REASON_CHARS + place + question.name.len();
                    let reason = question
                        .warning
                        .as_ref()
                        .map_or(0, |_| reason + r#"{"question":"","reason":""},"#.len());
                    self.largest_answer_bytes(question).saturating_add(reason)
                }
                Stop::Repeat(inner) if part == Part::Direct && !self.holds_direct(inner) => 0,
                Stop::Repeat(inner) => self.repeat_bytes(inner, place, part),
            });
        }
        bytes
    }

    fn repeat_bytes(&self, scope: usize, place: usize, part: Part) -> usize {
        let Some(group) = self.tree.scopes[scope].repeat.map(|group| &self.groups[group]) else { return 0 };
        let max = group.repeat.as_ref().map_or(1, |repeat| repeat.max as usize);
        let one = self
            .scope_bytes(scope, place + group.name.len() + NUMBERED_BYTES, part)
            .saturating_add("{},".len());
        max.saturating_mul(one).saturating_add(group.name.len() + r#""":[],"#.len())
    }

    /// Whether a repeat, or one inside it, asks for what identifies on its own.
    pub(crate) fn holds_direct(&self, scope: usize) -> bool {
        self.tree.scopes[scope].stops.iter().any(|stop| match *stop {
            Stop::Question(index) => Part::Direct.holds(&self.questions[index]),
            Stop::Repeat(inner) => self.holds_direct(inner),
        })
    }

    fn largest_answer_bytes(&self, question: &Question) -> usize {
        let quoted = |bytes: usize| bytes.saturating_add(r#""","#.len());
        let names = self.choices(question).iter().map(|choice| quoted(choice.name.len()));
        let value = match &question.kind {
            QuestionKind::Note => return 0,
            QuestionKind::Text { max_length } | QuestionKind::Barcode { max_length } => {
                quoted(CHARACTER_BYTES * *max_length as usize)
            }
            QuestionKind::Calculate | QuestionKind::Hidden => quoted(calculated_bytes(question)),
            QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range(_) => NUMBER_BYTES,
            QuestionKind::Date | QuestionKind::Metadata(Metadata::Today) => quoted("9999-12-31".len()),
            QuestionKind::Time => quoted("23:59:59".len()),
            QuestionKind::DateTime | QuestionKind::Metadata(Metadata::Start | Metadata::End) => {
                quoted("9999-12-31T23:59:59".len())
            }
            QuestionKind::Metadata(Metadata::Username) => quoted(2 * MAX_USERNAME_BYTES),
            QuestionKind::Metadata(Metadata::Audit) => quoted(MAX_AUDIT_BYTES),
            QuestionKind::Acknowledge => "true".len(),
            QuestionKind::Place { kind, max_positions } => {
                let closing = usize::from(*kind == PlaceKind::Shape);
                quoted(POSITION_BYTES * (*max_positions as usize + closing))
            }
            QuestionKind::Media(_) => FILE_BYTES + 2 * MAX_FILE_NAME_BYTES,
            QuestionKind::SelectOne { choices: ChoiceSource::Repeat { value, .. } } => {
                self.largest_answer_bytes(&self.questions[*value])
            }
            QuestionKind::SelectMultiple { choices: ChoiceSource::Repeat { repeat, value, .. } }
            | QuestionKind::Rank { choices: ChoiceSource::Repeat { repeat, value, .. } } => {
                let one = self.largest_answer_bytes(&self.questions[*value]);
                one.saturating_mul(self.most_instances(*repeat)).saturating_add("[]".len())
            }
            QuestionKind::SelectOne { .. } => names.max().unwrap_or(0),
            QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. } => {
                names.sum::<usize>() + "[]".len()
            }
        };
        question.name.len() + MISSING_BYTES.max(value.saturating_add(r#""":,"#.len()))
    }

    /// How many instances of a repeat there can be in the whole form.
    fn most_instances(&self, repeat: usize) -> usize {
        let (mut most, mut next) = (1_usize, Some(repeat));
        while let Some(group) = next {
            let max = self.groups[group].repeat.as_ref().map_or(1, |repeat| repeat.max as usize);
            most = most.saturating_mul(max);
            next = self.tree.outer_repeat(group);
        }
        most.min(crate::limits::MAX_INSTANCES)
    }
}

/// What is computed is a text of any length, unless its expression tells that it cannot be; what is there from the
/// beginning may be as long as any text.
fn calculated_bytes(question: &Question) -> usize {
    let longest = question.calculation.as_ref().filter(|_| question.default.is_none());
    let longest = longest.and_then(Expression::longest_result_bytes);
    longest.unwrap_or(CHARACTER_BYTES * MAX_CALCULATED_CHARS).min(CHARACTER_BYTES * MAX_CALCULATED_CHARS)
}
