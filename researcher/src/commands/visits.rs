//! `visits`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use kin_protocol::visit::{Outcome, Visit};
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use super::count::json;
use super::quality::show;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::dataset::{self, Fate};

/// A rate of fewer cases than this is not shown: it would be about somebody.
const FLOOR: u64 = 3;

/// Counts what came of visits, by form and enumerator: who was interviewed, who refused, who was not found. For the team at the desk, never for release.
///
/// The last visit to a case is the one that counts. A rate of fewer than three cases is withheld.
#[derive(Debug, Args)]
pub(crate) struct Visits {
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
    VisitsNone,
    VisitsForm,
    VisitsEnumerator,
    VisitsCases,
    VisitsCompleted,
    VisitsRefused,
    VisitsNotFound,
    VisitsMoved,
    VisitsBrokenOff,
    VisitsPostponed,
    VisitsAnswered,
    VisitsRate,
}

/// What came of cases that belong together.
#[derive(Clone, Debug, Default, Serialize)]
struct Outcomes {
    cases: u64,
    by_outcome: BTreeMap<&'static str, u64>,
    /// Of a hundred cases that were to be interviewed, how many were; none of too few.
    rate: Option<f64>,
}

impl Outcomes {
    #[expect(clippy::cast_precision_loss, reason = "a study has no 2^53 cases")]
    fn add(&mut self, outcome: Outcome) {
        self.cases += 1;
        *self.by_outcome.entry(outcome.name()).or_default() += 1;
        let of = |outcome: Outcome| self.by_outcome.get(outcome.name()).copied().unwrap_or(0);
        let base = self.cases - of(Outcome::Answered);
        self.rate = (base >= FLOOR).then(|| 100.0 * of(Outcome::Completed) as f64 / base as f64);
    }
}

pub(crate) fn run(args: &Visits, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    // The last of a device's visits to a case: by its sequence, not by the order of parcels.
    let mut last = BTreeMap::new();
    dataset::read(&study, &identities, &mut |entry| {
        if let (Fate::Visit, Some(head), Some(visit)) =
            (entry.fate, &entry.head, entry.response.and_then(Visit::parse))
        {
            let told = (head.sequence, head.form.to_string(), head.enumerator.to_string(), visit.outcome);
            let case = (head.device, visit.case.clone());
            let before = last.entry(case).or_insert_with(|| told.clone());
            if before.0 < told.0 {
                *before = told;
            }
        }
        Ok(())
    })?;
    drop(identities);
    let (mut by_form, mut by_enumerator) = (BTreeMap::new(), BTreeMap::new());
    for (_, form, enumerator, outcome) in last.into_values() {
        by_form.entry(form).or_insert_with(Outcomes::default).add(outcome);
        by_enumerator.entry(enumerator).or_insert_with(Outcomes::default).add(outcome);
    }
    super::table::mark(terminal);
    if args.json {
        json(&serde_json::json!({ "by_form": by_form, "by_enumerator": by_enumerator }), terminal);
        return Ok(());
    }
    if by_form.is_empty() {
        terminal.say(&Say::VisitsNone);
    }
    say(Say::VisitsForm, &by_form, terminal);
    say(Say::VisitsEnumerator, &by_enumerator, terminal);
    Ok(())
}

fn say(heading: Say, groups: &BTreeMap<String, Outcomes>, terminal: &mut Terminal) {
    let headings = [
        heading,
        Say::VisitsCases,
        Say::VisitsCompleted,
        Say::VisitsRefused,
        Say::VisitsNotFound,
        Say::VisitsMoved,
        Say::VisitsBrokenOff,
        Say::VisitsPostponed,
        Say::VisitsAnswered,
        Say::VisitsRate,
    ];
    let rows = groups.iter().map(|(name, outcomes)| {
        let of =
            |outcome: &Outcome| outcomes.by_outcome.get(outcome.name()).copied().unwrap_or(0).to_string();
        let mut row = vec![name.clone(), outcomes.cases.to_string()];
        row.extend(Outcome::ALL.iter().map(of));
        row.push(outcomes.rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.1}")));
        row
    });
    show(&headings, rows, terminal);
}
