//! `supervisor remove`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::contacts::read_recipient;

/// Names a supervisor no longer. What was sealed to her key stays sealed to it.
#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// The study's folder
    folder: PathBuf,
    /// The public half of her key
    recipient: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SupervisorRemoveDone { fingerprint: String },
    SupervisorRemoveNext { folder: String },
}

pub(crate) fn run(args: &Remove, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let (recipient, fingerprint) = read_recipient(&args.recipient)?;
    study.remove_supervisor(&recipient)?;
    terminal.say(&Say::SupervisorRemoveDone { fingerprint: fingerprint.to_string() });
    terminal.say(&Say::SupervisorRemoveNext { folder: args.folder.display().to_string() });
    Ok(())
}
