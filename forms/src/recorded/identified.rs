//! The second body alone, as whoever holds the contact key reads it.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde_json::value::RawValue;

use super::Invalid;
use super::body::{Entries, IdentifiersBody};
use crate::answer::{Answer, fit, wire};
use crate::form::{Choice, ChoiceSource, Disclosure, Form, Question, QuestionKind};
use crate::limits::{MAX_CALCULATED_CHARS, MAX_USERNAME_BYTES};

/// One answer to a `direct` question. Prints as nothing; its answer is wiped with it.
pub struct Identified {
    /// Where it stands: `phone`, or `child[2].name` in a repeat.
    pub place: String,
    /// What was answered.
    pub answer: Answer,
}

impl std::fmt::Debug for Identified {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Identified(…)")
    }
}

impl Form {
    /// Reads the body that [`crate::Response::split_direct`] split off, without the rest, in the order it was written:
    /// every answer is of a `direct` question of this form, and of a type, length and choice that it takes.
    ///
    /// Whether the question was to be asked, and what its constraint says, depends on the rest and is not judged.
    ///
    /// Errors: everything that is wrong with it, naming questions and never values.
    pub fn validate_identifiers(&self, body: &[u8]) -> Result<Vec<Identified>, Vec<Invalid>> {
        let limit = self.largest_direct_bytes();
        if body.len() > limit {
            return Err(vec![Invalid::ResponseTooLarge { limit }]);
        }
        let body: IdentifiersBody<'_> = serde_json::from_slice(body)
            .map_err(|error| vec![Invalid::ResponseShape { line: error.line(), column: error.column() }])?;
        let mut reading = Reading { form: self, found: Vec::new(), invalid: Vec::new(), unknown: 0 };
        reading.instance(&body.answers, crate::form::ROOT, "");
        if reading.unknown > 0 {
            reading.invalid.push(Invalid::ResponseQuestionsUnknown { count: reading.unknown });
        }
        if reading.invalid.is_empty() { Ok(reading.found) } else { Err(reading.invalid) }
    }

    /// Whether a question takes an answer, as far as can be told without the others.
    fn takes_alone(&self, question: &Question, answer: &Answer) -> bool {
        let text_within = |most: usize| match answer {
            Answer::Text(text) => text.chars().count() <= most,
            _ => true,
        };
        let made = match &question.kind {
            QuestionKind::Calculate | QuestionKind::Hidden => return text_within(MAX_CALCULATED_CHARS),
            QuestionKind::Metadata(_) => return text_within(MAX_USERNAME_BYTES),
            QuestionKind::SelectOne { choices: ChoiceSource::Repeat { .. } }
            | QuestionKind::SelectMultiple { choices: ChoiceSource::Repeat { .. } }
            | QuestionKind::Rank { choices: ChoiceSource::Repeat { .. } } => true,
            _ => false,
        };
        if made {
            // Its choices are other answers; the body's length bounds it.
            return answer.missing().is_none_or(|missing| question.missing.contains(&missing));
        }
        let choices: Vec<&Choice> = self.choices(question).iter().collect();
        let mut brought = answer.duplicate();
        fit::fit(question, &choices, &mut brought).is_ok() && brought == *answer
    }
}

struct Reading<'f> {
    form: &'f Form,
    found: Vec<Identified>,
    invalid: Vec<Invalid>,
    unknown: u32,
}

impl Reading<'_> {
    /// The answers of one instance of a scope; `before` is what stands before a name in a place.
    fn instance(&mut self, entries: &Entries<&RawValue>, scope: usize, before: &str) {
        let form = self.form;
        let mut seen = HashSet::new();
        for (name, raw) in &entries.0 {
            let question =
                form.by_name.get(name).copied().filter(|index| form.tree.question[*index].0 == scope);
            let question = question.map(|index| &form.questions[index]);
            let question = question.filter(|question| question.disclosure == Disclosure::Direct);
            let repeat = form.groups_by_name.get(name).copied().filter(|index| {
                form.groups[*index].repeat.is_some() && form.tree.group_scope[*index] == scope
            });
            match (question, repeat) {
                (None, None) => self.unknown = self.unknown.saturating_add(1),
                _ if !seen.insert(name.as_str()) => {
                    self.invalid.push(Invalid::ResponseQuestionTwice { question: name.clone() });
                }
                (Some(question), _) => self.question(question, raw, before),
                (None, Some(repeat)) => self.repeat(repeat, raw, before),
            }
        }
    }

    fn question(&mut self, question: &Question, raw: &RawValue, before: &str) {
        let name = &question.name;
        let answer = wire::read(&question.kind, raw);
        match answer.filter(|answer| self.form.takes_alone(question, answer)) {
            Some(answer) => self.found.push(Identified { place: format!("{before}{name}"), answer }),
            None => self.invalid.push(Invalid::ResponseAnswerUnfit { question: name.clone() }),
        }
    }

    fn repeat(&mut self, repeat: usize, raw: &RawValue, before: &str) {
        let group = &self.form.groups[repeat];
        let max = group.repeat.as_ref().map_or(0, |repeat| repeat.max as usize);
        let instances = serde_json::from_str::<Vec<Entries<&RawValue>>>(raw.get()).unwrap_or_default();
        if instances.is_empty() || instances.len() > max {
            self.invalid.push(Invalid::ResponseRepeat { repeat: group.name.clone() });
            return;
        }
        let scope = self.form.tree.inside_scope[repeat];
        for (number, entries) in (1..).zip(&instances) {
            let mut place = before.to_owned();
            write!(place, "{}[{number}].", group.name).expect("a string takes what is written to it");
            self.instance(entries, scope, &place);
        }
    }
}
