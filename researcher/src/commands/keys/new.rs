//! `keys new`.

use std::path::PathBuf;

use clap::Args;
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::study::{at_end_of, at_start_of, date};

/// Makes the working key of the next epoch, under a passphrase.
///
/// Responses are sealed to it; this machine opens them. The study note must be signed again afterwards.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The study's folder
    folder: PathBuf,
    /// The first day on which responses are sealed to the key; today when not given
    #[arg(long, value_name = "DATE")]
    not_before: Option<String>,
    /// The last day on which interviews that are sealed to the key start; the study's last day when not given
    #[arg(long, value_name = "DATE")]
    not_after: Option<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    KeysNewDone { epoch: String, recipient: String, not_before: String, not_after: String },
    KeysNewSingle,
    KeysNewNext { folder: String },
}

pub(crate) fn run(args: &New, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let not_before = match &args.not_before {
        Some(text) => at_start_of(date("--not-before", text)?),
        None => study.next_epoch_begins(clock::now()),
    };
    let not_after = match &args.not_after {
        Some(text) => at_end_of(date("--not-after", text)?),
        None => study.settings().expires,
    };
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewWorking, secrets, terminal)?;
    let key = study.new_working_key(&passphrase, WorkFactor::DEFAULT, not_before, not_after)?;
    terminal.say(&Say::KeysNewDone {
        epoch: key.epoch.to_string(),
        recipient: key.working.unwrap_or_default(),
        not_before: key.not_before.to_string(),
        not_after: key.not_after.to_string(),
    });
    terminal.warn(&Say::KeysNewSingle);
    terminal.say(&Say::KeysNewNext { folder: args.folder.display().to_string() });
    Ok(())
}
