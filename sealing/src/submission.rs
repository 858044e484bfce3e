//! The name of a submission.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{KeyError, hex::Hex};

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
}
