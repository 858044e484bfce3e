//! Lists of choices, found by the workbook's names for them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::json::Object;
use super::place::Place;

/// A choice as it will stand in the form.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// As the workbook names it.
    pub(super) original: String,
    pub(super) name: String,
    pub(super) label: Object,
    /// Media and own columns.
    pub(super) more: Object,
    pub(super) place: Place,
}

/// A list of choices.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// As the workbook names it.
    pub(super) original: String,
    pub(super) name: String,
    pub(super) choices: Vec<Choice>,
}

/// All lists in their order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    /// The workbook's name for a list → where it stands: each row of choices looks for its list.
    by_original: HashMap<String, usize>,
}

impl Lists {
    /// A list by the workbook's name for it.
    pub(super) fn get(&self, original: &str) -> Option<&List> {
        self.lists.get(*self.by_original.get(original)?)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, original: &str) -> Option<&mut List> {
        self.lists.get_mut(*self.by_original.get(original)?)
    }

    /// Adds a choice at the end of its list, and the list where it is the first.
    pub(super) fn add(&mut self, original: String, choice: Choice) {
        match self.by_original.entry(original) {
            Entry::Occupied(known) => self.lists[*known.get()].choices.push(choice),
            Entry::Vacant(new) => {
                let original = new.key().clone();
                new.insert(self.lists.len());
                self.lists.push(List { name: list_name(&original), original, choices: vec![choice] });
            }
        }
    }

    /// Every list, in the order in which the workbook first names it.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, List> {
        self.lists.iter()
    }

    /// The same, to be changed.
    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, List> {
        self.lists.iter_mut()
    }

    /// The lists alone.
    pub(super) fn into_lists(self) -> Vec<List> {
        self.lists
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }
}

/// The name of a list: bounded, without control characters.
fn list_name(name: &str) -> String {
    let mut name: String = name.chars().filter(|c| !c.is_control()).collect();
    while name.len() > kin_forms::limits::MAX_NAME_BYTES {
        name.pop();
    }
    name
}
