//! `keys rehearse`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::ceremony::rehearse;
use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};

/// Seals an envelope as a device would, to the recipients of the signed note, and opens it with the working key and with
/// the custodians' shares (--share). Nothing is published before this has succeeded.
#[derive(Debug, Args)]
pub(crate) struct Rehearse {
    /// The study's folder
    folder: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    KeysRehearseDone { epoch: String },
    KeysRehearseNext { folder: String },
}

pub(crate) fn run(args: &Rehearse, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let now = clock::now();
    let identities = unlock::every_identity(&study, secrets, terminal)?;
    let epoch = rehearse(&mut study, &identities, now)?;
    terminal.say(&Say::KeysRehearseDone { epoch: epoch.to_string() });
    terminal.say(&Say::KeysRehearseNext { folder: args.folder.display().to_string() });
    Ok(())
}
