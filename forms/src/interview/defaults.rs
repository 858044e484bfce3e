//! What an interview holds by itself: metadata, defaults, its end.

use std::sync::Arc;

use super::document::Eyes;
use super::sheet::Sheet;
use crate::answer::Answer;
use crate::expression::{InstanceId, NodeId};
use crate::form::{DefaultValue, Form, Metadata, QuestionKind, Stop};
use crate::limits::MAX_USERNAME_BYTES;

impl Sheet {
    /// What an instance holds from its beginning, calculations and computed defaults aside.
    pub(super) fn begin(&mut self, instance: InstanceId) {
        let form = Arc::clone(&self.form);
        let scope = &form.tree.scopes[self.instance(instance).scope];
        let mut computed = false;
        for stop in &scope.stops {
            let Stop::Question(index) = *stop else { continue };
            let asked = &form.questions[index];
            let answer = match (&asked.kind, &asked.default) {
                (QuestionKind::Metadata(metadata), _) => self.metadata(*metadata),
                _ if self.replays => None,
                (QuestionKind::Hidden, Some(DefaultValue::Typed(typed))) => Some(Answer::Text(typed.clone())),
                (_, Some(DefaultValue::Typed(typed))) => {
                    let choices: Vec<_> = form.choices(asked).iter().collect();
                    Answer::parse(asked, &choices, typed).ok()
                }
                (_, Some(DefaultValue::Computed(_))) => {
                    computed = true;
                    None
                }
                (_, None) => None,
            };
            self.cell_mut(index, instance).answer = answer;
        }
        if computed {
            self.fresh.push(instance);
        }
    }

    fn metadata(&self, metadata: Metadata) -> Option<Answer> {
        match metadata {
            Metadata::Start => Some(Answer::DateTime(self.now.local)),
            Metadata::Today => Some(Answer::Date(self.now.local.date())),
            Metadata::Username => {
                let name = self.username.as_ref().map(|name| name.trim()).filter(|name| !name.is_empty());
                name.filter(|name| name.len() <= MAX_USERNAME_BYTES && !name.contains(char::is_control))
                    .map(|name| Answer::Text(name.to_owned()))
            }
            Metadata::End | Metadata::Audit => None,
        }
    }

    /// Computed defaults of a new instance, one after the other: later ones see earlier ones.
    pub(super) fn give_defaults(&mut self, form: &Form, instance: InstanceId) {
        if !self.has_instance(instance) {
            return;
        }
        let scope = &form.tree.scopes[self.instance(instance).scope];
        for stop in &scope.stops {
            let Stop::Question(question) = *stop else { continue };
            let asked = &form.questions[question];
            let Some(DefaultValue::Computed(expression)) = &asked.default else { continue };
            let eyes = Eyes::of(self, NodeId::Question { question, at: instance });
            let value = expression.evaluate(&eyes);
            if let Some(answer) = value.ok().and_then(|value| self.brought(asked, value).0) {
                self.put(question, instance, Some(answer));
            }
        }
    }

    /// The end of the interview: when it is, and how it went.
    pub(crate) fn end(&mut self, finished: jiff::civil::DateTime, audit: &str) {
        let form = Arc::clone(&self.form);
        let ends = |question: usize| {
            matches!(form.questions[question].kind, QuestionKind::Metadata(Metadata::End | Metadata::Audit))
        };
        if !(0..form.questions.len()).any(ends) {
            return;
        }
        for (question, instance) in self.everywhere() {
            let answer = match form.questions[question].kind {
                QuestionKind::Metadata(Metadata::End) => Answer::DateTime(finished),
                QuestionKind::Metadata(Metadata::Audit) => Answer::Text(audit.to_owned()),
                _ => continue,
            };
            self.put(question, instance, Some(answer));
        }
    }
}
