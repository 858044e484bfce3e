//! `contacts new`.

use std::path::PathBuf;

use clap::Args;
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::{self, Secrets};
use crate::contacts::new_key;

/// Makes the contact custodian's key, on her own machine.
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
    ContactsNewDone { folder: String },
    ContactsNewFingerprint { fingerprint: String },
    ContactsNewKeep,
    ContactsNewNext { recipient: String },
}

pub(crate) fn run(args: &New, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewContact, secrets, terminal)?;
    let fingerprint = new_key(&args.folder, &passphrase, WorkFactor::DEFAULT, args.classical)?;
    terminal.say(&Say::ContactsNewDone { folder: args.folder.display().to_string() });
    terminal.say(&Say::ContactsNewFingerprint { fingerprint: fingerprint.to_string() });
    terminal.warn(&Say::ContactsNewKeep);
    let recipient = args.folder.join("recipient.txt").display().to_string();
    terminal.say(&Say::ContactsNewNext { recipient });
    Ok(())
}
