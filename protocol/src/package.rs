//! The enrolment package: what the desk gives to one device, by stick or mail.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use strum::VariantNames;
use zeroize::Zeroizing;

use crate::contents::{Contents, ContentsError, FormFile};
use crate::{EnrolmentSecret, StudyId, StudyPath, Token};

/// A package is at most this long: 16 MiB.
pub const MAX_PACKAGE_BYTES: usize = 16_777_216;
/// A device's label, or an enumerator's code, is at most this long.
pub const MAX_LABEL_BYTES: usize = 100;

/// Everything a device needs to take part in a study. It holds secrets: it travels by hand and is not kept.
///
/// The server's address is not here: it stands in the note, which is signed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentPackage {
    /// The version of this format: 1.
    pub kin_enrolment: u32,
    /// Which study.
    pub study: StudyId,
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
    /// What the device shows when it sends.
    pub token: Token,
    /// With what the device proves that it is the one this package was made for.
    pub secret: EnrolmentSecret,
    /// Until when the package may be used.
    pub expires: Timestamp,
}

/// Why an enrolment package is refused. Never a value of it: it holds secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PackageError {
    /// Longer than [`MAX_PACKAGE_BYTES`].
    #[error("the package is longer than {max_bytes} bytes")]
    PackageTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not the JSON of a package.
    #[error("line {line}, column {column}: not an enrolment package")]
    PackageMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A version this program does not know.
    #[error("enrolment package version {version} is unknown")]
    PackageVersionUnknown {
        /// What it says.
        version: u64,
    },
    /// Its label or enumerator is empty, too long, or has characters that cannot be seen.
    #[error("`{field}` is empty, too long, or has hidden characters")]
    PackageLabelUnfit {
        /// Which field.
        field: String,
    },
    /// Its parts do not belong together.
    #[error("the parts of the package do not belong together")]
    PackageInconsistent {
        /// Why.
        #[source]
        #[serde(skip)]
        source: ContentsError,
    },
    /// Its time is over.
    #[error("the package expired")]
    PackageExpired {},
}

impl EnrolmentPackage {
    /// Reads a package. Nothing in it is believed before [`EnrolmentPackage::verify`].
    pub fn parse(bytes: &[u8]) -> Result<EnrolmentPackage, PackageError> {
        /// Read first, so that a newer package is called newer and not malformed.
        #[derive(Deserialize)]
        struct Version {
            kin_enrolment: u64,
        }
        if bytes.len() > MAX_PACKAGE_BYTES {
            return Err(PackageError::PackageTooLarge { max_bytes: MAX_PACKAGE_BYTES as u64 });
        }
        let Version { kin_enrolment: version } =
            serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        if version != 1 {
            return Err(PackageError::PackageVersionUnknown { version });
        }
        let package: EnrolmentPackage = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        for (field, text) in [("device_label", &package.device_label), ("enumerator", &package.enumerator)] {
            if text.is_empty() || text.len() > MAX_LABEL_BYTES || text.chars().any(char::is_control) {
                return Err(PackageError::PackageLabelUnfit { field: field.to_owned() });
            }
        }
        Ok(package)
    }

    /// Checks that all of it belongs together; comparing the roots' fingerprint with paper is left to a person.
    pub fn verify(&self) -> Result<Contents, PackageError> {
        Contents::verify(self.study, &self.note, &self.roots, &self.forms, None)
            .map_err(|source| PackageError::PackageInconsistent { source })
    }

    /// Refuses a package whose time is over.
    pub fn check_time(&self, now: Timestamp) -> Result<(), PackageError> {
        if now < self.expires { Ok(()) } else { Err(PackageError::PackageExpired {}) }
    }

    /// The package as JSON, secrets included.
    pub fn to_json(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(
            serde_json::to_vec_pretty(self).expect("a package has only strings, numbers and lists"),
        )
    }
}

/// Only the place of a mistake is kept: `serde_json`'s own words may quote a value.
fn malformed(error: &serde_json::Error) -> PackageError {
    PackageError::PackageMalformed { line: error.line() as u64, column: error.column() as u64 }
}
