//! Why a transcript is refused: always the line.

use strum::VariantNames;

use crate::StudyId;
use crate::signed::Fault;

/// Why the transcript of a ceremony is refused. Lines count from 1 over the whole, signatures included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CeremonyError {
    /// Longer than [`super::MAX_TRANSCRIPT_BYTES`].
    #[error("the transcript is longer than {max_bytes} bytes")]
    CeremonyTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not UTF-8.
    #[error("line {line}: not UTF-8 text")]
    CeremonyNotText {
        /// Where.
        line: u64,
    },
    /// A character that a reader would not see.
    #[error("line {line}: a character that cannot be seen")]
    CeremonyHiddenCharacter {
        /// Where.
        line: u64,
    },
    /// Another keyword than the grammar has here, or nothing.
    #[error("line {line}: `{expected}` is missing")]
    CeremonyLineUnexpected {
        /// Where.
        line: u64,
        /// The keyword of the grammar.
        expected: String,
    },
    /// A value that the keyword does not take, or not in its one spelling.
    #[error("line {line}: the value of `{keyword}` is malformed")]
    CeremonyValueMalformed {
        /// Where.
        line: u64,
        /// Whose value.
        keyword: String,
    },
    /// The desk's recipient and the split one are the same, or of two kinds.
    #[error("line {line}: the two recipients do not fit each other")]
    CeremonyRecipientsUnfit {
        /// Where the second stands.
        line: u64,
    },
    /// A share out of order, missing before this one, or with another one's commitment.
    #[error("line {line}: share {index} is out of order or has the commitment of another")]
    CeremonyShareUnfit {
        /// Where.
        line: u64,
        /// Its index.
        index: u8,
    },
    /// A set of shares was not tried, or not in order.
    #[error("line {line}: `{keyword} {set}` is missing")]
    CeremonySetMissing {
        /// Where it should stand.
        line: u64,
        /// `opened` or `refused`.
        keyword: String,
        /// The indices.
        set: String,
    },
    /// A step was not done, or not in order.
    #[error("line {line}: the step `{step}` is missing")]
    CeremonyStepMissing {
        /// Where it should stand.
        line: u64,
        /// Which.
        step: String,
    },
    /// A step before the one that it follows.
    #[error("line {line}: earlier than the line before it")]
    CeremonyTimeBackwards {
        /// Where.
        line: u64,
    },
    /// More witnesses than there may be.
    #[error("line {line}: at most {max} witnesses")]
    CeremonyTooManyWitnesses {
        /// Where the first too many stands.
        line: u64,
        /// The limit.
        max: u64,
    },
    /// Witnesses out of order, or one twice.
    #[error("line {line}: a witness out of order or repeated")]
    CeremonyOutOfOrder {
        /// Where.
        line: u64,
    },
    /// No signatures.
    #[error("line {line}: the transcript is not signed")]
    CeremonyUnsigned {
        /// Where they should begin.
        line: u64,
    },
    /// A signature line that is none.
    #[error("line {line}: not a signature")]
    CeremonySignatureMalformed {
        /// Where.
        line: u64,
    },
    /// By a key that is neither a root nor a named witness.
    #[error("line {line}: signed by an unknown key")]
    CeremonySignerUnknown {
        /// Where.
        line: u64,
    },
    /// A signature that does not fit the text.
    #[error("line {line}: the signature does not fit")]
    CeremonySignatureInvalid {
        /// Where.
        line: u64,
    },
    /// A second signature by the same key.
    #[error("line {line}: signed twice by one key")]
    CeremonySignedTwice {
        /// Where.
        line: u64,
    },
    /// Fewer roots have signed than must.
    #[error("line {line}: {signers} of the roots signed, {quorum} must")]
    CeremonyQuorumMissed {
        /// Where the signatures begin.
        line: u64,
        /// Distinct roots that signed.
        signers: u32,
        /// How many must.
        quorum: u32,
    },
    /// A witness is named and has not signed.
    #[error("line {line}: the witness {witness} has not signed")]
    CeremonyWitnessMissing {
        /// Where the witness is named.
        line: u64,
        /// Who.
        witness: String,
    },
    /// A ceremony for another study.
    #[error("line {line}: a ceremony of another study")]
    CeremonyOfAnotherStudy {
        /// Where.
        line: u64,
        /// Of the roots.
        expected: StudyId,
        /// Of the transcript.
        found: StudyId,
    },
    /// A key that the transcript does not name, or of another study.
    #[error("a key that has no part in this ceremony")]
    CeremonyKeyUnknown {},
}

impl CeremonyError {
    /// Whether the transcript is well-formed but not to be trusted. Any other refusal is of one that is not written as
    /// the format asks.
    pub fn breaks_trust(&self) -> bool {
        matches!(
            self,
            CeremonyError::CeremonyUnsigned { .. }
                | CeremonyError::CeremonySignerUnknown { .. }
                | CeremonyError::CeremonySignatureInvalid { .. }
                | CeremonyError::CeremonySignedTwice { .. }
                | CeremonyError::CeremonyQuorumMissed { .. }
                | CeremonyError::CeremonyWitnessMissing { .. }
                | CeremonyError::CeremonyOfAnotherStudy { .. }
        )
    }
}

impl From<Fault> for CeremonyError {
    fn from(fault: Fault) -> CeremonyError {
        match fault {
            Fault::Unsigned(line) => CeremonyError::CeremonyUnsigned { line },
            Fault::Malformed(line) => CeremonyError::CeremonySignatureMalformed { line },
            Fault::Unknown(line) => CeremonyError::CeremonySignerUnknown { line },
            Fault::Invalid(line) => CeremonyError::CeremonySignatureInvalid { line },
            Fault::Twice(line) => CeremonyError::CeremonySignedTwice { line },
        }
    }
}
