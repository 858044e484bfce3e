//! `study recover`.

use std::path::PathBuf;

use clap::Args;
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::unlock::{self, Secrets};
use crate::ending::OnDisk;
use crate::study::{MAX_BACKUP_BYTES, recover};

/// Makes a lost desk again from its backup and the shares of its custodians (--share, as many as are needed).
///
/// The lost desk's working keys count as lost from now on. A ceremony for the next epoch must follow.
#[derive(Debug, Args)]
pub(crate) struct Recover {
    /// The study's new folder
    folder: PathBuf,
    /// The backup's file
    #[arg(long, value_name = "FILE")]
    backup: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyRecoverDone { title: String, folder: String, made: String },
    StudyRecoverMeanwhile,
    StudyRecoverNext { folder: String },
}

pub(crate) fn run(args: &Recover, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let sealed = kin_disk::read(&args.backup, MAX_BACKUP_BYTES as u64 * 2).on_disk()?;
    let identities = unlock::combined(secrets, terminal)?;
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewRoot, secrets, terminal)?;
    let now = clock::now();
    let recovered = recover(&args.folder, &sealed, &identities, &passphrase, WorkFactor::DEFAULT, now)?;
    let folder = args.folder.display().to_string();
    terminal.say(&Say::StudyRecoverDone {
        title: recovered.study.settings().title.clone(),
        folder: folder.clone(),
        made: recovered.made.to_string(),
    });
    terminal.say(&Say::StudyRecoverMeanwhile);
    terminal.say(&Say::StudyRecoverNext { folder });
    Ok(())
}
