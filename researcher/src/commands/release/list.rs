//! `release list`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::commands::count::json;
use crate::commands::marked;
use crate::disclosure::{Ledger, What};

/// Lists what was frozen, released and exported.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReleaseListNone,
    ReleaseListNumber,
    ReleaseListAt,
    ReleaseListKind,
    ReleaseListWhat,
    ReleaseListFreeze,
    ReleaseListTable,
    ReleaseListMicrodata,
    ReleaseListExport,
}

pub(crate) fn run(args: &List, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let ledger = Ledger::of(&study)?;
    if args.json {
        json(&ledger.lines(), terminal);
        return Ok(());
    }
    if ledger.lines().is_empty() {
        terminal.say(&Say::ReleaseListNone);
        return Ok(());
    }
    let headings = [Say::ReleaseListNumber, Say::ReleaseListAt, Say::ReleaseListKind, Say::ReleaseListWhat];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    table.right(0);
    for line in ledger.lines() {
        let (kind, what) = match &line.what {
            What::Freeze(freeze) => (Say::ReleaseListFreeze, freeze.name.clone()),
            What::Table(table) => {
                let variables = table.definition.variables.join(" × ");
                (Say::ReleaseListTable, format!("{}: {variables}", table.freeze))
            }
            What::Microdata(records) => {
                (Say::ReleaseListMicrodata, format!("{}: {}", records.freeze, records.keys.join(", ")))
            }
            What::Export(export) => {
                (Say::ReleaseListExport, format!("{} {}", export.form, export.include.join(", ")))
            }
        };
        table.row(vec![line.number.to_string(), line.at.to_string(), terminal.text(&kind), what]);
    }
    terminal.table(&table);
    Ok(())
}
