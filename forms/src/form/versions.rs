//! Several versions of a form, read side by side: a question is followed by its key, whatever each version calls it.

use std::collections::{BTreeMap, BTreeSet};

use super::Form;
use crate::recorded::{Recorded, RecordedInstance};

/// These versions of a form, the oldest first, with one name for each question in all of them: that of the last version that has its key.
///
/// Where the name of a question that is gone belongs to another one now, the old one has an underscore more: answers to two questions never
/// become those to one. Their bytes, and so their digests, are still those of their files; a response is read by its own version
/// as it was parsed, and [named](Recorded::named_alike) afterwards.
pub fn named_alike(versions: Vec<Form>) -> Vec<Form> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for question in versions.iter().rev().flat_map(|form| &form.questions) {
        if !names.contains_key(&question.key) {
            let mut name = question.name.clone();
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            names.insert(question.key.clone(), name);
        }
    }
    versions.into_iter().map(|form| form.renamed(&names)).collect()
}

impl Form {
    fn renamed(mut self, names: &BTreeMap<String, String>) -> Form {
        let mut by_own = BTreeMap::new();
        for question in &mut self.questions {
            let name = names[&question.key].clone();
            by_own.insert(std::mem::replace(&mut question.name, name.clone()), name);
        }
        self.by_name = self
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| (question.name.clone(), index))
            .collect();
        for item in self.scores.iter_mut().flat_map(|scoring| &mut scoring.items) {
            if let Some(name) = by_own.get(&item.question) {
                item.question.clone_from(name);
            }
        }
        self
    }

    /// Where an answer stands in responses to this form, by its place under the names of [`named_alike`].
    pub fn own_place(&self, alike: &Form, place: &str) -> String {
        let (around, name) = place.rsplit_once('.').map_or(("", place), |(around, name)| (around, name));
        let own = alike.by_name.get(name).and_then(|index| self.questions.get(*index));
        let own = own.map_or(name, |question| question.name.as_str());
        if around.is_empty() { own.to_owned() } else { format!("{around}.{own}") }
    }
}

impl Recorded {
    /// The same answers under the names that [`named_alike`] gave the version they were given under.
    #[must_use]
    pub fn named_alike(mut self, own: &Form, alike: &Form) -> Recorded {
        let name = |name: &str| {
            let named = own.by_name.get(name).and_then(|index| alike.questions.get(*index));
            named.map_or_else(|| name.to_owned(), |question| question.name.clone())
        };
        self.answers =
            std::mem::take(&mut self.answers).into_iter().map(|(own, answer)| (name(&own), answer)).collect();
        let mut inside: Vec<&mut RecordedInstance> = self.repeats.values_mut().flatten().collect();
        while let Some(instance) = inside.pop() {
            instance.answers = std::mem::take(&mut instance.answers)
                .into_iter()
                .map(|(own, answer)| (name(&own), answer))
                .collect();
            inside.extend(instance.repeats.values_mut().flatten());
        }
        for stands in &mut self.overrides {
            stands.place = match stands.place.rsplit_once('.') {
                Some((around, own)) => format!("{around}.{}", name(own)),
                None => name(&stands.place),
            };
        }
        self
    }
}
