//! `monitor`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use super::count::json;
use super::quality::show;
use super::unlock::{self, Secrets};
use crate::contacts::unlock_key;
use crate::monitoring::{Monitored, Offices, Progress, gather, monitor};

/// Shows a supervisor how the survey goes while everything is sealed: progress, pace, outliers, quotas, silent devices.
///
/// It needs her key and parcels, from the server or from devices by `kin-collector summary`; no study's folder, no key that opens an
/// answer. Every number is a reason to ask, never a reason to delete. Ends with exit code 3 when something was sealed to her that is no
/// check record.
#[derive(Debug, Args)]
pub(crate) struct Monitor {
    /// Parcels of one study; the same interview in several counts once
    #[arg(required = true)]
    parcels: Vec<PathBuf>,
    /// Her key: identity.age in the folder of supervisor new
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// A CSV file without a heading that says who works where: the enumerator's code, the office
    #[arg(long, value_name = "FILE")]
    offices: Option<PathBuf>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    MonitorChecks { checks: u64 },
    MonitorEnumerator,
    MonitorOffice,
    MonitorDay,
    MonitorFinished,
    MonitorPartial,
    MonitorDeclined,
    MonitorInterrupted,
    MonitorAnswers,
    MonitorRefused,
    MonitorDontKnow,
    MonitorOverrides,
    MonitorMinutes,
    MonitorShort,
    MonitorFar,
    MonitorNight,
    MonitorMostADay,
    MonitorForm,
    MonitorInterviews,
    MonitorQuota,
    MonitorFew,
    MonitorDevice,
    MonitorMissing,
    MonitorLast,
    MonitorSilent,
    MonitorYes,
    MonitorFindings { count: u64 },
}

pub(crate) fn run(args: &Monitor, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let offices = args.offices.as_deref().map_or_else(|| Ok(Offices::default()), Offices::read)?;
    let ask = unlock::Say::UnlockAskSupervisor { file: args.identity.display().to_string() };
    let passphrase = unlock::known(&ask, secrets, terminal)?;
    let identity = unlock_key(&args.identity, &passphrase)?;
    let checks = gather(&args.parcels, &identity)?;
    drop(identity);
    let monitored = monitor(&checks, &offices);
    if args.json {
        json(&monitored, terminal);
    } else {
        say(&monitored, terminal);
    }
    match checks.refused {
        0 => Ok(()),
        count => Err(Failure::new(Exit::Findings, &Say::MonitorFindings { count })),
    }
}

fn say(monitored: &Monitored, terminal: &mut Terminal) {
    terminal.say(&Say::MonitorChecks { checks: monitored.checks });
    for (heading, groups) in [
        (Say::MonitorEnumerator, &monitored.by_enumerator),
        (Say::MonitorOffice, &monitored.by_office),
        (Say::MonitorDay, &monitored.by_day),
    ] {
        say_groups(heading, groups, terminal);
    }
    let counted = |(name, count): (&String, &u64)| vec![name.clone(), count.to_string()];
    show(&[Say::MonitorForm, Say::MonitorInterviews], monitored.forms.iter().map(counted), terminal);
    let few = terminal.text(&Say::MonitorFew);
    let quotas = monitored.quotas.iter().map(|(name, count)| {
        vec![name.clone(), count.map_or_else(|| few.clone(), |count| count.to_string())]
    });
    show(&[Say::MonitorQuota, Say::MonitorInterviews], quotas, terminal);
    let yes = terminal.text(&Say::MonitorYes);
    let devices = monitored.devices.iter().map(|device| {
        vec![
            device.device.to_string()[..16].to_owned(),
            device.enumerators.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
            device.interviews.to_string(),
            device.missing.to_string(),
            device.last.clone(),
            if device.silent { yes.clone() } else { String::new() },
        ]
    });
    let headings = [
        Say::MonitorDevice,
        Say::MonitorEnumerator,
        Say::MonitorInterviews,
        Say::MonitorMissing,
        Say::MonitorLast,
        Say::MonitorSilent,
    ];
    show(&headings, devices, terminal);
}

fn say_groups(heading: Say, groups: &[Progress], terminal: &mut Terminal) {
    let headings = [
        heading,
        Say::MonitorFinished,
        Say::MonitorPartial,
        Say::MonitorDeclined,
        Say::MonitorInterrupted,
        Say::MonitorAnswers,
        Say::MonitorRefused,
        Say::MonitorDontKnow,
        Say::MonitorOverrides,
        Say::MonitorMinutes,
        Say::MonitorShort,
        Say::MonitorFar,
        Say::MonitorNight,
        Say::MonitorMostADay,
    ];
    let rows = groups.iter().map(|group| {
        let before = [group.finished, group.partial, group.declined, group.interrupted];
        let answers = [group.answers, group.refused, group.dont_know, group.overrides];
        let after = [group.short, group.far, group.at_night, group.most_a_day];
        let mut row = vec![group.name.clone()];
        row.extend(before.iter().chain(&answers).map(ToString::to_string));
        row.push(group.minutes.to_string());
        row.extend(after.iter().map(ToString::to_string));
        row
    });
    show(&headings, rows, terminal);
}
