//! The ceremony in which the keys of an epoch are made and split, and what it leaves behind.
//!
//! Everything is made in memory and tried there; only then is a folder written, and the study last. A ceremony that
//! fails half way has never happened.
//!
//! ```text
//! transcript.txt              what was done, signed by the root; witnesses sign it afterwards (public)
//! rehearsal.age               the envelope that was opened for trial (public)
//! Cargo.lock                  what the program was built from (public)
//! share-1-of-3.kin-share      a share under its custodian's passphrase; hers alone
//! share-1-of-3.txt, .svg      the same to print: lines to type, and a QR code
//! ```

mod folder;
mod keys;
mod program;
mod rehearsal;

use std::path::Path;

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_protocol::ceremony::{ShareLine, ShareSet, Step, Transcript, WitnessLine, sets_of, sign};
use kin_protocol::note::{Opening as Hands, RootKey};
use kin_sealing::{Passphrase, WorkFactor};
use kin_terminal::{Exit, Result};
use serde::Serialize;

use crate::ending::Ending;
use crate::study::{Epoch, Opening, SplitKey, Study};

pub use rehearsal::{rehearse, try_working_key};

/// Why a ceremony is not held, or has failed.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CeremonyHeldError {
    /// The study has one key in one hand: there is nothing to split.
    #[error("this study has no key that is split")]
    CeremonyWithoutSplit,
    /// Not as many custodians as shares.
    #[error("{found} custodians for {shares} shares")]
    CeremonyCustodians {
        /// How many were named.
        found: u64,
        /// How many there must be.
        shares: u8,
    },
    /// The same custodian twice.
    #[error("the custodian {custodian} was named twice")]
    CeremonyCustodianTwice {
        /// Who.
        custodian: String,
    },
    /// Nobody was named who sees it and signs.
    #[error("no witness was named")]
    CeremonyUnwitnessed,
    /// A set of enough shares did not make the key.
    #[error("the shares {set} do not make the key")]
    CeremonySetFails {
        /// Which shares.
        set: String,
    },
    /// A set of too few shares made the key.
    #[error("the shares {set} are too few and were accepted")]
    CeremonySetTooSmall {
        /// Which shares.
        set: String,
    },
    /// An envelope sealed to the new keys could not be opened with one of them.
    #[error("an envelope sealed to the new keys was not opened again")]
    CeremonyRehearsalFails,
}

/// One custodian as the ceremony needs her.
#[derive(Debug)]
pub struct Custodian {
    /// Who, by function rather than name.
    pub label: String,
    /// What she has chosen for her share.
    pub passphrase: Passphrase,
}

/// A ceremony that is about to be held.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The custodians, in the order of their shares.
    pub custodians: Vec<Custodian>,
    /// What locks the working key; there if the study keeps one.
    pub working: Option<&'a Passphrase>,
    /// Who will sign what they saw.
    pub witnesses: Vec<WitnessLine>,
    /// When the epoch begins.
    pub not_before: Timestamp,
    /// When it ends.
    pub not_after: Timestamp,
    /// The work of the locks.
    pub work: WorkFactor,
}

/// A ceremony that was held.
#[derive(Debug)]
pub struct Held {
    /// The new epoch.
    pub epoch: Epoch,
    /// Sets of shares that were tried and opened.
    pub opened: u64,
    /// Sets of shares that were tried and refused.
    pub refused: u64,
    /// SHA-256 of the transcript's text.
    pub transcript: Digest,
}

