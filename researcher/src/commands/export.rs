//! `export`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Catalog, Result, Terminal};
use serde::Serialize;

use super::unlock::{self, Secrets};
use crate::clock;
use crate::codebook::Heading;
use crate::commands::marked;
use crate::export::{Asked, ExportWord, Exported, Format, Include};

/// Writes the interviews of a form, in the clear: to a folder in any formats, or the interviews alone to a CSV file.
///
/// Direct identifiers, places and free text are left out unless asked for by name. Repeats are tables of their own,
/// linked by `PARENT_KEY` and KEY. The folder is there when all of it is written, and else not at all.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The study's folder
    folder: PathBuf,
    /// The folder to write; what is there is never overwritten
    #[arg(long, value_name = "FOLDER", required_unless_present = "csv", conflicts_with = "csv")]
    out: Option<PathBuf>,
    /// The CSV file to write, without the repeats; what is there is never overwritten
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// The formats of the folder
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        value_delimiter = ',',
        default_value = "csv",
        conflicts_with = "csv"
    )]
    format: Vec<Format>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// What is exported that is otherwise left out
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    include: Vec<Include>,
    /// The language of labels, one of the form's; the program's where the form has it
    #[arg(long, value_name = "LANGUAGE")]
    labels: Option<String>,
    /// Leaves out the columns that each choice of several answers has, 1 or 0, beside the one that has them all
    #[arg(long)]
    no_split_selects: bool,
    /// Adds a row of HXL tags under the header of CSV
    #[arg(long)]
    hxl: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ExportDone { file: String, rows: u64, columns: u64 },
    ExportFolderDone { folder: String, rows: u64, files: String },
    ExportRefusals { count: u64 },
    ExportLeftOut { what: &'static str, questions: String },
    ExportRepeatsLeftOut { repeats: String },
    ExportInTheClear { file: String },
}

pub(crate) fn run(args: &Export, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let latest = versions.last().expect("a form of a study has a version");
    let language = Asked::labels(latest, args.labels.as_deref(), terminal.catalog().language())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let catalog = Catalog::new(&language, crate::ALL_LOCALES);
    let asked = Asked {
        study: &study,
        identities: &identities,
        versions: &versions,
        include: args.include.iter().copied().collect(),
        language,
        words: &|word: &ExportWord| catalog.line(word).text,
        headings: &|heading: &Heading| catalog.line(heading).text,
        split_selects: !args.no_split_selects,
        with_tags: args.hxl,
        formats: args.format.iter().copied().collect(),
    };
    match (&args.out, &args.csv) {
        (Some(out), _) => {
            let exported = asked.export(out, clock::now())?;
            let (folder, files) = (out.display().to_string(), exported.files.join(", "));
            terminal.say(&Say::ExportFolderDone { folder: folder.clone(), rows: exported.rows, files });
            tell(&exported, terminal);
            terminal.warn(&Say::ExportInTheClear { file: folder });
        }
        (None, Some(path)) => {
            let exported = asked.export_csv(path, clock::now())?;
            let (file, rows, columns) = (path.display().to_string(), exported.rows, exported.columns);
            terminal.say(&Say::ExportDone { file: file.clone(), rows, columns });
            tell(&exported, terminal);
            if !exported.repeats.is_empty() {
                terminal.say(&Say::ExportRepeatsLeftOut { repeats: exported.repeats.join(", ") });
            }
            terminal.warn(&Say::ExportInTheClear { file });
        }
        // One of them is required.
        (None, None) => {}
    }
    Ok(())
}

/// Says who and what is not in it.
fn tell(exported: &Exported, terminal: &mut Terminal) {
    if exported.refusals > 0 {
        terminal.say(&Say::ExportRefusals { count: exported.refusals });
    }
    for what in Include::ALL {
        let questions = exported.left_out.iter().filter(|(needed, _)| *needed == what);
        let questions: Vec<&str> = questions.map(|(_, question)| question.as_str()).collect();
        if !questions.is_empty() {
            terminal.say(&Say::ExportLeftOut { what: what.name(), questions: questions.join(", ") });
        }
    }
}
