//! A form as it was read: nothing in here can be wrong any more.

mod attachments;
mod consent;
mod kind;
mod list;
mod question;
mod references;
mod size;
mod source;
mod support;
mod table;
mod tree;
mod versions;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use attachments::{Attachments, FileType};
pub use consent::{Assent, Consent, ConsentMode, Purpose};
pub use kind::{ChoiceSource, MediaKind, Metadata, PlaceKind, QuestionKind, Range};
pub use list::{Choice, List};
pub use question::{
    Condition, DefaultValue, Disclosure, Group, Item, Media, Missing, Question, RandomOrder, Repeat,
};
pub(crate) use references::{filled, references};
pub(crate) use source::{LABEL_COLUMN, Source};
pub use support::{Support, SupportPlace};
pub use table::Table;
pub(crate) use tree::{ROOT, Stop, Tree};
pub use versions::named_alike;
pub use words::Words;

use crate::expression::{Expression, Plan};
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
    pub(crate) support: Option<Support>,
    pub(crate) items: Vec<Item>,
    pub(crate) groups: Vec<Group>,
    pub(crate) questions: Vec<Question>,
    pub(crate) by_name: HashMap<String, usize>,
    pub(crate) groups_by_name: HashMap<String, usize>,
    pub(crate) lists: BTreeMap<String, List>,
    pub(crate) tables: BTreeMap<String, Table>,
    /// What `instance()` opens: lists first, then tables.
    pub(crate) sources: Vec<Source>,
    pub(crate) instance_name: Option<Expression>,
    pub(crate) attachments: Option<Attachments>,
    /// Whether an expression draws from the chance of the interview.
    pub(crate) draws: bool,
    /// The questions of which an expression reads what was last saved, each once.
    pub(crate) saved_names: Vec<String>,
    /// The tree by numbers: who stands in which repeat.
    pub(crate) tree: Tree,
    pub(crate) scores: Vec<Scoring>,
    pub(crate) plan: Plan,
}

impl Form {
    /// Reads a form file: JSON of at most [`crate::limits::MAX_FORM_BYTES`], UTF-8 without a byte order mark.
    ///
    /// Errors: every mistake found, each with its line, column and question; at most
    /// [`crate::limits::MAX_MISTAKES`].
    pub fn parse(bytes: &[u8]) -> Result<Form, Mistakes> {
        Form::parse_noting(bytes, crate::limits::MAX_MISTAKES)
    }

    /// The same for a program that mends what it is told: up to `most` mistakes, where a person reads fewer.
    ///
    /// Errors: every mistake found, at most that many; of rings at most [`crate::limits::MAX_MISTAKES`].
    pub fn parse_noting(bytes: &[u8], most: usize) -> Result<Form, Mistakes> {
        crate::reading::read(bytes, most)
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

    /// All groups and repeats in document order.
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

    /// All tables by name.
    pub fn tables(&self) -> &BTreeMap<String, Table> {
        &self.tables
    }

    /// The short name of one interview, for the person asking; shown and kept beside the sealed response, never in it.
    pub fn instance_name(&self) -> Option<&Expression> {
        self.instance_name.as_ref()
    }

    /// Which files travel beside its responses; none where none do, or no question asks for one.
    pub fn attachments(&self) -> Option<&Attachments> {
        let asks = |question: &Question| matches!(question.kind, QuestionKind::Media(_));
        self.attachments.as_ref().filter(|_| self.questions.iter().any(asks))
    }

    /// The repeats a question stands in, the outermost first: indexes into [`Form::groups`].
    pub fn repeats_of(&self, question: usize) -> Vec<usize> {
        let mut repeats = Vec::new();
        let mut next = self.questions.get(question).and_then(|question| question.repeat);
        while let Some(repeat) = next {
            repeats.push(repeat);
            next = self.tree.outer_repeat(repeat);
        }
        repeats.reverse();
        repeats
    }

    /// The list a question's choices come from, if it has one.
    pub fn list_of(&self, question: &Question) -> Option<&List> {
        self.lists.get(question.kind.list()?)
    }

    /// All choices of a question's list in order, unfiltered; none where it has no list.
    pub fn choices(&self, question: &Question) -> &[Choice] {
        self.list_of(question).map_or(&[], |list| &list.choices)
    }

    /// The scorings that travel with it.
    pub fn scores(&self) -> &[Scoring] {
        &self.scores
    }

    /// What is asked before anything else.
    pub fn consent(&self) -> Option<&Consent> {
        self.consent.as_ref()
    }

    /// Whom to turn to, where the form says so.
    pub fn support(&self) -> Option<&Support> {
        self.support.as_ref()
    }

    /// The index of the question with that name into [`Form::questions`].
    pub fn index_of(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// The expressions that judge an answer to a question.
pub(crate) fn judging(question: &Question) -> impl Iterator<Item = &Expression> {
    let required = match &question.required {
        Condition::When(expression) => Some(expression),
        Condition::Never | Condition::Always => None,
    };
    question.constraint.iter().chain(&question.warning).chain(required)
}

/// Every expression of a form's questions and groups.
pub(crate) fn expressions<'f>(
    groups: &'f [Group],
    questions: &'f [Question],
) -> impl Iterator<Item = &'f Expression> {
    let of_groups = groups.iter().flat_map(|group| {
        group.relevant.iter().chain(group.repeat.iter().filter_map(|repeat| repeat.count.as_ref()))
    });
    of_groups.chain(questions.iter().flat_map(|question| {
        let default = match &question.default {
            Some(DefaultValue::Computed(expression)) => Some(expression),
            _ => None,
        };
        let seed = question.random_order.as_ref().and_then(|order| order.seed.as_ref());
        let own = [&question.relevant, &question.calculation, &question.choice_filter];
        own.into_iter().filter_map(Option::as_ref).chain(judging(question)).chain(default).chain(seed)
    }))
}
