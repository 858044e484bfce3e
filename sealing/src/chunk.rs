//! A piece of a file that travels beside a response: an envelope of its own, as long as any other of its study.
//!
//! It is not signed: the record that lists the digest of its envelope is, and what no record lists is nothing. See "Chunk" in
//! `protocol/FORMATS.md`.

use std::fmt;

use zeroize::Zeroizing;

use crate::plaintext::array;
use crate::{
    Identity, MAX_CHUNKS, MAX_SEALED_BYTES, OpenError, Recipient, SealError, Sealed, Submission, decrypt,
    encrypt,
};

const MAGIC: &[u8; 12] = b"kin-chunk/1\n";
const STUDY_START: usize = MAGIC.len();
const SUBMISSION_START: usize = STUDY_START + 16;
const ATTACHMENT_START: usize = SUBMISSION_START + 16;
const INDEX_START: usize = ATTACHMENT_START + 16;
const LENGTH_START: usize = INDEX_START + 4;
const CONTENT_START: usize = LENGTH_START + 4;

/// Bytes of a chunk's plaintext that are not the file's.
const CHUNK_OVERHEAD_BYTES: u32 = 68;

/// The most bytes that one entry of a record's `attachments` takes beside its chunks: name and media type at their longest, written
/// with escapes, the size and the digest.
const LISTED_BYTES: u64 = 520;
/// A digest in quotes, and a comma.
const LISTED_CHUNK_BYTES: u64 = 67;

/// One piece of a file, in the clear. Wiped when dropped, and prints as nothing of it.
pub struct Chunk {
    /// The study.
    pub study: [u8; 16],
    /// The interview that the file belongs to: what is withdrawn of one is withdrawn of the other.
    pub submission: Submission,
    /// A random name that all pieces of one file have, and no other's.
    pub attachment: [u8; 16],
    /// Which piece, from 0.
    pub index: u32,
    /// Its bytes; at least one.
    pub content: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Chunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chunk(..)")
    }
}

/// How many bytes of a file one chunk of a study carries.
pub fn chunk_room(sealed_bytes: u32) -> u32 {
    sealed_bytes.saturating_sub(CHUNK_OVERHEAD_BYTES)
}

/// How many chunks a file of so many bytes has; an empty file has none.
pub fn chunks_of(bytes: u64, sealed_bytes: u32) -> u64 {
    bytes.div_ceil(u64::from(chunk_room(sealed_bytes)).max(1))
}

/// The most bytes of a record that the list of so many files takes, each of at most so many bytes.
pub fn attachments_bytes(count: u32, each: u64, sealed_bytes: u32) -> u64 {
    let one = LISTED_BYTES.saturating_add(LISTED_CHUNK_BYTES.saturating_mul(chunks_of(each, sealed_bytes)));
    one.saturating_mul(u64::from(count))
}

/// Seals a piece of a file to whoever opens the response beside it.
///
/// [`SealError::SealWithoutRecipients`]; [`SealError::SealSizeOutOfRange`]; [`SealError::RecordTooLarge`] where the piece is longer
/// than [`chunk_room`]; [`SealError::ChunkEmpty`].
pub fn seal_chunk(chunk: &Chunk, recipients: &[Recipient], sealed_bytes: u32) -> Result<Sealed, SealError> {
    if recipients.is_empty() {
        return Err(SealError::SealWithoutRecipients);
    }
    let plaintext = write(chunk, sealed_bytes)?;
    encrypt(recipients, &plaintext).map(Sealed)
}

fn write(chunk: &Chunk, sealed_bytes: u32) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if sealed_bytes > MAX_SEALED_BYTES {
        return Err(SealError::SealSizeOutOfRange { sealed_bytes, maximum: MAX_SEALED_BYTES });
    }
    if chunk.content.is_empty() {
        return Err(SealError::ChunkEmpty);
    }
    let size = sealed_bytes as usize;
    if let Some(over) = (CONTENT_START + chunk.content.len()).checked_sub(size).filter(|over| *over > 0) {
        return Err(SealError::RecordTooLarge { over: over as u64, sealed_bytes });
    }
    let length = u32::try_from(chunk.content.len()).expect("shorter than the study's size").to_be_bytes();
    let mut plaintext = Zeroizing::new(Vec::with_capacity(size));
    let (submission, index) = (chunk.submission.bytes(), chunk.index.to_be_bytes());
    for part in [&MAGIC[..], &chunk.study, &submission, &chunk.attachment, &index, &length, &chunk.content] {
        plaintext.extend_from_slice(part);
    }
    plaintext.resize(size, 0);
    Ok(plaintext)
}

/// Opens a chunk with whichever of the identities fits; [`OpenError::SealedMagicUnknown`] of what opens and is none.
///
/// Whether a record lists it is the caller's to judge: nothing else tells who made it.
pub fn open_chunk(
    envelope: &[u8],
    identities: &[Identity],
    study: [u8; 16],
    sealed_bytes: u32,
) -> Result<Chunk, OpenError> {
    let plaintext = decrypt(identities, envelope, MAX_SEALED_BYTES.max(sealed_bytes) as usize)?;
    if plaintext.len() != sealed_bytes as usize {
        return Err(OpenError::SealedWrongSize { found: plaintext.len() as u64, expected: sealed_bytes });
    }
    read(&plaintext, study)
}

fn read(plaintext: &[u8], study: [u8; 16]) -> Result<Chunk, OpenError> {
    let (frame, rest) =
        plaintext.split_at_checked(CONTENT_START).ok_or(OpenError::SealedRecordLengthImpossible)?;
    if !frame.starts_with(MAGIC) {
        return Err(OpenError::SealedMagicUnknown);
    }
    let length = u32::from_be_bytes(array(&frame[LENGTH_START..])) as usize;
    let (content, padding) = rest
        .split_at_checked(length)
        .filter(|(content, _)| !content.is_empty())
        .ok_or(OpenError::SealedRecordLengthImpossible)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::SealedPaddingNotZero);
    }
    let of = array(&frame[STUDY_START..SUBMISSION_START]);
    if of != study {
        return Err(OpenError::SealedForAnotherStudy);
    }
    let name: [u8; 16] = array(&frame[SUBMISSION_START..ATTACHMENT_START]);
    let submission = Submission::from_random(name);
    let index = u32::from_be_bytes(array(&frame[INDEX_START..LENGTH_START]));
    if submission.bytes() != name || index as usize >= MAX_CHUNKS {
        return Err(OpenError::SealedRecordMalformed { byte: 0 });
    }
    Ok(Chunk {
        study: of,
        submission,
        attachment: array(&frame[ATTACHMENT_START..INDEX_START]),
        index,
        content: Zeroizing::new(content.to_vec()),
    })
}

#[cfg(test)]
mod tests;
