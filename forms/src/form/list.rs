//! Lists of choices.

use std::collections::BTreeMap;

use super::words::Words;

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is stored. Unique in its list; no blanks.
    pub name: String,
    /// What is read out.
    pub label: Words,
    /// Further columns, read by a `choice_filter` under their bare names.
    pub columns: BTreeMap<String, String>,
}

/// A named list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Its name, unique in the form.
    pub name: String,
    /// Its choices in the order they are offered. Never empty.
    pub choices: Vec<Choice>,
}

impl List {
    /// The choice with that name.
    pub fn choice(&self, name: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.name == name)
    }
}
