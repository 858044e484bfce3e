//! `count`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::number::{self, decimal, people};
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::counting::{Class, ClassKind, Count as Counting, Counted, Crossed, count, cross};

/// Counts how many people gave each answer to a question. Small numbers are withheld, and whatever gives them away.
#[derive(Debug, Args)]
pub(crate) struct Count {
    /// The study's folder
    folder: PathBuf,
    /// The question's name
    question: String,
    /// Counts within each answer to another question
    #[arg(long, value_name = "QUESTION")]
    by: Option<String>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Prints JSON; a withheld number is null
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    CountPeople,
    CountPercent,
    CountTotal,
    CountAnswered,
    CountEmpty,
    CountRefused,
    CountDontKnow,
    CountNotApplicable,
    CountSeveral,
    CountBase { base: String },
}

pub(crate) fn run(args: &Count, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let versions = match &args.form {
        None => study.versions_asking(&args.question)?,
        Some(form) => study.versions(Some(form))?,
    };
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let from = Counting { study: &study, identities: &identities, versions: &versions, language: &language };
    match &args.by {
        None => {
            let table = count(&from, &args.question)?;
            if args.json { json(&table, terminal) } else { say_counted(&table, terminal) }
        }
        Some(by) => {
            let table = cross(&from, &args.question, by)?;
            if args.json { json(&table, terminal) } else { say_crossed(&table, terminal) }
        }
    }
    Ok(())
}

pub(super) fn json(table: &impl Serialize, terminal: &mut Terminal) {
    let text = serde_json::to_string_pretty(table).expect("a table has only text keys and finite numbers");
    terminal.raw(&(text + "\n"));
}

fn say_counted(table: &Counted, terminal: &mut Terminal) {
    terminal.raw(&format!("{}\n", heading(&table.question, &table.label)));
    let headings = [String::new(), terminal.text(&Say::CountPeople), terminal.text(&Say::CountPercent)];
    let mut printed = Table::new(headings.into());
    printed.right(1).right(2);
    for row in &table.rows {
        let percent = decimal(row.percent, 1, terminal);
        printed.row(vec![name(&row.class, terminal), people(row.count, terminal), percent]);
    }
    if let Some(answered) = table.answered {
        printed.row(vec![terminal.text(&Say::CountAnswered), people(answered, terminal)]);
    }
    printed.row(vec![terminal.text(&Say::CountTotal), people(table.base, terminal)]);
    terminal.table(&printed);
    let base = people(table.base, terminal);
    terminal.say(&Say::CountBase { base });
    if table.several_answers {
        terminal.say(&Say::CountSeveral);
    }
    let shown = table.rows.iter().map(|row| row.count).chain(table.answered);
    number::explain(shown, table.base, table.minimum_cell, terminal);
}

fn say_crossed(table: &Crossed, terminal: &mut Terminal) {
    let row_heading = heading(&table.question, &table.label);
    let column_heading = heading(&table.by, &table.by_label);
    terminal.raw(&format!("{row_heading}\n× {column_heading}\n"));
    let mut headings = vec![String::new()];
    headings.extend(table.columns.iter().map(|class| name(class, terminal)));
    headings.push(terminal.text(&Say::CountTotal));
    let mut printed = Table::new(headings);
    for column in 1..=table.columns.len() + 1 {
        printed.right(column);
    }
    for row in &table.rows {
        let mut cells = vec![name(&row.class, terminal)];
        cells.extend(row.counts.iter().chain([&row.total]).map(|shown| people(*shown, terminal)));
        printed.row(cells);
    }
    let mut cells = vec![terminal.text(&Say::CountTotal)];
    cells.extend(table.column_totals.iter().chain([&table.base]).map(|shown| people(*shown, terminal)));
    printed.row(cells);
    terminal.table(&printed);
    let base = people(table.base, terminal);
    terminal.say(&Say::CountBase { base });
    let cells = table.rows.iter().flat_map(|row| row.counts.iter().chain([&row.total]));
    let shown: Vec<_> = cells.chain(&table.column_totals).copied().collect();
    number::explain(shown, table.base, table.minimum_cell, terminal);
}

fn heading(name: &str, label: &str) -> String {
    if label.is_empty() { name.to_owned() } else { format!("{name}: {label}") }
}

fn name(class: &Class, terminal: &Terminal) -> String {
    match (class.kind, class.value.as_str()) {
        (ClassKind::Empty, _) => terminal.text(&Say::CountEmpty),
        (ClassKind::Missing, "refused") => terminal.text(&Say::CountRefused),
        (ClassKind::Missing, "dont_know") => terminal.text(&Say::CountDontKnow),
        (ClassKind::Missing, _) => terminal.text(&Say::CountNotApplicable),
        (ClassKind::Answer, value) if class.label.is_empty() => value.to_owned(),
        (ClassKind::Answer, _) => class.label.clone(),
    }
}
