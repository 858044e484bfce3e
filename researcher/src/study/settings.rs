//! `study.json`: what the study is. Public, and written only by this program.

use jiff::Timestamp;
use kin_protocol::{Digest, StudyId};
use serde::{Deserialize, Serialize};

use super::file::Versioned;

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
    /// When the study ends: no interview starts afterwards.
    pub expires: Timestamp,
    /// The version of the last note that was signed; 0 before the first. Only grows.
    pub note_version: u64,
    /// Its forms, oldest first; of two versions of one form the later is the one in use.
    pub forms: Vec<FormEntry>,
    /// Its working keys, oldest first.
    pub epochs: Vec<Epoch>,
}

/// One form of a study.
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

/// The public half of a working key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epoch {
    /// 1, 2, 3 …
    pub epoch: u32,
    /// Interviews that start before this use an earlier key.
    pub not_before: Timestamp,
    /// Interviews that start after this use a later key.
    pub not_after: Timestamp,
    /// The recipient that responses are sealed to.
    pub recipient: String,
}

impl Versioned for Settings {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.kin_study
    }
}