/// Holds the ceremony of the next epoch and writes what it leaves behind into a new folder. `clock` dates the steps.
///
/// After an error there is neither a folder nor an epoch.
pub fn hold(
    study: &mut Study,
    root: &RootKey,
    plan: &Plan<'_>,
    clock: &dyn Fn() -> Timestamp,
    out: &Path,
) -> Result<Held> {
    let settings = study.settings();
    let (split, hands) = match settings.opening {
        Opening::Single => return Err(failure(Exit::Refused, &CeremonyHeldError::CeremonyWithoutSplit)),
        Opening::DeskWithRecovery(split) => (split, Hands::Recovery(split)),
        Opening::Quorum(split) => (split, Hands::Quorum(split)),
    };
    check_witnesses(&plan.witnesses)?;
    check_custodians(&plan.custodians, split.shares())?;
    let number = study.next_epoch(plan.not_before, plan.not_after)?;
    let mut steps = Vec::with_capacity(Step::ALL.len());
    let mut done = |step| steps.push((whole_second(clock()), step));

    let held = whole_second(clock());
    let program = program::running()?;
    done(Step::StepProgramHashed);
    let made = keys::draw(settings, split, plan, &mut done)?;
    let (opened, refused) = keys::try_every_set(&made.shares, split, &made.split_recipient)?;
    done(Step::StepSetsTried);
    let rehearsal = rehearsal::in_ceremony(settings, number, &made, split)?;
    done(Step::StepRehearsed);
    let transcript = Transcript {
        study: settings.study,
        title: settings.title.clone(),
        epoch: number,
        held,
        program,
        lockfile: Digest::of(program::LOCKFILE.as_bytes()),
        opening: hands,
        desk: made.working_recipient.clone(),
        recipient: made.split_recipient.clone(),
        set: ShareSet(made.set()),
        shares: share_lines(&made, &plan.custodians),
        opened,
        refused,
        rehearsal: Digest::of(&rehearsal),
        steps: Vec::new(),
        witnesses: plan.witnesses.clone(),
    };
    let keys::Made { working_recipient, split_recipient, locked_working, files, .. } = made.forget();
    done(Step::StepSeedWiped);
    let transcript = Transcript { steps, ..transcript };
    let signed = sign(&transcript, &[root]).ending(Exit::Refused)?;
    let epoch = Epoch {
        epoch: number,
        not_before: plan.not_before,
        not_after: plan.not_after,
        working: working_recipient,
        split: Some(SplitKey { recipient: split_recipient, split, transcript: transcript.digest() }),
        rehearsed: false,
        lost: None,
        destroyed: None,
    };
    folder::write(out, &signed, &rehearsal, &files)?;
    if let Err(failure) = study.add_epoch(epoch.clone(), locked_working.as_deref()) {
        folder::take_back(out);
        return Err(failure);
    }
    Ok(Held {
        epoch,
        opened: transcript.opened.len() as u64,
        refused: transcript.refused.len() as u64,
        transcript: transcript.digest(),
    })
}

/// Refuses, before anyone has typed a passphrase, a ceremony that nobody would have seen.
pub fn check_witnesses(witnesses: &[WitnessLine]) -> Result {
    if witnesses.is_empty() {
        return Err(failure(Exit::Usage, &CeremonyHeldError::CeremonyUnwitnessed));
    }
    Ok(())
}

fn check_custodians(custodians: &[Custodian], shares: u8) -> Result {
    if custodians.len() != usize::from(shares) {
        let error = CeremonyHeldError::CeremonyCustodians { found: custodians.len() as u64, shares };
        return Err(failure(Exit::Usage, &error));
    }
    for (place, custodian) in custodians.iter().enumerate() {
        if custodians[..place].iter().any(|earlier| earlier.label == custodian.label) {
            let error = CeremonyHeldError::CeremonyCustodianTwice { custodian: custodian.label.clone() };
            return Err(failure(Exit::Usage, &error));
        }
    }
    Ok(())
}

fn share_lines(made: &keys::Made, custodians: &[Custodian]) -> Vec<ShareLine> {
    made.shares
        .iter()
        .zip(custodians)
        .map(|(share, custodian)| ShareLine {
            index: share.index(),
            commitment: Digest::from_bytes(share.commitment()),
            custodian: custodian.label.clone(),
        })
        .collect()
}

/// The sets of shares that a ceremony tries: those that are enough, and those that are one too few.
fn sets(split: kin_protocol::note::Split) -> keys::Sets {
    (sets_of(split.threshold(), split.shares()), sets_of(split.threshold() - 1, split.shares()))
}

fn whole_second(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

fn failure(exit: Exit, error: &CeremonyHeldError) -> kin_terminal::Failure {
    kin_terminal::Failure::error(exit, error)
}
