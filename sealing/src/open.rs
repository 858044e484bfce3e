//! From an envelope back to a record: read everything, authenticate everything, only then parse.

use std::fmt;

use crate::{
    DevicePublicKey, Identity, MAX_SEALED_BYTES, OpenError, Record,
    age_file::{Failure, decrypt_with, payload_bytes, payload_of},
    plaintext::{self, Unverified},
    verification::{Claim, verify},
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
    let mut opened = open_all(&[envelope], identities, study, sealed_bytes);
    opened.pop().expect("one envelope gives one result")
}

/// Opens many sealed responses, each as [`open`] does and with the same result, in their order. Their signatures are
/// verified together, which takes a fifth of the time. All of them are in memory at once, decrypted.
pub fn open_all(
    envelopes: &[&[u8]],
    identities: &[Identity],
    study: [u8; 16],
    sealed_bytes: u32,
) -> Vec<Result<Opened, OpenError>> {
    let unverified: Vec<Result<Unverified, OpenError>> =
        envelopes.iter().map(|envelope| decrypted(envelope, identities, sealed_bytes)).collect();
    let claims: Vec<Claim<'_>> = unverified.iter().flatten().map(Unverified::claim).collect();
    let mut verified = verify(&claims).into_iter();
    let opened = |unverified: Result<Unverified, OpenError>| {
        let unverified = unverified?;
        let (record, device) = unverified.read(verified.next().expect("every claim was judged"), study)?;
        Ok(Opened { record, device })
    };
    unverified.into_iter().map(opened).collect()
}

fn decrypted(envelope: &[u8], identities: &[Identity], sealed_bytes: u32) -> Result<Unverified, OpenError> {
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
    plaintext::claimed(plaintext)
}

/// Tells a file cut short or lengthened from a damaged one, and from one that another key opens: the study's one size says how long
/// every one is.
fn named(failure: Failure, envelope: &[u8], sealed_bytes: u32) -> OpenError {
    let expected = payload_bytes(sealed_bytes as usize);
    match (&failure, payload_of(envelope)) {
        (Failure::PayloadDamaged | Failure::NoKeyMatches, Some(found)) if found < expected => {
            OpenError::SealedTruncated
        }
        (Failure::PayloadDamaged | Failure::NoKeyMatches, Some(found)) if found > expected => {
            OpenError::SealedLengthened
        }
        _ => failure.into(),
    }
}

/// A sealed response that was opened and whose signature verifies.
pub struct Opened {
    /// The record.
    pub record: Record,
    /// The key that signed it.
    pub device: DevicePublicKey,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(..)")
    }
}
