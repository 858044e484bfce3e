//! `study log`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;

/// Names the log of the server, by the key that `kin-server init` printed.
///
/// From the next note on, devices believe only receipts that this log proves, and the desk sees what is missing from it.
#[derive(Debug, Args)]
pub(crate) struct Log {
    /// The study's folder
    folder: PathBuf,
    /// The key, as `kin-server log-key` prints it
    key: String,
    /// Begins another log, because the server of the last one is lost: devices send again what they still hold
    #[arg(long)]
    next: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyLogDone { origin: String },
    StudyLogNext { folder: String },
    StudyLogAgain,
}

pub(crate) fn run(args: &Log, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let origin = study.name_log(&args.key, args.next, clock::now())?;
    terminal.say(&Say::StudyLogDone { origin });
    if args.next {
        terminal.say(&Say::StudyLogAgain);
    }
    terminal.say(&Say::StudyLogNext { folder: args.folder.display().to_string() });
    Ok(())
}
