//! `quality`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::count::json;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::disclosure::{Group, Quality as Found, Source, quality};

/// Says how the interviews were held, by enumerator, office and day: length, missing answers, warnings overruled, copies. For the team at the desk, never for release.
///
/// Every number is a reason to ask, never a reason to delete.
#[derive(Debug, Args)]
pub(crate) struct Quality {
    /// The study's folder
    folder: PathBuf,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// The question that says in which office she was interviewed
    #[arg(long, value_name = "QUESTION")]
    office: Option<String>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    QualityEnumerator,
    QualityOffice,
    QualityDay,
    QualityInterviews,
    QualityAnswers,
    QualityRefused,
    QualityDontKnow,
    QualityOther,
    QualityOverrides,
    QualityMinutes,
    QualityShort,
    QualityNight,
    QualityStraight,
    QualityAlike,
    QualityMostADay,
    QualityVersion,
    QualityQuestion,
    QualityNumbers,
    QualityFar,
    QualityDevice,
    QualityLast,
    QualitySilent,
    QualityYes,
    QualityTwice { people: u64 },
}

pub(crate) fn run(args: &Quality, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let found = quality(&source, args.office.as_deref())?;
    super::table::mark(terminal);
    if args.json {
        json(&found, terminal);
        return Ok(());
    }
    say(&found, terminal);
    Ok(())
}

fn say(found: &Found, terminal: &mut Terminal) {
    for (heading, groups) in [
        (Say::QualityEnumerator, &found.by_enumerator),
        (Say::QualityOffice, &found.by_office),
        (Say::QualityDay, &found.by_day),
    ] {
        if !groups.is_empty() {
            say_groups(heading, groups, terminal);
        }
    }
    let counted = |(name, count): (&String, &u64)| vec![name.clone(), count.to_string()];
    show(&[Say::QualityVersion, Say::QualityInterviews], found.versions.iter().map(counted), terminal);
    let far = found.outliers.iter().filter(|outliers| outliers.far > 0);
    let far = far.map(|one| vec![one.question.clone(), one.numbers.to_string(), one.far.to_string()]);
    show(&[Say::QualityQuestion, Say::QualityNumbers, Say::QualityFar], far, terminal);
    let yes = terminal.text(&Say::QualityYes);
    let devices = found.devices.iter().map(|device| {
        let silent = if device.silent { yes.clone() } else { String::new() };
        vec![
            device.label.clone(),
            device.interviews.to_string(),
            device.last.clone().unwrap_or_default(),
            silent,
        ]
    });
    let headings = [Say::QualityDevice, Say::QualityInterviews, Say::QualityLast, Say::QualitySilent];
    show(&headings, devices, terminal);
    if found.twice_a_day > 0 {
        terminal.say(&Say::QualityTwice { people: found.twice_a_day });
    }
}

fn say_groups(heading: Say, groups: &[Group], terminal: &mut Terminal) {
    let headings = [
        heading,
        Say::QualityInterviews,
        Say::QualityAnswers,
        Say::QualityRefused,
        Say::QualityDontKnow,
        Say::QualityOther,
        Say::QualityOverrides,
        Say::QualityMinutes,
        Say::QualityShort,
        Say::QualityNight,
        Say::QualityStraight,
        Say::QualityAlike,
        Say::QualityMostADay,
    ];
    let rows = groups.iter().map(|Group { name, tally }| {
        let before =
            [tally.interviews, tally.answers, tally.refused, tally.dont_know, tally.other, tally.overrides];
        let after = [tally.short, tally.at_night, tally.straight_lined, tally.alike, tally.most_a_day];
        let mut row = vec![name.clone()];
        row.extend(before.iter().map(ToString::to_string));
        row.push(tally.minutes.to_string());
        row.extend(after.iter().map(ToString::to_string));
        row
    });
    show(&headings, rows, terminal);
}

/// A table, unless it has no rows; a line before it, so that tables stand apart.
pub(super) fn show<S: Serialize>(
    headings: &[S],
    rows: impl Iterator<Item = Vec<String>>,
    terminal: &mut Terminal,
) {
    let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
    (1..headings.len()).for_each(|column| {
        table.right(column);
    });
    let mut is_empty = true;
    for row in rows {
        is_empty = false;
        table.row(row);
    }
    if !is_empty {
        terminal.raw("\n");
        terminal.table(&table);
    }
}
