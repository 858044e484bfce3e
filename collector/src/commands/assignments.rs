use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use kin_protocol::assignment::TaskKind;
use kin_protocol::visit::Outcome;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::assignments::{Case, CaseKind, Visits, Work};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::interviews::to_the_minute;
use crate::commands::update;
use crate::here::{Here, open_device};
use crate::interviews;
use crate::storage::Storage;
use crate::vault::OpenVault;
use crate::visiting;
use crate::vouchers;

/// Whom the office asks to visit, what it asks, and what came of it.
#[derive(Debug, Subcommand)]
pub(crate) enum Assignments {
    List(List),
    Show(Show),
    Outcome(Tell),
}

/// Lists the cases that packages of the office brought, with what came of each, and the quotas.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Prints JSON for scripts
    #[arg(long)]
    json: bool,
}

/// Shows what the office knows of one case.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The case, as `assignments list` names it
    case: String,
}

/// Tells the office what came of a visit. It is sealed like a response, and sent with the next `send`.
///
/// An interview that was held with `fill --assignment` tells it by itself.
#[derive(Debug, Args)]
pub(crate) struct Tell {
    /// The case, as `assignments list` names it
    case: String,
    /// What came of it: refused, not-found, moved, postponed; answered, of a question of the office
    #[arg(value_parser = outcome_of())]
    outcome: Outcome,
    /// Asks for a line to the office; an answer to its question always has one
    #[arg(long)]
    words: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    AssignmentsNone,
    AssignmentsCase,
    AssignmentsForm,
    AssignmentsWhat,
    AssignmentsDue,
    AssignmentsLast,
    AssignmentsQuota,
    AssignmentsSealed,
    AssignmentsWanted,
    AssignmentsRow,
    AssignmentsRecontact,
    AssignmentsBackCheck,
    AssignmentsQuestion,
    AssignmentsCompleted,
    AssignmentsRefused,
    AssignmentsNotFound,
    AssignmentsMoved,
    AssignmentsBrokenOff,
    AssignmentsPostponed,
    AssignmentsAnswered,
    AssignmentsAbout { submission: String },
    AssignmentsAboutOwn { sequence: u64, finished: String, label: String },
    AssignmentsWordsPrompt,
    AssignmentsTold { sequence: u64 },
    AssignmentsFull { quota: String, sealed: u64, wanted: u32 },
    AssignmentsLeftOut { columns: String },
}

/// The outcomes that a person tells; an interview tells its own.
fn outcome_of() -> impl TypedValueParser<Value = Outcome> {
    PossibleValuesParser::new(["refused", "not-found", "moved", "postponed", "answered"])
        .try_map(|name| Outcome::from_name(&name.replace('-', "_")).ok_or("an outcome"))
}

pub(crate) fn run(command: Assignments, here: &Here, terminal: &mut Terminal) -> Result {
    match command {
        Assignments::List(args) => list(&args, here, terminal),
        Assignments::Show(args) => show(&args, here, terminal),
        Assignments::Outcome(args) => tell(&args, here, terminal),
    }
}

/// Says what the office knows of a case and this version of the form does not take.
pub(crate) fn left_out(columns: &[String], terminal: &mut Terminal) {
    if !columns.is_empty() {
        terminal.warn(&Say::AssignmentsLeftOut { columns: columns.join(", ") });
    }
}

/// The quotas of a form that are full.
pub(crate) fn full(work: &Work, form: &str, storage: &dyn Storage, vault: &OpenVault) -> Result<Vec<Say>> {
    let quotas = work.quotas(storage, vault)?;
    let full = quotas
        .into_iter()
        .filter(|(quota, sealed)| quota.form == form && *sealed >= u64::from(quota.at_most));
    let say = full.map(|(quota, sealed)| Say::AssignmentsFull {
        quota: quota.name.clone(),
        sealed,
        wanted: quota.at_most,
    });
    Ok(say.collect())
}

fn list(args: &List, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    update::arrived(&mut storage, &device, &vault, terminal);
    let (work, visits) = (Work::read(&storage, &vault)?, Visits::read(&storage, &vault)?);
    let (cases, quotas) = (work.cases(&visits), work.quotas(&storage, &vault)?);
    drop(vault);
    if args.json {
        let cases: Vec<_> = cases.iter().map(as_json).collect();
        let quotas = quotas.iter().map(|(quota, sealed)| {
            json!({ "name": quota.name, "form": quota.form, "sealed": sealed, "wanted": quota.at_most })
        });
        let listed = json!({ "cases": cases, "quotas": quotas.collect::<Vec<_>>() });
        super::print_json(terminal, &listed);
        return Ok(());
    }
    if cases.is_empty() && quotas.is_empty() {
        terminal.say(&Say::AssignmentsNone);
        return Ok(());
    }
    if !cases.is_empty() {
        let headings = [
            Say::AssignmentsCase,
            Say::AssignmentsForm,
            Say::AssignmentsWhat,
            Say::AssignmentsDue,
            Say::AssignmentsLast,
        ];
        let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
        for case in &cases {
            let last = case.last.as_ref().map(|(outcome, made)| {
                format!("{}, {}", terminal.text(&said(*outcome)), made.get(..10).unwrap_or_default())
            });
            table.row(vec![
                case.name.clone(),
                case.form.unwrap_or_default().to_owned(),
                terminal.text(&what(case)),
                due(case).unwrap_or_default(),
                last.unwrap_or_default(),
            ]);
        }
        terminal.table(&table);
    }
    if !quotas.is_empty() {
        let headings =
            [Say::AssignmentsQuota, Say::AssignmentsForm, Say::AssignmentsSealed, Say::AssignmentsWanted];
        let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
        table.right(2).right(3);
        for (quota, sealed) in &quotas {
            let (sealed, wanted) = (sealed.to_string(), quota.at_most.to_string());
            table.row(vec![quota.name.clone(), quota.form.clone(), sealed, wanted]);
        }
        terminal.raw("\n");
        terminal.table(&table);
    }
    Ok(())
}

