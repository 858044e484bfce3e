//! `roots cosign`.

use std::path::PathBuf;

use clap::Args;
use kin_protocol::note::MAX_NOTE_BYTES;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::{self, Secrets};
use crate::ending::OnDisk;
use crate::study::{cosign, unlock_root_file};

/// Adds a root's signature to a note that lacks it.
///
/// Read the note first, with `kin-auditor study` or as the text it is: you sign who can read what every device seals.
#[derive(Debug, Args)]
pub(crate) struct Cosign {
    /// The proposed note; the signature is added to it
    note: PathBuf,
    /// The root's key, as `roots new` wrote it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RootsCosignDone { title: String, version: String, digest: String },
}

pub(crate) fn run(args: &Cosign, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let proposal = kin_disk::read(&args.note, MAX_NOTE_BYTES as u64).on_disk()?;
    let passphrase = unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?;
    let key = unlock_root_file(&args.key, &passphrase)?;
    let (note, signed) = cosign(&proposal, &key)?;
    kin_disk::replace_private(&args.note, &signed).on_disk()?;
    let (version, digest) = (note.version.to_string(), note.digest().to_string());
    terminal.say(&Say::RootsCosignDone { title: note.title, version, digest });
    Ok(())
}
