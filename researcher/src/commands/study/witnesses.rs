//! `study witnesses`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;

/// Names those who cosign the log, and how many of them have to.
///
/// Give all of them each time: the next note names these and no others. With enough of their cosignatures an auditor can say that
/// there is one history; nobody's interview waits for them.
#[derive(Debug, Args)]
pub(crate) struct Witnesses {
    /// The study's folder
    folder: PathBuf,
    /// A public key, as `kin-auditor cosign-key` printed it
    #[arg(required = true)]
    key: Vec<String>,
    /// How many of them have to cosign
    #[arg(long, value_name = "N")]
    quorum: u32,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyWitnessesDone { quorum: u64, witnesses: u64 },
}

pub(crate) fn run(args: &Witnesses, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    study.name_witnesses(&args.key, args.quorum)?;
    let (quorum, witnesses) = (u64::from(args.quorum), args.key.len() as u64);
    terminal.say(&Say::StudyWitnessesDone { quorum, witnesses });
    terminal.say(&super::log::Say::StudyLogNext { folder: args.folder.display().to_string() });
    Ok(())
}
