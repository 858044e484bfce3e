//! `device revoke`.

use std::path::{Path, PathBuf};

use clap::Args;
use kin_protocol::log::MAX_CHECKPOINT_BYTES;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::ending::OnDisk;
use crate::study::{Decision, LogPoint, RegistryError, Study, declarers};

/// Stops believing a device that was lost, seized or misused, and stops waiting for it. Two people declare it by name.
///
/// What of it the server's log held by a checkpoint from before stays, and so does what the desk has opened; whatever else
/// is opened of it waits in quarantine.
#[derive(Debug, Args)]
pub(crate) struct Revoke {
    /// The study's folder
    folder: PathBuf,
    /// What the team calls the device
    label: String,
    /// Someone who declares it, by name; at least two
    #[arg(long = "declared-by", value_name = "NAME")]
    declared: Vec<String>,
    /// A checkpoint of the server's log, signed, from before the device was lost; the one of the last parcel when not given
    #[arg(long, value_name = "FILE", conflicts_with = "undo")]
    checkpoint: Option<PathBuf>,
    /// Takes the revocation back: what waited is accepted when its parcel is opened again
    #[arg(long)]
    undo: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    DeviceRevokeDone { label: String, declared: String },
    DeviceRevokeUntil { size: u64 },
    DeviceRevokeNothing,
    DeviceRevokeUndone { label: String, declared: String },
}

pub(crate) fn run(args: Revoke, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let declared = declarers(&args.declared)?;
    let checkpoint = if args.undo { None } else { checkpoint(&study, args.checkpoint.as_deref())? };
    let mut registry = study.registry()?;
    let names = declared.join(", ");
    registry.decide(Decision {
        at: clock::now(),
        device: args.label.clone(),
        revoked: !args.undo,
        declared,
        checkpoint: checkpoint.clone(),
    })?;
    study.keep_registry(&registry)?;
    let label = args.label;
    if args.undo {
        terminal.say(&Say::DeviceRevokeUndone { label, declared: names });
    } else {
        terminal.say(&Say::DeviceRevokeDone { label, declared: names });
        match checkpoint {
            Some(point) => terminal.say(&Say::DeviceRevokeUntil { size: point.size }),
            None => terminal.say(&Say::DeviceRevokeNothing),
        }
    }
    Ok(())
}

/// How far the server's log had come while the device was still trusted.
fn checkpoint(study: &Study, given: Option<&Path>) -> Result<Option<LogPoint>> {
    let Some(path) = given else {
        return Ok(study.last_checkpoint()?.map(|last| LogPoint::from(last.checkpoint())));
    };
    let note = kin_disk::read(path, MAX_CHECKPOINT_BYTES as u64).on_disk()?;
    let signed = study.checkpoint(&note).ok_or_else(|| {
        let file = path.display().to_string();
        Failure::error(Exit::Untrusted, &RegistryError::DeviceCheckpointForeign { file })
    })?;
    Ok(Some(LogPoint::from(signed.checkpoint())))
}
