//! One entry of a segment: what became of one envelope.

use std::borrow::Cow;

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_protocol::log::Lock;
use kin_sealing::{DevicePublicKey, Kind, Submission};
use serde::{Deserialize, Serialize};

use crate::opening::Reason;

/// What became of an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Its record is in the dataset.
    Kept,
    /// An exercise: noted for the device's sequence, its answers thrown away.
    Test,
    /// A device's last word; it counts in the device's sequence and holds no interview.
    Closing,
    /// An interview that broke off: what was answered until then is kept, and stands in no figure.
    Partial,
    /// An interview that nobody has finished, as it was last kept: it stands in no figure.
    Draft,
    /// An interview that was not finished, of which there is a later version now.
    Superseded,
    /// A correction of another record, by its device or by people at the desk: it is applied when that one is read.
    Correction,
    /// What came of a visit.
    Visit,
    /// A check record for the supervisor, which nobody here opens: noted, so that nobody misses it.
    Check,
    /// What people at the desk decided about a record, without changing it.
    Decision,
    /// A piece of a file that a record lists, or will list.
    Chunk,
    /// Not accepted; the envelope lies in quarantine.
    Quarantined,
    /// Withdrawn by its respondent: nothing of it is here but its place in its device's sequence.
    Withdrawn,
}

/// One entry of a segment.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry<'a> {
    /// What became of the envelope.
    pub fate: Fate,
    /// SHA-256 of the envelope as it came.
    pub envelope: Digest,
    /// Why it is in quarantine.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<Reason>,
    /// What the record says of itself; not there when the envelope could not be opened.
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    pub head: Option<Head<'a>>,
    /// The place of a withdrawn record in its device's sequence.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub trace: Option<Trace>,
    /// What the device stated with its last record.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub closing: Option<Stated>,
    /// The direct answers, an age file in base64 as it stood in the record: nobody here opens it.
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    pub contact: Option<Cow<'a, str>>,
    /// What people at the desk decided about another record, by whom and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided: Option<Decided>,
    /// The files that travel beside it; only where the record is kept.
    #[serde(borrow, skip_serializing_if = "Vec::is_empty", default)]
    pub files: Vec<Listed<'a>>,
    /// Which piece of a file it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub piece: Option<Piece>,
    /// The response, byte for byte as it was sealed, or what changes in one; only where the record is kept. Of a piece of a file: its bytes. It stands beside the JSON: a
    /// response that was signed with line feeds in it must not become two.
    #[serde(skip)]
    pub response: Option<&'a [u8]>,
}

impl Entry<'_> {
    /// Of a check record: that it is here.
    pub fn check(envelope: Digest) -> Entry<'static> {
        Entry {
            fate: Fate::Check,
            envelope,
            reason: None,
            head: None,
            trace: None,
            closing: None,
            contact: None,
            decided: None,
            files: Vec::new(),
            piece: None,
            response: None,
        }
    }

    /// Of a piece of a file, with its bytes.
    pub fn chunk(envelope: Digest, piece: Piece, content: &[u8]) -> Entry<'_> {
        Entry { fate: Fate::Chunk, piece: Some(piece), response: Some(content), ..Entry::check(envelope) }
    }

    /// Of a record that was withdrawn before it came: its place, which its device's next record tells.
    pub fn explained(envelope: Digest, trace: Trace) -> Entry<'static> {
        Entry {
            fate: Fate::Withdrawn,
            envelope,
            reason: None,
            head: None,
            trace: Some(trace),
            closing: None,
            contact: None,
            decided: None,
            files: Vec::new(),
            piece: None,
            response: None,
        }
    }

    /// What is left of an interview that was not finished once there is a later version of it.
    pub fn superseded(envelope: Digest) -> Entry<'static> {
        Entry {
            fate: Fate::Superseded,
            envelope,
            reason: None,
            head: None,
            trace: None,
            closing: None,
            contact: None,
            decided: None,
            files: Vec::new(),
            piece: None,
            response: None,
        }
    }

    /// What is left of it once its respondent has withdrawn it.
    pub fn withdrawn(&self) -> Entry<'static> {
        // A draft has no place in the sequence.
        let of_head = |head: &Head<'_>| {
            let trace = Trace { device: head.device, sequence: head.sequence, previous: head.previous };
            (head.kind != Kind::Draft).then_some(trace)
        };
        Entry {
            fate: Fate::Withdrawn,
            envelope: self.envelope,
            reason: None,
            head: None,
            trace: self.trace.or_else(|| self.head.as_ref().and_then(of_head)),
            closing: None,
            contact: None,
            decided: None,
            files: Vec::new(),
            piece: None,
            response: None,
        }
    }
}

/// A file beside an interview, as its record lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed<'a> {
    /// Its name, which the device gave it.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    /// Its type, as in `image/jpeg`.
    #[serde(borrow)]
    pub media_type: Cow<'a, str>,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of it.
    pub sha256: Digest,
    /// SHA-256 of the envelope of each piece, in order.
    pub chunks: Vec<Digest>,
}

/// Which piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// The interview it names.
    pub submission: Submission,
    /// The random name of its file, as a number: all pieces of one file have it.
    pub attachment: u128,
    /// Its place among them, from 0.
    pub index: u32,
}

/// Where a record that was withdrawn stood in its device's sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trace {
    /// The key it was signed with.
    pub device: DevicePublicKey,
    /// Its number.
    pub sequence: u64,
    /// The device's previous envelope, where the desk ever opened this one.
    pub previous: Option<Digest>,
}

/// What a record says of itself, without the response.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head<'a> {
    /// The submission's name.
    pub submission: Submission,
    /// What the record is.
    pub kind: Kind,
    /// The key it was signed with.
    pub device: DevicePublicKey,
    /// The submission that a correction corrects.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub corrects: Option<Submission>,
    /// Its withdrawal locks: that of its envelope, then those that it kept for corrections.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub locks: Vec<Lock>,
    /// The device's count of records, from 1.
    pub sequence: u64,
    /// The device's previous envelope; none before its first.
    pub previous: Option<Digest>,
    /// The epoch it was sealed under.
    pub epoch: u32,
    /// The participant code, as it is printed.
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    pub participant: Option<Cow<'a, str>>,
    /// The enumerator's code.
    #[serde(borrow)]
    pub enumerator: Cow<'a, str>,
    /// The form's id.
    #[serde(borrow)]
    pub form: Cow<'a, str>,
    /// The form's version.
    #[serde(borrow)]
    pub version: Cow<'a, str>,
    /// SHA-256 of the form.
    pub digest: Digest,
}

/// What a device states with its last record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// The number of its last record.
    pub sequence: u64,
    /// How many records it has sealed.
    pub count: u64,
}

/// What people at the desk decided about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The decision's own name.
    pub name: Submission,
    /// The submission that it is about.
    pub about: Submission,
    /// SHA-256 of the form of that one.
    pub form: Digest,
    /// What was decided.
    pub outcome: DecidedAs,
    /// The finding of the quality checks that led to it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub flag: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom, by name.
    pub by: Vec<String>,
    /// Why.
    pub why: String,
}

/// What was decided about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedAs {
    /// It is right as it is.
    Kept,
    /// Answers of it are others.
    Corrected,
    /// Answers of it are missing.
    Missing,
}
