//! Identifiers apart: answers for the contact custodian, in an age file of their own inside the record.
//!
//! The researchers hold the record and cannot open this file; the contact custodian can open it and holds nothing else.
//! It carries the study and the submission, so that one person's name cannot be shown under another's.

use zeroize::Zeroizing;

use crate::{Identity, OpenError, Recipient, SealError, Submission, decrypt, encrypt};

const MAGIC: &[u8; 14] = b"kin-contact/1\n";
const STUDY_START: usize = MAGIC.len();
const SUBMISSION_START: usize = STUDY_START + 16;
const LENGTH_START: usize = SUBMISSION_START + 16;
const CONTENT_START: usize = LENGTH_START + 4;
/// Lengths within a step look alike: a name's length is nobody's business either.
const STEP_BYTES: usize = 512;

/// The most bytes that direct answers of one interview may take: 16 KiB.
pub const MAX_CONTACT_BYTES: usize = 16 * 1024;

/// Most bytes of an age file beside its stanzas and content: version line, grease, code, nonce, tag.
const AROUND_BYTES: usize = 22 + 190 + 48 + 32;
const LARGEST_STANZA_BYTES: usize = 1557;

/// The most bytes that direct answers of so many bytes take in a record, sealed to so many recipients, the member's name
/// included: what a form needs on top of its largest response.
pub const fn contact_bytes(answers: usize, recipients: usize) -> usize {
    let content = (CONTENT_START + answers).div_ceil(STEP_BYTES) * STEP_BYTES;
    let file = content + AROUND_BYTES + recipients * LARGEST_STANZA_BYTES;
    (file * 4).div_ceil(3) + 2
}

/// Seals direct answers, one JSON object, to the study's contact recipients.
///
/// [`SealError::ContactNotObject`], [`SealError::ContactTooLarge`], or what [`encrypt`] refuses.
pub fn seal_contact(
    study: [u8; 16],
    submission: Submission,
    answers: &[u8],
    recipients: &[Recipient],
) -> Result<Vec<u8>, SealError> {
    let is_object = std::str::from_utf8(answers).is_ok_and(|text| {
        text.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    });
    if !is_object {
        return Err(SealError::ContactNotObject);
    }
    if answers.len() > MAX_CONTACT_BYTES {
        return Err(SealError::ContactTooLarge { maximum: MAX_CONTACT_BYTES as u64 });
    }
    let padded = (CONTENT_START + answers.len()).div_ceil(STEP_BYTES) * STEP_BYTES;
    let mut plaintext = Zeroizing::new(vec![0; padded]);
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
    let largest = (CONTENT_START + MAX_CONTACT_BYTES).div_ceil(STEP_BYTES) * STEP_BYTES;
    let plaintext = decrypt(identities, file, largest)?;
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
    if padding.len() >= STEP_BYTES || plaintext.len() % STEP_BYTES != 0 {
        return Err(OpenError::SealedRecordLengthImpossible);
    }
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::SealedPaddingNotZero);
    }
    Ok(Zeroizing::new(answers.to_vec()))
}
