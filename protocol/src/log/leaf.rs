//! What a log holds of an envelope: enough to miss it, nothing about who sent it or when.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::LogError;
use super::tree::leaf_hash;
use crate::{Digest, HexError, hex};

/// The longest leaf, in bytes.
pub const MAX_LEAF_BYTES: usize = 1 + 32 + 4 + 32;

const ENVELOPE: u8 = 1;
const WITHDRAWN: u8 = 2;
const PURGED: u8 = 3;

/// The one padded length of what was sealed, in bytes of plaintext: the same for all responses of a study.
pub type SizeClass = u32;

/// SHA-256 of a preimage that only the respondent's code gives: who shows it may have the envelope deleted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lock(Digest);

impl Lock {
    /// The lock that this preimage opens.
    pub fn of(preimage: &Preimage) -> Self {
        Self(Digest::of(&preimage.0[..]))
    }

    /// A lock as it came with an envelope.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Digest::from_bytes(bytes))
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Lock({self})")
    }
}

impl FromStr for Lock {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        text.parse().map(Self)
    }
}

/// What opens a [`Lock`]: a secret until it is used, public afterwards. Silent `Debug`, wiped on drop.
#[derive(Clone, PartialEq, Eq)]
pub struct Preimage(Zeroizing<[u8; 32]>);

impl Preimage {
    /// Of the 32 bytes that a code gave.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The 32 bytes, to be shown to a server.
    pub fn reveal_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Preimage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Preimage(..)")
    }
}

impl FromStr for Preimage {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        hex::decode(text).map(Self::from_bytes)
    }
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// An envelope was taken.
    Envelope {
        /// SHA-256 of its bytes.
        digest: Digest,
        /// How long what it seals is.
        class: SizeClass,
        /// What has to be opened before it may be withdrawn.
        lock: Lock,
    },
    /// An envelope was deleted because somebody opened its lock: this carries the proof.
    Withdrawn {
        /// Which.
        digest: Digest,
        /// What opened its lock.
        preimage: Preimage,
    },
    /// An envelope was deleted because the study's data are purged.
    Purged {
        /// Which.
        digest: Digest,
    },
}

impl Leaf {
    /// The leaf's bytes, which the tree hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(MAX_LEAF_BYTES);
        match self {
            Self::Envelope { digest, class, lock } => {
                bytes.push(ENVELOPE);
                bytes.extend_from_slice(digest.as_bytes());
                bytes.extend_from_slice(&class.to_be_bytes());
                bytes.extend_from_slice(lock.as_bytes());
            }
            Self::Withdrawn { digest, preimage } => {
                bytes.push(WITHDRAWN);
                bytes.extend_from_slice(digest.as_bytes());
                bytes.extend_from_slice(preimage.reveal_bytes());
            }
            Self::Purged { digest } => {
                bytes.push(PURGED);
                bytes.extend_from_slice(digest.as_bytes());
            }
        }
        bytes
    }

    /// Reads the leaf at this place of a log. Fails as [`LogError::LogLeafMalformed`].
    pub fn parse(index: u64, bytes: &[u8]) -> Result<Self, LogError> {
        let malformed = LogError::LogLeafMalformed { index };
        let (kind, rest) = bytes.split_first().ok_or(malformed.clone())?;
        let (digest, rest) = rest.split_first_chunk::<32>().ok_or(malformed.clone())?;
        let digest = Digest::from_bytes(*digest);
        match (*kind, rest.len()) {
            (ENVELOPE, 36) => {
                let (class, lock) = rest.split_first_chunk::<4>().ok_or(malformed.clone())?;
                let lock = lock.try_into().map_err(|_| malformed)?;
                Ok(Self::Envelope { digest, class: u32::from_be_bytes(*class), lock: Lock::from_bytes(lock) })
            }
            (WITHDRAWN, 32) => {
                let preimage = rest.try_into().map_err(|_| malformed)?;
                Ok(Self::Withdrawn { digest, preimage: Preimage::from_bytes(preimage) })
            }
            (PURGED, 0) => Ok(Self::Purged { digest }),
            _ => Err(malformed),
        }
    }

    /// Which envelope it speaks of.
    pub fn digest(&self) -> Digest {
        match self {
            Self::Envelope { digest, .. } | Self::Withdrawn { digest, .. } | Self::Purged { digest } => {
                *digest
            }
        }
    }

    /// RFC 6962, section 2.1: SHA-256 of a zero byte and the leaf.
    pub fn hash(&self) -> Digest {
        leaf_hash(&self.to_bytes())
    }
}
