//! `score`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;

use super::count::json;
use super::number::{self, decimal, people};
use super::unlock::{self, Secrets};
use crate::commands::marked;
use crate::scoring::{ScoreTable, score};

/// Scores the interviews by a scoring of their form: number, mean, standard deviation, bands, dimensions.
#[derive(Debug, Args)]
pub(crate) struct Score {
    /// The study's folder
    folder: PathBuf,
    /// The scoring's id, where there are several
    scoring: Option<String>,
    /// The form, where the study has several
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Prints JSON with every digit; a withheld number is null
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ScoreN,
    ScoreMean,
    ScoreSd,
    ScoreUnscored,
    ScoreInterviews,
    ScoreBand,
    ScorePeople,
    ScorePercent,
    ScoreSource { source: String },
    ScoreDigest { scoring: String, digest: String },
}

pub(crate) fn run(args: &Score, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let versions = match (&args.form, &args.scoring) {
        (None, Some(scoring)) => study.versions_scoring(scoring)?,
        (form, _) => study.versions(form.as_deref())?,
    };
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let table = score(&study, &identities, &versions, args.scoring.as_deref(), &language)?;
    if args.json {
        json(&table, terminal);
    } else {
        say(&table, terminal);
    }
    Ok(())
}

fn say(table: &ScoreTable, terminal: &mut Terminal) {
    terminal.raw(&format!("{}: {}\n", table.scoring, table.title));
    let headings = [Say::ScoreN, Say::ScoreMean, Say::ScoreSd].map(|heading| terminal.text(&heading));
    let mut whole = Table::new([vec![String::new()], headings.to_vec()].concat());
    for column in 1..=3 {
        whole.right(column);
    }
    let numbers = |n, mean, sd, terminal: &Terminal| {
        vec![people(n, terminal), decimal(mean, 3, terminal), decimal(sd, 3, terminal)]
    };
    let row = |name: String, numbers: Vec<String>| [vec![name], numbers].concat();
    whole.row(row(table.scoring.clone(), numbers(table.n, table.mean, table.sd, terminal)));
    for dimension in &table.dimensions {
        let numbers = numbers(dimension.n, dimension.mean, dimension.sd, terminal);
        whole.row(row(format!("  {}", dimension.label), numbers));
    }
    terminal.table(&whole);

    if !table.bands.is_empty() {
        terminal.raw("\n");
        let headings = [Say::ScoreBand, Say::ScorePeople, Say::ScorePercent];
        let mut bands = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
        bands.right(1).right(2);
        for band in &table.bands {
            let percent = decimal(band.percent, 1, terminal);
            bands.row(vec![band.label.clone(), people(band.count, terminal), percent]);
        }
        terminal.table(&bands);
    }

    terminal.raw("\n");
    let mut rest = Table::new(vec![terminal.text(&Say::ScoreInterviews), people(table.interviews, terminal)]);
    rest.right(1).row(vec![terminal.text(&Say::ScoreUnscored), people(table.unscored, terminal)]);
    terminal.table(&rest);
    terminal.say(&Say::ScoreSource { source: table.source.clone() });
    terminal
        .say(&Say::ScoreDigest { scoring: table.scoring.clone(), digest: table.scoring_sha256.to_string() });
    let bands = table.bands.iter().map(|band| band.count);
    let dimensions = table.dimensions.iter().map(|dimension| dimension.n);
    let shown: Vec<_> = bands.chain(dimensions).chain([table.unscored, table.interviews]).collect();
    number::explain(shown, table.n, table.minimum_cell, terminal);
}
