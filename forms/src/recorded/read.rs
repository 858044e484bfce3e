//! From the body of a response into a sheet: answers raw, repeats instance by instance.

use std::collections::HashSet;

use serde_json::value::RawValue;

use super::Invalid;
use super::body::Entries;
use crate::answer::{Answer, wire};
use crate::expression::InstanceId;
use crate::form::{Disclosure, Form, Metadata, QuestionKind};
use crate::interview::FORM;
use crate::interview::sheet::Sheet;

/// What stands in a body.
#[derive(Default)]
pub(super) struct Found {
    /// Answers that were given: by a person, a default or a trigger.
    pub(super) given: HashSet<(usize, InstanceId)>,
    /// Values that are computed again.
    pub(super) computed: Vec<((usize, InstanceId), Answer)>,
    pub(super) invalid: Vec<Invalid>,
    unknown: u32,
    direct: Option<bool>,
}

/// Puts everything that stands in a body into the sheet, unsettled: former values of calculations too, as `once()` found
/// them at the end of the interview. With `direct`, only answers to questions of that disclosure, or only of others, may
/// stand there; the second body brings no instances of its own.
pub(super) fn read(
    form: &Form,
    answers: &Entries<&RawValue>,
    direct: Option<bool>,
    sheet: &mut Sheet,
) -> Found {
    let mut found = Found { direct, ..Found::default() };
    found.instance(form, answers, FORM, sheet);
    if found.unknown > 0 {
        found.invalid.push(Invalid::ResponseQuestionsUnknown { count: found.unknown });
    }
    found
}

impl Found {
    /// What stands in a second body, too.
    pub(super) fn and(&mut self, other: Found) {
        self.given.extend(other.given);
        self.computed.extend(other.computed);
        self.invalid.extend(other.invalid);
    }

    fn instance(&mut self, form: &Form, entries: &Entries<&RawValue>, id: InstanceId, sheet: &mut Sheet) {
        let scope = sheet.instance(id).scope();
        let mut seen = HashSet::new();
        for (name, raw) in &entries.0 {
            let question = form.by_name.get(name).filter(|index| form.tree.question[**index].0 == scope);
            let repeat = form.groups_by_name.get(name).filter(|index| {
                form.groups[**index].repeat.is_some() && form.tree.group_scope[**index] == scope
            });
            if (question.is_some() || repeat.is_some()) && !seen.insert(name.as_str()) {
                self.invalid.push(Invalid::ResponseQuestionTwice { question: name.clone() });
            } else if let Some(question) = question {
                self.question(form, *question, id, raw, sheet);
            } else if let Some(repeat) = repeat {
                self.repeat(form, *repeat, id, raw, sheet);
            } else {
                self.unknown = self.unknown.saturating_add(1);
            }
        }
    }

    fn question(&mut self, form: &Form, question: usize, id: InstanceId, raw: &RawValue, sheet: &mut Sheet) {
        let asked = &form.questions[question];
        let is_computed = Sheet::is_computed(asked)
            || matches!(asked.kind, QuestionKind::Metadata(Metadata::Start | Metadata::Today));
        let is_direct = asked.disclosure == Disclosure::Direct;
        let answer =
            wire::read(&asked.kind, raw).filter(|_| self.direct.is_none_or(|direct| direct == is_direct));
        let Some(answer) = answer else {
            self.invalid.push(Invalid::ResponseAnswerUnfit { question: asked.name.clone() });
            return;
        };
        if is_computed {
            self.computed.push(((question, id), answer.duplicate()));
        } else {
            self.given.insert((question, id));
        }
        if !matches!(asked.kind, QuestionKind::Metadata(Metadata::Start | Metadata::Today)) {
            sheet.put_unsettled(question, id, answer);
        }
    }

    fn repeat(&mut self, form: &Form, repeat: usize, id: InstanceId, raw: &RawValue, sheet: &mut Sheet) {
        let name = || form.groups[repeat].name.clone();
        let Ok(instances) = serde_json::from_str::<Vec<Entries<&RawValue>>>(raw.get()) else {
            self.invalid.push(Invalid::ResponseAnswerUnfit { question: name() });
            return;
        };
        let max = form.groups[repeat].repeat.as_ref().map_or(0, |repeat| repeat.max as usize);
        if instances.len() > max || instances.is_empty() {
            self.invalid.push(Invalid::ResponseRepeat { repeat: name() });
            return;
        }
        if self.direct == Some(true) {
            let known = sheet.recorded(form.tree.inside_scope[repeat], id);
            if known.len() != instances.len() {
                self.invalid.push(Invalid::ResponseRepeat { repeat: name() });
                return;
            }
            for (entries, instance) in instances.iter().zip(known) {
                self.instance(form, entries, instance, sheet);
            }
            return;
        }
        for entries in &instances {
            let Some(instance) = sheet.add_recorded(form.tree.inside_scope[repeat], id) else {
                self.invalid.push(Invalid::ResponseRepeat { repeat: name() });
                return;
            };
            self.instance(form, entries, instance, sheet);
        }
    }
}
