//! `form`: the forms of a study, before they are in it.

pub(crate) mod check;

use std::path::Path;

use clap::Subcommand;
use kin_forms::Mistakes;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::study::{FormRead, FormTrouble, read_form};

/// Checks forms.
#[derive(Debug, Subcommand)]
pub(crate) enum Form {
    Check(check::Check),
}

/// Why a form's file is refused.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FormFileError {
    /// The form has mistakes.
    #[error("{file} has {count} mistakes")]
    FormFileMistaken {
        /// The file.
        file: String,
        /// How many mistakes.
        count: u64,
    },
    /// One mistake, its place, and the question it belongs to.
    #[error("{place}: {question}: {mistake}")]
    FormFileMistakeIn {
        /// `file:line:column`.
        place: String,
        /// The question.
        question: String,
        /// What is wrong, in words.
        mistake: String,
    },
    /// One mistake and its place.
    #[error("{place}: {mistake}")]
    FormFileMistake {
        /// `file:line:column`.
        place: String,
        /// What is wrong, in words.
        mistake: String,
    },
}

pub(crate) fn run(command: Form, terminal: &mut Terminal) -> Result {
    match command {
        Form::Check(args) => check::run(&args, terminal),
    }
}

/// Reads a form, or names every mistake in it.
pub(super) fn read(path: &Path, terminal: &Terminal) -> Result<FormRead> {
    read_form(path).map_err(|trouble| match trouble {
        FormTrouble::Unread(failure) => failure,
        FormTrouble::Mistaken(mistakes) => refused(path, &mistakes, terminal),
    })
}

fn refused(path: &Path, mistakes: &Mistakes, terminal: &Terminal) -> Failure {
    let file = path.display().to_string();
    let count = mistakes.len() as u64;
    let first = Failure::new(Exit::Refused, &FormFileError::FormFileMistaken { file: file.clone(), count });
    mistakes.iter().fold(first, |failure, mistake| {
        let place = format!("{file}:{}:{}", mistake.line, mistake.column);
        let words = terminal.catalog().line(&mistake.what);
        let mistake_words = match words.hint {
            Some(hint) => format!("{} {hint}", words.text),
            None => words.text,
        };
        failure.because(&match &mistake.question {
            Some(question) => {
                FormFileError::FormFileMistakeIn { place, question: question.clone(), mistake: mistake_words }
            }
            None => FormFileError::FormFileMistake { place, mistake: mistake_words },
        })
    })
}
