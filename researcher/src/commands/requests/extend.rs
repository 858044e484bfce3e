//! `requests extend`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::requests::{Event, Requests, extendable};
use crate::stated::stated;

/// Records that a request was put off, once, where the law allows it, and that the person was told why.
#[derive(Debug, Args)]
pub(crate) struct Extend {
    /// The study's folder
    folder: PathBuf,
    /// The number of the request
    number: u64,
    /// Why; never a name or an answer
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Who decided it, by name
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RequestExtended { number: u64, done: String },
}

pub(crate) fn run(args: &Extend, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let (reason, by) = (stated("--reason", &args.reason)?, stated("--by", &args.by)?);
    let requests = Requests::of(&study)?;
    let request = requests.open(args.number)?;
    let done = extendable(&request)?;
    requests.append(&study, clock::now(), Event::Extended { request: request.number, reason, by })?;
    terminal.say(&Say::RequestExtended { number: request.number, done: done.to_string() });
    Ok(())
}
