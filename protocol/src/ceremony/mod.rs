//! The transcript of a key ceremony: what was done, with which program, and what came of it; signed by who was there.
//!
//! It lets anyone check *consistency*: that every set of enough shares opened and every smaller one did not, that the
//! key of the note is the key of the ceremony, that the people named have signed. It cannot show *honesty*: that the
//! program was the program, that the seed was wiped, that nobody looked. [`LIMITS`] says so wherever a check is shown.

mod error;
mod evidence;
mod parse;
mod print;
mod sign;

use jiff::Timestamp;
use serde::Serialize;
use strum::VariantNames;

use crate::note::{Opening, Sealing, Split, WitnessVerifier};
use crate::{Digest, StudyId};

pub use error::CeremonyError;
pub use evidence::{Evidence, Finding};
pub use parse::FIRST_LINE;
pub use sign::{Verified, add_root_signature, add_witness_signature, claimed, sign, verify};

/// A signed transcript, signatures included, is at most this long: 64 KiB.
pub const MAX_TRANSCRIPT_BYTES: usize = 65_536;
/// Most witnesses.
pub const MAX_WITNESSES: usize = 16;
/// A label of a custodian, a witness or a program is at most this long.
pub const MAX_LABEL_BYTES: usize = 100;

/// What happened at a ceremony.
///
/// The fields are public so that the ceremony's program can fill them in; [`sign`] refuses what breaks the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// For which study.
    pub study: StudyId,
    /// The study's neutral, public title.
    pub title: String,
    /// For which epoch of it.
    pub epoch: u32,
    /// When it was held, by the clock of the machine; whole seconds.
    pub held: Timestamp,
    /// The program that made the key.
    pub program: Program,
    /// SHA-256 of the lock file the program was built from.
    pub lockfile: Digest,
    /// How the identity was split: [`Opening::Recovery`] or [`Opening::Quorum`].
    pub opening: Opening,
    /// The recipient whose identity stayed whole at the desk; with [`Opening::Recovery`] alone.
    pub desk: Option<String>,
    /// The recipient whose identity was split.
    pub recipient: String,
    /// The set of the shares: 8 bytes that all of them name.
    pub set: ShareSet,
    /// The shares, by index from 1.
    pub shares: Vec<ShareLine>,
    /// Every set of as many shares as must meet; each opened.
    pub opened: Vec<Vec<u8>>,
    /// Every set of one share fewer; none opened.
    pub refused: Vec<Vec<u8>>,
    /// SHA-256 of the envelope that was sealed to the new recipients and opened with the shares.
    pub rehearsal: Digest,
    /// What was done, in this order: every [`Step`] once.
    pub steps: Vec<(Timestamp, Step)>,
    /// Who saw it and signs.
    pub witnesses: Vec<WitnessLine>,
}

/// The program that held a ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file, as it ran; witnesses hash it on another machine beforehand.
    pub digest: Digest,
}

/// The 8 random bytes by which the shares of one splitting know each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShareSet(pub [u8; 8]);

/// A share as everyone may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLine {
    /// Its index, from 1.
    pub index: u8,
    /// SHA-256 of the share, by which its custodian can show later that it is the one.
    pub commitment: Digest,
    /// Who keeps it, by function rather than name.
    pub custodian: String,
}

/// A witness.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WitnessLine {
    /// With which key.
    pub verifier: WitnessVerifier,
    /// Who, by function rather than name.
    pub label: String,
}

/// What is done at a ceremony, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    /// Program and lock file were hashed, and compared with what the witnesses brought.
    StepProgramHashed,
    /// The identity was drawn.
    StepKeyDrawn,
    /// It was split.
    StepKeySplit,
    /// Each share was locked under its custodian's passphrase.
    StepSharesLocked,
    /// Every set of shares was tried.
    StepSetsTried,
    /// An envelope sealed to the new recipients was opened with shares.
    StepRehearsed,
    /// What could bring the identity back without shares was wiped.
    StepSeedWiped,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Step; 7] = [
        Step::StepProgramHashed,
        Step::StepKeyDrawn,
        Step::StepKeySplit,
        Step::StepSharesLocked,
        Step::StepSetsTried,
        Step::StepRehearsed,
        Step::StepSeedWiped,
    ];

    /// The word of the transcript.
    pub fn word(self) -> &'static str {
        // The ids of all steps begin alike.
        Step::VARIANTS[self as usize].trim_start_matches("step-")
    }
}

/// What no check of a transcript can show. To be said wherever one is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Limit {
    /// That the program which ran is the one whose digest stands there.
    LimitProgramHonest,
    /// That the seed was wiped and nobody copied it.
    LimitSeedWiped,
    /// That the randomness was random.
    LimitRandomness,
    /// That the shares lie where they should, apart, and their passphrases too.
    LimitSharesApart,
    /// That those who signed are who they say, and looked.
    LimitWitnessesLooked,
    /// That the clock was right.
    LimitClock,
}

/// Everything that a check of a transcript cannot show.
pub const LIMITS: [Limit; 6] = [
    Limit::LimitProgramHonest,
    Limit::LimitSeedWiped,
    Limit::LimitRandomness,
    Limit::LimitSharesApart,
    Limit::LimitWitnessesLooked,
    Limit::LimitClock,
];

impl Transcript {
    /// How the identity was split.
    pub fn split(&self) -> Option<Split> {
        match self.opening {
            Opening::Recovery(split) | Opening::Quorum(split) => Some(split),
            Opening::Desk | Opening::Single => None,
        }
    }

    /// Which kind of key was made.
    pub fn sealing(&self) -> Option<Sealing> {
        Sealing::of(&self.recipient)
    }

    /// SHA-256 of the text, without signatures.
    pub fn digest(&self) -> Digest {
        Digest::of(self.to_text().as_bytes())
    }
}

/// Every set of `size` of the shares 1 to `shares`, in ascending order: what a ceremony tries, and lists.
pub fn sets_of(size: u8, shares: u8) -> Vec<Vec<u8>> {
    let mut sets: Vec<Vec<u8>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<u8>| {
            let first = set.last().map_or(1, |last| last + 1);
            let set = set.clone();
            (first..=shares).map(move |next| [set.as_slice(), &[next]].concat()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets
}
