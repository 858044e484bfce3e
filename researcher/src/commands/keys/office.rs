//! `keys office`.

use std::path::PathBuf;

use clap::Args;
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};

/// Makes another key with which this desk signs packages for devices; a study begins with one.
///
/// It can name no reader, no root and no form: those stand in the study note. The next note names its public half.
#[derive(Debug, Args)]
pub(crate) struct Office {
    /// The study's folder
    folder: PathBuf,
    /// Another key in the place of the one there is: when its passphrase is lost, or it may have been seen
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    KeysOfficeDone { office: String },
    KeysOfficeNext { folder: String },
}

pub(crate) fn run(args: &Office, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewOffice, secrets, terminal)?;
    let office = study.new_office_key(&passphrase, WorkFactor::default(), args.replace)?;
    terminal.say(&Say::KeysOfficeDone { office });
    terminal.say(&Say::KeysOfficeNext { folder: args.folder.display().to_string() });
    Ok(())
}
