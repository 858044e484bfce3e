//! The names of a form, gathered before anything refers to them.

use std::collections::{BTreeMap, HashMap};

use jsonc_parser::ast::Value;

use crate::expression::{Schema, Target};
use crate::form::Source;

/// What is added to a question's name for what `or_other` asks.
pub(super) const OTHER_SUFFIX: &str = "_other";

/// Questions, groups and repeats by name, and who stands in whom.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Name → what it stands for; the first of equal names.
    by_name: BTreeMap<String, Target>,
    /// By question, by group: the group it stands in.
    question_containers: Vec<Option<usize>>,
    group_containers: Vec<Option<usize>>,
    is_repeat: Vec<bool>,
    /// What stands in the form itself, and in each group.
    top: Vec<Target>,
    inside: Vec<Vec<Target>>,
    /// Lists and tables: filled in once they were read.
    pub(super) sources: Vec<Source>,
    /// The form's id: a name of its root.
    pub(super) root: String,
}

impl Names {
    /// Walks a survey as [`super::survey`] will: every object that is no group and no repeat counts as a question.
    pub(super) fn gather(survey: &Value<'_>) -> Names {
        let mut names = Names::default();
        names.walk(survey, None);
        names
    }

    fn walk(&mut self, items: &Value<'_>, container: Option<usize>) {
        let Value::Array(array) = items else { return };
        for item in &array.elements {
            let Value::Object(object) = item else { continue };
            let name = object.get_string("name").map(|literal| literal.value.to_string());
            if is_group(item) {
                let group = self.group_containers.len();
                self.add(name, Target::Group(group), container);
                self.group_containers.push(container);
                self.inside.push(Vec::new());
                self.is_repeat.push(kind(item) == Some("repeat"));
                if let Some(children) = object.get("children") {
                    self.walk(&children.value, Some(group));
                }
            } else {
                let other = name
                    .as_ref()
                    .filter(|_| asks_for_other(item))
                    .map(|name| format!("{name}{OTHER_SUFFIX}"));
                self.add(name, Target::Question(self.question_containers.len()), container);
                self.question_containers.push(container);
                if other.is_some() {
                    self.add(other, Target::Question(self.question_containers.len()), container);
                    self.question_containers.push(container);
                }
            }
        }
    }

    fn add(&mut self, name: Option<String>, target: Target, container: Option<usize>) {
        if let Some(name) = name {
            self.by_name.entry(name).or_insert(target);
        }
        match container {
            Some(group) => self.inside[group].push(target),
            None => self.top.push(target),
        }
    }

    pub(super) fn question(&self, name: &str) -> Option<usize> {
        match self.by_name.get(name) {
            Some(Target::Question(index)) => Some(*index),
            _ => None,
        }
    }

    pub(super) fn group(&self, name: &str) -> Option<usize> {
        match self.by_name.get(name) {
            Some(Target::Group(index)) => Some(*index),
            _ => None,
        }
    }

    /// The repeat of that name.
    pub(super) fn repeat(&self, name: &str) -> Option<usize> {
        self.group(name).filter(|group| self.is_repeat[*group])
    }

    /// The innermost repeat that a question stands in.
    pub(super) fn repeat_of(&self, question: usize) -> Option<usize> {
        self.repeat_around(self.question_containers.get(question).copied().flatten())
    }

    /// The innermost repeat that a group is or stands in.
    pub(super) fn repeat_around(&self, group: Option<usize>) -> Option<usize> {
        let mut next = group;
        while let Some(group) = next.filter(|group| !self.is_repeat[*group]) {
            next = self.group_containers[group];
        }
        next
    }

    pub(super) fn questions(&self) -> impl Iterator<Item = &str> {
        let questions = self.by_name.iter().filter(|(_, target)| matches!(target, Target::Question(_)));
        questions.map(|(name, _)| name.as_str())
    }

    pub(super) fn into_parts(self) -> (HashMap<String, usize>, HashMap<String, usize>, Vec<Source>) {
        let (mut questions, mut groups) = (HashMap::new(), HashMap::new());
        for (name, target) in self.by_name {
            match target {
                Target::Question(index) => questions.insert(name, index),
                Target::Group(index) => groups.insert(name, index),
            };
        }
        (questions, groups, self.sources)
    }
}

impl Schema for Names {
    fn find(&self, name: &str) -> Option<Target> {
        self.by_name.get(name).copied()
    }

    fn container(&self, target: Target) -> Option<usize> {
        match target {
            Target::Question(index) => self.question_containers.get(index).copied().flatten(),
            Target::Group(index) => self.group_containers.get(index).copied().flatten(),
        }
    }

    fn is_repeat(&self, group: usize) -> bool {
        self.is_repeat.get(group).copied().unwrap_or(false)
    }

    fn children(&self, group: Option<usize>) -> Vec<Target> {
        match group {
            Some(group) => self.inside.get(group).cloned().unwrap_or_default(),
            None => self.top.clone(),
        }
    }

    fn is_root(&self, name: &str) -> bool {
        name == "data" || name == self.root
    }

    fn source(&self, name: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.name == name)
    }

    fn has_column(&self, source: usize, name: &str) -> bool {
        self.sources.get(source).is_some_and(|source| source.column(name).is_some())
    }
}

fn kind<'v>(item: &'v Value<'_>) -> Option<&'v str> {
    item.as_object().and_then(|object| object.get_string("type")).map(|kind| kind.value.as_ref())
}

/// Whether an item of a survey is a group or a repeat.
pub(super) fn is_group(item: &Value<'_>) -> bool {
    matches!(kind(item), Some("group" | "repeat"))
}

/// Whether a question brings a second one for what is not on its list.
pub(super) fn asks_for_other(item: &Value<'_>) -> bool {
    let stated = item.as_object().and_then(|object| object.get("or_other"));
    let is_select = matches!(kind(item), Some("select_one" | "select_multiple"));
    is_select
        && stated.is_some_and(|stated| !matches!(&stated.value, Value::BooleanLit(literal) if !literal.value))
}
