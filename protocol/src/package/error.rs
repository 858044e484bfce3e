//! Why an enrolment package is refused. Never a value of its payload: it holds secrets.

use strum::VariantNames;

use crate::contents::ContentsError;
use crate::signed::Fault;

/// Why an enrolment package is refused. Lines of the header count from 1, lines of the payload too.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PackageError {
    /// Longer than [`super::MAX_PACKAGE_BYTES`].
    #[error("the package is longer than {max_bytes} bytes")]
    PackageTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Another file.
    #[error("not an enrolment package")]
    PackageNotOne {},
    /// A version this program does not know.
    #[error("enrolment package version {version} is unknown")]
    PackageVersionUnknown {
        /// What it says.
        version: u64,
    },
    /// The header has no end, or is no text.
    #[error("the header of the package breaks off")]
    PackageHeaderEndless {},
    /// Another keyword than the grammar has here, or a value that it does not take.
    #[error("line {line} of the header is not what should stand there")]
    PackageLineUnfit {
        /// Where.
        line: u64,
        /// The keyword of the grammar.
        expected: String,
    },
    /// A line after the last.
    #[error("line {line}: something after the header's last line")]
    PackageLineTooMany {
        /// Where.
        line: u64,
    },
    /// No signature.
    #[error("line {line}: the package is not signed")]
    PackageUnsigned {
        /// Where it should stand.
        line: u64,
    },
    /// A signature line that is none, does not fit, or stands twice.
    #[error("line {line}: the signature does not fit")]
    PackageSignatureInvalid {
        /// Where.
        line: u64,
    },
    /// By a key that is not the office's.
    #[error("line {line}: signed with another key than the office's")]
    PackageSignerUnknown {
        /// Where.
        line: u64,
    },
    /// More or fewer bytes follow than the header says.
    #[error("{found} bytes follow the header, not {expected}")]
    PackageLengthDiffers {
        /// As the header says.
        expected: u64,
        /// As there are.
        found: u64,
    },
    /// What follows the header is not what it names.
    #[error("what follows the header was changed")]
    PackageDiffers {},
    /// Not the JSON of a package.
    #[error("line {line}, column {column} of what the package carries: not written as it must be")]
    PackageMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// Its label or enumerator is empty, too long, or has characters that cannot be seen.
    #[error("`{field}` is empty, too long, or has hidden characters")]
    PackageLabelUnfit {
        /// Which field.
        field: String,
    },
    /// More vouchers than a book has, or one twice.
    #[error("the vouchers of the package are no book")]
    PackageBookUnfit {},
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

impl PackageError {
    /// Whether the package is well-formed but not to be trusted.
    pub fn breaks_trust(&self) -> bool {
        matches!(
            self,
            PackageError::PackageUnsigned { .. }
                | PackageError::PackageSignatureInvalid { .. }
                | PackageError::PackageSignerUnknown { .. }
                | PackageError::PackageDiffers {}
                | PackageError::PackageInconsistent { .. }
        )
    }
}

impl From<Fault> for PackageError {
    fn from(fault: Fault) -> PackageError {
        match fault {
            Fault::Unsigned(line) => PackageError::PackageUnsigned { line },
            Fault::Unknown(line) => PackageError::PackageSignerUnknown { line },
            Fault::Malformed(line) | Fault::Invalid(line) | Fault::Twice(line) => {
                PackageError::PackageSignatureInvalid { line }
            }
        }
    }
}
