//! What stands inside the age file, byte by byte: see "Sealed response" in `protocol/FORMATS.md`.
//!
//! ```text
//! magic 6 | device key 32 | signature 64 | record length 4 | record | zeros up to sealed_bytes
//! ```

use std::ops::Range;

use zeroize::{Zeroize, Zeroizing};

use crate::{
    DeviceKey, DevicePublicKey, Kind, OpenError, Record, SealError,
    record_json::{self, Head, Version},
    seal::sha256,
    verification::Claim,
};

const MAGIC: &[u8; 6] = b"kin/2\n";
/// Of visits, and of nothing else.
const VISIT_MAGIC: &[u8; 6] = b"kin/3\n";
/// Still opened, never written again.
const FIRST_MAGIC: &[u8; 6] = b"kin/1\n";
/// What the signature is for, so that it can never be taken for another one (domain separation).
const DOMAIN: &[u8] = b"kin-response/v2";
const VISIT_DOMAIN: &[u8] = b"kin-response/v3";
const FIRST_DOMAIN: &[u8] = b"kin-response/v1";
const KEY_START: usize = MAGIC.len();
const SIGNATURE_START: usize = KEY_START + 32;
const LENGTH_START: usize = SIGNATURE_START + 64;
const RECORD_START: usize = LENGTH_START + 4;

/// Bytes of a sealed response's plaintext that are not the record: magic, device key, signature, record length.
pub const OVERHEAD_BYTES: u32 = 106;

/// The most bytes that a record's members take beside the response, all of them as long as they may be; attachments,
/// contact and paradata, which not every form has, come on top. A form whose largest response fits into what is left
/// of `sealed_bytes` can never lose an interview at its end.
pub const MAX_MEMBERS_BYTES: u32 = 3810;

/// The largest `sealed_bytes` a study may have: 1 MiB.
pub const MAX_SEALED_BYTES: u32 = 1024 * 1024;

/// Lays out and signs a record; the result has exactly `sealed_bytes` bytes and depends on nothing else.
pub(crate) fn write(
    record: &Record,
    key: &DeviceKey,
    sealed_bytes: u32,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if sealed_bytes > MAX_SEALED_BYTES {
        return Err(SealError::SealSizeOutOfRange { sealed_bytes, maximum: MAX_SEALED_BYTES });
    }
    // A study too small even for the frame is measured like any other: by how much the record is over.
    let size = sealed_bytes as usize;
    let mut plaintext = Zeroizing::new(vec![0; size.max(RECORD_START)]);
    let length = record_json::write(record, &mut plaintext[RECORD_START..], sealed_bytes)
        .map_err(|error| with_frame(error, size))?;
    let (frame, content) = plaintext.split_at_mut(RECORD_START);
    let length_field =
        u32::try_from(length).expect("a record is shorter than MAX_SEALED_BYTES").to_be_bytes();
    let public = key.public();
    let (magic, domain) =
        if record.kind == Kind::Visit { (VISIT_MAGIC, VISIT_DOMAIN) } else { (MAGIC, DOMAIN) };
    let message = signed_message(domain, record.study, public, record.epoch, &content[..length]);
    frame[..KEY_START].copy_from_slice(magic);
    frame[KEY_START..SIGNATURE_START].copy_from_slice(&public.bytes());
    frame[SIGNATURE_START..LENGTH_START].copy_from_slice(&key.sign(&message));
    frame[LENGTH_START..].copy_from_slice(&length_field);
    Ok(plaintext)
}

fn with_frame(error: SealError, size: usize) -> SealError {
    match error {
        SealError::RecordTooLarge { over, sealed_bytes } => {
            SealError::RecordTooLarge { over: over + RECORD_START.saturating_sub(size) as u64, sealed_bytes }
        }
        other => other,
    }
}

/// A plaintext in which everything is in its place, and whose signature nobody has checked yet.
pub(crate) struct Unverified {
    plaintext: Zeroizing<Vec<u8>>,
    version: Version,
    key: DevicePublicKey,
    head: Head,
    length: usize,
    message: Zeroizing<Vec<u8>>,
}

