//! Places of an interview: a question, in one instance of each repeat around it.

use super::sheet::Sheet;
use crate::expression::InstanceId;
use crate::form::{Form, Stop, Tree};

/// A question, or a repeat's "add another?", in one instance of each repeat around it; shown as `child[2].age`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The repeats around it, the outermost first, each with the number of its instance, from 1.
    pub repeats: Vec<(String, usize)>,
    /// The name of the question or repeat.
    pub name: String,
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (repeat, number) in &self.repeats {
            write!(formatter, "{repeat}[{number}].")?;
        }
        formatter.write_str(&self.name)
    }
}

impl Place {
    /// Reads `child[2].toy[1].price`.
    pub fn parse(text: &str) -> Option<Place> {
        let mut repeats = Vec::new();
        let mut rest = text;
        while let Some((repeat, after)) = rest.split_once('[') {
            let (number, after) = after.split_once("].")?;
            let plain = number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
            repeats.push((repeat.to_owned(), plain.then(|| number.parse().ok())??));
            rest = after;
        }
        (!rest.is_empty()).then(|| Place { repeats, name: rest.to_owned() })
    }
}

impl Form {
    /// Whether a place is one that an interview of this form can have: a question in the repeats it stands in, with no
    /// number above what a repeat may have.
    pub fn has_place(&self, place: &Place) -> bool {
        let Some(question) = self.index_of(&place.name) else { return false };
        let repeats = self.repeats_of(question);
        let fits = |(repeat, (name, number)): (usize, &(String, usize))| {
            let group = &self.groups()[repeat];
            let max = group.repeat.as_ref().map_or(0, |repeat| repeat.max as usize);
            group.name == *name && (1..=max).contains(number)
        };
        repeats.len() == place.repeats.len() && repeats.into_iter().zip(&place.repeats).all(fits)
    }
}

/// A stop in an instance of its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) instance: InstanceId,
    /// Its place among the stops of the scope.
    pub(crate) stop: usize,
}

impl Sheet {
    /// A place by names.
    pub(crate) fn place_of(&self, at: At) -> Place {
        let tree = &self.form.tree;
        let mut repeats = Vec::new();
        let mut next = at.instance;
        while let Some(repeat) = tree.scopes[self.instance(next).scope].repeat {
            repeats.push((self.form.groups[repeat].name.clone(), self.instance(next).place + 1));
            next = self.instance(next).parent;
        }
        repeats.reverse();
        let name = match tree.scopes[self.instance(at.instance).scope].stops[at.stop] {
            Stop::Question(index) => self.form.questions[index].name.clone(),
            Stop::Repeat(scope) => name_of_scope(&self.form, tree, scope),
        };
        Place { repeats, name }
    }

    /// The stop a place names; none where there is no such question, or no such instance.
    pub(crate) fn find(&self, place: &Place) -> Option<At> {
        let tree = &self.form.tree;
        let (scope, stop) = if let Some(index) = self.form.index_of(&place.name) {
            tree.question[index]
        } else {
            let group = *self.form.groups_by_name.get(&place.name)?;
            self.form.groups[group].repeat.as_ref()?;
            (tree.group_scope[group], tree.group_place[group])
        };
        let scopes = tree.down(crate::form::ROOT, scope);
        if scopes.len() != place.repeats.len() {
            return None;
        }
        let mut instance = super::instance::FORM;
        for (scope, (name, number)) in scopes.into_iter().zip(&place.repeats) {
            if name_of_scope(&self.form, tree, scope) != *name {
                return None;
            }
            let repeated = &self.instance(instance).repeats[tree.scopes[scope].nth];
            instance = *repeated.active.get(number.checked_sub(1)?)?;
        }
        Some(At { instance, stop })
    }
}

fn name_of_scope(form: &Form, tree: &Tree, scope: usize) -> String {
    tree.scopes[scope].repeat.map(|repeat| form.groups[repeat].name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        for text in ["age", "child[2].age", "home[1].child[12].toy.name", "a-b[3].c.d"] {
            assert_eq!(Place::parse(text).map(|place| place.to_string()).as_deref(), Some(text));
        }
        for text in ["", "child[2]", "child[].age", "child[-1].age", "child[2].", "child[9999999].age"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }
}
