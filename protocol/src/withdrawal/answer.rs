//! What a server answers: the tombstones, each with the proof that it stands in the log.

use serde::{Deserialize, Serialize};

use super::WithdrawalError;
use crate::log::{Leaf, Receipt};
use crate::note::LogVerifier;
use crate::{StudyId, hex};

/// An answer is at most this long.
pub const MAX_ANSWER_BYTES: usize = 1 << 20;

/// A leaf that says that an envelope was deleted, and the proof that the log holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    leaf: String,
    receipt: String,
}

impl Tombstone {
    /// Of a leaf and its receipt.
    pub fn new(leaf: &Leaf, receipt: &Receipt) -> Self {
        Self { leaf: hex::encode(&leaf.to_bytes()), receipt: receipt.to_text() }
    }

    /// The proof's text, a C2SP tlog-proof, as a person may keep it.
    pub fn receipt(&self) -> &str {
        &self.receipt
    }

    /// The leaf, once it is proved to stand in this log.
    ///
    /// Fails as [`WithdrawalError::WithdrawalAnswerMalformed`], also for a leaf that says that something was *taken*, and as
    /// [`WithdrawalError::WithdrawalUnproved`].
    pub fn verify(&self, log: &LogVerifier) -> Result<(Leaf, Receipt), WithdrawalError> {
        let malformed = WithdrawalError::WithdrawalAnswerMalformed {};
        let bytes = match self.leaf.len() {
            66 => hex::decode::<33>(&self.leaf).map(|bytes| bytes.to_vec()),
            130 => hex::decode::<65>(&self.leaf).map(|bytes| bytes.to_vec()),
            _ => return Err(malformed),
        };
        let bytes = bytes.map_err(|_| malformed.clone())?;
        let place = Receipt::claimed_place(self.receipt.as_bytes()).unwrap_or(0);
        let leaf = Leaf::parse(place, &bytes).map_err(|_| malformed.clone())?;
        if matches!(leaf, Leaf::Envelope { .. }) {
            return Err(malformed);
        }
        let receipt = Receipt::verify(self.receipt.as_bytes(), log, &leaf)
            .map_err(|source| WithdrawalError::WithdrawalUnproved { source })?;
        Ok((leaf, receipt))
    }
}

/// What became of a withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    #[serde(rename = "kin_withdrawn")]
    format: u32,
    /// The study.
    pub study: StudyId,
    /// What was deleted, now or when it was asked for before.
    pub tombstones: Vec<Tombstone>,
    /// How many preimages open nothing that is there. They wait: what comes under their locks is deleted when it comes.
    pub waiting: u64,
}

impl Withdrawn {
    /// The answer for a study.
    pub fn new(study: StudyId, tombstones: Vec<Tombstone>, waiting: u64) -> Self {
        Self { format: 1, study, tombstones, waiting }
    }

    /// The answer as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("an answer has only texts and numbers")
    }

    /// Reads an answer for this study. Nothing of it is proved yet.
    pub fn parse(bytes: &[u8], study: StudyId) -> Result<Self, WithdrawalError> {
        if bytes.len() > MAX_ANSWER_BYTES {
            return Err(WithdrawalError::WithdrawalTooLarge { max_bytes: MAX_ANSWER_BYTES as u64 });
        }
        let answer: Self =
            serde_json::from_slice(bytes).map_err(|_| WithdrawalError::WithdrawalAnswerMalformed {})?;
        if answer.format != 1 {
            return Err(WithdrawalError::WithdrawalAnswerMalformed {});
        }
        if answer.study == study { Ok(answer) } else { Err(WithdrawalError::WithdrawalForAnotherStudy {}) }
    }
}
