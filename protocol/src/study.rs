//! The name of a study: sixteen random bytes, which say nothing about it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::hex::{self, HexError};

/// A study's id: 16 random bytes, written as 32 lower-case hexadecimal digits. Public.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct StudyId([u8; 16]);

impl StudyId {
    /// The id made of these bytes, which the caller drew at random.
    pub const fn from_bytes(bytes: [u8; 16]) -> StudyId {
        StudyId(bytes)
    }

    /// The 16 bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for StudyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for StudyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "StudyId({self})")
    }
}

impl FromStr for StudyId {
    type Err = HexError;

    fn from_str(text: &str) -> Result<StudyId, HexError> {
        hex::decode(text).map(StudyId)
    }
}

impl From<StudyId> for String {
    fn from(study: StudyId) -> String {
        study.to_string()
    }
}

impl TryFrom<String> for StudyId {
    type Error = HexError;

    fn try_from(text: String) -> Result<StudyId, HexError> {
        text.parse()
    }
}
