//! The record's JSON of `kin/1`: still read, never written again.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::{FormJson, Head, malformed, present};
use crate::{Circumstances, Kind, OpenError, Record, Submission, hex::Hex};

#[derive(Deserialize)]
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

pub(super) fn read(bytes: &[u8], head: Head) -> Result<(Record, Option<&RawValue>), OpenError> {
    let json: RecordJson<'_> = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
    if json.study.0 != head.study || json.epoch != head.epoch {
        return Err(OpenError::SealedRecordMalformed { byte: 0 });
    }
    let record = Record {
        submission: json.submission,
        kind: json.kind,
        corrects: json.corrects,
        study: json.study.0,
        epoch: json.epoch,
        form: Some(json.form.into()),
        enumerator: json.enumerator.into_owned(),
        sequence: json.sequence,
        previous: json.previous.map(|Hex(digest)| digest),
        closing: None,
        circumstances: Circumstances::default(),
        response: Zeroizing::default(),
    };
    Ok((record, Some(json.response)))
}
