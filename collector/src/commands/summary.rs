use std::path::PathBuf;

use clap::Args;
use kin_disk::PrivateFile;
use kin_protocol::parcel::{ParcelHeader, ParcelWriter};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::here::{Here, open_device};
use crate::storage::Storage as _;

/// Writes the check records of this device to a file for the supervisor, where there is no network. Needs no passphrase.
///
/// They say how interviews went, without one answer, and only the supervisor opens them. `send` sends them all the same.
#[derive(Debug, Args)]
pub(crate) struct Summary {
    /// The file, which must be new
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SummaryNone,
    SummaryDone { checks: u64, file: String },
}

pub(crate) fn run(args: &Summary, here: &Here, terminal: &mut Terminal) -> Result {
    let storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let mut checks = storage.checks()?;
    if checks.is_empty() {
        terminal.say(&Say::SummaryNone);
        return Ok(());
    }
    // A parcel says nothing of the order in which interviews were held.
    checks.sort_by_key(|check| check.digest);
    let on_disk = |error| Failure::error(Exit::Storage, &error);
    let header = ParcelHeader { study: device.note().study, note: device.note().digest(), log: None };
    let file = PrivateFile::create(&args.out).map_err(on_disk)?;
    let parcelled = |error| Failure::error(Exit::Storage, &error);
    let mut parcel = ParcelWriter::new(file, &header).map_err(parcelled)?;
    for check in &checks {
        if let Some(kept) = storage.check(check.sequence)? {
            parcel.add(&kept.envelope).map_err(parcelled)?;
        }
    }
    let written = parcel.entries();
    parcel.finish().map_err(parcelled)?.finish().map_err(on_disk)?;
    terminal.say(&Say::SummaryDone { checks: written, file: args.out.display().to_string() });
    Ok(())
}
