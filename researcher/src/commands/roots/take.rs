//! `roots take`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;

/// Takes a proposed note that everyone who must has signed as the study's note.
#[derive(Debug, Args)]
pub(crate) struct Take {
    /// The study's folder
    folder: PathBuf,
    /// The signed note, as it came back; note-proposed.txt of the folder when not given
    note: Option<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RootsTakeDone { version: String },
    RootsTakeChanged { fingerprint: String },
}

pub(crate) fn run(args: &Take, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let note = args.note.clone().unwrap_or_else(|| study.layout().proposal());
    let taken = study.take(&note)?;
    terminal.say(&Say::RootsTakeDone { version: taken.version.to_string() });
    if let Some(fingerprint) = taken.fingerprint {
        terminal.say(&Say::RootsTakeChanged { fingerprint });
    }
    Ok(())
}
