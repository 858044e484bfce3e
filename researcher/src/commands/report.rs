//! `report`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::Digest;
use kin_terminal::{Catalog, Exit, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::disclosure::{Gate, Ledger, LedgerFile, ReleaseError, ReleasedTable, ReportEntry, Source, What};
use crate::ending::{Ending as _, OnDisk as _};
use crate::export;
use crate::report::{MAX_PLAN_BYTES, PAGE, Page, Plan, ReportWord, make, page, suggested};

/// Writes a report: one page of released tables and charts that opens without a network. What it shows is a release:
/// from a freeze, under all rules, in the ledger.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The study's folder
    folder: PathBuf,
    /// The freeze that the report is made from
    #[arg(long, value_name = "NAME")]
    freeze: String,
    /// A file that says which tables and charts are shown, in which order; what the form suggests without one
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// The language of the page, one of the form's; the program's where the form has it
    #[arg(long, value_name = "TAG")]
    labels: Option<String>,
    /// Raises the fewest people that a number may stand for above the form's
    #[arg(long, value_name = "N")]
    minimum: Option<u64>,
    /// The page to write; what is there is never overwritten
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReportDone { out: String, sections: u64, added: u64 },
    ReportNotReleased { section: u64 },
}

pub(crate) fn run(args: &Report, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let form = versions.last().expect("a form has at least one version");
    let language = export::Asked::labels(form, args.labels.as_deref(), terminal.catalog().language())?;
    let plan = match &args.plan {
        None => suggested(form),
        Some(path) => {
            let bytes = kin_disk::read(path, MAX_PLAN_BYTES).ending(Exit::Refused)?;
            Plan::parse(&path.display().to_string(), &bytes)?
        }
    };
    if args.out.symlink_metadata().is_ok() {
        return Err(kin_disk::DiskError::DiskExists { path: args.out.display().to_string() }).on_disk();
    }
    let identities = unlock::identities(&study, secrets, terminal)?;
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let (ledger, now) = (Ledger::of(&study)?, clock::now());
    let report = make(&source, ledger, &args.freeze, &plan, args.minimum, now)?;

    let catalog = Catalog::new(&language, crate::ALL_LOCALES);
    let form_title = format!("{} ({})", form.title().in_language(&language), form.id());
    let minimum = Gate::release(args.minimum.unwrap_or(0).max(source.minimum_cell())).minimum_cell();
    let written = page(
        &Page {
            language: &language,
            words: &super::table::words(&catalog),
            word: &|word: &ReportWord| catalog.line(word).text,
            refusal: &|refused: &ReleaseError| catalog.line(refused).text,
            study: form.title().in_language(&language),
            form: &form_title,
            freeze: &args.freeze,
            minimum,
        },
        &plan,
        &report,
    );
    let (sections, added) = (report.sections.len() as u64, report.added);
    let tables = report.sections.iter().flat_map(|made| &made.tables).flatten().map(ReleasedTable::number);
    let entry = ReportEntry {
        freeze: args.freeze.clone(),
        form: form.id().to_owned(),
        language: language.clone(),
        tables: tables.collect(),
    };
    for (number, made) in (1..).zip(&report.sections) {
        if made.tables.iter().any(std::result::Result::is_err) {
            terminal.warn(&Say::ReportNotReleased { section: number });
        }
    }
    // The ledger first: should the program die in between, it tells of more than was given out, never of less.
    let mut ledger = report.ledger;
    let sha256 = Digest::of(written.as_bytes());
    // The same page again is in the ledger already, and may be handed over as it is.
    if ledger.of_file(sha256).is_none() {
        ledger.add_with_files(
            now,
            What::Report(entry),
            vec![LedgerFile { name: PAGE.to_owned(), sha256 }],
        )?;
    }
    let appended = ledger.write(&study)?;
    if let Err(error) = kin_disk::write_private(&args.out, written) {
        appended.undo(&study.layout().releases());
        return Err(error).on_disk();
    }
    terminal.say(&Say::ReportDone { out: args.out.display().to_string(), sections, added });
    Ok(())
}
