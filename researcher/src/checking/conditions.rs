//! Questions that are never asked and choices that are never offered, whatever is answered; last answers put before the
//! next person.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kin_forms::{ChoiceSource, Disclosure, Expression, Question, Step};
use regex::Regex;
use serde_json::json;

use super::finite::Trial;
use super::{Advice, Look};

/// The question added to a trial.
const TARGET: &str = "trial_target";

static LAST_SAVED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\$\{last-saved#([^}]+)\}").expect("a pattern that does not change"));

impl Look<'_> {
    pub(super) fn conditions(&mut self) {
        let mut never = BTreeSet::new();
        for (index, group) in self.form.groups().iter().enumerate() {
            let Some(relevant) = &group.relevant else { continue };
            let around = self.around(group.parent);
            if !self.is_inside(group.parent, &never) && self.is_never(None, relevant, &around) {
                never.insert(index);
                let name = group.name.clone();
                self.of(&name, "relevant", Advice::AdviceNeverRelevant);
            }
        }
        for question in self.form.questions() {
            self.last_saved(question);
            if self.is_inside(question.group, &never) {
                continue;
            }
            if let Some(relevant) = &question.relevant
                && self.is_never(Some(question), relevant, &self.around(question.group))
            {
                self.of(&question.name, "relevant", Advice::AdviceNeverRelevant);
                continue;
            }
            self.unreachable_choices(question);
        }
    }

    /// The conditions of the groups around something.
    fn around(&self, group: Option<usize>) -> Vec<&Expression> {
        let mut conditions = Vec::new();
        let mut next = group;
        while let Some(index) = next {
            let group = &self.form.groups()[index];
            conditions.extend(group.relevant.as_ref());
            next = group.parent;
        }
        conditions
    }

    fn is_inside(&self, group: Option<usize>, never: &BTreeSet<usize>) -> bool {
        let mut next = group;
        while let Some(index) = next {
            if never.contains(&index) {
                return true;
            }
            next = self.form.groups()[index].parent;
        }
        false
    }

    /// Whether no answers at all make a condition true, together with those around it.
    fn is_never(&self, asker: Option<&Question>, relevant: &Expression, around: &[&Expression]) -> bool {
        let all: Vec<&Expression> = std::iter::once(relevant).chain(around.iter().copied()).collect();
        let together = all.iter().map(|one| format!("({})", one.text())).collect::<Vec<_>>().join(" and ");
        let target = json!({
            "type": "note", "name": TARGET, "label": {"en": "-"}, "relevant": together
        });
        // Where the conditions around cannot be tried out, its own alone may still be impossible.
        let trial = Trial::new(self.form, self.json, asker, &all, target).or_else(|| {
            let target = json!({
                "type": "note", "name": TARGET, "label": {"en": "-"}, "relevant": relevant.text()
            });
            Trial::new(self.form, self.json, asker, &[relevant], target)
        });
        let Some(trial) = trial else { return false };
        let mut happens = false;
        trial.each(|interview| {
            happens = matches!(interview.step(), Step::Ask(ask) if ask.question.name == TARGET);
            happens
        });
        !happens
    }

    fn unreachable_choices(&mut self, question: &Question) {
        let Some(filter) = &question.choice_filter else { return };
        let Some(ChoiceSource::List { list }) = question.kind.choice_source() else { return };
        let target = json!({
            "type": "select_multiple", "list": list, "name": TARGET, "label": {"en": "-"},
            "choice_filter": filter.text(),
        });
        let Some(trial) = Trial::new(self.form, self.json, Some(question), &[filter], target) else { return };
        let all: BTreeSet<&str> =
            self.form.choices(question).iter().map(|choice| choice.name.as_str()).collect();
        let mut offered: BTreeSet<String> = BTreeSet::new();
        trial.each(|interview| {
            if let Step::Ask(ask) = interview.step() {
                offered.extend(ask.choices.iter().map(|choice| choice.name.clone()));
            }
            offered.len() == all.len()
        });
        for choice in all.into_iter().filter(|choice| !offered.contains(*choice)) {
            let choice = choice.to_owned();
            self.of(&question.name, "choice_filter", Advice::AdviceChoiceUnreachable { choice });
        }
    }

    fn last_saved(&mut self, question: &Question) {
        let Some(pointer) = self.positions.item(&question.name) else { return };
        let Some(item) = self.json.pointer(pointer) else { return };
        let text = item.to_string();
        let read: BTreeSet<String> =
            LAST_SAVED.captures_iter(&text).map(|found| found[1].trim().to_owned()).collect();
        for read in read {
            let is_open =
                self.form.question(&read).is_some_and(|question| question.disclosure == Disclosure::Open);
            if !is_open {
                self.of(&question.name, "default", Advice::AdviceLastSaved { read });
            }
        }
    }
}
