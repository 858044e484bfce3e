//! Where a study lies on its server.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::hex::{self, HexError};

/// The unguessable path segment under which a server keeps a study, so that a scanner learns nothing.
///
/// 16 random bytes, written as 32 lower-case hexadecimal digits. Whoever knows it can ask for note and forms, so
/// it has no `Display` and its `Debug` is silent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct StudyPath([u8; 16]);

impl StudyPath {
    /// The path made of these bytes, which the caller drew at random.
    pub const fn from_bytes(bytes: [u8; 16]) -> StudyPath {
        StudyPath(bytes)
    }

    /// The segment as it stands in a URL.
    pub fn reveal(&self) -> String {
        hex::encode(&self.0)
    }
}

impl fmt::Debug for StudyPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("StudyPath(…)")
    }
}

impl FromStr for StudyPath {
    type Err = HexError;

    fn from_str(text: &str) -> Result<StudyPath, HexError> {
        hex::decode(text).map(StudyPath)
    }
}

impl From<StudyPath> for String {
    fn from(path: StudyPath) -> String {
        path.reveal()
    }
}

impl TryFrom<String> for StudyPath {
    type Error = HexError;

    fn try_from(text: String) -> Result<StudyPath, HexError> {
        text.parse()
    }
}
