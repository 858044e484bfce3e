//! What a server answers for an envelope that it has made durable.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::{Digest, StudyId};

/// For how many days after its receipt a device still keeps an envelope.
pub const KEEP_DAYS: i64 = 30;
/// A receipt is at most this long.
pub const MAX_RECEIPT_BYTES: usize = 4096;

/// The server's word that it keeps an envelope; receipts that prove it, by a log, come in a later version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The version of this format: 1.
    pub receipt: u32,
    /// Which study.
    pub study: StudyId,
    /// Which envelope: SHA-256 of its bytes.
    pub envelope: Digest,
    /// How long the envelope is.
    pub bytes: u32,
}

/// Why a receipt does not confirm what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ReceiptError {
    /// Longer than [`MAX_RECEIPT_BYTES`].
    #[error("the receipt is longer than {max_bytes} bytes")]
    ReceiptTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not the JSON of a receipt.
    #[error("line {line}, column {column}: not a receipt")]
    ReceiptMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A version this program does not know.
    #[error("receipt version {version} is unknown")]
    ReceiptVersionUnknown {
        /// What it says.
        version: u32,
    },
    /// A receipt of another study.
    #[error("the receipt is of another study")]
    ReceiptOfAnotherStudy {},
    /// A receipt for another envelope.
    #[error("the receipt is for another envelope")]
    ReceiptForAnotherEnvelope {},
    /// The server kept another number of bytes than were sent.
    #[error("the receipt is for {received} bytes of {sent}")]
    ReceiptLengthDiffers {
        /// Bytes sent.
        sent: u64,
        /// Bytes the receipt names.
        received: u64,
    },
}

impl Receipt {
    /// A receipt for this envelope.
    pub const fn new(study: StudyId, envelope: Digest, bytes: u32) -> Receipt {
        Receipt { receipt: 1, study, envelope, bytes }
    }

    /// Reads what a server answered.
    pub fn parse(bytes: &[u8]) -> Result<Receipt, ReceiptError> {
        if bytes.len() > MAX_RECEIPT_BYTES {
            return Err(ReceiptError::ReceiptTooLarge { max_bytes: MAX_RECEIPT_BYTES as u64 });
        }
        let receipt: Receipt = serde_json::from_slice(bytes).map_err(|error| {
            ReceiptError::ReceiptMalformed { line: error.line() as u64, column: error.column() as u64 }
        })?;
        match receipt.receipt {
            1 => Ok(receipt),
            version => Err(ReceiptError::ReceiptVersionUnknown { version }),
        }
    }

    /// The receipt as JSON on one line.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a receipt has only strings and numbers")
    }

    /// Whether this receipt is for that envelope of that study: only then may an outbox forget it.
    pub fn confirms(&self, study: StudyId, envelope: &Digest, bytes: u64) -> Result<(), ReceiptError> {
        if self.study != study {
            return Err(ReceiptError::ReceiptOfAnotherStudy {});
        }
        if self.envelope != *envelope {
            return Err(ReceiptError::ReceiptForAnotherEnvelope {});
        }
        if u64::from(self.bytes) != bytes {
            return Err(ReceiptError::ReceiptLengthDiffers { sent: bytes, received: u64::from(self.bytes) });
        }
        Ok(())
    }
}
