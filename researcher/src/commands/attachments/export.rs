//! `attachments export`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::attachments;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::ending::OnDisk;

/// Puts one file together from its pieces, checks each against its signed record, and writes it out unsealed.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The study's folder
    folder: PathBuf,
    /// The file, by its id or the beginning of it, as `attachments list` shows it
    file: String,
    /// The file to be written, which must be new
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    AttachmentsExportDone { file: String, bytes: u64, media_type: String },
    AttachmentsExportInTheClear { file: String },
}

pub(crate) fn run(args: &Export, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let (taken, bytes) = attachments::take(&study, &identities, &args.file)?;
    drop(identities);
    kin_disk::write_private(&args.out, &bytes).on_disk()?;
    let file = args.out.display().to_string();
    terminal.say(&Say::AttachmentsExportDone {
        file: file.clone(),
        bytes: taken.bytes,
        media_type: taken.media_type,
    });
    terminal.warn(&Say::AttachmentsExportInTheClear { file });
    Ok(())
}
