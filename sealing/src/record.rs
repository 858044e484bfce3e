//! A record: one interview as it travels inside the seal.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Circumstances, Submission};

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A finished interview.
    Original,
    /// An interview that broke off.
    Partial,
    /// An interview under way, as it was kept after an answer, in case nobody comes back to finish it: outside of its device's sequence.
    Draft,
    /// A later version of an earlier record, which it names.
    Correction,
    /// A person who declined.
    Refusal,
    /// An exercise, never data.
    Test,
    /// A device's last word: no interview, see [`Closing`].
    Closing,
    /// What came of a visit, in the place of a response.
    Visit,
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

/// What a device states with its last record, so that nobody waits for more or misses less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The number of this record, the device's last.
    pub sequence: u64,
    /// How many records the device has sealed, this one included; less than `sequence` where one was withdrawn unsent.
    pub count: u64,
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
    /// The form that was asked; `None` in a closing record only.
    pub form: Option<FormReference>,
    /// The enumerator's code, never a name; at most 100 bytes.
    pub enumerator: String,
    /// The device's count of records, without gaps, from 1; of a draft how often it was kept.
    pub sequence: u64,
    /// SHA-256 of the device's previous envelope (the sealed file's bytes); `None` for its first and for a draft.
    pub previous: Option<[u8; 32]>,
    /// What a closing record states; `None` for every other kind.
    pub closing: Option<Closing>,
    /// What else the device knew when it was sealed.
    pub circumstances: Circumstances,
    /// The response as one JSON object in UTF-8, kept byte for byte; empty in a closing record.
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
    fn a_record_does_not_print_itself() {
        let record = Record {
            submission: Submission::from_random([1; 16]),
            kind: Kind::Original,
            corrects: None,
            study: [2; 16],
            epoch: 1,
            form: Some(FormReference { id: "f".into(), version: "1".into(), sha256: [3; 32] }),
            enumerator: "E01".into(),
            sequence: 1,
            previous: None,
            closing: None,
            circumstances: Circumstances::default(),
            response: Zeroizing::new(br#"{"answers":{"name":"canary"}}"#.to_vec()),
        };
        assert_eq!(format!("{record:?}"), "Record(..)");
    }
}
