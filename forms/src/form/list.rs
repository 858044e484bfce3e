//! Lists of choices.

use std::collections::{BTreeMap, HashMap};

use super::question::Media;
use super::words::Words;

/// One choice of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is stored. Unique in a list of the form; no blanks.
    pub name: String,
    /// What is read out.
    pub label: Words,
    /// Files shown or played with it.
    pub media: Media,
    /// Further columns, read by a `choice_filter` under their bare names. Empty for a row of a table: see
    /// [`crate::Form::tables`].
    pub columns: BTreeMap<String, String>,
}

/// A named list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Its name, unique in the form.
    pub name: String,
    /// Its choices in the order they are offered. Never empty.
    pub choices: Vec<Choice>,
    /// The table whose rows its choices are, one by one.
    pub table: Option<String>,
    /// Which of the choices are called so: one, or several where a table says so.
    by_name: HashMap<String, Vec<u32>>,
    /// Whether its last choice is the "other" of `or_other`, which no filter takes away.
    pub(crate) or_other: bool,
    /// Which of the form's sources its rows are.
    pub(crate) source: usize,
}

impl List {
    pub(crate) fn new(name: String, choices: Vec<Choice>, table: Option<String>) -> List {
        let mut by_name: HashMap<String, Vec<u32>> = HashMap::with_capacity(choices.len());
        for (row, choice) in choices.iter().enumerate() {
            by_name.entry(choice.name.clone()).or_default().push(u32::try_from(row).unwrap_or(u32::MAX));
        }
        List { name, choices, table, by_name, or_other: false, source: 0 }
    }

    /// The choice with that name; the first of several.
    pub fn choice(&self, name: &str) -> Option<&Choice> {
        self.rows(name).first().and_then(|row| self.choices.get(*row as usize))
    }

    /// Where the choices with that name stand.
    pub(crate) fn rows(&self, name: &str) -> &[u32] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }
}
