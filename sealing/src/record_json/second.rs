//! The record's JSON of `kin/2`.

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use simdutf8::basic::from_utf8;
use zeroize::Zeroizing;

use super::{FormJson, Head, check, malformed, present};
use crate::{
    Attachment, Checkpoint, Circumstances, Clock, Closing, Enrolment, Kind, OpenError, Record, SealError,
    Submission, hex::Hex,
};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordJson<'a> {
    study: Hex<16>,
    epoch: u32,
    submission: Submission,
    kind: Kind,
    #[serde(deserialize_with = "present")]
    corrects: Option<Submission>,
    #[serde(borrow, deserialize_with = "present")]
    form: Option<FormJson<'a>>,
    #[serde(borrow)]
    enumerator: Cow<'a, str>,
    sequence: u64,
    #[serde(deserialize_with = "present")]
    previous: Option<Hex<32>>,
    #[serde(deserialize_with = "present")]
    closing: Option<ClosingJson>,
    clock: Clock,
    #[serde(borrow, deserialize_with = "present")]
    checkpoint: Option<CheckpointJson<'a>>,
    #[serde(borrow, deserialize_with = "present")]
    participant: Option<Cow<'a, str>>,
    locks: Vec<Hex<32>>,
    #[serde(borrow, deserialize_with = "present")]
    enrolment: Option<EnrolmentJson<'a>>,
    #[serde(borrow)]
    attachments: Vec<AttachmentJson<'a>>,
    #[serde(borrow, deserialize_with = "present")]
    contact: Option<Cow<'a, str>>,
    #[serde(borrow, deserialize_with = "present")]
    paradata: Option<&'a RawValue>,
    #[serde(borrow, deserialize_with = "present")]
    response: Option<&'a RawValue>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosingJson {
    sequence: u64,
    count: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckpointJson<'a> {
    #[serde(borrow)]
    origin: Cow<'a, str>,
    size: u64,
    root: Hex<32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EnrolmentJson<'a> {
    #[serde(borrow)]
    recipient: Cow<'a, str>,
    proof: Hex<32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttachmentJson<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    media_type: Cow<'a, str>,
    bytes: u64,
    sha256: Hex<32>,
    chunks: Vec<Hex<32>>,
}

/// Writes the record's JSON into `room`; more than fits is [`SealError::RecordTooLarge`].
pub(crate) fn write(record: &Record, room: &mut [u8], sealed_bytes: u32) -> Result<usize, SealError> {
    check(record)?;
    let response = match record.closing {
        Some(_) => None,
        None => Some(object(&record.response).ok_or(SealError::RecordResponseNotObject)?),
    };
    let paradata = match &record.circumstances.paradata {
        Some(paradata) => Some(object(paradata).ok_or(SealError::RecordParadataNotObject)?),
        None => None,
    };
    let json = json(record, response, paradata);
    let available = room.len();
    let mut writer = Measured { room, written: 0 };
    serde_json::to_writer(&mut writer, &json)
        .expect("a record of strings and numbers is JSON, and memory takes it");
    match writer.written.checked_sub(available) {
        None | Some(0) => Ok(writer.written),
        Some(over) => Err(SealError::RecordTooLarge { over: over as u64, sealed_bytes }),
    }
}

fn object(bytes: &[u8]) -> Option<&RawValue> {
    let raw: &RawValue = serde_json::from_str(from_utf8(bytes).ok()?).ok()?;
    raw.get().starts_with('{').then_some(raw)
}

