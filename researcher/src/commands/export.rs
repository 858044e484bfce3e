//! `export`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use super::unlock::{self, Secrets};
use crate::clock;
use crate::commands::marked;
use crate::dataset;
use crate::disclosure::{ExportEntry, Ledger, What};
use crate::export::{Include, export_csv};

/// Writes the interviews of a form to a file, in the clear.
///
/// Direct identifiers, places and free text are left out unless asked for by name.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The study's folder
    folder: PathBuf,
    /// The CSV file to write; what is there is never overwritten
    #[arg(long, value_name = "FILE")]
    csv: PathBuf,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// What is exported that is otherwise left out
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    include: Vec<Include>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ExportDone { file: String, rows: u64, columns: u64 },
    ExportRefusals { count: u64 },
    ExportLeftOut { what: &'static str, questions: String },
    ExportRepeatsLeftOut { repeats: String },
    ExportInTheClear { file: String },
}

pub(crate) fn run(args: &Export, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let include: BTreeSet<Include> = args.include.iter().copied().collect();
    let identities = unlock::identities(&study, secrets, terminal)?;
    let mut record = || {
        let form = versions.last().map_or(String::new(), |form| form.id().to_owned());
        let include = include.iter().map(|include| include.name().to_owned()).collect();
        let segments = dataset::Ledger::of(&study)?.segments.len() as u64;
        let what = What::Export(ExportEntry { form, include, segments });
        Ledger::of(&study)?.append(&study, clock::now(), what).map(drop)
    };
    let exported = export_csv(&study, &identities, &versions, &include, &args.csv, &mut record)?;
    let file = args.csv.display().to_string();
    terminal.say(&Say::ExportDone { file: file.clone(), rows: exported.rows, columns: exported.columns });
    if exported.refusals > 0 {
        terminal.say(&Say::ExportRefusals { count: exported.refusals });
    }
    for what in [Include::Direct, Include::Location, Include::FreeText] {
        let questions: Vec<&str> = exported
            .left_out
            .iter()
            .filter(|(needed, _)| *needed == what)
            .map(|(_, question)| question.as_str())
            .collect();
        if !questions.is_empty() {
            terminal.say(&Say::ExportLeftOut { what: what.name(), questions: questions.join(", ") });
        }
    }
    if !exported.repeats.is_empty() {
        let repeats: Vec<String> = exported.repeats.iter().cloned().collect();
        terminal.say(&Say::ExportRepeatsLeftOut { repeats: repeats.join(", ") });
    }
    terminal.warn(&Say::ExportInTheClear { file });
    Ok(())
}
