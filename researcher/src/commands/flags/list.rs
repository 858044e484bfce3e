//! `flags list`.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use crate::commands::count::json;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::correcting;
use crate::dataset::DecidedAs;
use crate::disclosure::{Flagged, Source, flags};

/// Lists interviews that somebody should look at: too short, at night, copies, straight lines, numbers far from the others, warnings overruled.
/// For the team at the desk, never for release.
///
/// Each is a reason to ask, never a reason to delete.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Only those about which nothing was decided yet
    #[arg(long)]
    undecided: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FlagsNone,
    FlagsInterview,
    FlagsEnumerator,
    FlagsDay,
    FlagsFound,
    FlagsDecided,
    FlagsKept,
    FlagsCorrected,
    FlagsMissing,
}

/// A finding, and what was decided about it in the end.
#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    flagged: Flagged,
    decided: Option<DecidedAs>,
}

pub(crate) fn run(args: &List, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let decisions = correcting::list(&study, &identities)?.into_iter();
    // The last decision about a finding counts.
    let decisions: HashMap<(String, String), DecidedAs> =
        decisions.filter_map(|one| Some(((one.submission, one.flag?), one.outcome))).collect();
    let listed = flags(&source)?.into_iter().map(|flagged| {
        let about = (flagged.submission.to_string(), flagged.flag.to_string());
        Listed { decided: decisions.get(&about).copied(), flagged }
    });
    let listed: Vec<Listed> = listed.filter(|one| !args.undecided || one.decided.is_none()).collect();
    crate::commands::table::mark(terminal);
    if args.json {
        json(&listed, terminal);
        return Ok(());
    }
    if listed.is_empty() {
        terminal.say(&Say::FlagsNone);
        return Ok(());
    }
    let headings =
        [Say::FlagsInterview, Say::FlagsEnumerator, Say::FlagsDay, Say::FlagsFound, Say::FlagsDecided];
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    for Listed { flagged, decided } in listed {
        let decided = decided.map(|decided| terminal.text(&outcome(decided)));
        table.row(vec![
            flagged.submission.to_string(),
            flagged.enumerator,
            flagged.day,
            flagged.flag.to_string(),
            decided.unwrap_or_default(),
        ]);
    }
    terminal.table(&table);
    Ok(())
}

/// The word for what was decided.
pub(in crate::commands) fn outcome(decided: DecidedAs) -> Say {
    match decided {
        DecidedAs::Kept => Say::FlagsKept,
        DecidedAs::Corrected => Say::FlagsCorrected,
        DecidedAs::Missing => Say::FlagsMissing,
    }
}
