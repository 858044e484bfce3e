//! `supervisor add`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::contacts::read_recipient;

/// Names a supervisor: from the next study note on, devices seal check records to her key.
///
/// Compare the fingerprint with her, by telephone. Every interview then sends two envelopes and costs two vouchers.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The study's folder
    folder: PathBuf,
    /// The public half of her key, from supervisor new
    recipient: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SupervisorAddDone,
    SupervisorAddFingerprint { fingerprint: String },
    SupervisorAddNext { folder: String },
}

pub(crate) fn run(args: &Add, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let (recipient, fingerprint) = read_recipient(&args.recipient)?;
    study.name_supervisor(&recipient)?;
    terminal.say(&Say::SupervisorAddDone);
    terminal.say(&Say::SupervisorAddFingerprint { fingerprint: fingerprint.to_string() });
    terminal.say(&Say::SupervisorAddNext { folder: args.folder.display().to_string() });
    Ok(())
}
