//! `release table`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::number;
use crate::commands::table::{Shape, words};
use crate::commands::unlock::{self, Secrets};
use crate::disclosure::{Ledger, Outputs, Source, What, release_table};
use crate::rendering::{csv, html, json, svg, text};

/// Releases a table into a folder: text, CSV, JSON, a chart and a page's fragment. Small numbers are withheld, and
/// whatever gives them away: within the table, and together with every table that was released before.
#[derive(Debug, Args)]
pub(crate) struct Table {
    /// The study's folder
    folder: PathBuf,
    /// The freeze that the table is made from
    #[arg(long, value_name = "NAME")]
    freeze: String,
    #[command(flatten)]
    shape: Shape,
    /// Shows the mean and the standard deviation of a question answered with a number, a score (score:ID) or one of its
    /// dimensions (score:ID:DIMENSION), among those who have one. They count as a filter
    #[arg(long, value_name = "NAME")]
    mean: Option<String>,
    /// Raises the fewest people that a number may stand for above the form's
    #[arg(long, value_name = "N")]
    minimum: Option<u64>,
    /// The folder to write; what is there is never overwritten
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReleaseTableSource { form: String, freeze: String, number: String },
    ReleaseTableNote { minimum: u64 },
    ReleaseTableMeans,
    ReleaseTableDone { out: String, number: u64 },
}

pub(crate) fn run(args: &Table, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let versions = args.shape.versions(&study)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let language = terminal.catalog().language().to_owned();
    let source = Source { study: &study, identities: &identities, versions: &versions, language: &language };
    let ledger = Ledger::of(&study)?;
    let form = versions.last().expect("a form has at least one version").id();
    let mut definition = args.shape.definition(form)?;
    if let Some(measure) = &args.mean {
        definition = definition.with_mean(measure);
    }
    let releasable = release_table(&source, &ledger, &args.freeze, &definition, args.minimum)?;
    let (table, entry) = releasable.recorded_as(ledger.lines().len() as u64 + 1);

    let contents = table.contents();
    let mut words = words(terminal.catalog());
    words.source = terminal.text(&Say::ReleaseTableSource {
        form: table.form().to_owned(),
        freeze: table.freeze().to_owned(),
        number: table.number().to_string(),
    });
    if contents.withheld() > 0 {
        words.note = terminal.text(&Say::ReleaseTableNote { minimum: contents.minimum_cell });
    }
    if contents.withheld_means() > 0 {
        let means = terminal.text(&Say::ReleaseTableMeans);
        words.note =
            [words.note, means].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let mut as_json = json(contents, "release");
    as_json.form = Some(table.form());
    as_json.freeze = Some(table.freeze());
    as_json.ledger_number = Some(table.number());
    let as_json =
        serde_json::to_string_pretty(&as_json).expect("a table has only text keys and finite numbers");
    let lines = text(contents, &words);

    let mut outputs = Outputs::new(&args.out)?;
    outputs.add("table.txt", lines.as_bytes())?;
    outputs.add("table.csv", csv(contents, &words).as_bytes())?;
    outputs.add("table.json", (as_json + "\n").as_bytes())?;
    outputs.add("table.svg", svg(contents, &words).as_bytes())?;
    outputs.add("table.html", html(contents, &words).as_bytes())?;
    let number = outputs.release(&study, ledger, clock::now(), What::Table(entry))?;
    terminal.raw(&lines);
    terminal.say(&Say::ReleaseTableDone { out: args.out.display().to_string(), number });
    if contents.base().is_withheld() {
        number::explain([], contents.base(), contents.minimum_cell, terminal);
    }
    Ok(())
}
