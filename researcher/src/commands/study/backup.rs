//! `study backup`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::ending::OnDisk;

/// Writes a backup of the desk that only the study's own keys open: root key, settings, forms, registry of devices.
///
/// Keep it away from the desk, and make a new one after every change to keys, forms or devices. It holds no answer.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The study's folder
    folder: PathBuf,
    /// The backup's file, which must be new
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyBackupDone { file: String },
    StudyBackupWithoutRecovery,
}

pub(crate) fn run(args: &Backup, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let passphrase = unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?;
    let sealed = study.backup(&passphrase, clock::now())?;
    kin_disk::write_private(&args.out, sealed).on_disk()?;
    terminal.say(&Say::StudyBackupDone { file: args.out.display().to_string() });
    if study.settings().opening.split().is_none() {
        terminal.warn(&Say::StudyBackupWithoutRecovery);
    }
    Ok(())
}
