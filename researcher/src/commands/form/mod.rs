//! `form`: the forms of a study, before they are in it.

pub(crate) mod check;
pub(crate) mod codebook;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod test;
pub(crate) mod r#try;

use std::path::Path;

use clap::Subcommand;
use kin_forms::Mistakes;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::study::{FormRead, FormTrouble, read_form};

/// Checks, tries, tests, documents and compares forms; brings workbooks in and out.
#[derive(Debug, Subcommand)]
pub(crate) enum Form {
    Check(check::Check),
    Try(r#try::Try),
    Test(test::Test),
    Codebook(codebook::Codebook),
    Diff(diff::Diff),
    Import(import::Import),
    Export(export::Export),
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
    /// Its largest response has no room in a sealed one.
    #[error("a response to {form} may need {needed} bytes, {available} are there")]
    FormFileTooLarge {
        /// The form's id.
        form: String,
        /// What its largest response needs.
        needed: u64,
        /// What a sealed response holds.
        available: u64,
        /// The size of the sealed response.
        sealed_bytes: u64,
    },
    /// It is not in that language.
    #[error("the form is not in {language}")]
    FormFileLanguageUnknown {
        /// The language asked for.
        language: String,
        /// Those it has.
        languages: String,
    },
}

pub(crate) fn run(command: Form, terminal: &mut Terminal) -> Result {
    match command {
        Form::Check(args) => check::run(&args, terminal),
        Form::Try(args) => r#try::run(&args, terminal),
        Form::Test(args) => test::run(&args, terminal),
        Form::Codebook(args) => codebook::run(&args, terminal),
        Form::Diff(args) => diff::run(&args, terminal),
        Form::Import(args) => import::run(&args, terminal),
        Form::Export(args) => export::run(&args, terminal),
    }
}

/// Reads a form, or names every mistake in it.
pub(super) fn read(path: &Path, terminal: &Terminal) -> Result<FormRead> {
    read_form(path).map_err(|trouble| match trouble {
        FormTrouble::Unread(failure) => failure,
        FormTrouble::Mistaken(mistakes) => refused(path, &mistakes, terminal),
    })
}

pub(super) fn refused(path: &Path, mistakes: &Mistakes, terminal: &Terminal) -> Failure {
    let file = path.display().to_string();
    let count = mistakes.len() as u64;
    let first = Failure::new(Exit::Refused, &FormFileError::FormFileMistaken { file: file.clone(), count });
    mistakes_in_words(mistakes, terminal).into_iter().fold(first, |failure, mistake| {
        let place = format!("{file}:{}:{}", mistake.line, mistake.column);
        let words = mistake.text;
        failure.because(&match mistake.question {
            Some(question) => FormFileError::FormFileMistakeIn { place, question, mistake: words },
            None => FormFileError::FormFileMistake { place, mistake: words },
        })
    })
}

/// A mistake as it is told.
pub(super) struct MistakeInWords {
    pub(super) line: u64,
    pub(super) column: u64,
    pub(super) question: Option<String>,
    /// The id of its message.
    pub(super) id: String,
    pub(super) text: String,
}

pub(super) fn mistakes_in_words(mistakes: &Mistakes, terminal: &Terminal) -> Vec<MistakeInWords> {
    let in_words = mistakes.iter().map(|mistake| {
        let line = terminal.catalog().line(&mistake.what);
        let text = line.hint.map_or_else(|| line.text.clone(), |hint| format!("{} {hint}", line.text));
        let id = serde_json::to_value(&mistake.what).ok();
        let id = id.and_then(|value| value.get("id")?.as_str().map(str::to_owned)).unwrap_or_default();
        let question = mistake.question.clone();
        MistakeInWords { line: mistake.line, column: mistake.column, question, id, text }
    });
    in_words.collect()
}

/// The language a form is asked in: the one named, else the program's, else the form's first.
pub(super) fn form_language(
    form: &kin_forms::Form,
    named: Option<&str>,
    terminal: &Terminal,
) -> Result<String> {
    let has = |language: &str| form.languages().iter().any(|known| known == language);
    match named {
        Some(language) if has(language) => Ok(language.to_owned()),
        Some(language) => Err(Failure::error(
            Exit::Usage,
            &FormFileError::FormFileLanguageUnknown {
                language: language.to_owned(),
                languages: form.languages().join(", "),
            },
        )),
        None if has(terminal.catalog().language()) => Ok(terminal.catalog().language().to_owned()),
        None => Ok(form.default_language().to_owned()),
    }
}
