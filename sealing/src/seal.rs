//! From a record to an ordinary age file.

use std::fmt;

use ring::digest::{SHA256, digest};

use crate::{DeviceKey, Recipient, Record, SealError, encrypt, plaintext};

/// Signs a record, pads it to the study's one size and encrypts it so that any one of the recipients opens it.
///
/// Consumes the record, which is wiped whether sealing succeeds or not. `sealed_bytes` is the study's constant.
/// Fails with any [`SealError`]; [`SealError::RecordTooLarge`] says by how many bytes.
#[expect(clippy::needless_pass_by_value, reason = "moving on consumes: no record outlives its sealing")]
pub fn seal(
    record: Record,
    key: &DeviceKey,
    recipients: &[Recipient],
    sealed_bytes: u32,
) -> Result<Sealed, SealError> {
    if recipients.is_empty() {
        return Err(SealError::SealWithoutRecipients);
    }
    let plaintext = plaintext::write(&record, key, sealed_bytes)?;
    encrypt(recipients, &plaintext).map(Sealed)
}

/// A sealed response: ciphertext, which anybody may carry.
#[derive(PartialEq, Eq)]
pub struct Sealed(pub(crate) Vec<u8>);

impl Sealed {
    /// The age file.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The age file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// SHA-256 of the age file: the envelope's name, and the next record's `previous`.
    pub fn digest(&self) -> [u8; 32] {
        sha256(&self.0)
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    digest(&SHA256, bytes).as_ref().try_into().expect("SHA-256 has 32 bytes")
}
