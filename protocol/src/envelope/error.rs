//! Why bytes have not the shape of an envelope.

use strum::VariantNames;

/// Why bytes have not the shape of a sealed envelope. Never a byte of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EnvelopeError {
    /// Longer than any envelope of this shape.
    #[error("the envelope is longer than {max_bytes} bytes")]
    EnvelopeTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Does not begin as a binary age v1 file: plaintext, an armored file, or something else.
    #[error("not a binary age v1 file")]
    EnvelopeNotAge {},
    /// The header breaks off, or a line of it is longer than any may be.
    #[error("line {line}: the header breaks off")]
    EnvelopeHeaderBroken {
        /// Where, from 1.
        line: u64,
    },
    /// A line that is neither a stanza of ours, one grease stanza, nor the header's end.
    #[error("line {line}: not a stanza of an envelope")]
    EnvelopeStanzaUnknown {
        /// Where, from 1.
        line: u64,
    },
    /// A stanza whose argument or body has the wrong length or alphabet.
    #[error("line {line}: the stanza is malformed")]
    EnvelopeStanzaMalformed {
        /// Where, from 1.
        line: u64,
    },
    /// A second grease stanza, a stanza after it, or one past age's bounds.
    #[error("line {line}: grease past its bounds")]
    EnvelopeGreaseExcessive {
        /// Where, from 1.
        line: u64,
    },
    /// The line that authenticates the header is malformed.
    #[error("line {line}: the header's authentication code is malformed")]
    EnvelopeMacMalformed {
        /// Where, from 1.
        line: u64,
    },
    /// Sealed to more or fewer recipients than the study has.
    #[error("sealed to {found} recipients, not {expected}")]
    EnvelopeRecipientsDiffer {
        /// As the study has.
        expected: u32,
        /// As the envelope has.
        found: u32,
    },
    /// The payload has not the study's one length.
    #[error("a payload of {found} bytes, not {expected}")]
    EnvelopePayloadLengthDiffers {
        /// As the study has.
        expected: u64,
        /// As the envelope has.
        found: u64,
    },
}
