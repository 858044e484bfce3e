//! A share as bytes: see "Share" in `protocol/FORMATS.md`.
//!
//! ```text
//! magic 12 | kind 1 | set 8 | index 1 | needed 1 | shares 1 | public key's digest 32 | secret 32 | checksum 8
//! ```

use zeroize::Zeroizing;

use super::{MAX_SHARES, SECRET_BYTES, Share, ShareError, ShareSet};
use crate::{KeyKind, seal::sha256};

const MAGIC: &[u8; 12] = b"kin-share/1\n";
/// What is summed begins with this, so that the sum is of nothing else.
const CHECKSUM_DOMAIN: &[u8] = b"kin-share-checksum/v1";
const CHECKSUM_BYTES: usize = 8;
const SUMMED_BYTES: usize = 12 + 1 + 8 + 3 + 32 + SECRET_BYTES;

/// Bytes of a share.
pub(super) const SHARE_BYTES: usize = SUMMED_BYTES + CHECKSUM_BYTES;

impl Share {
    /// The share's bytes, a secret: for [`lock`](crate::lock) under the custodian's passphrase and nothing else.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(SHARE_BYTES));
        bytes.extend_from_slice(MAGIC);
        bytes.push(match self.kind {
            KeyKind::PostQuantum => 1,
            KeyKind::Classical => 2,
        });
        bytes.extend_from_slice(&self.set.0);
        bytes.extend_from_slice(&[self.index, self.needed, self.shares]);
        bytes.extend_from_slice(&self.public);
        bytes.extend_from_slice(&*self.secret);
        let checksum = checksum(&bytes);
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// Reads a share: [`ShareError::ShareMalformed`], [`ShareError::ShareVersionUnknown`] or
    /// [`ShareError::ShareDamaged`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ShareError> {
        if !bytes.starts_with(b"kin-share/") {
            return Err(ShareError::ShareMalformed);
        }
        if !bytes.starts_with(MAGIC) {
            return Err(ShareError::ShareVersionUnknown);
        }
        if bytes.len() != SHARE_BYTES {
            return Err(ShareError::ShareDamaged);
        }
        let (summed, sum) = bytes.split_at(SUMMED_BYTES);
        if checksum(summed) != *sum {
            return Err(ShareError::ShareDamaged);
        }
        let kind = match summed[12] {
            1 => KeyKind::PostQuantum,
            2 => KeyKind::Classical,
            _ => return Err(ShareError::ShareMalformed),
        };
        let (index, needed, shares) = (summed[21], summed[22], summed[23]);
        if needed < 2 || needed > shares || shares > MAX_SHARES || !(1..=shares).contains(&index) {
            return Err(ShareError::ShareMalformed);
        }
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        secret.copy_from_slice(&summed[56..]);
        Ok(Self {
            set: ShareSet(summed[13..21].try_into().expect("eight bytes")),
            kind,
            index,
            needed,
            shares,
            public: summed[24..56].try_into().expect("thirty-two bytes"),
            secret,
        })
    }
}

fn checksum(summed: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let mut message = Zeroizing::new(Vec::with_capacity(CHECKSUM_DOMAIN.len() + summed.len()));
    message.extend_from_slice(CHECKSUM_DOMAIN);
    message.extend_from_slice(summed);
    sha256(&message)[..CHECKSUM_BYTES].try_into().expect("a digest is longer")
}
