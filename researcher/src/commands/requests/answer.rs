//! `requests answer`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::requests::{Event, Requests};
use crate::stated::stated;

/// Records that the person was told what will be done and by when.
#[derive(Debug, Args)]
pub(crate) struct Answer {
    /// The study's folder
    folder: PathBuf,
    /// The number of the request
    number: u64,
    /// Who told her, by name
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RequestAnswered { number: u64, done: String },
}

pub(crate) fn run(args: &Answer, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let by = stated("--by", &args.by)?;
    let requests = Requests::of(&study)?;
    let request = requests.open(args.number)?;
    requests.append(&study, clock::now(), Event::Answered { request: request.number, by })?;
    let done = request.due.extended.filter(|_| request.extended).unwrap_or(request.due.done);
    terminal.say(&Say::RequestAnswered { number: request.number, done: done.to_string() });
    Ok(())
}
