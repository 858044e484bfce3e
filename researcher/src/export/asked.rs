//! What all versions of a form ask, question by question: the last version's words and order first.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use kin_forms::{Form, Metadata, Missing, PlaceKind, Question, QuestionKind};

use super::labels::one_line;
use super::{Include, Kind};

/// A question of one or more versions.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) header: String,
    pub(super) label: String,
    pub(super) kind: AskedKind,
    /// Name and words, each once: those of the last version first.
    pub(super) choices: Vec<(String, String)>,
    pub(super) missing: Vec<Missing>,
}

/// What a question asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AskedKind {
    Plain(Kind),
    Point,
    OneOf,
    Several,
}

/// The repeats of all versions, and the questions in them.
#[derive(Debug, Default)]
pub(super) struct AskedTable {
    pub(super) repeat: Option<String>,
    pub(super) path: Vec<String>,
    pub(super) questions: Vec<Asked>,
}

/// Everything that is asked, table by table, and what is left out.
pub(super) fn gather(
    versions: &[Arc<Form>],
    include: &BTreeSet<Include>,
    language: &str,
) -> (Vec<AskedTable>, BTreeSet<(Include, String)>) {
    let mut tables = vec![AskedTable::default()];
    let mut places: HashMap<(usize, String), usize> = HashMap::new();
    let mut left_out = BTreeSet::new();
    for form in versions.iter().rev() {
        for (index, group) in form.groups().iter().enumerate().filter(|(_, group)| group.repeat.is_some()) {
            let is_known = tables.iter().any(|table| table.repeat.as_deref() == Some(&group.name));
            if !is_known {
                let path = groups_around(form, form.groups()[index].parent);
                let repeat = Some(group.name.clone());
                tables.push(AskedTable { repeat, path, questions: Vec::new() });
            }
        }
        for question in form.questions().iter().filter(|question| question.kind.holds_a_value()) {
            if let Some(needed) = needed(versions, &question.name, include) {
                left_out.insert((needed, question.name.clone()));
                continue;
            }
            let repeat = question.repeat.map(|repeat| form.groups()[repeat].name.as_str());
            let table = tables.iter().position(|table| table.repeat.as_deref() == repeat).unwrap_or(0);
            let questions = &mut tables[table].questions;
            let place = *places.entry((table, question.name.clone())).or_insert(questions.len());
            match questions.get_mut(place) {
                None => questions.push(Asked::of(form, question, language)),
                Some(known) => known.was_also(form, question, language),
            }
        }
    }
    (tables, left_out)
}

/// What would have to be asked for: the most careful version decides.
fn needed(versions: &[Arc<Form>], name: &str, include: &BTreeSet<Include>) -> Option<Include> {
    let questions = versions.iter().filter_map(|form| form.question(name));
    questions
        .filter_map(|question| Include::needed(question.disclosure))
        .find(|needed| !include.contains(needed))
}

impl Asked {
    fn of(form: &Form, question: &Question, language: &str) -> Self {
        let mut header = groups_around(form, question.group);
        header.push(question.name.clone());
        let mut asked = Self {
            name: question.name.clone(),
            header: header.join("-"),
            label: one_line(question.label.in_language(language)),
            kind: kind(question),
            choices: Vec::new(),
            missing: Vec::new(),
        };
        asked.add_values(form, question, language);
        asked
    }

    /// An earlier version asked it too.
    fn was_also(&mut self, form: &Form, question: &Question, language: &str) {
        let other = kind(question);
        if self.kind != other {
            let number = |kind: &AskedKind| {
                matches!(kind, AskedKind::Plain(Kind::Integer | Kind::Decimal | Kind::Calculated))
            };
            let both = number(&self.kind) && number(&other);
            self.kind = AskedKind::Plain(if both { Kind::Calculated } else { Kind::Text });
        }
        self.add_values(form, question, language);
    }

    fn add_values(&mut self, form: &Form, question: &Question, language: &str) {
        let mut known: BTreeSet<String> = self.choices.iter().map(|(name, _)| name.clone()).collect();
        for choice in form.choices(question) {
            if known.insert(choice.name.clone()) {
                self.choices.push((choice.name.clone(), one_line(choice.label.in_language(language))));
            }
        }
        for missing in &question.missing {
            if !self.missing.contains(missing) {
                self.missing.push(*missing);
            }
        }
        self.missing.sort_unstable();
    }
}

fn kind(question: &Question) -> AskedKind {
    AskedKind::Plain(match &question.kind {
        QuestionKind::Integer => Kind::Integer,
        QuestionKind::Decimal => Kind::Decimal,
        QuestionKind::Range(range) => {
            if range.whole {
                Kind::Integer
            } else {
                Kind::Decimal
            }
        }
        QuestionKind::Date | QuestionKind::Metadata(Metadata::Today) => Kind::Date,
        QuestionKind::Time => Kind::Time,
        QuestionKind::DateTime | QuestionKind::Metadata(Metadata::Start | Metadata::End) => Kind::DateTime,
        QuestionKind::SelectOne { .. } if question.kind.list().is_some() => return AskedKind::OneOf,
        QuestionKind::SelectMultiple { .. } => return AskedKind::Several,
        QuestionKind::Rank { .. } => Kind::Several,
        QuestionKind::Calculate | QuestionKind::Hidden => Kind::Calculated,
        QuestionKind::Place { kind: PlaceKind::Point, .. } => return AskedKind::Point,
        QuestionKind::SelectOne { .. }
        | QuestionKind::Text { .. }
        | QuestionKind::Acknowledge
        | QuestionKind::Note
        | QuestionKind::Barcode { .. }
        | QuestionKind::Media(_)
        | QuestionKind::Place { .. }
        | QuestionKind::Metadata(Metadata::Username | Metadata::Audit) => Kind::Text,
    })
}

/// The names of the groups around something, the outermost first, up to the repeat it stands in.
fn groups_around(form: &Form, innermost: Option<usize>) -> Vec<String> {
    let mut names = Vec::new();
    let mut next = innermost;
    while let Some(group) = next.map(|place| &form.groups()[place]).filter(|group| group.repeat.is_none()) {
        names.push(group.name.clone());
        next = group.parent;
    }
    names.reverse();
    names
}
