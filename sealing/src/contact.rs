//! Identifiers apart: answers for the contact custodian, in an age file of their own inside the record.
//!
//! The researchers hold the record and cannot open this file; the contact custodian can open it and holds nothing else.
//! It carries the study and the submission, so that one person's name cannot be shown under another's.

use zeroize::Zeroizing;

use crate::{Identity, OpenError, Recipient, SealError, Submission, decrypt, encrypt};

const MAGIC: &[u8; 14] = b"kin-contact/2\n";
const STUDY_START: usize = MAGIC.len();
const SUBMISSION_START: usize = STUDY_START + 16;
const LENGTH_START: usize = SUBMISSION_START + 16;
const CONTENT_START: usize = LENGTH_START + 4;
/// Rooms within a step look alike.
const STEP_BYTES: usize = 512;

/// The most room that direct answers of one interview may have: in base64 it is the largest `sealed_bytes`, so that it
/// is a study's size that decides what fits.
pub const MAX_CONTACT_BYTES: usize = crate::MAX_SEALED_BYTES as usize / 4 * 3;

/// Most bytes of an age file beside its stanzas and content: version line, grease, code, nonce, tag.
const AROUND_BYTES: usize = 22 + 190 + 48 + 32;
const LARGEST_STANZA_BYTES: usize = 1557;

/// The most bytes that room for so many bytes of direct answers takes in a record, sealed to so many recipients, the
/// member's quotation marks included: what a form needs beside the largest of what is not direct.
pub const fn contact_bytes(room: usize, recipients: usize) -> usize {
    let content = padded(room);
    let file =
        content.saturating_add(AROUND_BYTES).saturating_add(recipients.saturating_mul(LARGEST_STANZA_BYTES));
    file.saturating_mul(4).div_ceil(3).saturating_add(2)
}

/// The plaintext of a file with so much room.
const fn padded(room: usize) -> usize {
    CONTENT_START.saturating_add(room).div_ceil(STEP_BYTES).saturating_mul(STEP_BYTES)
}

/// Seals direct answers, one JSON object, to the study's contact recipients.
///
/// `room` is the most bytes that the direct answers of any interview with this form can take. The plaintext is padded to
/// it, so that nobody who holds the file learns how long a name is.
///
/// [`SealError::ContactNotObject`], [`SealError::ContactTooLarge`], or what [`encrypt`] refuses.
pub fn seal_contact(
    study: [u8; 16],
    submission: Submission,
    answers: &[u8],
    room: usize,
    recipients: &[Recipient],
) -> Result<Vec<u8>, SealError> {
    let is_object = std::str::from_utf8(answers).is_ok_and(|text| {
        text.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    });
    if !is_object {
        return Err(SealError::ContactNotObject);
    }
    let maximum = room.min(MAX_CONTACT_BYTES);
    if answers.len() > maximum {
        return Err(SealError::ContactTooLarge { maximum: maximum as u64 });
    }
    let mut plaintext = Zeroizing::new(vec![0; padded(maximum)]);
    plaintext[..STUDY_START].copy_from_slice(MAGIC);
    plaintext[STUDY_START..SUBMISSION_START].copy_from_slice(&study);
    plaintext[SUBMISSION_START..LENGTH_START].copy_from_slice(&submission.bytes());
    let length = u32::try_from(answers.len()).expect("at most MAX_CONTACT_BYTES");
    plaintext[LENGTH_START..CONTENT_START].copy_from_slice(&length.to_be_bytes());
    plaintext[CONTENT_START..][..answers.len()].copy_from_slice(answers);
    encrypt(recipients, &plaintext)
}

/// Opens the direct answers of a record with the contact custodian's identities.
///
/// [`OpenError::SealedForAnotherStudy`] and [`OpenError::ContactForAnotherSubmission`] when they are not of the record
/// in which they stood; other failures as [`decrypt`]'s, or of the layout.
pub fn open_contact(
    file: &[u8],
    identities: &[Identity],
    study: [u8; 16],
    submission: Submission,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let plaintext = decrypt(identities, file, padded(MAX_CONTACT_BYTES))?;
    let (frame, content) =
        plaintext.split_at_checked(CONTENT_START).ok_or(OpenError::SealedRecordLengthImpossible)?;
    if !frame.starts_with(MAGIC) {
        return Err(OpenError::SealedMagicUnknown);
    }
    if frame[STUDY_START..SUBMISSION_START] != study {
        return Err(OpenError::SealedForAnotherStudy);
    }
    if frame[SUBMISSION_START..LENGTH_START] != submission.bytes() {
        return Err(OpenError::ContactForAnotherSubmission);
    }
    let length = u32::from_be_bytes(frame[LENGTH_START..].try_into().expect("four bytes")) as usize;
    let (answers, padding) =
        content.split_at_checked(length).ok_or(OpenError::SealedRecordLengthImpossible)?;
    if plaintext.len() % STEP_BYTES != 0 {
        return Err(OpenError::SealedRecordLengthImpossible);
    }
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::SealedPaddingNotZero);
    }
    Ok(Zeroizing::new(answers.to_vec()))
}
