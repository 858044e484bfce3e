//! `stats`.

mod show;

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};

use super::count::json;
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::data::{CsvFile, Data, Interviews, Missing, pair};
use crate::disclosure::Gate;
use crate::estimating::{Answer, Asked, DesignFile, Estimating, QuotaFile, answer};

pub(crate) use show::Say;

/// Estimates means, totals, ratios, proportions and two-way tables from a CSV file or from a study's interviews.
///
/// A file is computed as it is. A study's numbers are the working view: for the team at the desk, none of them on fewer
/// than three people, and not for release.
#[derive(Debug, Args)]
pub(crate) struct Stats {
    /// The CSV file, or the study's folder
    table: PathBuf,
    #[command(flatten)]
    asked: Questions,
    /// Estimates for each value of another column
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["change", "quota"])]
    by: Option<String>,
    /// The design file: which columns say how the sample was drawn
    #[arg(long, value_name = "FILE", conflicts_with_all = ["change", "quota"])]
    design: Option<PathBuf>,
    /// The confidence of intervals
    #[arg(long, value_name = "SHARE", default_value_t = 0.95)]
    confidence: f64,
    /// A text that stands for no value, besides empty, NA, NaN and a full stop; may be given several times
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    missing: Vec<String>,
    /// The column of codes by which people are told apart, for --change
    #[arg(long, value_name = "COLUMN", requires = "change")]
    person: Option<String>,
    /// The column of rounds, for --change
    #[arg(long, value_name = "COLUMN", requires = "change")]
    round: Option<String>,
    /// The earlier and the later round, for --change
    #[arg(long, value_name = "FIRST,SECOND", requires = "change")]
    rounds: Option<String>,
    /// The value that is a yes, for --change of a yes or no
    #[arg(long, value_name = "VALUE", requires = "change", allow_hyphen_values = true)]
    yes: Option<String>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Prints JSON with every digit; what is withheld or cannot be known is null
    #[arg(long)]
    json: bool,
}

/// Exactly one of these is asked.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Questions {
    /// The mean of a column of numbers
    #[arg(long, value_name = "COLUMN")]
    mean: Option<String>,
    /// The total of a column of numbers
    #[arg(long, value_name = "COLUMN")]
    total: Option<String>,
    /// The ratio of two columns' totals
    #[arg(long, value_name = "COLUMN/COLUMN")]
    ratio: Option<String>,
    /// The share of each value of a column
    #[arg(long, value_name = "COLUMN")]
    proportion: Option<String>,
    /// Two columns crossed: rows, then columns
    #[arg(long = "table", id = "crossed", value_name = "COLUMN,COLUMN")]
    crossed: Option<String>,
    /// How a column changed between two rounds, among those who are in both
    #[arg(long, value_name = "COLUMN", requires_all = ["person", "round", "rounds"])]
    change: Option<String>,
    /// How far a quota is filled: a CSV file with a column "target", the others named as in the table
    #[arg(long, value_name = "FILE")]
    quota: Option<PathBuf>,
}

pub(crate) fn run(args: &Stats, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let design = args.design.as_deref().map(DesignFile::read).transpose()?;
    if !args.table.is_dir() {
        let data = Data::File(CsvFile::read(&args.table)?);
        print(args, &made(args, &data, design.as_ref(), Gate::calculator())?, terminal);
        return Ok(());
    }
    let study = marked::read(&args.table, terminal)?;
    let versions = study.versions(args.form.as_deref())?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let data = Data::Interviews(Interviews::new(&study, &identities, &versions));
    print(args, &made(args, &data, design.as_ref(), Gate::working())?, terminal);
    Ok(())
}

fn made(args: &Stats, data: &Data<'_>, design: Option<&DesignFile>, gate: Gate) -> Result<Answer> {
    let asked = asked(args, data)?;
    let by = args.by.as_ref().map(|by| data.column(by)).transpose()?;
    let missing = Missing::named(&args.missing);
    let from = Estimating { data, design, by, missing: &missing, confidence: args.confidence, gate };
    answer(&from, &asked)
}

fn asked(args: &Stats, data: &Data<'_>) -> Result<Asked> {
    let Questions { mean, total, ratio, proportion, crossed, change, quota } = &args.asked;
    if let Some(column) = mean {
        return Ok(Asked::Mean(data.column(column)?));
    }
    if let Some(column) = total {
        return Ok(Asked::Total(data.column(column)?));
    }
    if let Some(columns) = ratio {
        let (numerator, denominator) = pair(data, columns, '/')?;
        return Ok(Asked::Ratio(numerator, denominator));
    }
    if let Some(column) = proportion {
        return Ok(Asked::Proportion(data.column(column)?));
    }
    if let Some(columns) = crossed {
        let (rows, columns) = pair(data, columns, ',')?;
        return Ok(Asked::Table(rows, columns));
    }
    if let Some(quota) = quota {
        return Ok(Asked::Quota(QuotaFile::read(quota, data)?));
    }
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let rounds = given(&args.rounds);
    let (first, second) = rounds.split_once(',').unwrap_or((&rounds, &rounds));
    Ok(Asked::Change {
        of: data.column(&given(change))?,
        person: data.column(&given(&args.person))?,
        round: data.column(&given(&args.round))?,
        rounds: (first.trim().to_owned(), second.trim().to_owned()),
        yes: args.yes.clone(),
    })
}

fn print(args: &Stats, answer: &Answer, terminal: &mut Terminal) {
    if args.json {
        json(answer, terminal);
    } else {
        show::show(answer, terminal);
    }
}
