//! A form as it was read: nothing in here can be wrong any more.

mod consent;
mod list;
mod question;
mod references;
mod size;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use consent::{Consent, ConsentMode, Purpose};
pub use list::{Choice, List};
pub use question::{Condition, Disclosure, Group, Item, Missing, Question, QuestionKind};
pub(crate) use references::{filled, references};
pub use words::Words;

use crate::expression::Plan;
use crate::reading::Mistakes;
use crate::score::Scoring;

/// A form: what is asked, in which languages, under which conditions, and how it is scored.
#[derive(Debug)]
pub struct Form {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: Words,
    pub(crate) languages: Vec<String>,
    pub(crate) minimum_cell: u32,
    pub(crate) digest: [u8; 32],
    pub(crate) consent: Option<Consent>,
    pub(crate) items: Vec<Item>,
    pub(crate) groups: Vec<Group>,
    pub(crate) questions: Vec<Question>,
    pub(crate) by_name: HashMap<String, usize>,
    pub(crate) lists: BTreeMap<String, List>,
    pub(crate) scores: Vec<Scoring>,
    pub(crate) plan: Plan,
}

impl Form {
    /// Reads a form file: JSON of at most [`crate::limits::MAX_FORM_BYTES`], UTF-8 without a byte order mark.
    ///
    /// Errors: every mistake found, each with its line, column and question; at most
    /// [`crate::limits::MAX_MISTAKES`].
    pub fn parse(bytes: &[u8]) -> Result<Form, Mistakes> {
        crate::reading::read(bytes)
    }

    /// The id that versions of one form share.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version, as the author writes it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What people call it.
    pub fn title(&self) -> &Words {
        &self.title
    }

    /// Its languages, the default first. Never empty.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The first of its languages.
    pub fn default_language(&self) -> &str {
        &self.languages[0]
    }

    /// Counts below this are withheld from tables.
    pub fn minimum_cell(&self) -> u32 {
        self.minimum_cell
    }

    /// SHA-256 of the exact bytes of the file.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// The tree, top level first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// All groups in document order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// All questions in document order: asked ones, notes and calculations.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question with that name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.by_name.get(name).map(|&index| &self.questions[index])
    }

    /// All lists of choices by name.
    pub fn lists(&self) -> &BTreeMap<String, List> {
        &self.lists
    }

    /// All choices of a question's list in order, unfiltered; none where it has no list.
    pub fn choices(&self, question: &Question) -> &[Choice] {
        question.kind.list().and_then(|list| self.lists.get(list)).map_or(&[], |list| &list.choices)
    }

    /// The scorings that travel with it.
    pub fn scores(&self) -> &[Scoring] {
        &self.scores
    }

    /// What is asked before anything else.
    pub fn consent(&self) -> Option<&Consent> {
        self.consent.as_ref()
    }

    pub(crate) fn index_of(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}
