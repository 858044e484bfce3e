//! What can go wrong, each with its own name: a finding at the desk is counted by it.
//!
//! No variant carries a byte of an answer, a key or a passphrase.

use serde::Serialize;
use strum::VariantNames;
use thiserror::Error;

/// A key's text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum KeyError {
    /// The text is not a recipient this program knows (`age1…`).
    #[error("not a recipient")]
    RecipientMalformed,
    /// The recipient is a point of low order: everything sealed to it could be opened by anybody.
    #[error("the recipient is a weak key")]
    RecipientWeak,
    /// The text is not an identity this program knows (`AGE-SECRET-KEY-1…`).
    #[error("not an identity")]
    IdentityMalformed,
    /// The text is not a device's public key (64 lower-case hexadecimal digits).
    #[error("not a device's public key")]
    DeviceKeyMalformed,
    /// The text is not a participant code: ten digits.
    #[error("not a participant code")]
    ParticipantCodeMalformed,
    /// The participant code's check digit does not fit: a digit is wrong, or two are exchanged.
    #[error("the participant code is mistyped")]
    ParticipantCodeMistyped,
    /// The text is not a submission (a random UUID in lower case).
    #[error("not a submission")]
    SubmissionMalformed,
}

/// A response could not be sealed, or a file not be encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SealError {
    /// There is nobody to seal to.
    #[error("no recipient to seal to")]
    SealWithoutRecipients,
    /// The recipients may not stand in one file (a post-quantum one beside a classical one).
    #[error("the recipients may not be mixed")]
    SealRecipientsMixed,
    /// The study's `sealed_bytes` is above [`MAX_SEALED_BYTES`](crate::MAX_SEALED_BYTES).
    #[error("sealed_bytes {sealed_bytes} is above {maximum}")]
    SealSizeOutOfRange {
        /// The study's constant.
        sealed_bytes: u32,
        /// The largest this program accepts.
        maximum: u32,
    },
    /// The record does not fit the study's one size.
    #[error("the record is {over} bytes too large for {sealed_bytes} sealed bytes")]
    RecordTooLarge {
        /// Bytes too many.
        over: u64,
        /// The study's constant.
        sealed_bytes: u32,
    },
    /// The response is not one JSON object in UTF-8.
    #[error("the response is not a JSON object")]
    RecordResponseNotObject,
    /// `corrects` is there without kind `correction`, or the other way round.
    #[error("a correction, and only a correction, names what it corrects")]
    RecordCorrectionUnclear,
    /// A closing record with an interview, an interview without a form, or a closing record that states what cannot be.
    #[error("a closing record, and only a closing record, stands without an interview")]
    RecordClosingUnclear,
    /// A draft that names an envelope before it, or that was never kept.
    #[error("a draft stands outside of its device's sequence")]
    RecordDraftUnclear,
    /// Paradata is not one JSON object in UTF-8.
    #[error("the paradata is not a JSON object")]
    RecordParadataNotObject,
    /// Direct answers are not one JSON object in UTF-8.
    #[error("the direct answers are not a JSON object")]
    ContactNotObject,
    /// More direct answers than [`MAX_CONTACT_BYTES`](crate::MAX_CONTACT_BYTES).
    #[error("direct answers of more than {maximum} bytes")]
    ContactTooLarge {
        /// Bytes accepted at most.
        maximum: u64,
    },
    /// More of something than a record may list.
    #[error("more than {maximum} {member}")]
    RecordListTooLong {
        /// The record's member: `locks`, `attachments` or `chunks`.
        member: &'static str,
        /// The most there may be.
        maximum: u64,
    },
    /// A code (the enumerator's, the form's id or version, a checkpoint's origin, an attachment's name or type) is
    /// empty, longer than 100 bytes, or holds a control character.
    #[error("{member} is empty, too long, or holds a control character")]
    RecordCodeMalformed {
        /// The record's member, such as `enumerator` or `form.id`.
        member: &'static str,
    },
    /// More supervisors than a response has readers: a check record would look like one no more.
    #[error("more than {most} supervisors")]
    CheckTooManySupervisors {
        /// How many readers a response has.
        most: u64,
    },
    /// A check record says what no interview can have given.
    #[error("the check record is malformed")]
    CheckMalformed,
    /// A piece of a file without a byte.
    #[error("a piece of a file is empty")]
    ChunkEmpty,
}

