//! `back-check`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::count::json;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::disclosure::{Compared, Source, back_check};

/// Compares interviews with those in which somebody else asked some of the people again, found by their participant codes. For the team at the desk, never for release.
#[derive(Debug, Args)]
pub(crate) struct BackCheck {
    /// The study's folder
    folder: PathBuf,
    /// The form of the first interviews
    #[arg(long, value_name = "ID")]
    form: String,
    /// The form under which they were asked again; questions of the same name are compared
    #[arg(long, value_name = "ID")]
    again: String,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    BackCheckPeople { people: u64, unmatched: u64 },
    BackCheckQuestion,
    BackCheckEnumerator,
    BackCheckCompared,
    BackCheckDifferent,
}

pub(crate) fn run(args: &BackCheck, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let (first, again) = (study.versions(Some(&args.form))?, study.versions(Some(&args.again))?);
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = |versions| Source { study: &study, identities: &identities, versions, language: &language };
    let found = back_check(&source(&first), &source(&again))?;
    super::table::mark(terminal);
    if args.json {
        json(&found, terminal);
        return Ok(());
    }
    terminal.say(&Say::BackCheckPeople { people: found.people, unmatched: found.unmatched });
    show(&Say::BackCheckQuestion, &found.by_question, terminal);
    show(&Say::BackCheckEnumerator, &found.by_enumerator, terminal);
    Ok(())
}

fn show(heading: &Say, rows: &[Compared], terminal: &mut Terminal) {
    if rows.is_empty() {
        return;
    }
    let headings = [heading, &Say::BackCheckCompared, &Say::BackCheckDifferent];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(*say)).collect());
    table.right(1);
    table.right(2);
    for Compared { name, compared, different } in rows {
        table.row(vec![name.clone(), compared.to_string(), different.to_string()]);
    }
    terminal.raw("\n");
    terminal.table(&table);
}
