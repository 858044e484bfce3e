//! `supervisor new`.

use std::path::PathBuf;

use clap::Args;
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::{self, Secrets};
use crate::contacts::new_key;

/// Makes a supervisor's key, on her own machine.
///
/// Give recipient.txt to the desk, and read the fingerprint to it. The rest of the folder stays here.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The folder for the key, which must be new
    folder: PathBuf,
    /// A key without protection against a future quantum computer, for a study whose keys are so
    #[arg(long)]
    classical: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SupervisorNewDone { folder: String },
    SupervisorNewFingerprint { fingerprint: String },
    SupervisorNewNext { recipient: String },
}

pub(crate) fn run(args: &New, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewSupervisor, secrets, terminal)?;
    let fingerprint = new_key(&args.folder, &passphrase, WorkFactor::DEFAULT, args.classical)?;
    terminal.say(&Say::SupervisorNewDone { folder: args.folder.display().to_string() });
    terminal.say(&Say::SupervisorNewFingerprint { fingerprint: fingerprint.to_string() });
    let recipient = args.folder.join("recipient.txt").display().to_string();
    terminal.say(&Say::SupervisorNewNext { recipient });
    Ok(())
}
