//! `roots new`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::StudyId;
use kin_sealing::WorkFactor;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::{self, Secrets};
use crate::ending::OnDisk;
use crate::study::new_root;

/// Makes a root key for one more person, on that person's own machine.
///
/// The line that is printed is its public half: `roots change` at the desk names it.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The id of the study: 32 digits
    #[arg(long, value_name = "ID")]
    study: StudyId,
    /// The file to keep the key in, under a passphrase
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RootsNewDone { file: String },
}

pub(crate) fn run(args: &New, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let passphrase = unlock::new(&unlock::Say::UnlockAskNewRoot, secrets, terminal)?;
    let (public, locked) = new_root(args.study, &passphrase, WorkFactor::default())?;
    kin_disk::write_private(&args.out, &locked).on_disk()?;
    terminal.raw(&format!("{public}\n"));
    terminal.say(&Say::RootsNewDone { file: args.out.display().to_string() });
    Ok(())
}
