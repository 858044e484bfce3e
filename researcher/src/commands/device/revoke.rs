//! `device revoke`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::study::{Decision, declarers};

/// Stops believing a device that was lost, seized or misused, and stops waiting for it. Two people declare it by name.
///
/// What it has sent and the desk has opened stays; whatever of it is opened from now on waits in quarantine.
#[derive(Debug, Args)]
pub(crate) struct Revoke {
    /// The study's folder
    folder: PathBuf,
    /// What the team calls the device
    label: String,
    /// Someone who declares it, by name; at least two
    #[arg(long = "declared-by", value_name = "NAME")]
    declared: Vec<String>,
    /// Takes the revocation back: what waited is accepted when its parcel is opened again
    #[arg(long)]
    undo: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DeviceRevokeDone { label: String, declared: String },
    DeviceRevokeUndone { label: String, declared: String },
}

pub(crate) fn run(args: Revoke, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let declared = declarers(&args.declared)?;
    let mut registry = study.registry()?;
    let names = declared.join(", ");
    registry.decide(Decision {
        at: clock::now(),
        device: args.label.clone(),
        revoked: !args.undo,
        declared,
    })?;
    study.keep_registry(&registry)?;
    let label = args.label;
    if args.undo {
        terminal.say(&Say::DeviceRevokeUndone { label, declared: names });
    } else {
        terminal.say(&Say::DeviceRevokeDone { label, declared: names });
    }
    Ok(())
}
