//! Why a certificate is refused: always the line.

use strum::VariantNames;

use crate::StudyId;
use crate::signed::Fault;

/// Why a certificate of destruction is refused. Lines count from 1 over the whole, signatures included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CertificateError {
    /// Longer than [`super::MAX_CERTIFICATE_BYTES`].
    #[error("the certificate is longer than {max_bytes} bytes")]
    CertificateTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not UTF-8, or a character that a reader would not see.
    #[error("line {line}: not text that can be seen")]
    CertificateNotText {
        /// Where.
        line: u64,
    },
    /// Another keyword than the grammar has here, or nothing.
    #[error("line {line}: `{expected}` is missing")]
    CertificateLineUnexpected {
        /// Where.
        line: u64,
        /// The keyword of the grammar.
        expected: String,
    },
    /// A value that the keyword does not take, or not in its one spelling.
    #[error("line {line}: the value of `{keyword}` is malformed")]
    CertificateValueMalformed {
        /// Where.
        line: u64,
        /// Whose value.
        keyword: String,
    },
    /// More lines of one kind than there may be.
    #[error("line {line}: at most {max} of `{keyword}`")]
    CertificateTooMany {
        /// Where the first too many stands.
        line: u64,
        /// Which kind.
        keyword: String,
        /// The limit.
        max: u64,
    },
    /// Lines of one kind out of order, or repeated.
    #[error("line {line}: `{keyword}` is out of order or repeated")]
    CertificateOutOfOrder {
        /// Where.
        line: u64,
        /// Which kind.
        keyword: String,
    },
    /// Destroyed before the epoch had ended.
    #[error("line {line}: destroyed before the epoch ended")]
    CertificateTooEarly {
        /// Where.
        line: u64,
    },
    /// A gap of no device that is listed, past its end, or touching another.
    #[error("line {line}: a gap that does not fit its device")]
    CertificateGapUnfit {
        /// Where.
        line: u64,
    },
    /// A device was declared lost by too few, or by too many to name.
    #[error("line {line}: a device is declared lost by at least {least} people")]
    CertificateDeclarers {
        /// Where they should stand.
        line: u64,
        /// The least.
        least: u64,
    },
    /// No signatures.
    #[error("line {line}: the certificate is not signed")]
    CertificateUnsigned {
        /// Where they should begin.
        line: u64,
    },
    /// A line that is no signature.
    #[error("line {line}: not a signature")]
    CertificateSignatureMalformed {
        /// Where.
        line: u64,
    },
    /// A signature by a key that is no root of the study.
    #[error("line {line}: signed by a key that is no root of the study")]
    CertificateSignerUnknown {
        /// Where.
        line: u64,
    },
    /// A signature that does not fit the text.
    #[error("line {line}: the signature does not fit the text")]
    CertificateSignatureInvalid {
        /// Where.
        line: u64,
    },
    /// A key that signed twice.
    #[error("line {line}: signed twice by the same key")]
    CertificateSignedTwice {
        /// Where the second stands.
        line: u64,
    },
    /// Fewer roots than the quorum.
    #[error("line {line}: signed by {signers} of the {quorum} roots that must")]
    CertificateQuorumMissed {
        /// Where the signatures begin.
        line: u64,
        /// How many signed.
        signers: u32,
        /// How many must.
        quorum: u32,
    },
    /// Of another study than the roots.
    #[error("line {line}: of study {found}, not {expected}")]
    CertificateOfAnotherStudy {
        /// Where.
        line: u64,
        /// The study of the roots.
        expected: StudyId,
        /// The study of the certificate.
        found: StudyId,
    },
    /// Signed with the key of another study.
    #[error("a root of another study cannot sign it")]
    CertificateKeyOfAnotherStudy {},
}

impl CertificateError {
    /// Whether somebody may have changed or forged it, rather than mistaken the file.
    pub fn breaks_trust(&self) -> bool {
        matches!(
            self,
            Self::CertificateSignerUnknown { .. }
                | Self::CertificateSignatureInvalid { .. }
                | Self::CertificateSignedTwice { .. }
                | Self::CertificateQuorumMissed { .. }
                | Self::CertificateOfAnotherStudy { .. }
        )
    }
}

impl From<Fault> for CertificateError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unsigned(line) => Self::CertificateUnsigned { line },
            Fault::Malformed(line) => Self::CertificateSignatureMalformed { line },
            Fault::Unknown(line) => Self::CertificateSignerUnknown { line },
            Fault::Invalid(line) => Self::CertificateSignatureInvalid { line },
            Fault::Twice(line) => Self::CertificateSignedTwice { line },
        }
    }
}
