//! The device's signing key.

use std::{fmt, str::FromStr};

use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::{KeyError, hex::Hex};

/// A device's secret signing key (Ed25519, RFC 8032).
///
/// No `Clone`, no `Serialize`, a silent `Debug`; wiped when dropped. In a box, so that handing it on leaves no copy on the
/// stack.
pub struct DeviceKey(Box<SigningKey>);

impl DeviceKey {
    /// Makes the key of a 32-byte random seed.
    #[expect(clippy::needless_pass_by_value, reason = "the caller's copy of the seed is wiped here")]
    pub fn from_seed(seed: Zeroizing<[u8; 32]>) -> Self {
        Self(Box::new(SigningKey::from_bytes(&seed)))
    }

    /// The public half, as it stands in every sealed response.
    pub fn public(&self) -> DevicePublicKey {
        DevicePublicKey(self.0.verifying_key().to_bytes())
    }

    /// The seed, for the vault and nothing else.
    pub fn dangerously_reveal_seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(..)")
    }
}

/// A device's public key; its text is 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DevicePublicKey([u8; 32]);

impl DevicePublicKey {
    /// Takes the 32 bytes as they are; whether they are a point is seen when a signature is checked.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.0
    }
}

impl fmt::Display for DevicePublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(self.0).fmt(f)
    }
}

impl fmt::Debug for DevicePublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DevicePublicKey({self})")
    }
}

impl FromStr for DevicePublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        Hex::parse(text.as_bytes()).map(|Hex(bytes)| Self(bytes)).ok_or(KeyError::DeviceKeyMalformed)
    }
}

impl Serialize for DevicePublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Hex(self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DevicePublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Hex::deserialize(deserializer).map(|Hex(bytes)| Self(bytes))
    }
}
