//! A check record: how an interview went, without one answer, sealed to the supervisor alone.
//!
//! On its way it is an envelope like any other of its study: as long as a sealed response, with as many stanzas, so that a
//! server cannot tell the two apart. Where there are fewer supervisors than a response has readers, the other stanzas are of
//! keys that nobody has. See "Check record" in `protocol/FORMATS.md`.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::plaintext::{array, message};
use crate::record_json::{Head, is_code, malformed};
use crate::seal::sha256;
use crate::verification::{Claim, verify};
use crate::{
    Clock, DeviceKey, DevicePublicKey, Identity, KeyKind, Kind, MAX_SEALED_BYTES, OpenError, Recipient,
    SealError, Sealed, decrypt, encrypt, hex::Hex,
};

const MAGIC: &[u8; 12] = b"kin-check/1\n";
const DOMAIN: &[u8] = b"kin-check/v1";
const KEY_START: usize = MAGIC.len();
const SIGNATURE_START: usize = KEY_START + 32;
const LENGTH_START: usize = SIGNATURE_START + 64;
const CONTENT_START: usize = LENGTH_START + 4;

/// The most quotas of one check record.
pub const MAX_CHECK_QUOTAS: usize = 16;
/// Bands of three hours in a day.
const HOUR_BANDS: u8 = 8;

/// How one interview went. It holds no answer: numbers, codes, and a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckRecord {
    /// The number of the interview's record on its device.
    pub sequence: u64,
    /// `original`, `partial` or `refusal`.
    pub kind: Kind,
    /// The form's id.
    pub form: String,
    /// The form's version.
    pub version: String,
    /// The enumerator's code, never a name.
    pub enumerator: String,
    /// The day on which it ended, by the device's wall clock: `2026-11-28`.
    pub day: String,
    /// In which three hours of that day it ended: 0 is midnight to 3 o'clock, 7 is 21 o'clock to midnight.
    pub hours: u8,
    /// How the clock stood.
    pub clock: Clock,
    /// Whether it was typed from paper: then its length says nothing.
    pub imported: bool,
    /// Minutes from its beginning to its end.
    pub minutes: u32,
    /// Answers that were given, missing values among them.
    pub answers: u32,
    /// Of the answers: refusals.
    pub refused: u32,
    /// Of the answers: *don't know*.
    pub dont_know: u32,
    /// Of the answers: *does not apply*.
    pub not_applicable: u32,
    /// Answers that stand against a warning.
    pub overrides: u32,
    /// How often it was stopped because she was in distress.
    pub interrupted: u32,
    /// The names of the quotas that it counts towards; none whose question is more than harmless.
    pub quotas: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    study: Hex<16>,
    epoch: u32,
    check: CheckRecord,
}

/// To whom check records of an epoch are sealed, and what they must look like.
#[derive(Debug, Clone, Copy)]
pub struct CheckSeal<'a> {
    /// The study.
    pub study: [u8; 16],
    /// The epoch.
    pub epoch: u32,
    /// The supervisors of the epoch.
    pub supervisors: &'a [Recipient],
    /// How many recipients a response of the epoch has.
    pub stanzas: usize,
    /// The study's one size.
    pub sealed_bytes: u32,
}

/// Signs a check record and seals it to the supervisors.
///
/// [`SealError::SealWithoutRecipients`]; [`SealError::CheckTooManySupervisors`], more than a response has readers;
/// [`SealError::CheckMalformed`]; [`SealError::RecordTooLarge`].
pub fn seal_check(record: &CheckRecord, key: &DeviceKey, to: CheckSeal<'_>) -> Result<Sealed, SealError> {
    let Some(kind) = to.supervisors.first().map(Recipient::kind) else {
        return Err(SealError::SealWithoutRecipients);
    };
    if to.supervisors.len() > to.stanzas {
        return Err(SealError::CheckTooManySupervisors { most: to.stanzas as u64 });
    }
    let plaintext = write(record, key, to)?;
    let nobody = (to.supervisors.len()..to.stanzas).map(|_| recipient_of_nobody(kind));
    let recipients: Vec<Recipient> = to.supervisors.iter().cloned().chain(nobody).collect();
    encrypt(&recipients, &plaintext).map(Sealed)
}

/// Whoever could open it is forgotten as soon as it is made.
fn recipient_of_nobody(kind: KeyKind) -> Recipient {
    match kind {
        KeyKind::PostQuantum => Identity::generate().recipient(),
        KeyKind::Classical => Identity::generate_classical().recipient(),
    }
}

