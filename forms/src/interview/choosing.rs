//! Which choices a question offers now.

use zeroize::Zeroizing;

use super::document::Eyes;
use super::sheet::Sheet;
use crate::answer::Answer;
use crate::expression::{Expression, InstanceId, NodeId, World, seed_of, shuffled};
use crate::form::{Choice, ChoiceSource, List, Words};

impl Sheet {
    /// Whether what a question holds is still among the choices offered.
    pub(super) fn is_offered(&self, question: usize, at: InstanceId) -> bool {
        let chosen = match &self.cell(question, at).answer {
            Some(Answer::One(name)) => std::slice::from_ref(name),
            Some(Answer::Many(names)) => names,
            _ => return true,
        };
        let asked = self.question(question);
        if let Some(ChoiceSource::Repeat { .. }) = asked.kind.choice_source() {
            let offered = self.instances_offered(question, at);
            return chosen.iter().all(|name| offered.iter().any(|(value, _)| **value == *name));
        }
        let Some(list) = self.form.list_of(asked) else { return true };
        let Some(filter) = &asked.choice_filter else {
            return chosen.iter().all(|name| !list.rows(name).is_empty());
        };
        chosen
            .iter()
            .all(|name| list.rows(name).iter().any(|row| self.passes(list, filter, question, at, *row)))
    }

    fn passes(&self, list: &List, filter: &Expression, question: usize, at: InstanceId, row: u32) -> bool {
        if list.or_other && row as usize + 1 == list.choices.len() {
            return true;
        }
        let node = NodeId::Row { source: list.source, row };
        let eyes = Eyes { row: Some(node), ..Eyes::of(self, NodeId::Question { question, at }) };
        filter.evaluate(&eyes).map_or(true, |value| value.to_boolean())
    }

    /// The choices of a list offered now, in the order of the list; of the instances of a repeat, see
    /// [`Sheet::made_choices`]. Filtered when they are asked for: most questions of a long form are not, most of the time.
    pub(crate) fn choices(&self, question: usize, at: InstanceId) -> Vec<&Choice> {
        let asked = self.question(question);
        let Some(list) = self.form.list_of(asked) else { return Vec::new() };
        let Some(filter) = &asked.choice_filter else { return list.choices.iter().collect() };
        let eyes = Eyes::of(self, NodeId::Question { question, at });
        let rows = match filter.candidate_rows(&eyes, list.source) {
            Some(mut rows) => {
                let other = list.or_other.then(|| list.choices.len().saturating_sub(1));
                rows.extend(other.and_then(|row| u32::try_from(row).ok()));
                rows
            }
            None => (0..u32::try_from(list.choices.len()).unwrap_or(u32::MAX)).collect(),
        };
        let passing = rows.into_iter().filter(|row| self.passes(list, filter, question, at, *row));
        passing.filter_map(|row| list.choices.get(row as usize)).collect()
    }

    /// The same in the order in which they are read out.
    pub(crate) fn choices_in_order(&self, question: usize, at: InstanceId) -> Vec<&Choice> {
        let choices = self.choices(question, at);
        let Some(order) = self.order(question, at, choices.len()) else { return choices };
        order.into_iter().filter_map(|place| choices.get(place).copied()).collect()
    }

    /// An order of chance, where the question wants one and there is a seed.
    fn order(&self, question: usize, at: InstanceId, count: usize) -> Option<Vec<usize>> {
        let random = self.question(question).random_order.as_ref()?;
        let eyes = Eyes::of(self, NodeId::Question { question, at });
        if let Some(seed) = &random.seed {
            return Some(shuffled(count, seed_of(&seed.evaluate(&eyes).ok()?)));
        }
        let eight = eyes.chance()?.first_chunk().copied().unwrap_or_default();
        Some(shuffled(count, i64::from_be_bytes(eight)))
    }

    /// The value and the words of every instance of a repeat that is a choice: those that have a value, each value once.
    fn instances_offered(&self, question: usize, at: InstanceId) -> Vec<(Zeroizing<String>, InstanceId)> {
        let asked = self.question(question);
        let Some(ChoiceSource::Repeat { repeat, value, .. }) = asked.kind.choice_source() else {
            return Vec::new();
        };
        let tree = &self.form.tree;
        let scope = tree.inside_scope[*repeat];
        let base = self.ancestor(at, tree.common(tree.question[question].0, tree.group_scope[*repeat]));
        let mut found: Vec<(Zeroizing<String>, InstanceId)> = Vec::new();
        for id in self.instances_in(base, scope) {
            let Some(answer) = self.answer(*value, id).filter(|answer| answer.missing().is_none()) else {
                continue;
            };
            let name = answer.to_text();
            let passes = asked.choice_filter.as_ref().is_none_or(|filter| {
                let eyes = Eyes::of(self, NodeId::Question { question: *value, at: id });
                filter.evaluate(&eyes).map_or(true, |value| value.to_boolean())
            });
            if passes && !found.iter().any(|(other, _)| **other == *name) {
                found.push((name, id));
            }
        }
        found
    }

    /// The instances of a repeat as choices, in the order in which they are read out; none where the choices are a list.
    pub(crate) fn made_choices(&self, question: usize, at: InstanceId) -> Vec<Choice> {
        let Some(ChoiceSource::Repeat { label, .. }) = self.question(question).kind.choice_source() else {
            return Vec::new();
        };
        let language = self.language.clone();
        let made = self.instances_offered(question, at).into_iter().map(|(name, id)| {
            let asked = self.question(*label);
            let shown = self.answer(*label, id).map(|answer| answer.shown(&self.form, asked, &language));
            let label = shown.map_or_else(|| name.as_str().to_owned(), |shown| shown.as_str().to_owned());
            let words = Words::new([(language.clone(), label)].into(), &language);
            Choice { name: name.as_str().to_owned(), label: words, ..Choice::default() }
        });
        let made: Vec<Choice> = made.collect();
        match self.order(question, at, made.len()) {
            Some(order) => order.into_iter().filter_map(|place| made.get(place).cloned()).collect(),
            None => made,
        }
    }

    /// The choices offered now, wherever they come from.
    pub(crate) fn with_choices<T>(
        &self,
        question: usize,
        at: InstanceId,
        look: impl FnOnce(&[&Choice]) -> T,
    ) -> T {
        let made = self.made_choices(question, at);
        if made.is_empty() {
            look(&self.choices(question, at))
        } else {
            look(&made.iter().collect::<Vec<_>>())
        }
    }
}
