//! `form check`.

use std::path::PathBuf;

use clap::Args;
use kin_forms::Disclosure;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::read;

/// Checks a form, and names every mistake by file, line, column and question.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The form's file
    file: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormCheckDone { form: String, version: String, questions: u64, bytes: String },
    FormCheckQuestion,
    FormCheckType,
    FormCheckDisclosure,
    FormCheckDirect,
    FormCheckQuasi,
    FormCheckSensitive,
    FormCheckFreeText,
    FormCheckLocation,
    FormCheckOpen,
}

pub(crate) fn run(args: &Check, terminal: &mut Terminal) -> Result {
    let form = read(&args.file, terminal)?.form;
    let headings = [Say::FormCheckQuestion, Say::FormCheckType, Say::FormCheckDisclosure];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    let asked = || form.questions().iter().filter(|question| question.kind.holds_a_value());
    for question in asked() {
        let disclosure = terminal.text(&words(question.disclosure));
        table.row(vec![question.name.clone(), question.kind.name().to_owned(), disclosure]);
    }
    terminal.table(&table);
    terminal.raw("\n");
    terminal.say(&Say::FormCheckDone {
        form: form.id().to_owned(),
        version: form.version().to_owned(),
        questions: asked().count() as u64,
        bytes: form.largest_response_bytes().to_string(),
    });
    Ok(())
}

fn words(disclosure: Disclosure) -> Say {
    match disclosure {
        Disclosure::Direct => Say::FormCheckDirect,
        Disclosure::Quasi => Say::FormCheckQuasi,
        Disclosure::Sensitive => Say::FormCheckSensitive,
        Disclosure::FreeText => Say::FormCheckFreeText,
        Disclosure::Location => Say::FormCheckLocation,
        Disclosure::Open => Say::FormCheckOpen,
    }
}