fn write(record: &CheckRecord, key: &DeviceKey, to: CheckSeal<'_>) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if to.sealed_bytes > MAX_SEALED_BYTES {
        let (sealed_bytes, maximum) = (to.sealed_bytes, MAX_SEALED_BYTES);
        return Err(SealError::SealSizeOutOfRange { sealed_bytes, maximum });
    }
    if !is_sound(record) {
        return Err(SealError::CheckMalformed);
    }
    let content = Content { study: Hex(to.study), epoch: to.epoch, check: record.clone() };
    let content = serde_json::to_vec(&content).expect("strings and numbers are JSON");
    let size = to.sealed_bytes as usize;
    if let Some(over) = (CONTENT_START + content.len()).checked_sub(size).filter(|over| *over > 0) {
        return Err(SealError::RecordTooLarge { over: over as u64, sealed_bytes: to.sealed_bytes });
    }
    let public = key.public();
    let signed = message(DOMAIN, to.study, public, to.epoch, content.len(), &sha256(&content));
    let length = u32::try_from(content.len()).expect("shorter than the study's size").to_be_bytes();
    let mut plaintext = Zeroizing::new(Vec::with_capacity(size));
    for part in [&MAGIC[..], &public.bytes(), &key.sign(&signed), &length, &content] {
        plaintext.extend_from_slice(part);
    }
    plaintext.resize(size, 0);
    Ok(plaintext)
}

/// What holds for a check record whichever way it goes.
fn is_sound(record: &CheckRecord) -> bool {
    let missing = u64::from(record.refused) + u64::from(record.dont_know) + u64::from(record.not_applicable);
    let codes = [&record.form, &record.version, &record.enumerator].into_iter().chain(&record.quotas);
    matches!(record.kind, Kind::Original | Kind::Partial | Kind::Refusal)
        && record.sequence > 0
        && record.hours < HOUR_BANDS
        && is_day(&record.day)
        && missing <= u64::from(record.answers)
        && record.overrides <= record.answers
        && record.quotas.len() <= MAX_CHECK_QUOTAS
        && codes.into_iter().all(|code| is_code(code))
}

/// `2026-11-28`: four, two and two digits, a month of twelve and a day of at most 31.
fn is_day(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    let dashes = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    dashes
        && number(0..4).is_some()
        && number(5..7).is_some_and(|month| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day| (1..=31).contains(&day))
}

/// A check record that was opened and whose signature verifies.
#[derive(Debug)]
pub struct OpenedCheck {
    /// The record.
    pub record: CheckRecord,
    /// The epoch it was sealed in.
    pub epoch: u32,
    /// The key that signed it.
    pub device: DevicePublicKey,
}

/// Opens a check record with a supervisor's identities.
///
/// [`OpenError::SealedForOtherKeys`] of everything that was sealed to somebody else: responses are. Other failures are
/// [`decrypt`]'s, or of the layout; [`OpenError::SealedForAnotherStudy`], [`OpenError::SealedSignatureWrong`].
pub fn open_check(
    envelope: &[u8],
    identities: &[Identity],
    study: [u8; 16],
) -> Result<OpenedCheck, OpenError> {
    read(&decrypt(identities, envelope, MAX_SEALED_BYTES as usize)?, study)
}

fn read(plaintext: &[u8], study: [u8; 16]) -> Result<OpenedCheck, OpenError> {
    let (frame, rest) =
        plaintext.split_at_checked(CONTENT_START).ok_or(OpenError::SealedRecordLengthImpossible)?;
    if !frame.starts_with(MAGIC) {
        return Err(OpenError::SealedMagicUnknown);
    }
    let length = u32::from_be_bytes(array(&frame[LENGTH_START..])) as usize;
    let (content, padding) = rest.split_at_checked(length).ok_or(OpenError::SealedRecordLengthImpossible)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::SealedPaddingNotZero);
    }
    let head = Head::read(content).ok_or(OpenError::SealedRecordHeadMalformed)?;
    let device = DevicePublicKey::from_bytes(array(&frame[KEY_START..SIGNATURE_START]));
    let signed = message(DOMAIN, head.study, device, head.epoch, content.len(), &sha256(content));
    let signature = array(&frame[SIGNATURE_START..LENGTH_START]);
    if verify(&[Claim { key: device, message: &signed, signature }]) != [true] {
        return Err(OpenError::SealedSignatureWrong);
    }
    if head.study != study {
        return Err(OpenError::SealedForAnotherStudy);
    }
    let read: Content = serde_json::from_slice(content).map_err(|error| malformed(&error))?;
    let is_one = read.study.0 == head.study && read.epoch == head.epoch && is_sound(&read.check);
    if !is_one {
        return Err(OpenError::SealedRecordMalformed { byte: 0 });
    }
    Ok(OpenedCheck { record: read.check, epoch: read.epoch, device })
}

#[cfg(test)]
mod tests;
