//! `release list`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::Offset;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::count::json;
use crate::commands::marked;
use crate::disclosure::{DeletedEntry, HandoverEntry, Ledger, ReportEntry, What};
use crate::handing::{Standing, handovers};

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
    ReleaseListHandover,
    ReleaseListHandoverWhat { release: u64, receiver: String, expires: String, standing: &'static str },
    ReleaseListDeleted,
    ReleaseListDeletedWhat { handover: u64, by: String },
    ReleaseListOverdue { numbers: String },
    ReleaseListDecision,
    ReleaseListReport,
    ReleaseListReportWhat { freeze: String, form: String, tables: u64 },
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
    let handovers = handovers(&ledger, Offset::UTC.to_datetime(clock::now()).date());
    let standing = |number: u64| {
        handovers.iter().find(|(known, _, _)| *known == number).map(|(_, _, standing)| *standing)
    };
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
            What::Handover(entry) => {
                (Say::ReleaseListHandover, handed(entry, standing(line.number), terminal))
            }
            What::Deleted(DeletedEntry { handover, by }) => {
                let what = Say::ReleaseListDeletedWhat { handover: *handover, by: by.clone() };
                (Say::ReleaseListDeleted, terminal.text(&what))
            }
            What::Report(ReportEntry { freeze, form, tables, .. }) => {
                let (freeze, form, tables) = (freeze.clone(), form.clone(), tables.len() as u64);
                let what = Say::ReleaseListReportWhat { freeze, form, tables };
                (Say::ReleaseListReport, terminal.text(&what))
            }
            What::Decision(decided) => (Say::ReleaseListDecision, decided.declared.join(", ")),
        };
        table.row(vec![line.number.to_string(), line.at.to_string(), terminal.text(&kind), what]);
    }
    terminal.table(&table);
    let overdue = handovers.iter().filter(|(_, _, standing)| *standing == Standing::Overdue);
    let overdue: Vec<String> = overdue.map(|(number, _, _)| number.to_string()).collect();
    if !overdue.is_empty() {
        terminal.warn(&Say::ReleaseListOverdue { numbers: overdue.join(", ") });
    }
    Ok(())
}

fn handed(entry: &HandoverEntry, standing: Option<Standing>, terminal: &Terminal) -> String {
    let standing = match standing {
        Some(Standing::Deleted) => "deleted",
        Some(Standing::Overdue) => "overdue",
        Some(Standing::Current) | None => "current",
    };
    terminal.text(&Say::ReleaseListHandoverWhat {
        release: entry.release,
        receiver: entry.receiver.clone(),
        expires: entry.expires.to_string(),
        standing,
    })
}
