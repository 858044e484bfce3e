//! `study.json`: what the study is. Public, and written only by this program.

use jiff::Timestamp;
use kin_forms::Form;
use kin_protocol::note::{FormReference, Split};
use kin_protocol::{Digest, StudyId};
use serde::{Deserialize, Serialize};

use super::contacts::Contacts;
use super::file::Versioned;
use super::logs::{LogEntry, Witnesses};
use super::opening::{self, Opening};

/// What the study is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Version of this file.
    pub kin_study: u32,
    /// The study's id, drawn at random.
    pub study: StudyId,
    /// Its neutral public title.
    pub title: String,
    /// Where devices send to.
    pub server: String,
    /// The plaintext size of every sealed response, in bytes.
    pub sealed_bytes: u32,
    /// Who can open what is sealed to it. A study of version 1 has one key in one hand.
    #[serde(default)]
    pub opening: Opening,
    /// Whether its keys are X25519 alone, without protection against a quantum computer. So are those of version 1.
    #[serde(default = "classical_before_version_2")]
    pub classical: bool,
    /// The study that this one is for practising.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training_of: Option<StudyId>,
    /// How many times its roots have changed.
    #[serde(default)]
    pub generation: u32,
    /// The public half of the key with which this desk signs packages for devices, once it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Who alone opens the answers to `direct` questions, once somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Contacts>,
    /// Who reads check records of interviews, which hold no answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supervisors: Vec<String>,
    /// Whether there ever was one: what was sealed to a key that is named no longer stays sealed to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub supervised: bool,
    /// The logs its envelopes go into, oldest first; the last one is open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub logs: Vec<LogEntry>,
    /// The public keys of those who cosign the log, and how many of them must.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witnesses: Option<Witnesses>,
    /// When the study ends: no interview starts afterwards.
    pub expires: Timestamp,
    /// The version of the last note that was signed; 0 before the first. Only grows.
    pub note_version: u64,
    /// Every version of every form that it ever had, oldest first; none is taken out that a note has listed, since responses to it stay.
    pub forms: Vec<StudyForm>,
    /// Its working keys, oldest first.
    pub epochs: Vec<Epoch>,
}

/// One version of a form of a study, and whether the note lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyForm {
    /// The id that versions of one form share.
    pub id: String,
    /// The version, as the author writes it.
    pub version: String,
    /// SHA-256 of the exact bytes.
    pub digest: Digest,
    /// The first note that lists it.
    #[serde(default = "first_note", skip_serializing_if = "is_first_note")]
    pub since: u64,
    /// The first note that lists it no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<u64>,
    /// What people accepted when they took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
}

impl StudyForm {
    /// A version that notes list from this one on.
    pub(super) fn new(form: &Form, since: u64, accepted: Option<Accepted>) -> Self {
        Self {
            id: form.id().to_owned(),
            version: form.version().to_owned(),
            digest: Digest::from_bytes(form.digest()),
            since,
            retired: None,
            accepted,
        }
    }

    /// The line of a note.
    pub(super) fn reference(&self) -> FormReference {
        FormReference { id: self.id.clone(), version: self.version.clone(), digest: self.digest }
    }

    /// As a freeze names it.
    pub(crate) fn entry(&self) -> FormEntry {
        FormEntry { id: self.id.clone(), version: self.version.clone(), digest: self.digest }
    }
}

/// What people said when they took a version that costs something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Vec<String>,
    /// Why.
    pub why: String,
    /// How many changes may leave answers given before without their place or their meaning.
    pub orphaning: u64,
    /// Whether names come to the desk with it, among the other answers.
    pub names: bool,
}

/// One version of a form, as a freeze names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormEntry {
    /// The id that versions of one form share.
    pub id: String,
    /// The version, as the author writes it.
    pub version: String,
    /// SHA-256 of the exact bytes.
    pub digest: Digest,
}

/// The public halves of the keys of one epoch, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epoch {
    /// 1, 2, 3 …
    pub epoch: u32,
    /// Interviews that start before this use an earlier key.
    pub not_before: Timestamp,
    /// Interviews that start after this use a later key.
    pub not_after: Timestamp,
    /// The recipient whose identity lies whole at the desk.
    #[serde(default, alias = "recipient", skip_serializing_if = "Option::is_none")]
    pub working: Option<String>,
    /// The recipient whose identity is split among custodians.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<SplitKey>,
    /// Whether an envelope sealed to these keys was opened with each of them, for trial.
    #[serde(default)]
    pub rehearsed: bool,
    /// When the working key was lost with its desk: whoever has that desk may have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Timestamp>,
    /// When the identities were destroyed, and the certificate that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destroyed: Option<Destroyed>,
}

impl Epoch {
    /// Whom responses of this epoch are sealed to.
    pub fn recipients(&self) -> impl Iterator<Item = &str> {
        self.working.iter().map(String::as_str).chain(self.split.iter().map(|key| key.recipient.as_str()))
    }
}

/// The public half of a key that is split among custodians.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitKey {
    /// The recipient.
    pub recipient: String,
    /// How it is split.
    #[serde(with = "opening::text")]
    pub split: Split,
    /// SHA-256 of the transcript of the ceremony that made it.
    pub transcript: Digest,
}

/// What remains of keys that were destroyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Destroyed {
    /// When.
    pub at: Timestamp,
    /// SHA-256 of the certificate.
    pub certificate: Digest,
}

/// Before forms could be added, every form came with the study.
fn first_note() -> u64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives it so")]
fn is_first_note(note: &u64) -> bool {
    *note == first_note()
}

fn classical_before_version_2() -> bool {
    true
}

impl Versioned for Settings {
    const VERSION: u32 = 2;

    fn version(&self) -> u32 {
        self.kin_study
    }
}
