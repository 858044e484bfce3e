//! The disclosure summary: what a form asks, how identifying each answer is, and what is kept of it.

use kin_forms::{ChoiceSource, Disclosure, Form, Question, QuestionKind};
use serde::Serialize;

/// What a form asks, and how much of a person its responses hold.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// Every question that a response can hold a value for, in order.
    pub questions: Vec<Asked>,
    /// How many there are of each disclosure, from the most to the least identifying.
    pub disclosures: Vec<(&'static str, usize)>,
}

/// One question.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// How much it gives away.
    pub disclosure: Disclosure,
    /// Whether somebody is asked, or it is computed.
    pub asked: bool,
    /// The repeats it stands in, outermost first.
    pub repeats: Vec<String>,
    /// What a response holds of it.
    pub kept: Kept,
}

/// What a response holds of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum Kept {
    /// A text of so many characters.
    KeptText { characters: u32 },
    /// A number.
    KeptNumber,
    /// A day, a time, or both.
    KeptMoment,
    /// One of so many choices.
    KeptChoice { choices: u64 },
    /// One of the answers to a question of a repeat.
    KeptInstance { question: String },
    /// Any of them.
    KeptInstances { question: String },
    /// Any of so many choices.
    KeptChoices { choices: u64 },
    /// All of so many choices in an order.
    KeptOrder { choices: u64 },
    /// Yes or nothing.
    KeptAcknowledgement,
    /// A computed value.
    KeptComputed,
    /// A name, a type, a size and a hash; the file travels beside it.
    KeptFile,
    /// So many positions.
    KeptPositions { positions: u32 },
    /// Something of the interview itself.
    KeptMetadata,
}

impl Summary {
    /// The summary of a form.
    pub fn of(form: &Form) -> Summary {
        let questions = form.questions().iter().enumerate();
        let questions: Vec<Asked> = questions
            .filter_map(|(index, question)| {
                let repeats = form.repeats_of(index).into_iter();
                Some(Asked {
                    name: question.name.clone(),
                    kind: question.kind.name(),
                    disclosure: question.disclosure,
                    asked: question.kind.takes_an_answer(),
                    repeats: repeats.map(|repeat| form.groups()[repeat].name.clone()).collect(),
                    kept: kept(form, question)?,
                })
            })
            .collect();
        let count = |disclosure| questions.iter().filter(|one| one.disclosure == disclosure).count();
        let disclosures =
            Disclosure::ALL.into_iter().map(|disclosure| (disclosure.name(), count(disclosure))).collect();
        Summary { questions, disclosures }
    }
}

fn kept(form: &Form, question: &Question) -> Option<Kept> {
    let choices = form.choices(question).len() as u64;
    Some(match &question.kind {
        QuestionKind::Note => return None,
        QuestionKind::Text { max_length } | QuestionKind::Barcode { max_length } => {
            Kept::KeptText { characters: *max_length }
        }
        QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range(_) => Kept::KeptNumber,
        QuestionKind::Date | QuestionKind::Time | QuestionKind::DateTime => Kept::KeptMoment,
        QuestionKind::SelectOne { choices: ChoiceSource::Repeat { value, .. } } => {
            Kept::KeptInstance { question: form.questions()[*value].name.clone() }
        }
        QuestionKind::SelectMultiple { choices: ChoiceSource::Repeat { value, .. } }
        | QuestionKind::Rank { choices: ChoiceSource::Repeat { value, .. } } => {
            Kept::KeptInstances { question: form.questions()[*value].name.clone() }
        }
        QuestionKind::SelectOne { .. } => Kept::KeptChoice { choices },
        QuestionKind::SelectMultiple { .. } => Kept::KeptChoices { choices },
        QuestionKind::Rank { .. } => Kept::KeptOrder { choices },
        QuestionKind::Acknowledge => Kept::KeptAcknowledgement,
        QuestionKind::Calculate | QuestionKind::Hidden => Kept::KeptComputed,
        QuestionKind::Media(_) => Kept::KeptFile,
        QuestionKind::Place { max_positions, .. } => Kept::KeptPositions { positions: *max_positions },
        QuestionKind::Metadata(_) => Kept::KeptMetadata,
    })
}
