//! `contacts extract`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::contacts;
use crate::ending::OnDisk;

/// Takes the sealed direct answers out of the dataset, for the contact custodian: with submissions, participant codes and
/// forms, and nothing else of an interview. The desk cannot open them.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The study's folder
    folder: PathBuf,
    /// The file for the contact custodian, which must be new
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ContactsExtractDone { file: String, interviews: u64 },
    ContactsExtractWithout { count: u64 },
    ContactsExtractNext { file: String },
}

pub(crate) fn run(args: &Extract, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (study, _lock) = marked::change(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let extracted = contacts::extract(&study, &identities)?;
    kin_disk::write_private(&args.out, &extracted.bytes).on_disk()?;
    let file = args.out.display().to_string();
    terminal.say(&Say::ContactsExtractDone { file: file.clone(), interviews: extracted.interviews });
    if extracted.without > 0 {
        terminal.say(&Say::ContactsExtractWithout { count: extracted.without });
    }
    terminal.say(&Say::ContactsExtractNext { file });
    Ok(())
}
