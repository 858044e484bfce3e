//! What opens things: passphrases and shares, asked for or read from files.

use std::path::{Path, PathBuf};

use clap::Args;
use kin_sealing::{Identity, Passphrase};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::ending::{Ending, OnDisk};
use crate::shares::{self, SharesError};
use crate::study::{Opening, Study};

/// Where passphrases and shares come from. Never from the command line itself, which others can read.
#[derive(Debug, Default, Args)]
pub(crate) struct Secrets {
    /// Reads the passphrase from the first line of a file, instead of asking for it
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// A custodian's share, as a file or as the text of its sheet; as many as are needed
    #[arg(long = "share", global = true, value_name = "FILE")]
    shares: Vec<PathBuf>,
    /// Reads a custodian's passphrase from a file; one for each --share, in the same order
    #[arg(long = "share-passphrase-file", global = true, value_name = "FILE")]
    share_passphrase_files: Vec<PathBuf>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    UnlockAskRoot,
    UnlockAskWorking { file: String },
    UnlockAskShare { file: String },
    UnlockAskContact { file: String },
    UnlockAskNewContact,
    UnlockAskSupervisor { file: String },
    UnlockAskNewSupervisor,
    UnlockAskNewRoot,
    UnlockAskOffice,
    UnlockAskNewOffice,
    UnlockAskNewWorking,
    UnlockAskNewCustodian { custodian: String },
}

/// A passphrase that exists.
pub(super) fn known(say: &Say, secrets: &Secrets, terminal: &mut Terminal) -> Result<Passphrase> {
    read(say, secrets.passphrase_file.as_deref(), terminal)
}

/// A passphrase that is being chosen; typed twice.
pub(super) fn new(say: &Say, secrets: &Secrets, terminal: &mut Terminal) -> Result<Passphrase> {
    choose(say, secrets.passphrase_file.as_deref(), terminal)
}

/// The passphrase that a custodian chooses for her share.
pub(super) fn new_custodian(
    custodian: &str,
    place: usize,
    secrets: &Secrets,
    terminal: &mut Terminal,
) -> Result<Passphrase> {
    let say = Say::UnlockAskNewCustodian { custodian: custodian.to_owned() };
    choose(&say, secrets.share_passphrase_files.get(place).map(PathBuf::as_path), terminal)
}

/// What opens the study's responses: the shares that were given, combined; otherwise its working keys.
pub(super) fn identities(study: &Study, secrets: &Secrets, terminal: &mut Terminal) -> Result<Vec<Identity>> {
    if !secrets.shares.is_empty() {
        return shares::of_study(study, combined(secrets, terminal)?);
    }
    if let Opening::Quorum(split) = study.settings().opening {
        let error = SharesError::SharesNeeded { needed: split.threshold() };
        return Err(Failure::error(Exit::Locked, &error));
    }
    study.unlock_working_keys(&mut |key| {
        known(&Say::UnlockAskWorking { file: key.display().to_string() }, secrets, terminal)
    })
}

/// The identities that the given shares make.
pub(super) fn combined(secrets: &Secrets, terminal: &mut Terminal) -> Result<Vec<Identity>> {
    let mut opened = Vec::with_capacity(secrets.shares.len());
    for (place, path) in secrets.shares.iter().enumerate() {
        let sealed = kin_disk::read(path, shares::MAX_SHARE_FILE_BYTES).on_disk()?;
        let file = path.display().to_string();
        let sealed = shares::read(&sealed, &file)?;
        let say = Say::UnlockAskShare { file: file.clone() };
        let passphrase_file = secrets.share_passphrase_files.get(place).map(PathBuf::as_path);
        let passphrase = read(&say, passphrase_file, terminal)?;
        opened.push(shares::open(&sealed, &passphrase, &file)?);
    }
    shares::combined(opened)
}

/// Everything there is: the working keys where the study keeps them, and what the given shares make.
pub(super) fn every_identity(
    study: &Study,
    secrets: &Secrets,
    terminal: &mut Terminal,
) -> Result<Vec<Identity>> {
    let mut identities = Vec::new();
    if study.settings().opening.keeps_a_working_key() {
        identities.extend(study.unlock_working_keys(&mut |key| {
            known(&Say::UnlockAskWorking { file: key.display().to_string() }, secrets, terminal)
        })?);
    }
    if !secrets.shares.is_empty() {
        identities.extend(shares::of_study(study, combined(secrets, terminal)?)?);
    }
    Ok(identities)
}

fn read(say: &Say, file: Option<&Path>, terminal: &mut Terminal) -> Result<Passphrase> {
    let text = terminal.passphrase(say, file)?;
    Passphrase::from_text(&text).ending(Exit::Locked)
}

fn choose(say: &Say, file: Option<&Path>, terminal: &mut Terminal) -> Result<Passphrase> {
    let text = terminal.new_passphrase(say, file)?;
    Passphrase::from_text(&text).ending(Exit::Locked)
}
