//! The record's JSON, written and read.
//!
//! `study` and `epoch` come first and are spelled in one way only: the signature covers them, so that they must be
//! known before it can be checked, and nothing is parsed before it is checked. [`Head::read`] compares bytes.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::{FormReference, Kind, OpenError, Record, SealError, Submission, hex::Hex};

/// As long as a study note lets a form's id and version be.
const MAX_CODE_BYTES: usize = 100;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordJson<'a> {
    study: Hex<16>,
    epoch: u32,
    submission: Submission,
    kind: Kind,
    #[serde(deserialize_with = "present")]
    corrects: Option<Submission>,
    #[serde(borrow)]
    form: FormJson<'a>,
    #[serde(borrow)]
    enumerator: Cow<'a, str>,
    sequence: u64,
    #[serde(deserialize_with = "present")]
    previous: Option<Hex<32>>,
    #[serde(borrow)]
    response: &'a RawValue,
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

/// `null` may be written, but a member may not be left out.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// Writes the record's JSON into `room`; more than fits is [`SealError::RecordTooLarge`].
pub(crate) fn write(record: &Record, room: &mut [u8], sealed_bytes: u32) -> Result<usize, SealError> {
    check(record)?;
    let response: &RawValue = std::str::from_utf8(&record.response)
        .ok()
        .and_then(|text| serde_json::from_str(text).ok())
        .filter(|raw: &&RawValue| raw.get().starts_with('{'))
        .ok_or(SealError::RecordResponseNotObject)?;
    let json = RecordJson {
        study: Hex(record.study),
        epoch: record.epoch,
        submission: record.submission,
        kind: record.kind,
        corrects: record.corrects,
        form: FormJson {
            id: Cow::Borrowed(&record.form.id),
            version: Cow::Borrowed(&record.form.version),
            sha256: Hex(record.form.sha256),
        },
        enumerator: Cow::Borrowed(&record.enumerator),
        sequence: record.sequence,
        previous: record.previous.map(Hex),
        response,
    };
    let available = room.len();
    let mut writer = Measured { room, written: 0 };
    serde_json::to_writer(&mut writer, &json)
        .expect("a record of strings and numbers is JSON, and memory takes it");
    match writer.written.checked_sub(available) {
        None | Some(0) => Ok(writer.written),
        Some(over) => Err(SealError::RecordTooLarge { over: over as u64, sealed_bytes }),
    }
}

fn check(record: &Record) -> Result<(), SealError> {
    if (record.kind == Kind::Correction) != record.corrects.is_some() {
        return Err(SealError::RecordCorrectionUnclear);
    }
    let codes = [
        ("enumerator", &record.enumerator),
        ("form.id", &record.form.id),
        ("form.version", &record.form.version),
    ];
    match codes.into_iter().find(|(_, code)| !is_code(code)) {
        Some((member, _)) => Err(SealError::RecordCodeMalformed { member }),
        None => Ok(()),
    }
}

fn is_code(text: &str) -> bool {
    (1..=MAX_CODE_BYTES).contains(&text.len()) && !text.chars().any(char::is_control)
}

/// Counts everything and keeps what fits, so that a record too large can say by how much.
struct Measured<'a> {
    room: &'a mut [u8],
    written: usize,
}

impl std::io::Write for Measured<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(place) = self.room.get_mut(self.written..self.written + bytes.len()) {
            place.copy_from_slice(bytes);
        }
        self.written += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
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

/// Reads a record whose signature has been verified.
pub(crate) fn read(bytes: &[u8], head: Head) -> Result<Record, OpenError> {
    // The parser's own words could quote a value: only the place is kept.
    let json: RecordJson<'_> = serde_json::from_slice(bytes)
        .map_err(|error| OpenError::SealedRecordMalformed { byte: error.column() as u64 })?;
    let malformed = OpenError::SealedRecordMalformed { byte: 0 };
    if json.study.0 != head.study || json.epoch != head.epoch || !json.response.get().starts_with('{') {
        return Err(malformed);
    }
    let record = Record {
        submission: json.submission,
        kind: json.kind,
        corrects: json.corrects,
        study: json.study.0,
        epoch: json.epoch,
        form: FormReference {
            id: json.form.id.into_owned(),
            version: json.form.version.into_owned(),
            sha256: json.form.sha256.0,
        },
        enumerator: json.enumerator.into_owned(),
        sequence: json.sequence,
        previous: json.previous.map(|Hex(digest)| digest),
        response: Zeroizing::new(json.response.get().as_bytes().to_vec()),
    };
    check(&record).map_err(|_| malformed)?;
    Ok(record)
}
