//! `release deleted`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::Offset;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::disclosure::{DeletedEntry, Ledger, What};
use crate::handing::{HandoverError, Standing, handovers};
use crate::stated::stated;

/// Records that what was handed over is deleted, by the word of whoever received it or saw it. Nobody can verify it.
#[derive(Debug, Args)]
pub(crate) struct Deleted {
    /// The study's folder
    folder: PathBuf,
    /// The number of the hand-over in the ledger
    number: u64,
    /// Who says so, by name
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReleaseDeletedDone { number: u64, by: String },
}

pub(crate) fn run(args: &Deleted, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let by = stated("--by", &args.by)?;
    let ledger = Ledger::of(&study)?;
    let now = clock::now();
    let handover = args.number;
    let known = handovers(&ledger, Offset::UTC.to_datetime(now).date());
    match known.iter().find(|(number, _, _)| *number == handover) {
        None => return Err(HandoverError::HandoverUnknown { number: handover }.into()),
        Some((_, _, Standing::Deleted)) => {
            return Err(HandoverError::HandoverDeletedAlready { number: handover }.into());
        }
        Some(_) => {}
    }
    ledger.append(&study, now, What::Deleted(DeletedEntry { handover, by: by.clone() }))?;
    terminal.say(&Say::ReleaseDeletedDone { number: handover, by });
    Ok(())
}
