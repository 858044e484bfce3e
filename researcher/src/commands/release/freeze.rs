//! `release freeze`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::disclosure::{self, Ledger, What};

/// Gives the data as they are now a name, from which tables and files are released.
#[derive(Debug, Args)]
pub(crate) struct Freeze {
    /// The study's folder
    folder: PathBuf,
    /// The name: letters, digits, - or _
    name: String,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ReleaseFrozen { name: String, digest: String },
    ReleaseFrozenNext { folder: String, name: String },
}

pub(crate) fn run(args: &Freeze, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let ledger = Ledger::of(&study)?;
    let freeze = disclosure::freeze(&study, &ledger, &args.name)?;
    let (name, digest) = (args.name.clone(), freeze.dataset.to_string());
    ledger.append(&study, clock::now(), What::Freeze(freeze))?;
    terminal.say(&Say::ReleaseFrozen { name: name.clone(), digest });
    terminal.say(&Say::ReleaseFrozenNext { folder: args.folder.display().to_string(), name });
    Ok(())
}
