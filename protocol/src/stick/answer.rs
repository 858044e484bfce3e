//! What a server answers to a pack: for each envelope its receipt, its tombstone, or why not; and what is new of the study.

use serde::{Deserialize, Serialize};

use super::sealed::Kind;
use super::{MAX_PACKED, NONCE_BYTES, StickError, StickKey};
use crate::Digest;
use crate::contents::{FormFile, from_base64, to_base64};
use crate::log::TileName;
use crate::withdrawal::{Tombstone, Withdrawn};

/// An answer is at most this long: twice a bundle, whose forms it may carry.
pub const MAX_STICK_ANSWER_BYTES: usize = 128 << 20;

const KIND: Kind =
    Kind { magic: b"kin-answer/1\n", family: b"kin-answer/", max_bytes: MAX_STICK_ANSWER_BYTES };

/// What became of an envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Became {
    /// It is in the log.
    Received {
        /// Which.
        envelope: Digest,
        /// Its receipt, which proves that.
        receipt: String,
    },
    /// It was withdrawn or purged.
    Gone {
        /// Which.
        envelope: Digest,
        /// What proves that.
        tombstone: Tombstone,
    },
    /// The server does not take it.
    Refused {
        /// Which.
        envelope: Digest,
        /// Why: the URN of a problem.
        problem: String,
    },
}

impl Became {
    /// Which envelope it speaks of.
    pub const fn envelope(&self) -> Digest {
        match self {
            Self::Received { envelope, .. }
            | Self::Gone { envelope, .. }
            | Self::Refused { envelope, .. } => *envelope,
        }
    }
}

/// A tile of the log's hashes, as wide as it is in the tree of the answer's checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedTile {
    level: u8,
    number: u64,
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    hashes: Vec<u8>,
}

impl CarriedTile {
    /// A tile under its name.
    pub fn new(name: TileName, hashes: Vec<u8>) -> CarriedTile {
        CarriedTile { level: name.level, number: name.number, hashes }
    }

    /// Which it is, and its hashes. Nothing of them is believed.
    pub fn into_parts(self) -> (TileName, Vec<u8>) {
        (TileName { level: self.level, number: self.number }, self.hashes)
    }
}

/// What a server answers to a pack. Nothing in it is believed for having come: receipts, tombstones, tiles and notes each prove
/// what they say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The log's newest checkpoint; none where the log is empty.
    #[serde(deserialize_with = "Option::deserialize")]
    pub checkpoint: Option<String>,
    /// The newest that as many witnesses have cosigned as the note asks; none where there is no such one.
    #[serde(deserialize_with = "Option::deserialize")]
    pub cosigned: Option<String>,
    /// What shows that this checkpoint's tree holds what the device saw before, and what its receipts say.
    pub tiles: Vec<CarriedTile>,
    /// What became of each envelope of the pack.
    pub envelopes: Vec<Became>,
    /// What became of the withdrawal, where the pack had one.
    #[serde(deserialize_with = "Option::deserialize")]
    pub withdrawn: Option<Withdrawn>,
    /// Where the device's study note is not the newest: those that changed the roots since, and the newest.
    pub notes: Vec<String>,
    /// The forms of the newest.
    pub forms: Vec<FormFile>,
}

impl Answer {
    /// The file; none where it would be too long. The nonce was drawn at random.
    pub fn seal(&self, key: &StickKey, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>, StickError> {
        let content = serde_json::to_vec(self).expect("an answer has only texts and numbers");
        if content.len() > MAX_STICK_ANSWER_BYTES - 64 {
            return Err(StickError::StickTooLarge { max_bytes: MAX_STICK_ANSWER_BYTES as u64 });
        }
        Ok(key.seal(KIND.magic, nonce, &content))
    }

    /// Opens an answer.
    pub fn open(key: &StickKey, file: &[u8]) -> Result<Answer, StickError> {
        let content = key.open(KIND, file)?;
        let answer: Answer = serde_json::from_slice(&content).map_err(|_| StickError::StickMalformed {})?;
        if answer.envelopes.len() > MAX_PACKED {
            return Err(StickError::StickTooMany { max: MAX_PACKED as u64 });
        }
        let is_of_it = answer.withdrawn.as_ref().is_none_or(|withdrawn| withdrawn.study == key.study());
        if is_of_it { Ok(answer) } else { Err(StickError::StickMalformed {}) }
    }
}
