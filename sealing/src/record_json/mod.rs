//! The record's JSON, written and read.
//!
//! `study` and `epoch` come first and are spelled in one way only: the signature covers them, so that they must be
//! known before it can be checked, and nothing is parsed before it is checked. [`Head::read`] compares bytes.

mod first;
mod second;

use std::{borrow::Cow, ops::Range};

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    FormReference, Kind, OpenError, Record, SealError,
    circumstances::{MAX_ATTACHMENTS, MAX_CHUNKS, MAX_LOCKS},
    hex::Hex,
};

pub(crate) use second::write;

/// As long as a study note lets a form's id and version be.
const MAX_CODE_BYTES: usize = 100;

/// Which layout a record is of; the sealed response's magic says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    First,
    Second,
    /// The second, of visits alone.
    Third,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormJson<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    version: Cow<'a, str>,
    sha256: Hex<32>,
}

impl<'a> From<&'a FormReference> for FormJson<'a> {
    fn from(form: &'a FormReference) -> Self {
        Self { id: Cow::Borrowed(&form.id), version: Cow::Borrowed(&form.version), sha256: Hex(form.sha256) }
    }
}

impl From<FormJson<'_>> for FormReference {
    fn from(json: FormJson<'_>) -> Self {
        Self { id: json.id.into_owned(), version: json.version.into_owned(), sha256: json.sha256.0 }
    }
}

/// `null` may be written, but a member may not be left out.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// The parser's own words could quote a value: only the place is kept.
pub(crate) fn malformed(error: &serde_json::Error) -> OpenError {
    OpenError::SealedRecordMalformed { byte: error.column() as u64 }
}

/// What holds for a record whichever way it goes.
fn check(record: &Record) -> Result<(), SealError> {
    if (record.kind == Kind::Correction) != record.corrects.is_some() {
        return Err(SealError::RecordCorrectionUnclear);
    }
    if record.kind == Kind::Draft && (record.previous.is_some() || record.sequence == 0) {
        return Err(SealError::RecordDraftUnclear);
    }
    check_closing(record)?;
    check_lists(record)?;
    match codes(record).into_iter().find(|(_, code)| !is_code(code)) {
        Some((member, _)) => Err(SealError::RecordCodeMalformed { member }),
        None => Ok(()),
    }
}

fn check_closing(record: &Record) -> Result<(), SealError> {
    let is_clear = match &record.closing {
        None => record.kind != Kind::Closing && record.form.is_some(),
        Some(closing) => {
            record.kind == Kind::Closing
                && record.form.is_none()
                && record.response.is_empty()
                && closing.sequence == record.sequence
                && (1..=closing.sequence).contains(&closing.count)
        }
    };
    if is_clear { Ok(()) } else { Err(SealError::RecordClosingUnclear) }
}

fn check_lists(record: &Record) -> Result<(), SealError> {
    let circumstances = &record.circumstances;
    let chunks = circumstances.attachments.iter().map(|attachment| attachment.chunks.len()).max();
    let lists = [
        ("locks", circumstances.locks.len(), MAX_LOCKS),
        ("attachments", circumstances.attachments.len(), MAX_ATTACHMENTS),
        ("chunks", chunks.unwrap_or(0), MAX_CHUNKS),
    ];
    match lists.into_iter().find(|(_, length, maximum)| length > maximum) {
        Some((member, _, maximum)) => Err(SealError::RecordListTooLong { member, maximum: maximum as u64 }),
        None => Ok(()),
    }
}

fn codes(record: &Record) -> Vec<(&'static str, &str)> {
    let mut codes = vec![("enumerator", record.enumerator.as_str())];
    if let Some(form) = &record.form {
        codes.extend([("form.id", form.id.as_str()), ("form.version", form.version.as_str())]);
    }
    if let Some(checkpoint) = &record.circumstances.checkpoint {
        codes.push(("checkpoint.origin", &checkpoint.origin));
    }
    for attachment in &record.circumstances.attachments {
        codes.extend([
            ("attachments.name", attachment.name.as_str()),
            ("attachments.media_type", attachment.media_type.as_str()),
        ]);
    }
    codes
}

pub(crate) fn is_code(text: &str) -> bool {
    (1..=MAX_CODE_BYTES).contains(&text.len()) && !text.chars().any(char::is_control)
}

/// What a record claims before its signature is checked.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    pub(crate) study: [u8; 16],
    pub(crate) epoch: u32,
}

impl Head {
    /// Reads `{"study":"<32 hex digits>","epoch":<decimal>,` by comparing bytes.
    pub(crate) fn read(record: &[u8]) -> Option<Self> {
        let (study, rest) = record.strip_prefix(br#"{"study":""#)?.split_at_checked(32)?;
        let Hex(study) = Hex::parse(study)?;
        let rest = rest.strip_prefix(br#"","epoch":"#)?;
        let digits = &rest[..rest.iter().take(11).position(|byte| *byte == b',')?];
        let epoch: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        // One spelling: no sign, no leading zero.
        (epoch.to_string().as_bytes() == digits).then_some(Self { study, epoch })
    }
}

/// Reads a record whose signature has been verified: all of it but the response, and the response's place in `bytes`.
pub(crate) fn read(bytes: &[u8], head: Head, version: Version) -> Result<(Record, Range<usize>), OpenError> {
    let (record, response) = match version {
        Version::First => first::read(bytes, head)?,
        Version::Second | Version::Third => second::read(bytes, head)?,
    };
    // One layout, one meaning: a visit is never taken for an interview, whatever it calls itself.
    if (record.kind == Kind::Visit) != (version == Version::Third) {
        return Err(OpenError::SealedRecordMalformed { byte: 0 });
    }
    let place = response.map_or(0..0, |raw| {
        // The response was borrowed from the bytes: its address says where it stands.
        let start = raw.get().as_ptr().addr() - bytes.as_ptr().addr();
        start..start + raw.get().len()
    });
    Ok((record, place))
}

/// What holds for a record with its response in it.
pub(crate) fn check_read(record: &Record) -> Result<(), OpenError> {
    let is_object = record.closing.is_some() || record.response.starts_with(b"{");
    match check(record) {
        Ok(()) if is_object => Ok(()),
        _ => Err(OpenError::SealedRecordMalformed { byte: 0 }),
    }
}
