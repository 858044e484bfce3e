//! `visits`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use super::count::json;
use super::number;
use super::quality::show;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::monitoring::Offices;
use crate::table::Shown;
use crate::visits::{Disposed, Group, disposed};

/// Counts what came of visits to the cases of a form's lists, by enumerator or office, with the response rates of a standard. For the team at the desk, never for release.
///
/// The last visit to a case is the one that counts. RR1, COOP1, REF1 and CON1 are those of AAPOR's Standard Definitions (2023).
/// Numbers of fewer cases than the form's smallest cell are withheld, with what gives them away and the rates made of them.
#[derive(Debug, Args)]
pub(crate) struct Visits {
    /// The study's folder
    folder: PathBuf,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Counts by office instead: a CSV file without a heading that says who works where: the enumerator's code, the office
    #[arg(long, value_name = "FILE")]
    offices: Option<PathBuf>,
    /// Prints JSON; a withheld number is null
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    VisitsNone,
    VisitsOffice,
    VisitsEnumerator,
    VisitsAll,
    VisitsCases,
    VisitsCompleted,
    VisitsRefused,
    VisitsNotFound,
    VisitsMoved,
    VisitsBrokenOff,
    VisitsPostponed,
    VisitsResponse,
    VisitsCooperation,
    VisitsRefusal,
    VisitsContact,
    VisitsTasks { tasks: u64 },
}

pub(crate) fn run(args: &Visits, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let offices = args.offices.as_deref().map(Offices::read).transpose()?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let disposed = disposed(&study, &identities, &versions, offices.as_ref())?;
    drop(identities);
    super::table::mark(terminal);
    if args.json {
        json(&disposed, terminal);
        return Ok(());
    }
    if disposed.groups.is_empty() && disposed.tasks == Shown::Count(0) {
        terminal.say(&Say::VisitsNone);
        return Ok(());
    }
    say(&disposed, offices.is_some(), terminal);
    Ok(())
}

fn say(disposed: &Disposed, by_office: bool, terminal: &mut Terminal) {
    let headings = [
        if by_office { Say::VisitsOffice } else { Say::VisitsEnumerator },
        Say::VisitsCases,
        Say::VisitsCompleted,
        Say::VisitsBrokenOff,
        Say::VisitsRefused,
        Say::VisitsPostponed,
        Say::VisitsNotFound,
        Say::VisitsMoved,
        Say::VisitsResponse,
        Say::VisitsCooperation,
        Say::VisitsRefusal,
        Say::VisitsContact,
    ];
    let all = Group { name: terminal.text(&Say::VisitsAll), ..disposed.all.clone() };
    let withheld = terminal.text(&number::Say::TableWithheld);
    let rows: Vec<Vec<String>> =
        disposed.groups.iter().chain([&all]).map(|group| row(group, &withheld)).collect();
    let withholds = rows.iter().flatten().any(|cell| *cell == withheld);
    if !disposed.groups.is_empty() {
        show(&headings, rows.into_iter(), terminal);
    }
    if withholds {
        terminal.say(&number::Say::TableWithheldNote { minimum: disposed.minimum_cell });
    }
    if let Some(tasks) = disposed.tasks.count().filter(|tasks| *tasks > 0) {
        terminal.say(&Say::VisitsTasks { tasks });
    }
}

fn row(group: &Group, withheld: &str) -> Vec<String> {
    let number = |shown: &Shown| shown.count().map_or_else(|| withheld.to_owned(), |count| count.to_string());
    let rates = group.rates;
    let rates = [rates.response, rates.cooperation, rates.refusal, rates.contact];
    let percent = |rate: &Option<f64>| rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.1}"));
    let mut row = vec![group.name.clone(), number(&group.cases)];
    row.extend(group.outcomes.iter().map(number));
    row.extend(rates.iter().map(percent));
    row
}
