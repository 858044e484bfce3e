//! `contacts add`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::contacts::read_recipient;

/// Names a contact custodian: from the next study note on, devices seal direct answers to her key alone.
///
/// Compare the fingerprint with her, by telephone. An epoch that a note has named already stays as it is: then she is
/// named from the next one on.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The study's folder
    folder: PathBuf,
    /// The public half of her key, from contacts new
    recipient: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ContactsAddDone { epoch: String },
    ContactsAddFingerprint { fingerprint: String },
    ContactsAddLater { epoch: String },
    ContactsAddNext { folder: String },
}

pub(crate) fn run(args: &Add, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let (recipient, fingerprint) = read_recipient(&args.recipient)?;
    let first = study.name_contact(&recipient)?;
    terminal.say(&Say::ContactsAddDone { epoch: first.to_string() });
    terminal.say(&Say::ContactsAddFingerprint { fingerprint: fingerprint.to_string() });
    let current = study.settings().epochs.last().map_or(0, |last| last.epoch);
    if first > current && current > 0 {
        terminal.warn(&Say::ContactsAddLater { epoch: current.to_string() });
    } else {
        terminal.say(&Say::ContactsAddNext { folder: args.folder.display().to_string() });
    }
    Ok(())
}
