//! `quality`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::count::json;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::disclosure::{Source, quality};

/// Says who asked how: interviews and missing answers by enumerator. For the team at the desk, never for release.
#[derive(Debug, Args)]
pub(crate) struct Quality {
    /// The study's folder
    folder: PathBuf,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    QualityEnumerator,
    QualityInterviews,
    QualityAnswers,
    QualityRefused,
    QualityDontKnow,
}

pub(crate) fn run(args: &Quality, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let found = quality(&source)?;
    super::table::mark(terminal);
    if args.json {
        json(&found, terminal);
        return Ok(());
    }
    let headings = [
        Say::QualityEnumerator,
        Say::QualityInterviews,
        Say::QualityAnswers,
        Say::QualityRefused,
        Say::QualityDontKnow,
    ];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    (1..headings.len()).for_each(|column| {
        table.right(column);
    });
    for one in found {
        let numbers = [one.interviews, one.answers, one.refused, one.dont_know];
        table.row([vec![one.enumerator], numbers.iter().map(ToString::to_string).collect()].concat());
    }
    terminal.table(&table);
    Ok(())
}
