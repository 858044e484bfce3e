//! A record: one interview as it travels inside the seal.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::Zeroizing;

use crate::{KeyError, hex::Hex};

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A finished interview.
    Original,
    /// An interview that broke off.
    Partial,
    /// A later version of an earlier record, which it names.
    Correction,
    /// A person who declined.
    Refusal,
    /// An exercise, never data.
    Test,
    /// A device's last word.
    Closing,
}

/// The name of one submission: a random UUID (version 4, RFC 9562), printed in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Submission([u8; 16]);

impl Submission {
    /// Makes a submission of 16 random bytes; six bits are overwritten as RFC 9562 says.
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Self(bytes)
    }

    /// The 16 bytes.
    pub fn bytes(&self) -> [u8; 16] {
        self.0
    }
}

impl fmt::Display for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, byte) in self.0.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Submission({self})")
    }
}

impl FromStr for Submission {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'-').take(33).collect();
        let Hex(bytes) = Hex::<16>::parse(&digits).ok_or(KeyError::SubmissionMalformed)?;
        let submission = Self::from_random(bytes);
        // One spelling only: dashes in their places, version and variant bits set.
        if submission.to_string() == text { Ok(submission) } else { Err(KeyError::SubmissionMalformed) }
    }
}

impl Serialize for Submission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Submission {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Which form was asked: its id, its version and the SHA-256 of its exact bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReference {
    /// The form's id, at most 100 bytes.
    pub id: String,
    /// The form's version, at most 100 bytes.
    pub version: String,
    /// SHA-256 of the form's file.
    pub sha256: [u8; 32],
}

/// One interview with its place in the device's chain.
///
/// Holds answers: no `Clone`, no `Serialize`, a silent `Debug`; the response is wiped when dropped.
pub struct Record {
    /// The submission's name.
    pub submission: Submission,
    /// What this record is.
    pub kind: Kind,
    /// What a correction corrects; `None` for every other kind.
    pub corrects: Option<Submission>,
    /// The study's id.
    pub study: [u8; 16],
    /// The epoch of the recipients it is sealed to.
    pub epoch: u32,
    /// The form that was asked.
    pub form: FormReference,
    /// The enumerator's code, never a name; at most 100 bytes.
    pub enumerator: String,
    /// The device's count of records, without gaps, from 1.
    pub sequence: u64,
    /// SHA-256 of the device's previous envelope (the sealed file's bytes); `None` for its first.
    pub previous: Option<[u8; 32]>,
    /// The response as one JSON object in UTF-8, kept byte for byte.
    pub response: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_is_a_random_uuid_with_one_spelling() {
        let submission = Submission::from_random([0xff; 16]);
        let text = "ffffffff-ffff-4fff-bfff-ffffffffffff";
        assert_eq!(submission.to_string(), text);
        assert_eq!(text.parse(), Ok(submission));
        for other in [
            "FFFFFFFF-ffff-4fff-bfff-ffffffffffff",
            "ffffffffffff4fffbfffffffffffffff",
            "ffffffff-ffff-1fff-bfff-ffffffffffff",
            "ffffffff-ffff-4fff-ffff-ffffffffffff",
            "",
        ] {
            assert_eq!(other.parse::<Submission>(), Err(KeyError::SubmissionMalformed), "{other}");
        }
    }

    #[test]
    fn a_record_does_not_print_itself() {
        let record = Record {
            submission: Submission::from_random([1; 16]),
            kind: Kind::Original,
            corrects: None,
            study: [2; 16],
            epoch: 1,
            form: FormReference { id: "f".into(), version: "1".into(), sha256: [3; 32] },
            enumerator: "E01".into(),
            sequence: 1,
            previous: None,
            response: Zeroizing::new(br#"{"answers":{"name":"canary"}}"#.to_vec()),
        };
        assert_eq!(format!("{record:?}"), "Record(..)");
    }
}
