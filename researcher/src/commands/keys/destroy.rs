//! `keys destroy`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::destruction::{certificate, destroy};

/// Destroys what this desk holds of an epoch's keys, and writes a certificate that says what could not be verified.
///
/// Refused until the epoch has ended and every device has closed, gone on in a later epoch, or been revoked by two people,
/// and every response of it is here. The dataset is sealed to the keys that are left first.
#[derive(Debug, Args)]
pub(crate) struct Destroy {
    /// The study's folder
    folder: PathBuf,
    /// The epoch whose keys end
    #[arg(long, value_name = "NUMBER")]
    epoch: u32,
    /// The certificate's file, which must be new
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Makes the dataset unreadable as well, where no other keys are left: at the close of a study
    #[arg(long)]
    with_the_dataset: bool,
    /// Asks nothing
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    KeysDestroyAsk { epoch: String },
    KeysDestroyWord,
    KeysDestroyNotConfirmed,
    KeysDestroyDone { epoch: String, certificate: String },
    KeysDestroyCounts { opened: u64, quarantined: u64, missing: u64 },
    KeysDestroyShares,
    KeysDestroyCosign { quorum: u32, file: String },
    KeysDestroyNext,
}

pub(crate) fn run(args: &Destroy, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let now = clock::now();
    // Refused before anyone is asked whether she is sure.
    certificate(&study, &identities, args.epoch, now)?;
    if !args.yes {
        let word = terminal.text(&Say::KeysDestroyWord);
        let typed = terminal.ask(&Say::KeysDestroyAsk { epoch: args.epoch.to_string() })?;
        if typed.trim() != word {
            return Err(Failure::new(Exit::Refused, &Say::KeysDestroyNotConfirmed));
        }
    }
    let passphrase = unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?;
    let root = study.unlock_root(&passphrase)?;
    let with = args.with_the_dataset;
    let certificate = destroy(&mut study, &identities, &root, args.epoch, now, with, &args.out)?;
    terminal.say(&Say::KeysDestroyDone {
        epoch: certificate.epoch.to_string(),
        certificate: args.out.display().to_string(),
    });
    let missing =
        certificate.missing.iter().fold(0_u64, |sum, gap| sum.saturating_add(gap.last - gap.first + 1));
    terminal.say(&Say::KeysDestroyCounts {
        opened: certificate.opened,
        quarantined: certificate.quarantined,
        missing,
    });
    if certificate.transcript.is_some() {
        terminal.say(&Say::KeysDestroyShares);
    }
    let quorum = study.roots()?.quorum();
    if quorum > 1 {
        terminal.say(&Say::KeysDestroyCosign { quorum, file: args.out.display().to_string() });
    }
    terminal.say(&Say::KeysDestroyNext);
    Ok(())
}
