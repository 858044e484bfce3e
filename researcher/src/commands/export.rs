//! `export`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use super::unlock;
use crate::export::{Include, export_csv};
use crate::study::Study;

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

pub(crate) fn run(args: &Export, passphrase: Option<&Path>, terminal: &mut Terminal) -> Result {
    let study = Study::open(&args.folder)?;
    let versions = study.versions(args.form.as_deref())?;
    let include: BTreeSet<Include> = args.include.iter().copied().collect();
    let identities = unlock::working_keys(&study, passphrase, terminal)?;
    let exported = export_csv(&study, &identities, &versions, &include, &args.csv)?;
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
