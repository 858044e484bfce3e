//! `publish`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::ending::OnDisk;

/// Writes the bundle that the server loads: note, roots, forms, path. It holds nothing that opens a response.
#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// The study's folder
    folder: PathBuf,
    /// The bundle's file
    bundle: PathBuf,
    /// Takes the place of a bundle that is there
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    PublishDone { bundle: String, version: String },
    PublishNext { bundle: String },
}

pub(crate) fn run(args: &Publish, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let bundle = study.bundle(clock::now())?;
    let write = if args.replace { kin_disk::replace_private } else { kin_disk::write_private };
    write(&args.bundle, &bundle).on_disk()?;
    let bundle = args.bundle.display().to_string();
    terminal.say(&Say::PublishDone {
        bundle: bundle.clone(),
        version: study.settings().note_version.to_string(),
    });
    terminal.say(&Say::PublishNext { bundle });
    Ok(())
}