fn show(args: &Show, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    update::arrived(&mut storage, &device, &vault, terminal);
    tell_case(&args.case, &storage, &vault, terminal)
}

/// Shows what the office knows of one case.
pub(crate) fn tell_case(
    case: &str,
    storage: &dyn Storage,
    vault: &OpenVault,
    terminal: &mut Terminal,
) -> Result {
    let (work, visits) = (Work::read(storage, vault)?, Visits::read(storage, vault)?);
    let case = work.case(case, &visits)?;
    let mut table = Table::new(vec![terminal.text(&what(&case)), case.name.clone()]);
    match &case.kind {
        CaseKind::Row { columns, cells } => {
            for (column, cell) in columns.iter().zip(*cells) {
                table.row(vec![column.clone(), cell.clone()]);
            }
        }
        CaseKind::Task(task) => {
            if let Some(due) = due(&case) {
                table.row(vec![terminal.text(&Say::AssignmentsDue), due]);
            }
            terminal.raw(&format!("{}\n\n", task.words));
            if let Some(submission) = &task.submission {
                let about = about(submission, storage, vault)?;
                terminal.say(&about);
            }
        }
    }
    if let Some((outcome, made)) = &case.last {
        let last = format!("{}, {}", terminal.text(&said(*outcome)), made.get(..10).unwrap_or_default());
        table.row(vec![terminal.text(&Say::AssignmentsLast), last]);
    }
    terminal.table(&table);
    Ok(())
}

/// Which interview a task is about: one of her own list by its number, its time and her own words for it.
fn about(submission: &str, storage: &dyn Storage, vault: &OpenVault) -> Result<Say> {
    let own = interviews::list(storage, vault)?.listed;
    let own = own.into_iter().find(|listed| listed.submission.to_string() == submission);
    Ok(own.map_or_else(
        || Say::AssignmentsAbout { submission: submission.to_owned() },
        |listed| Say::AssignmentsAboutOwn {
            sequence: listed.sequence,
            finished: to_the_minute(&listed.finished),
            label: listed.label.as_ref().map(|label| label.as_str().to_owned()).unwrap_or_default(),
        },
    ))
}

fn tell(args: &Tell, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    device.refuse_closed()?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    update::arrived(&mut storage, &device, &vault, terminal);
    let (work, visits) = (Work::read(&storage, &vault)?, Visits::read(&storage, &vault)?);
    let case = work.case(&args.case, &visits)?;
    let outcome = args.outcome;
    case.check_end(outcome)?;
    let words = if args.words || case.is_question() {
        Some(terminal.ask(&Say::AssignmentsWordsPrompt)?)
    } else {
        None
    };
    let said = (args.case.as_str(), outcome, words.as_deref());
    let (now, mut chance) = (SystemClock.now(), SystemChance::default());
    let sequence = visiting::tell(&device, &mut storage, &vault, said, &now, &mut chance)?;
    let settled = vouchers::settle(&mut storage, &vault);
    drop(vault);
    terminal.say(&Say::AssignmentsTold { sequence });
    settled?;
    vouchers::tell(&storage, terminal)
}

/// What is to be done.
pub(crate) fn what(case: &Case<'_>) -> Say {
    match &case.kind {
        CaseKind::Row { .. } => Say::AssignmentsRow,
        CaseKind::Task(task) => match task.kind {
            TaskKind::Recontact => Say::AssignmentsRecontact,
            TaskKind::BackCheck => Say::AssignmentsBackCheck,
            TaskKind::Question => Say::AssignmentsQuestion,
        },
    }
}

/// Until which day.
pub(crate) fn due(case: &Case<'_>) -> Option<String> {
    let CaseKind::Task(task) = &case.kind else { return None };
    task.due.map(crate::device::day)
}

/// What came of it.
pub(crate) fn said(outcome: Outcome) -> Say {
    match outcome {
        Outcome::Completed => Say::AssignmentsCompleted,
        Outcome::Refused => Say::AssignmentsRefused,
        Outcome::NotFound => Say::AssignmentsNotFound,
        Outcome::Moved => Say::AssignmentsMoved,
        Outcome::BrokenOff => Say::AssignmentsBrokenOff,
        Outcome::Postponed => Say::AssignmentsPostponed,
        Outcome::Answered => Say::AssignmentsAnswered,
    }
}

fn as_json(case: &Case<'_>) -> serde_json::Value {
    let last = case.last.as_ref().map(|(outcome, made)| json!({ "outcome": outcome, "made": made }));
    json!({ "case": case.name, "form": case.form, "due": due(case), "done": case.is_done(), "last": last })
}
