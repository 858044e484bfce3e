//! `corrections`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::count::json;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::correcting;

/// Lists what was corrected and decided, on devices and at the desk: which answers, when, why and by whom. For the team at the desk.
#[derive(Debug, Args)]
pub(crate) struct Corrections {
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
    CorrectionsInterview,
    CorrectionsMade,
    CorrectionsBy,
    CorrectionsDecided,
    CorrectionsFlag,
    CorrectionsPlaces,
    CorrectionsReason,
}

pub(crate) fn run(args: &Corrections, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let listed = correcting::list(&study, &identities)?;
    super::table::mark(terminal);
    if args.json {
        json(&listed, terminal);
        return Ok(());
    }
    let headings = [
        Say::CorrectionsInterview,
        Say::CorrectionsMade,
        Say::CorrectionsBy,
        Say::CorrectionsDecided,
        Say::CorrectionsFlag,
        Say::CorrectionsPlaces,
        Say::CorrectionsReason,
    ];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    for one in listed {
        let by = one.enumerator.unwrap_or_else(|| one.decided.join(", "));
        let decided = terminal.text(&super::flags::list::outcome(one.outcome));
        let flag = one.flag.unwrap_or_default();
        table.row(vec![one.submission, one.made, by, decided, flag, one.places.join(" "), one.why]);
    }
    terminal.table(&table);
    Ok(())
}
