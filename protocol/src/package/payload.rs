//! What an enrolment package carries: JSON, strict, bounded. It holds secrets.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{MAX_LABEL_BYTES, PackageError};
use crate::contents::FormFile;
use crate::secret::is_book;
use crate::{EnrolmentSecret, StudyPath, Voucher};

/// What the desk gives to one device.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// What the desk calls the device.
    pub device_label: String,
    /// The enumerator's code, never a name.
    pub enumerator: String,
    /// The signed study note.
    pub note: String,
    /// The canonical text of the roots, to be pinned once their fingerprint was compared with paper.
    pub roots: String,
    /// The files of all forms of the note.
    pub forms: Vec<FormFile>,
    /// Where the study lies on its server.
    pub path: StudyPath,
    /// The device's first book: what it pays with when it sends.
    pub vouchers: Vec<Voucher>,
    /// With what the device proves that it is the one this package was made for.
    pub secret: EnrolmentSecret,
}

impl Payload {
    /// Parses a payload whose digest the header names.
    pub(super) fn parse(bytes: &[u8]) -> Result<Payload, PackageError> {
        // Only the place of a mistake is kept: `serde_json`'s own words may quote a value.
        let payload: Payload = serde_json::from_slice(bytes).map_err(|error| {
            PackageError::PackageMalformed { line: error.line() as u64, column: error.column() as u64 }
        })?;
        for (field, text) in [("device_label", &payload.device_label), ("enumerator", &payload.enumerator)] {
            if text.is_empty() || text.len() > MAX_LABEL_BYTES || text.chars().any(char::is_control) {
                return Err(PackageError::PackageLabelUnfit { field: field.to_owned() });
            }
        }
        if !is_book(&payload.vouchers) {
            return Err(PackageError::PackageBookUnfit {});
        }
        Ok(payload)
    }

    /// The payload as JSON, secrets included.
    pub(super) fn to_json(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(
            serde_json::to_vec_pretty(self).expect("a payload has only strings, numbers and lists"),
        )
    }
}
