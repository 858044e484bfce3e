//! The columns of an export, in the order of ODK Central: what the form asks, then what the record says of itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use kin_forms::{Disclosure, Form, Question, QuestionKind};
use serde::Serialize;

/// What an export leaves out unless it is asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Include {
    /// Direct identifiers: names, telephone numbers.
    Direct,
    /// Places.
    Location,
    /// Text in people's own words.
    FreeText,
}

impl Include {
    /// What must be asked for so that answers of this kind are exported; nothing for the others.
    pub fn needed(disclosure: Disclosure) -> Option<Self> {
        match disclosure {
            Disclosure::Direct => Some(Self::Direct),
            Disclosure::Location => Some(Self::Location),
            Disclosure::FreeText => Some(Self::FreeText),
            Disclosure::Quasi | Disclosure::Sensitive | Disclosure::Open => None,
        }
    }

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Location => "location",
            Self::FreeText => "free_text",
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// When the interview started.
    Start,
    /// When it was finished.
    End,
    /// The language it ended in.
    Language,
    /// How consent was given.
    ConsentMode,
    /// Whether a purpose was agreed to.
    Purpose(String),
    /// The answer to a question.
    Answer(String),
    /// Whether a choice was among the answers: 1 or 0.
    Chosen(String, String),
    /// The submission, as ODK names it.
    InstanceId,
    /// The same, by which tables are joined.
    Key,
    /// The enumerator's code.
    Submitter,
    /// The device's key.
    Device,
    /// The form's version.
    FormVersion,
}

/// The columns of an export.
#[derive(Clone, Debug)]
pub struct ColumnSet {
    /// Their headers and what stands in them, in order.
    pub columns: Vec<(String, Column)>,
    /// The questions that are left out, by what would have to be asked for.
    pub left_out: BTreeSet<(Include, String)>,
    /// The repeats whose questions are no columns: one response answers them several times.
    pub repeats: BTreeSet<String>,
}

impl ColumnSet {
    /// The columns of a form: those of its last version, then what only earlier versions asked.
    pub fn of(versions: &[Arc<Form>], include: &BTreeSet<Include>) -> Self {
        let mut set = Self { columns: Vec::new(), left_out: BTreeSet::new(), repeats: BTreeSet::new() };
        for (header, column) in
            [("start", Column::Start), ("end", Column::End), ("language", Column::Language)]
        {
            set.add(header, column);
        }
        for form in versions.iter().rev() {
            if let Some(consent) = form.consent() {
                set.add("consent-mode", Column::ConsentMode);
                for purpose in &consent.purposes {
                    set.add(&format!("consent-{}", purpose.name), Column::Purpose(purpose.name.clone()));
                }
            }
        }
        for form in versions.iter().rev() {
            for question in form.questions().iter().filter(|question| question.kind.holds_a_value()) {
                set.add_question(form, question, versions, include);
            }
        }
        for (header, column) in [
            ("meta-instanceID", Column::InstanceId),
            ("KEY", Column::Key),
            ("SubmitterID", Column::Submitter),
            ("DeviceID", Column::Device),
            ("FormVersion", Column::FormVersion),
        ] {
            set.add(header, column);
        }
        set
    }

    fn add_question(
        &mut self,
        form: &Form,
        question: &Question,
        versions: &[Arc<Form>],
        include: &BTreeSet<Include>,
    ) {
        let name = &question.name;
        if let Some(repeat) = question.repeat {
            self.repeats.insert(form.groups()[repeat].name.clone());
            return;
        }
        // The most careful version decides.
        let needed = versions
            .iter()
            .filter_map(|form| form.question(name))
            .filter_map(|question| Include::needed(question.disclosure))
            .find(|needed| !include.contains(needed));
        if let Some(needed) = needed {
            self.left_out.insert((needed, name.clone()));
            return;
        }
        let header = header(form, question);
        self.add(&header, Column::Answer(name.clone()));
        if matches!(question.kind, QuestionKind::SelectMultiple { .. }) {
            for choice in form.choices(question) {
                let column = Column::Chosen(name.clone(), choice.name.clone());
                self.add(&format!("{header}/{}", choice.name), column);
            }
        }
    }

    fn add(&mut self, header: &str, column: Column) {
        if !self.columns.iter().any(|(_, known)| *known == column) {
            self.columns.push((header.to_owned(), column));
        }
    }
}

/// A question's name behind the names of the groups it stands in: `group-subgroup-question`.
fn header(form: &Form, question: &Question) -> String {
    let mut names = vec![question.name.as_str()];
    let mut group = question.group;
    while let Some(place) = group {
        names.push(&form.groups()[place].name);
        group = form.groups()[place].parent;
    }
    names.reverse();
    names.join("-")
}
