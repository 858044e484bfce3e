//! An identity split among custodians: any `needed` of `shares` make it again, fewer learn nothing of it.
//!
//! Shamir's scheme over GF(2⁸) with AES's polynomial, each byte of the secret apart. The field is `vsss-rs`'s, because
//! its arithmetic takes the same time whatever the bytes, and looks nothing up in a table (blahaj 0.7, which wipes
//! better, multiplies by tables that a secret indexes; sharks is RUSTSEC-2024-0398). The polynomials are written here:
//! vsss-rs does not wipe its own, and coefficients must come from the caller. Its `combine_bytes` reads what this
//! writes: a test holds the two together.

mod bytes;
mod combine;
mod error;
mod polynomial;

use std::fmt;

use zeroize::Zeroizing;

use crate::{Identity, KeyKind, seal::sha256};

pub use combine::combine;
pub use error::ShareError;
use polynomial::Polynomials;

/// Most shares of one identity: a ceremony tries every set of them.
pub const MAX_SHARES: u8 = 10;

/// Bytes of a secret: an X25519 key, or a hybrid's seed.
const SECRET_BYTES: usize = 32;

/// Which splitting a share is of: 8 random bytes, 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShareSet([u8; 8]);

impl ShareSet {
    /// Its bytes, as a transcript names it.
    pub const fn to_bytes(self) -> [u8; 8] {
        self.0
    }
}

impl fmt::Display for ShareSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::hex::Hex(self.0).fmt(f)
    }
}

impl fmt::Debug for ShareSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShareSet({self})")
    }
}

/// One custodian's part of an identity.
///
/// No `Clone`, no `Serialize`, a silent `Debug`; wiped when dropped.
pub struct Share {
    set: ShareSet,
    kind: KeyKind,
    index: u8,
    needed: u8,
    shares: u8,
    public: [u8; 32],
    secret: Zeroizing<[u8; SECRET_BYTES]>,
}

impl Share {
    /// Which splitting it is of; shares of two cannot be combined.
    pub fn set(&self) -> ShareSet {
        self.set
    }

    /// Which of the shares it is, from 1.
    pub fn index(&self) -> u8 {
        self.index
    }

    /// How many shares make the identity.
    pub fn needed(&self) -> u8 {
        self.needed
    }

    /// How many shares there are.
    pub fn shares(&self) -> u8 {
        self.shares
    }

    /// SHA-256 of the text of the identity's recipient: which key the share is of.
    pub fn public(&self) -> [u8; 32] {
        self.public
    }

    /// What a ceremony's transcript says of a share: SHA-256 over a domain and the share's bytes. A share holds 256
    /// secret bits, so that nobody finds it from this.
    pub fn commitment(&self) -> [u8; 32] {
        let bytes = self.to_bytes();
        let mut message = Zeroizing::new(Vec::with_capacity(COMMITMENT_DOMAIN.len() + bytes.len()));
        message.extend_from_slice(COMMITMENT_DOMAIN);
        message.extend_from_slice(&bytes);
        sha256(&message)
    }
}

const COMMITMENT_DOMAIN: &[u8] = b"kin-share-commitment/v1";

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Share(..)")
    }
}

/// Splits an identity into `shares` shares, any `needed` of which make it again.
///
/// `fill` gives random bytes from the system: as many as the secret has, for every needed share but one, and eight for
/// the set. [`ShareError::ShareCountsImpossible`] unless 2 ≤ needed ≤ shares ≤ [`MAX_SHARES`].
pub fn split(
    identity: &Identity,
    needed: u8,
    shares: u8,
    fill: &mut dyn FnMut(&mut [u8]),
) -> Result<Vec<Share>, ShareError> {
    if needed < 2 || needed > shares || shares > MAX_SHARES {
        return Err(ShareError::ShareCountsImpossible { needed, shares, maximum: MAX_SHARES });
    }
    let mut set = [0; 8];
    fill(&mut set);
    let secret = identity.secret();
    let polynomials = Polynomials::through(&secret, needed, fill);
    let public = public_digest(identity);
    let share = |index| Share {
        set: ShareSet(set),
        kind: identity.kind(),
        index,
        needed,
        shares,
        public,
        secret: polynomials.at(index),
    };
    Ok((1..=shares).map(share).collect())
}

fn public_digest(identity: &Identity) -> [u8; 32] {
    sha256(identity.recipient().to_string().as_bytes())
}
