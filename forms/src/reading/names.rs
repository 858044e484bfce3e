//! The names of a form, gathered before anything refers to them.

use std::collections::{BTreeMap, HashMap, HashSet};

use jsonc_parser::ast::Value;

/// Names of questions and groups.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Name → index in document order; the first of equal names.
    questions: BTreeMap<String, usize>,
    groups: HashSet<String>,
}

impl Names {
    /// Walks a survey as [`super::survey`] will: every object that is not a group counts as a question.
    pub(super) fn gather(survey: &Value<'_>) -> Names {
        let mut names = Names::default();
        names.walk(survey, &mut 0);
        names
    }

    fn walk(&mut self, items: &Value<'_>, next: &mut usize) {
        let Value::Array(array) = items else { return };
        for item in &array.elements {
            let Value::Object(object) = item else { continue };
            let name = object.get_string("name").map(|literal| literal.value.to_string());
            if is_group(item) {
                self.groups.extend(name);
                if let Some(children) = object.get("children") {
                    self.walk(&children.value, next);
                }
            } else {
                if let Some(name) = name {
                    self.questions.entry(name).or_insert(*next);
                }
                *next += 1;
            }
        }
    }

    pub(super) fn question(&self, name: &str) -> Option<usize> {
        self.questions.get(name).copied()
    }

    pub(super) fn is_group(&self, name: &str) -> bool {
        self.groups.contains(name)
    }

    pub(super) fn questions(&self) -> impl Iterator<Item = &str> {
        self.questions.keys().map(String::as_str)
    }

    pub(super) fn into_questions(self) -> HashMap<String, usize> {
        self.questions.into_iter().collect()
    }
}

/// Whether an item of a survey is a group.
pub(super) fn is_group(item: &Value<'_>) -> bool {
    let kind = item.as_object().and_then(|object| object.get_string("type"));
    kind.is_some_and(|kind| kind.value == "group")
}