/// A sealed response, or an encrypted file, was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum OpenError {
    /// No identity was given to open with.
    #[error("no identity to open with")]
    OpenWithoutIdentities,
    /// The file does not begin with a well-formed binary age v1 header.
    #[error("not an age file")]
    SealedNotAge,
    /// The file is larger than anything of this kind can be.
    #[error("larger than {maximum} bytes")]
    SealedTooLarge {
        /// Bytes of content accepted at most.
        maximum: u64,
    },
    /// The file ends too early.
    #[error("the file ends too early")]
    SealedTruncated,
    /// Bytes stand after the end, or a part was put in.
    #[error("the file is longer than it was sealed")]
    SealedLengthened,
    /// None of the identities opens the file. A header damaged in exactly the key's place looks the same.
    #[error("none of the keys opens it")]
    SealedForOtherKeys,
    /// A key opens the header, but the header is not the one that was sealed.
    #[error("the header was changed")]
    SealedHeaderChanged,
    /// The key is right, but the content is not what was sealed.
    #[error("the content is damaged")]
    SealedDamaged,
    /// The content has not the study's one size.
    #[error("{found} bytes sealed where the study says {expected}")]
    SealedWrongSize {
        /// Bytes found.
        found: u64,
        /// The study's `sealed_bytes`.
        expected: u32,
    },
    /// The content does not begin with `kin/1`.
    #[error("not a sealed response of a version this program knows")]
    SealedMagicUnknown,
    /// The record's length leaves the content's bounds.
    #[error("the record's length is impossible")]
    SealedRecordLengthImpossible,
    /// Something other than zeros follows the record.
    #[error("the padding is not zero")]
    SealedPaddingNotZero,
    /// The record does not begin with its study and its epoch as the format says.
    #[error("the record does not begin with study and epoch")]
    SealedRecordHeadMalformed,
    /// The device's signature does not verify.
    #[error("the device's signature is wrong")]
    SealedSignatureWrong,
    /// A device signed this for another study.
    #[error("sealed for another study")]
    SealedForAnotherStudy,
    /// Direct answers stand in the record of another submission than the one they were sealed for.
    #[error("direct answers of another submission")]
    ContactForAnotherSubmission,
    /// The record is signed and yet not what the format says.
    #[error("the record is malformed at byte {byte}")]
    SealedRecordMalformed {
        /// Where in the record, counted from 1; 0 when the record as a whole is meant.
        byte: u64,
    },
}

/// A passphrase was refused before use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PassphraseError {
    /// Nothing was typed.
    #[error("the passphrase is empty")]
    LockPassphraseEmpty,
    /// More than 1024 bytes.
    #[error("the passphrase is longer than {maximum} bytes")]
    LockPassphraseTooLong {
        /// Bytes accepted at most.
        maximum: u64,
    },
}

/// A secret could not be locked, or a locked file not be unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LockError {
    /// A work factor outside what [`WorkFactor`](crate::WorkFactor) accepts.
    #[error("work factor {work_factor} is not in 1 to {maximum}")]
    LockWorkFactorOutOfRange {
        /// The base-two logarithm asked for.
        work_factor: u8,
        /// The largest accepted.
        maximum: u8,
    },
    /// The secret to lock is larger than [`MAX_LOCKED_BYTES`](crate::MAX_LOCKED_BYTES).
    #[error("a secret larger than {maximum} bytes")]
    LockSecretTooLarge {
        /// Bytes accepted at most.
        maximum: u64,
    },
    /// The file does not begin with a well-formed binary age v1 header.
    #[error("not a locked file")]
    LockedFileNotAge,
    /// The file is encrypted to a key, not under a passphrase.
    #[error("the file is not locked with a passphrase")]
    LockedFileWithoutPassphrase,
    /// The file is larger than a locked secret can be.
    #[error("the locked file is larger than {maximum} bytes")]
    LockedFileTooLarge {
        /// Bytes accepted at most.
        maximum: u64,
    },
    /// The file ends too early.
    #[error("the locked file ends too early")]
    LockedFileTruncated,
    /// Unlocking would take more memory and time than we let a file ask for.
    #[error("the locked file asks for work factor {work_factor}, above {maximum}")]
    LockedFileWorkTooHigh {
        /// The base-two logarithm the file asks for.
        work_factor: u8,
        /// The largest accepted.
        maximum: u8,
    },
    /// The passphrase does not open the file. A header damaged in exactly the key's place looks the same.
    #[error("the passphrase is wrong")]
    LockedFilePassphraseWrong,
    /// The passphrase is right, but the file is not the one that was locked.
    #[error("the locked file is damaged")]
    LockedFileDamaged,
}
