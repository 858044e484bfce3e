//! `keys rewrap`.

use std::path::PathBuf;

use clap::Args;
use kin_sealing::Recipient;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::dataset::rewrap;
use crate::destruction::DestructionError;
use crate::ending::Ending;
use crate::study::StudyError;

/// Seals the dataset again, to the keys of one epoch alone: for a new researcher, after the ceremony of her epoch.
///
/// Every segment's digest before and after is kept in dataset/rewraps.json.
#[derive(Debug, Args)]
pub(crate) struct Rewrap {
    /// The study's folder
    folder: PathBuf,
    /// The epoch whose keys open the dataset from now on
    #[arg(long, value_name = "NUMBER")]
    epoch: u32,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    KeysRewrapDone { segments: u64, epoch: String },
}

pub(crate) fn run(args: &Rewrap, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let epoch = study.settings().epochs.iter().find(|known| known.epoch == args.epoch);
    let named = || args.epoch.to_string();
    let epoch = epoch.ok_or_else(|| DestructionError::DestructionEpochUnknown { epoch: named() })?;
    if epoch.destroyed.is_some() || epoch.lost.is_some() {
        return Err(StudyError::StudyHasNoKey.into());
    }
    let recipients: Vec<Recipient> = epoch
        .recipients()
        .map(|text| text.parse().ending(kin_terminal::Exit::Refused))
        .collect::<Result<_>>()?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let segments = rewrap(&study, &identities, &recipients, clock::now())?;
    terminal.say(&Say::KeysRewrapDone { segments, epoch: named() });
    Ok(())
}
