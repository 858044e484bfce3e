//! A correction of a sealed interview: what changes, why, and nothing else.
//!
//! Whoever writes one no longer has the answers. So only what a question takes by itself is checked here: its type, its length, its
//! choices, a constraint that reads nothing else. Whether the whole holds is found where both are opened: [`Form::corrected`].

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use zeroize::Zeroizing;

use crate::answer::wire::Written;
use crate::answer::{Answer, Refusal};
use crate::form::{Choice, ChoiceSource, Form, Missing, Question, QuestionKind};
use crate::interview::sheet::Sheet;
use crate::interview::{Beginning, FORM, Place, is_reason};
use crate::limits::{MAX_CORRECTION_CHANGES, MAX_REASON_CHARS};
use crate::now::Now;
use crate::response::written;

/// The version of the format.
pub(crate) const VERSION: u32 = 1;

/// What comes in the place of an answer.
#[derive(Clone, Copy)]
pub enum Change<'t> {
    /// Another one, as it is typed in an interview.
    Typed(&'t str),
    /// One of the missing values that the question offers.
    Missing(Missing),
    /// Nothing: the answer is taken away.
    Taken,
}

/// A correction being made. No `Clone`, prints as nothing; answers are wiped with it.
pub struct Correction {
    form: Arc<Form>,
    /// Empty: it judges what can be judged of one answer alone.
    sheet: Sheet,
    made: Now,
    reason: Zeroizing<String>,
    changes: BTreeMap<Place, Option<Answer>>,
}

impl Correction {
    /// A correction without changes. `made` is the minute in which it is made.
    ///
    /// Errors: [`Refusal::AnswerReasonUnfit`].
    pub fn new(form: &Arc<Form>, reason: &str, made: Now) -> Result<Correction, Refusal> {
        let reason = Zeroizing::new(reason.trim().to_owned());
        if !is_reason(&reason) {
            let limit = u32::try_from(MAX_REASON_CHARS).unwrap_or(u32::MAX);
            return Err(Refusal::AnswerReasonUnfit { limit });
        }
        let sheet = Sheet::new(Arc::clone(form), form.default_language(), Beginning::from(made));
        Ok(Correction { form: Arc::clone(form), sheet, made, reason, changes: BTreeMap::new() })
    }

    /// How many answers change.
    pub fn changes(&self) -> usize {
        self.changes.len()
    }

    /// The question at a place, where its answer can be corrected.
    ///
    /// Errors: [`Refusal::QuestionUnknown`], [`Refusal::AnswerReadOnly`], [`Refusal::CorrectionAlone`].
    pub fn question(&self, place: &str) -> Result<&Question, Refusal> {
        let unknown = || Refusal::QuestionUnknown { question: place.to_owned() };
        let at = Place::parse(place).filter(|at| self.form.has_place(at)).ok_or_else(unknown)?;
        let question = self.form.question(&at.name).ok_or_else(unknown)?;
        let name = || question.name.clone();
        if !is_correctable(question) {
            return Err(Refusal::AnswerReadOnly { question: name() });
        }
        if is_chosen_from_a_repeat(question) {
            return Err(Refusal::CorrectionAlone { question: name() });
        }
        Ok(question)
    }

    /// Changes the answer at a place, as `age` or `child[2].age`; a second change of one place counts alone.
    ///
    /// Errors: what [`Correction::question`] says, why the answer is not taken, [`Refusal::CorrectionTooLong`]. Then nothing has
    /// changed.
    pub fn change(&mut self, place: &str, to: Change<'_>) -> Result<(), Refusal> {
        let question = self.question(place)?;
        let choices: Vec<&Choice> = self.form.choices(question).iter().collect();
        let answer = match to {
            Change::Typed(typed) => Some(Answer::parse(question, &choices, typed)?),
            Change::Missing(missing) if question.missing.contains(&missing) => Some(Answer::Missing(missing)),
            Change::Missing(_) => {
                return Err(Refusal::AnswerMissingNotOffered { question: question.name.clone() });
            }
            Change::Taken => None,
        };
        let at = Place::parse(place).expect("the question of this place was found");
        let stands_alone =
            question.constraint.as_ref().is_some_and(|constraint| constraint.reads().is_empty());
        if let (Some(answer), true, true) = (&answer, stands_alone, at.repeats.is_empty()) {
            let index = self.form.index_of(&question.name).expect("a question of this form");
            if !self.sheet.meets_constraint(index, FORM, answer) {
                return Err(self.sheet.unmet(index));
            }
        }
        if self.changes.len() >= MAX_CORRECTION_CHANGES && !self.changes.contains_key(&at) {
            return Err(Refusal::CorrectionTooLong {
                limit: u32::try_from(MAX_CORRECTION_CHANGES).unwrap_or(u32::MAX),
            });
        }
        self.changes.insert(at, answer);
        Ok(())
    }

    /// The body: one JSON object in UTF-8, as `protocol/FORMATS.md` says. None where nothing changes.
    pub fn into_body(self) -> Option<Zeroizing<Vec<u8>>> {
        (!self.changes.is_empty()).then(|| written(&self))
    }
}

impl std::fmt::Debug for Correction {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Correction(…)")
    }
}

impl Serialize for Correction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("correction", &VERSION)?;
        map.serialize_entry("made", &self.made.to_minute().to_text())?;
        map.serialize_entry("reason", self.reason.as_str())?;
        map.serialize_entry("changes", &Changes(&self.changes))?;
        map.end()
    }
}

struct Changes<'c>(&'c BTreeMap<Place, Option<Answer>>);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (place, answer) in self.0 {
            map.serialize_entry(&place.to_string(), &answer.as_ref().map(Written))?;
        }
        map.end()
    }
}

/// Whether a person answered it: not what the form computes, shows, or takes from the surroundings, and no file, whose bytes would
/// have to come too.
pub(crate) fn is_correctable(question: &Question) -> bool {
    question.kind.is_asked()
        && question.kind.takes_an_answer()
        && !question.read_only
        && !matches!(question.kind, QuestionKind::Media(_))
}

/// Whether its choices are other answers of the interview.
fn is_chosen_from_a_repeat(question: &Question) -> bool {
    matches!(
        &question.kind,
        QuestionKind::SelectOne { choices: ChoiceSource::Repeat { .. } }
            | QuestionKind::SelectMultiple { choices: ChoiceSource::Repeat { .. } }
            | QuestionKind::Rank { choices: ChoiceSource::Repeat { .. } }
    )
}
