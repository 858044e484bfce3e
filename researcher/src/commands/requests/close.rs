//! `requests close`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::requests::{Event, Requests};
use crate::stated::stated;

/// Records how a request ended: what was done, or why it was refused.
#[derive(Debug, Args)]
pub(crate) struct Close {
    /// The study's folder
    folder: PathBuf,
    /// The number of the request
    number: u64,
    /// What was done; never a name or an answer
    #[arg(long, value_name = "TEXT", required_unless_present = "refused", conflicts_with = "refused")]
    done: Option<String>,
    /// Why it was refused, as the person was told
    #[arg(long, value_name = "TEXT")]
    refused: Option<String>,
    /// Who did or decided it, by name
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RequestDone { number: u64 },
    RequestRefused { number: u64 },
}

pub(crate) fn run(args: &Close, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let by = stated("--by", &args.by)?;
    let requests = Requests::of(&study)?;
    let request = requests.open(args.number)?.number;
    let (event, said) = match (&args.done, &args.refused) {
        (_, Some(reason)) => {
            let reason = stated("--refused", reason)?;
            (Event::Refused { request, reason, by }, Say::RequestRefused { number: request })
        }
        (done, None) => {
            let how = stated("--done", done.as_deref().unwrap_or_default())?;
            (Event::Done { request, how, by }, Say::RequestDone { number: request })
        }
    };
    requests.append(&study, clock::now(), event)?;
    terminal.say(&said);
    Ok(())
}
