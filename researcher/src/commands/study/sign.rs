//! `study sign`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::study::{StudyError, at_end_of, date};

/// Signs the next version of the study note, with the study's keys and forms as they are now.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The study's folder
    folder: PathBuf,
    /// The last day on which interviews start; the study's own last day when not given
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudySignDone { version: String, expires: String },
    StudySignNext { folder: String },
    StudySignProposed { quorum: u32, file: String },
}

pub(crate) fn run(args: &Sign, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    if study.settings().epochs.is_empty() {
        return Err(StudyError::StudyHasNoKey.into());
    }
    let now = clock::now();
    let expires = match &args.expires {
        Some(text) => at_end_of(date("--expires", text)?),
        None => study.settings().expires,
    };
    if expires <= now {
        return Err(StudyError::StudyDatePast { flag: "--expires".to_owned() }.into());
    }
    let passphrase = unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?;
    let root = study.unlock_root(&passphrase)?;
    let quorum = study.roots()?.quorum();
    if quorum > 1 {
        study.propose(&root, now, expires)?;
        let file = study.layout().proposal().display().to_string();
        terminal.say(&Say::StudySignProposed { quorum, file });
        return Ok(());
    }
    let note = study.sign(&root, now, expires)?;
    terminal
        .say(&Say::StudySignDone { version: note.version.to_string(), expires: note.expires.to_string() });
    terminal.say(&Say::StudySignNext { folder: args.folder.display().to_string() });
    Ok(())
}
