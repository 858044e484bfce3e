//! What can be wrong with shares, so that a custodian knows what to do about it.

use serde::Serialize;
use strum::VariantNames;
use thiserror::Error;

/// An identity could not be split, a share not be read, or shares not be combined. Never a byte of a secret.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ShareError {
    /// Not 2 ≤ needed ≤ shares ≤ [`MAX_SHARES`](super::MAX_SHARES).
    #[error("{needed} of {shares} shares is not possible")]
    ShareCountsImpossible {
        /// How many should make the identity.
        needed: u8,
        /// How many there should be.
        shares: u8,
        /// The most there can be.
        maximum: u8,
    },
    /// The bytes are no share.
    #[error("not a share")]
    ShareMalformed,
    /// A share of a version this program does not know.
    #[error("a share of a newer version")]
    ShareVersionUnknown,
    /// The checksum, or the length, is not the one that was written.
    #[error("the share is damaged")]
    ShareDamaged,
    /// No share was given.
    #[error("no share")]
    ShareNoneGiven,
    /// Fewer distinct shares than are needed.
    #[error("{found} shares where {needed} are needed")]
    ShareTooFew {
        /// Shares given.
        found: u64,
        /// Shares needed.
        needed: u8,
    },
    /// The same share twice.
    #[error("share {index} was given twice")]
    ShareRepeated {
        /// Which share.
        index: u8,
        /// The place of the second, from 1.
        position: u64,
    },
    /// A share of another splitting.
    #[error("share {index} is of set {set}, not {expected}")]
    ShareForeign {
        /// Which share of its own set.
        index: u8,
        /// Its place among those given, from 1.
        position: u64,
        /// Its set.
        set: String,
        /// The set of the first one given.
        expected: String,
    },
    /// A share that names the same set and says something else: two that carry one number, another key, other counts.
    #[error("share {index} contradicts the others of its set")]
    ShareContradicts {
        /// Which share.
        index: u8,
        /// Its place among those given, from 1.
        position: u64,
    },
    /// More shares than needed were given, and this one is not of the identity that the others make.
    #[error("share {index} is wrong")]
    ShareWrong {
        /// Which share.
        index: u8,
    },
    /// The shares make a key, but not the one whose digest they name: at least one is wrong.
    #[error("the shares of set {set} make another key")]
    SharesMakeAnotherKey {
        /// Their set.
        set: String,
    },
}
