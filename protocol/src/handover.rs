//! The contact hand-over: what the desk gives to the contact custodian. It holds no answer that is not sealed to her.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::contents::{FormFile, from_base64, to_base64};
use crate::{Digest, MAX_FORM_BYTES, StudyId};

/// A hand-over is at most this long: 256 MiB, some fifty thousand interviews.
pub const MAX_HANDOVER_BYTES: usize = 268_435_456;

/// Direct answers of a study's interviews, each still sealed to the contact recipients, with the forms to read them by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactHandover {
    /// The version of this format: 1.
    pub kin_contacts: u32,
    /// Which study.
    pub study: StudyId,
    /// The files of the forms that the interviews were held with, and of no others.
    pub forms: Vec<FormFile>,
    /// The interviews, by submission, strictly ascending: order says nothing about devices.
    pub interviews: Vec<HandedOver>,
}

/// What the contact custodian gets of one interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// The submission, as a record names it.
    pub submission: String,
    /// The participant code, where there is one, as a record spells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<String>,
    /// SHA-256 of the form.
    pub form: Digest,
    /// The file of direct answers, untouched.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub identifiers: Vec<u8>,
}

/// Why a hand-over is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum HandoverError {
    /// Longer than [`MAX_HANDOVER_BYTES`].
    #[error("the hand-over is longer than {max_bytes} bytes")]
    HandoverTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not the JSON of a hand-over.
    #[error("line {line}, column {column}: not a hand-over")]
    HandoverMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A version this program does not know.
    #[error("hand-over version {version} is unknown")]
    HandoverVersionUnknown {
        /// What it says.
        version: u64,
    },
    /// A form whose bytes are not those its digest names, a second one, one too long, or one that no interview needs.
    #[error("the form {digest} does not belong here")]
    HandoverFormUnfit {
        /// Its digest.
        digest: Digest,
    },
    /// The file of a form is missing.
    #[error("the form {digest} is missing")]
    HandoverFormMissing {
        /// Its digest.
        digest: Digest,
    },
    /// Submissions not in ascending order, or one twice, or what is none.
    #[error("interview {position} is out of order, or names no submission")]
    HandoverInterviewUnfit {
        /// Where, from 1.
        position: u64,
    },
}

impl ContactHandover {
    /// Reads a hand-over and checks that its forms are the bytes their digests name, all that are needed and no others.
    pub fn parse(bytes: &[u8]) -> Result<ContactHandover, HandoverError> {
        /// Read first, so that a newer one is called newer and not malformed.
        #[derive(Deserialize)]
        struct Version {
            kin_contacts: u64,
        }
        if bytes.len() > MAX_HANDOVER_BYTES {
            return Err(HandoverError::HandoverTooLarge { max_bytes: MAX_HANDOVER_BYTES as u64 });
        }
        let Version { kin_contacts: version } =
            serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        if version != 1 {
            return Err(HandoverError::HandoverVersionUnknown { version });
        }
        let handover: ContactHandover = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        handover.check()?;
        Ok(handover)
    }

    fn check(&self) -> Result<(), HandoverError> {
        for (position, interview) in (1..).zip(&self.interviews) {
            if !is_submission(&interview.submission) {
                return Err(HandoverError::HandoverInterviewUnfit { position });
            }
            if !self.forms.iter().any(|form| form.digest == interview.form) {
                return Err(HandoverError::HandoverFormMissing { digest: interview.form });
            }
        }
        let unordered = self.interviews.windows(2).position(|pair| pair[0].submission >= pair[1].submission);
        if let Some(index) = unordered {
            return Err(HandoverError::HandoverInterviewUnfit { position: index as u64 + 2 });
        }
        for (index, form) in self.forms.iter().enumerate() {
            let digest = form.digest;
            let is_repeated = self.forms[..index].iter().any(|earlier| earlier.digest == digest);
            let is_needed = self.interviews.iter().any(|interview| interview.form == digest);
            let is_itself = form.file.len() <= MAX_FORM_BYTES && Digest::of(&form.file) == digest;
            if is_repeated || !is_needed || !is_itself {
                return Err(HandoverError::HandoverFormUnfit { digest });
            }
        }
        Ok(())
    }

    /// The hand-over as JSON; [`HandoverError`] for one that would not be read.
    pub fn to_json(&self) -> Result<Vec<u8>, HandoverError> {
        self.check()?;
        let json = serde_json::to_vec_pretty(self).expect("a hand-over has only strings, numbers and lists");
        if json.len() > MAX_HANDOVER_BYTES {
            return Err(HandoverError::HandoverTooLarge { max_bytes: MAX_HANDOVER_BYTES as u64 });
        }
        Ok(json)
    }
}

/// A UUID in lower case with its dashes; which version it is, its reader knows.
fn is_submission(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

/// Only the place of a mistake is kept: `serde_json`'s own words may quote a value.
fn malformed(error: &serde_json::Error) -> HandoverError {
    HandoverError::HandoverMalformed { line: error.line() as u64, column: error.column() as u64 }
}