/// Checks all of a plaintext but its signature, without parsing the record.
///
/// Consumes the plaintext: the response stays where it was decrypted, so that no second copy has to be made and wiped.
pub(crate) fn claimed(plaintext: Zeroizing<Vec<u8>>) -> Result<Unverified, OpenError> {
    let (frame, content) =
        plaintext.split_at_checked(RECORD_START).ok_or(OpenError::SealedRecordLengthImpossible)?;
    let version = match frame {
        _ if frame.starts_with(MAGIC) => Version::Second,
        _ if frame.starts_with(VISIT_MAGIC) => Version::Third,
        _ if frame.starts_with(FIRST_MAGIC) => Version::First,
        _ => return Err(OpenError::SealedMagicUnknown),
    };
    let key = DevicePublicKey::from_bytes(array(&frame[KEY_START..SIGNATURE_START]));
    let length = u32::from_be_bytes(array(&frame[LENGTH_START..])) as usize;
    let (record, padding) =
        content.split_at_checked(length).ok_or(OpenError::SealedRecordLengthImpossible)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::SealedPaddingNotZero);
    }
    let head = Head::read(record).ok_or(OpenError::SealedRecordHeadMalformed)?;
    let message = match version {
        Version::First => first_signed_message(head.study, key, head.epoch, record),
        Version::Second => signed_message(DOMAIN, head.study, key, head.epoch, record),
        Version::Third => signed_message(VISIT_DOMAIN, head.study, key, head.epoch, record),
    };
    Ok(Unverified { plaintext, version, key, head, length, message })
}

impl Unverified {
    /// What its signature says, to be verified.
    pub(crate) fn claim(&self) -> Claim<'_> {
        let signature = array(&self.plaintext[SIGNATURE_START..LENGTH_START]);
        Claim { key: self.key, message: &self.message, signature }
    }

    /// Parses the record, where [`crate::verification::verify`] found its claim to be true.
    pub(crate) fn read(self, is_true: bool, study: [u8; 16]) -> Result<(Record, DevicePublicKey), OpenError> {
        let Self { plaintext, version, key, head, length, .. } = self;
        if !is_true {
            return Err(OpenError::SealedSignatureWrong);
        }
        if head.study != study {
            return Err(OpenError::SealedForAnotherStudy);
        }
        let record = &plaintext[RECORD_START..RECORD_START + length];
        let (mut record, response) = record_json::read(record, head, version)?;
        record.response = kept(plaintext, response.start + RECORD_START..response.end + RECORD_START);
        record_json::check_read(&record)?;
        Ok((record, key))
    }
}

/// domain ‖ length and study id ‖ device key ‖ epoch ‖ length and SHA-256 of the record; every number is a big-endian
/// u32.
///
/// The digest stands for the record because Ed25519 reads what it signs twice, with a slower hash.
fn signed_message(
    domain: &[u8],
    study: [u8; 16],
    key: DevicePublicKey,
    epoch: u32,
    record: &[u8],
) -> Zeroizing<Vec<u8>> {
    message(domain, study, key, epoch, record.len(), &sha256(record))
}

/// The message of `kin/1`: the whole record stood in it.
fn first_signed_message(
    study: [u8; 16],
    key: DevicePublicKey,
    epoch: u32,
    record: &[u8],
) -> Zeroizing<Vec<u8>> {
    message(FIRST_DOMAIN, study, key, epoch, record.len(), record)
}

pub(crate) fn message(
    domain: &[u8],
    study: [u8; 16],
    key: DevicePublicKey,
    epoch: u32,
    length: usize,
    last: &[u8],
) -> Zeroizing<Vec<u8>> {
    let length = u32::try_from(length).expect("a record is shorter than MAX_SEALED_BYTES").to_be_bytes();
    let (study_length, epoch, key) = (16_u32.to_be_bytes(), epoch.to_be_bytes(), key.bytes());
    let parts: [&[u8]; 7] = [domain, &study_length, &study, &key, &epoch, &length, last];
    // Allocated once, so that wiping it wipes the only copy.
    let mut message = Zeroizing::new(Vec::with_capacity(parts.iter().map(|part| part.len()).sum()));
    for part in parts {
        message.extend_from_slice(part);
    }
    message
}

/// What stands at this place of a buffer, without a copy; the rest of the buffer is wiped.
fn kept(mut buffer: Zeroizing<Vec<u8>>, place: Range<usize>) -> Zeroizing<Vec<u8>> {
    let length = place.len();
    buffer.copy_within(place, 0);
    buffer[length..].zeroize();
    buffer.truncate(length);
    buffer
}

pub(crate) fn array<const N: usize>(slice: &[u8]) -> [u8; N] {
    slice.try_into().expect("the slice was cut to this length")
}

#[cfg(test)]
mod tests;
