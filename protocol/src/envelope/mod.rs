//! The shape of a sealed envelope, read without a key: a binary age v1 file as this study's recipients would give.
//!
//! That stops plaintext and mistakes, and an epoch's kind of key mixed with the other. It proves nothing about who can
//! open the envelope, for a stanza does not name its reader.

mod error;
mod header;

use crate::note::Sealing;
use header::{Header, Lines};

pub use error::EnvelopeError;

/// age splits its payload into chunks of this many bytes of plaintext.
const CHUNK_BYTES: u64 = 65_536;
/// Every chunk carries a Poly1305 tag.
const TAG_BYTES: u64 = 16;
/// The payload begins with a nonce.
const NONCE_BYTES: u64 = 16;
/// `age-encryption.org/v1` and its line end.
const VERSION_LINE_BYTES: u64 = 22;
/// `-> X25519 ` and 43 characters; 43 characters of body; both line ends.
const CLASSICAL_STANZA_BYTES: u64 = 53 + 1 + 43 + 1;
/// `-> mlkem768x25519 ` and 1494 characters (1120 bytes); 43 characters of body; both line ends.
const HYBRID_STANZA_BYTES: u64 = 1512 + 1 + 43 + 1;
/// `--- ` and 43 characters and the line end.
const MAC_LINE_BYTES: u64 = 48;
/// The longest grease stanza: `-> `, a tag of 8 characters and `-grease`, four arguments of 8, a body of 99 bytes
/// in base64 (132 characters) on three lines. From `age-core` 0.12, `grease_the_joint`.
const MAX_GREASE_BYTES: u64 = 3 + 15 + 4 * 9 + 1 + 132 + 3;

/// What an envelope of a study must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The study's one padded length, in bytes of plaintext.
    pub sealed_bytes: u32,
    /// How many recipients it is sealed to.
    pub recipients: u8,
    /// Of which kind they all are.
    pub sealing: Sealing,
}

/// How many recipients a binary age file names, all of this kind; what follows its header is not looked at.
pub(crate) fn package_recipients(file: &[u8], sealing: Sealing) -> Result<u32, EnvelopeError> {
    Ok(Header::read(&mut Lines::new(file, sealing), sealing)?.recipients)
}

impl Shape {
    /// The exact length of the payload: nonce, plaintext, and a tag per chunk.
    pub fn payload_bytes(&self) -> u64 {
        let plain = u64::from(self.sealed_bytes);
        NONCE_BYTES + plain + TAG_BYTES * plain.div_ceil(CHUNK_BYTES).max(1)
    }

    /// The length of an envelope without grease, in bytes.
    pub fn min_bytes(&self) -> u64 {
        let stanza_bytes = match self.sealing {
            Sealing::Hybrid => HYBRID_STANZA_BYTES,
            Sealing::Classical => CLASSICAL_STANZA_BYTES,
        };
        VERSION_LINE_BYTES + u64::from(self.recipients) * stanza_bytes + MAC_LINE_BYTES + self.payload_bytes()
    }

    /// The length of an envelope with the longest grease, in bytes: what a server need read at most.
    pub fn max_bytes(&self) -> u64 {
        self.min_bytes() + MAX_GREASE_BYTES
    }

    /// Whether these bytes have this shape.
    pub fn check(&self, envelope: &[u8]) -> Result<(), EnvelopeError> {
        if envelope.len() as u64 > self.max_bytes() {
            return Err(EnvelopeError::EnvelopeTooLarge { max_bytes: self.max_bytes() });
        }
        let mut lines = Lines::new(envelope, self.sealing);
        let header = Header::read(&mut lines, self.sealing)?;
        if header.recipients != u32::from(self.recipients) {
            return Err(EnvelopeError::EnvelopeRecipientsDiffer {
                expected: u32::from(self.recipients),
                found: header.recipients,
            });
        }
        let (expected, found) = (self.payload_bytes(), lines.rest().len() as u64);
        if found != expected {
            return Err(EnvelopeError::EnvelopePayloadLengthDiffers { expected, found });
        }
        Ok(())
    }
}
