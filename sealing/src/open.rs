//! From an envelope back to a record: read everything, authenticate everything, only then parse.

use std::fmt;

use crate::{
    DevicePublicKey, Identity, MAX_SEALED_BYTES, OpenError, Record,
    age_file::{Failure, decrypt_with, payload_bytes, payload_of},
    plaintext,
    seal::sha256,
};

/// Opens a sealed response with whichever of the identities fits.
///
/// `study` and `sealed_bytes` are what the study note says. Every failure is a finding of its own, see [`OpenError`].
/// Whether the device is known, and whether its numbers have gaps, is the caller's to judge.
pub fn open(
    envelope: &[u8],
    identities: &[Identity],
    study: [u8; 16],
    sealed_bytes: u32,
) -> Result<Opened, OpenError> {
    if identities.is_empty() {
        return Err(OpenError::OpenWithoutIdentities);
    }
    // The bound is on what is read, not on the study: another study's size is named when it is seen.
    let max_bytes = MAX_SEALED_BYTES.max(sealed_bytes) as usize;
    let plaintext = decrypt_with(identities.iter().map(Identity::as_age), envelope, max_bytes)
        .map_err(|failure| named(failure, envelope, sealed_bytes))?;
    if plaintext.len() != sealed_bytes as usize {
        return Err(OpenError::SealedWrongSize { found: plaintext.len() as u64, expected: sealed_bytes });
    }
    let (record, device) = plaintext::read(plaintext, study)?;
    Ok(Opened { record, device, envelope: sha256(envelope) })
}

/// Tells a file cut short or lengthened from a damaged one: the study's one size says how long it should be.
fn named(failure: Failure, envelope: &[u8], sealed_bytes: u32) -> OpenError {
    let expected = payload_bytes(sealed_bytes as usize);
    match (&failure, payload_of(envelope)) {
        (Failure::PayloadDamaged, Some(found)) if found < expected => OpenError::SealedTruncated,
        (Failure::PayloadDamaged, Some(found)) if found > expected => OpenError::SealedLengthened,
        _ => failure.into(),
    }
}

/// A sealed response that was opened and whose signature verifies.
pub struct Opened {
    /// The record.
    pub record: Record,
    /// The key that signed it.
    pub device: DevicePublicKey,
    /// SHA-256 of the envelope.
    pub envelope: [u8; 32],
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(..)")
    }
}
