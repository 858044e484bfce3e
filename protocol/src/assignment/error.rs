//! Why an assignment package is refused. Never a value of its payload.

use strum::VariantNames;

use crate::StudyId;
use crate::signed::Fault;

/// Why an assignment package is refused. Lines count from 1 over the signed header.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AssignmentError {
    /// Longer than [`super::MAX_ASSIGNMENT_BYTES`].
    #[error("the package is longer than {max_bytes} bytes")]
    AssignmentTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Another file, or a format that this program does not know.
    #[error("not an assignment package")]
    AssignmentNotOne {},
    /// The header has no end, or is no text.
    #[error("the header breaks off")]
    AssignmentHeaderBroken {},
    /// Another keyword than the grammar has here.
    #[error("line {line}: `{expected}` is missing")]
    AssignmentLineUnexpected {
        /// Where.
        line: u64,
        /// The keyword of the grammar.
        expected: String,
    },
    /// A line after the last.
    #[error("line {line}: something after the header's last line")]
    AssignmentLineTooMany {
        /// Where.
        line: u64,
    },
    /// A value that the keyword does not take, or not in its one spelling.
    #[error("line {line}: the value of `{keyword}` is malformed")]
    AssignmentValueMalformed {
        /// Where.
        line: u64,
        /// Whose value.
        keyword: String,
    },
    /// No signatures.
    #[error("line {line}: the package is not signed")]
    AssignmentUnsigned {
        /// Where they should begin.
        line: u64,
    },
    /// A signature line that is none.
    #[error("line {line}: not a signature")]
    AssignmentSignatureMalformed {
        /// Where.
        line: u64,
    },
    /// By a key that is neither the office's nor a root of the note.
    #[error("line {line}: signed by an unknown key")]
    AssignmentSignerUnknown {
        /// Where.
        line: u64,
    },
    /// A signature that does not fit the header.
    #[error("line {line}: the signature does not fit")]
    AssignmentSignatureInvalid {
        /// Where.
        line: u64,
    },
    /// A second signature by the same key.
    #[error("line {line}: signed twice by one key")]
    AssignmentSignedTwice {
        /// Where.
        line: u64,
    },
    /// Not signed by the office, and by fewer roots than must.
    #[error("line {line}: not by the office, and {signers} of the roots signed, {quorum} must")]
    AssignmentQuorumMissed {
        /// Where the signatures begin.
        line: u64,
        /// Distinct roots that signed.
        signers: u32,
        /// How many must.
        quorum: u32,
    },
    /// A package of another study.
    #[error("line {line}: a package of another study")]
    AssignmentOfAnotherStudy {
        /// Where.
        line: u64,
        /// The device's.
        expected: StudyId,
        /// The package's.
        found: StudyId,
    },
    /// A package for another device.
    #[error("line {line}: a package for another device")]
    AssignmentForAnotherDevice {
        /// Where.
        line: u64,
    },
    /// A package that this device has taken in, or one before it.
    #[error("line {line}: package {number}, after {last}")]
    AssignmentOutdated {
        /// Where.
        line: u64,
        /// Its number.
        number: u64,
        /// The last one taken in.
        last: u64,
    },
    /// Its time is over.
    #[error("line {line}: the package expired")]
    AssignmentExpired {
        /// Where.
        line: u64,
    },
    /// More or fewer bytes follow than the header says.
    #[error("line {line}: {found} bytes follow, not {expected}")]
    AssignmentLengthDiffers {
        /// Where.
        line: u64,
        /// As the header says.
        expected: u64,
        /// As there are.
        found: u64,
    },
    /// The payload is not the one that the header names.
    #[error("line {line}: the payload has another digest")]
    AssignmentPayloadDiffers {
        /// Where.
        line: u64,
    },
    /// The payload is not the JSON of one.
    #[error("line {line}, column {column} of the payload: not one")]
    AssignmentPayloadMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A member of the payload is past its limits or contradicts itself.
    #[error("`{member}` of the payload is unfit")]
    AssignmentMemberUnfit {
        /// Which.
        member: String,
    },
    /// A key of another study.
    #[error("a key of another study")]
    AssignmentKeyOfAnotherStudy {},
}

impl AssignmentError {
    /// Whether the package is well-formed but not to be trusted here.
    pub fn breaks_trust(&self) -> bool {
        matches!(
            self,
            AssignmentError::AssignmentUnsigned { .. }
                | AssignmentError::AssignmentSignerUnknown { .. }
                | AssignmentError::AssignmentSignatureInvalid { .. }
                | AssignmentError::AssignmentSignedTwice { .. }
                | AssignmentError::AssignmentQuorumMissed { .. }
                | AssignmentError::AssignmentOfAnotherStudy { .. }
                | AssignmentError::AssignmentForAnotherDevice { .. }
                | AssignmentError::AssignmentOutdated { .. }
                | AssignmentError::AssignmentLengthDiffers { .. }
                | AssignmentError::AssignmentPayloadDiffers { .. }
        )
    }
}

impl From<Fault> for AssignmentError {
    fn from(fault: Fault) -> AssignmentError {
        match fault {
            Fault::Unsigned(line) => AssignmentError::AssignmentUnsigned { line },
            Fault::Malformed(line) => AssignmentError::AssignmentSignatureMalformed { line },
            Fault::Unknown(line) => AssignmentError::AssignmentSignerUnknown { line },
            Fault::Invalid(line) => AssignmentError::AssignmentSignatureInvalid { line },
            Fault::Twice(line) => AssignmentError::AssignmentSignedTwice { line },
        }
    }
}
