//! `keys ceremony`.

use std::path::{Path, PathBuf};

use clap::Args;
use kin_protocol::ceremony::WitnessLine;
use kin_protocol::note::WitnessVerifier;
use kin_sealing::WorkFactor;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::ceremony::{Custodian, Plan, check_witnesses, hold};
use crate::clock;
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};
use crate::ending::{Ending, OnDisk};
use crate::study::{StudyError, at_end_of, at_start_of, date};

/// Makes the keys of the next epoch with the custodians around the table, splits what is to be split, tries every set
/// of shares, and writes a transcript.
///
/// Each custodian chooses a passphrase for her own share, unseen by the others. The script is keys-docs/ceremony.md.
#[derive(Debug, Args)]
pub(crate) struct Ceremony {
    /// The study's folder
    folder: PathBuf,
    /// The folder for the transcript and the shares, which must be new
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// A custodian, by function rather than name; once for each share, in the order of the shares
    #[arg(long = "custodian", value_name = "LABEL")]
    custodians: Vec<String>,
    /// A witness, by function rather than name; once for each --witness-key, in the same order
    #[arg(long = "witness", value_name = "LABEL")]
    witnesses: Vec<String>,
    /// The public key of a witness, from kin-auditor witness new
    #[arg(long = "witness-key", value_name = "FILE")]
    witness_keys: Vec<PathBuf>,
    /// The first day on which responses are sealed to the keys; today when not given
    #[arg(long, value_name = "DATE")]
    not_before: Option<String>,
    /// The last day on which interviews that are sealed to the keys start; the study's last day when not given
    #[arg(long, value_name = "DATE")]
    not_after: Option<String>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    KeysCeremonyAskCustodian { place: String, of: String },
    KeysCeremonyDone { epoch: String, not_before: String, not_after: String },
    KeysCeremonyWorking,
    KeysCeremonySplit { split: String },
    KeysCeremonyTried { opened: u64, refused: u64 },
    KeysCeremonyTranscript { digest: String },
    KeysCeremonyCosign { quorum: u32, folder: String },
    KeysCeremonyShares { folder: String },
    KeysCeremonyNext { folder: String },
}

/// No key of a witness is longer.
const MAX_WITNESS_KEY_BYTES: u64 = 1024;

pub(crate) fn run(args: &Ceremony, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let (mut study, _lock) = marked::change(&args.folder, terminal)?;
    let opening = study.settings().opening;
    let split = opening.split().ok_or_else(|| {
        Failure::error(Exit::Refused, &crate::ceremony::CeremonyHeldError::CeremonyWithoutSplit)
    })?;
    // Everything that can be refused is, before anyone has typed a passphrase.
    let witnesses = witnesses(args)?;
    check_witnesses(&witnesses)?;
    let not_before = match &args.not_before {
        Some(text) => at_start_of(date("--not-before", text)?),
        None => study.next_epoch_begins(clock::now()),
    };
    let not_after = match &args.not_after {
        Some(text) => at_end_of(date("--not-after", text)?),
        None => study.settings().expires,
    };
    study.next_epoch(not_before, not_after)?;
    if args.out.symlink_metadata().is_ok() {
        return Err(StudyError::StudyFolderTaken { folder: args.out.display().to_string() }.into());
    }
    let labels = labels(args, split.shares(), terminal)?;
    let root = study.unlock_root(&unlock::known(&unlock::Say::UnlockAskRoot, secrets, terminal)?)?;
    let working = if opening.keeps_a_working_key() {
        Some(unlock::new(&unlock::Say::UnlockAskNewWorking, secrets, terminal)?)
    } else {
        None
    };
    let mut custodians = Vec::with_capacity(labels.len());
    for (place, label) in labels.into_iter().enumerate() {
        let passphrase = unlock::new_custodian(&label, place, secrets, terminal)?;
        custodians.push(Custodian { label, passphrase });
    }
    let plan = Plan {
        custodians,
        working: working.as_ref(),
        witnesses,
        not_before,
        not_after,
        work: WorkFactor::DEFAULT,
    };
    let held = hold(&mut study, &root, &plan, &clock::now, &args.out)?;
    let epoch = held.epoch;
    terminal.say(&Say::KeysCeremonyDone {
        epoch: epoch.epoch.to_string(),
        not_before: epoch.not_before.to_string(),
        not_after: epoch.not_after.to_string(),
    });
    if epoch.working.is_some() {
        terminal.say(&Say::KeysCeremonyWorking);
    }
    terminal.say(&Say::KeysCeremonySplit { split: split.to_string() });
    terminal.say(&Say::KeysCeremonyTried { opened: held.opened, refused: held.refused });
    terminal.say(&Say::KeysCeremonyTranscript { digest: held.transcript.to_string() });
    let quorum = study.roots()?.quorum();
    if quorum > 1 {
        terminal.say(&Say::KeysCeremonyCosign { quorum, folder: args.out.display().to_string() });
    }
    terminal.say(&Say::KeysCeremonyShares { folder: args.out.display().to_string() });
    terminal.say(&Say::KeysCeremonyNext { folder: args.folder.display().to_string() });
    Ok(())
}

/// The custodians' labels: as given, or asked for.
fn labels(args: &Ceremony, shares: u8, terminal: &mut Terminal) -> Result<Vec<String>> {
    if !args.custodians.is_empty() || !terminal.is_interactive() {
        return Ok(args.custodians.iter().map(|label| label.trim().to_owned()).collect());
    }
    let ask = |place: u8| Say::KeysCeremonyAskCustodian { place: place.to_string(), of: shares.to_string() };
    (1..=shares).map(|place| Ok(terminal.ask(&ask(place))?.trim().to_owned())).collect()
}

fn witnesses(args: &Ceremony) -> Result<Vec<WitnessLine>> {
    if args.witnesses.len() != args.witness_keys.len() {
        return Err(StudyError::StudyFlagMissing {
            flag: if args.witnesses.len() < args.witness_keys.len() { "--witness" } else { "--witness-key" }
                .to_owned(),
        }
        .into());
    }
    let mut lines = Vec::with_capacity(args.witnesses.len());
    for (label, path) in args.witnesses.iter().zip(&args.witness_keys) {
        lines.push(WitnessLine { verifier: witness_key(path)?, label: label.trim().to_owned() });
    }
    lines.sort();
    Ok(lines)
}

fn witness_key(path: &Path) -> Result<WitnessVerifier> {
    let bytes = kin_disk::read(path, MAX_WITNESS_KEY_BYTES).on_disk()?;
    let damaged = || StudyError::StudyFileDamaged { file: path.display().to_string() };
    let text = std::str::from_utf8(&bytes).map_err(|_| damaged())?;
    text.trim().parse::<WitnessVerifier>().ending(Exit::Refused)
}
