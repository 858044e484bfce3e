//! An age v1 file in memory: the one place where the age crate encrypts and decrypts.
//!
//! The age crate does not wipe its 64 KiB chunk buffers; everything on our side of it is wiped.

use std::io::{ErrorKind, Read, Write};

use age::{Decryptor, EncryptError, Encryptor};
use zeroize::Zeroizing;

use crate::{Identity, OpenError, Recipient, SealError};

/// No header of ours comes near this: eight post-quantum stanzas take 13 KiB. The header parser begins again at every
/// line, so that a megabyte of header would keep the desk busy for hours.
const MAX_HEADER_BYTES: usize = 16 * 1024;
/// Enough for two hybrid stanzas, which most files have, so that they are written without growing.
const ROOM_FOR_HEADER_BYTES: usize = 4096;
const NONCE_BYTES: usize = 16;
const TAG_BYTES: usize = 16;
const CHUNK_BYTES: usize = 64 * 1024;

/// Encrypts a whole file so that any one of the recipients opens it (binary age v1).
///
/// Fails with [`SealError::SealWithoutRecipients`] or [`SealError::SealRecipientsMixed`]. The length of the content
/// shows in the length of the file.
pub fn encrypt(recipients: &[Recipient], content: &[u8]) -> Result<Vec<u8>, SealError> {
    encrypt_to(recipients.iter().map(Recipient::as_age), content)
}

pub(crate) fn encrypt_to<'a>(
    recipients: impl Iterator<Item = &'a dyn age::Recipient>,
    content: &[u8],
) -> Result<Vec<u8>, SealError> {
    let encryptor = Encryptor::with_recipients(recipients).map_err(|error| match error {
        EncryptError::MissingRecipients => SealError::SealWithoutRecipients,
        _ => SealError::SealRecipientsMixed,
    })?;
    let mut file = Vec::with_capacity(payload_bytes(content.len()) + ROOM_FOR_HEADER_BYTES);
    let in_memory = "writing to memory does not fail";
    let mut writer = encryptor.wrap_output(&mut file).expect(in_memory);
    writer.write_all(content).expect(in_memory);
    // Without this the last chunk is missing.
    writer.finish().expect(in_memory);
    Ok(file)
}

/// Decrypts a whole file with whichever of the identities opens it.
///
/// `max_bytes` bounds the content; a larger one is [`OpenError::SealedTooLarge`]. A file cut within a chunk cannot
/// be told from a damaged one: both are [`OpenError::SealedDamaged`].
pub fn decrypt(
    identities: &[Identity],
    file: &[u8],
    max_bytes: usize,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if identities.is_empty() {
        return Err(OpenError::OpenWithoutIdentities);
    }
    decrypt_with(identities.iter().map(Identity::as_age), file, max_bytes).map_err(OpenError::from)
}

/// What the age crate makes of a file, in our terms.
pub(crate) enum Failure {
    TooLarge {
        maximum: u64,
    },
    NotAge,
    Truncated,
    NoKeyMatches,
    HeaderChanged,
    PayloadDamaged,
    /// An identity of our own had something to say.
    Identity(age::DecryptError),
}

impl From<Failure> for OpenError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::TooLarge { maximum } => Self::SealedTooLarge { maximum },
            Failure::NotAge | Failure::Identity(_) => Self::SealedNotAge,
            Failure::Truncated => Self::SealedTruncated,
            Failure::NoKeyMatches => Self::SealedForOtherKeys,
            Failure::HeaderChanged => Self::SealedHeaderChanged,
            Failure::PayloadDamaged => Self::SealedDamaged,
        }
    }
}

pub(crate) fn decrypt_with<'a>(
    identities: impl Iterator<Item = &'a dyn age::Identity>,
    file: &[u8],
    max_bytes: usize,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let too_large = || Failure::TooLarge { maximum: max_bytes as u64 };
    if file.len() > MAX_HEADER_BYTES.saturating_add(payload_bytes(max_bytes)) {
        return Err(too_large());
    }
    if file.len() > MAX_HEADER_BYTES && payload_of(file).is_none() {
        return Err(Failure::NotAge);
    }
    let decryptor = Decryptor::new_buffered(file).map_err(header_failure)?;
    let reader = decryptor.decrypt(identities).map_err(header_failure)?;
    // Room for all of it and one byte more, so that neither growth nor a probe leaves a copy behind.
    let mut content = Zeroizing::new(Vec::with_capacity(file.len().min(max_bytes.saturating_add(1)) + 64));
    match reader.take(max_bytes as u64 + 1).read_to_end(&mut content) {
        Ok(_) if content.len() > max_bytes => Err(too_large()),
        Ok(_) => Ok(content),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(Failure::Truncated),
        Err(_) => Err(Failure::PayloadDamaged),
    }
}

fn header_failure(error: age::DecryptError) -> Failure {
    match error {
        age::DecryptError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => Failure::Truncated,
        age::DecryptError::Io(_) | age::DecryptError::UnknownFormat | age::DecryptError::InvalidHeader => {
            Failure::NotAge
        }
        age::DecryptError::NoMatchingKeys => Failure::NoKeyMatches,
        age::DecryptError::InvalidMac => Failure::HeaderChanged,
        other => Failure::Identity(other),
    }
}

/// Bytes of an age payload: nonce, content, and a tag for every 64 KiB (an empty content has one chunk too).
pub(crate) fn payload_bytes(content_bytes: usize) -> usize {
    let chunks = content_bytes.div_ceil(CHUNK_BYTES).max(1);
    content_bytes.saturating_add(NONCE_BYTES + chunks * TAG_BYTES)
}

/// Bytes of a file's payload, or `None` when there is no whole header within [`MAX_HEADER_BYTES`].
///
/// The MAC line is the only line of an age header that begins with `---`: no stanza's line can.
pub(crate) fn payload_of(file: &[u8]) -> Option<usize> {
    const MAC_LINE_BYTES: usize = "--- ".len() + 43 + "\n".len();
    let start = file.windows(5).take(MAX_HEADER_BYTES).position(|window| window == b"\n--- ")? + 1;
    file.len().checked_sub(start + MAC_LINE_BYTES)
}