fn json<'a>(
    record: &'a Record,
    response: Option<&'a RawValue>,
    paradata: Option<&'a RawValue>,
) -> RecordJson<'a> {
    let circumstances = &record.circumstances;
    RecordJson {
        study: Hex(record.study),
        epoch: record.epoch,
        submission: record.submission,
        kind: record.kind,
        corrects: record.corrects,
        form: record.form.as_ref().map(FormJson::from),
        enumerator: Cow::Borrowed(&record.enumerator),
        sequence: record.sequence,
        previous: record.previous.map(Hex),
        closing: record
            .closing
            .map(|closing| ClosingJson { sequence: closing.sequence, count: closing.count }),
        clock: circumstances.clock,
        checkpoint: circumstances.checkpoint.as_ref().map(|checkpoint| CheckpointJson {
            origin: Cow::Borrowed(&checkpoint.origin),
            size: checkpoint.size,
            root: Hex(checkpoint.root),
        }),
        participant: circumstances.participant.map(|code| Cow::Owned(code.to_string())),
        locks: circumstances.locks.iter().copied().map(Hex).collect(),
        enrolment: circumstances.enrolment.as_ref().map(|enrolment| EnrolmentJson {
            recipient: Cow::Owned(enrolment.recipient.to_string()),
            proof: Hex(enrolment.proof),
        }),
        attachments: circumstances.attachments.iter().map(AttachmentJson::from).collect(),
        contact: circumstances.contact.as_ref().map(|file| Cow::Owned(BASE64_STANDARD_NO_PAD.encode(file))),
        paradata,
        response,
    }
}

impl<'a> From<&'a Attachment> for AttachmentJson<'a> {
    fn from(attachment: &'a Attachment) -> Self {
        Self {
            name: Cow::Borrowed(&attachment.name),
            media_type: Cow::Borrowed(&attachment.media_type),
            bytes: attachment.bytes,
            sha256: Hex(attachment.sha256),
            chunks: attachment.chunks.iter().copied().map(Hex).collect(),
        }
    }
}

impl From<AttachmentJson<'_>> for Attachment {
    fn from(json: AttachmentJson<'_>) -> Self {
        Self {
            name: json.name.into_owned(),
            media_type: json.media_type.into_owned(),
            bytes: json.bytes,
            sha256: json.sha256.0,
            chunks: json.chunks.into_iter().map(|Hex(digest)| digest).collect(),
        }
    }
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

pub(super) fn read(bytes: &[u8], head: Head) -> Result<(Record, Option<&RawValue>), OpenError> {
    let impossible = OpenError::SealedRecordMalformed { byte: 0 };
    let text = from_utf8(bytes).map_err(|_| impossible)?;
    let json: RecordJson<'_> = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    let is_object = json.paradata.is_none_or(|paradata| paradata.get().starts_with('{'));
    if json.study.0 != head.study || json.epoch != head.epoch || !is_object {
        return Err(impossible);
    }
    let circumstances = Circumstances {
        clock: json.clock,
        checkpoint: json.checkpoint.map(|checkpoint| Checkpoint {
            origin: checkpoint.origin.into_owned(),
            size: checkpoint.size,
            root: checkpoint.root.0,
        }),
        participant: json.participant.as_deref().map(one_spelling).transpose()?,
        locks: json.locks.into_iter().map(|Hex(lock)| lock).collect(),
        enrolment: json.enrolment.as_ref().map(enrolment).transpose()?,
        attachments: json.attachments.into_iter().map(Attachment::from).collect(),
        contact: json
            .contact
            .map(|text| BASE64_STANDARD_NO_PAD.decode(text.as_bytes()).map_err(|_| impossible))
            .transpose()?,
        paradata: json.paradata.map(|raw| Zeroizing::new(raw.get().as_bytes().to_vec())),
    };
    let record = Record {
        submission: json.submission,
        kind: json.kind,
        corrects: json.corrects,
        study: json.study.0,
        epoch: json.epoch,
        form: json.form.map(Into::into),
        enumerator: json.enumerator.into_owned(),
        sequence: json.sequence,
        previous: json.previous.map(|Hex(digest)| digest),
        closing: json.closing.map(|closing| Closing { sequence: closing.sequence, count: closing.count }),
        circumstances,
        response: Zeroizing::default(),
    };
    Ok((record, json.response))
}

/// A participant code as it is printed; people may type it otherwise, programs may not.
fn one_spelling(text: &str) -> Result<crate::ParticipantCode, OpenError> {
    let code: Option<crate::ParticipantCode> = text.parse().ok();
    code.filter(|code| code.to_string() == text).ok_or(OpenError::SealedRecordMalformed { byte: 0 })
}

fn enrolment(json: &EnrolmentJson<'_>) -> Result<Enrolment, OpenError> {
    let recipient = json.recipient.parse().map_err(|_| OpenError::SealedRecordMalformed { byte: 0 })?;
    Ok(Enrolment { recipient, proof: json.proof.0 })
}
