//! Why something that speaks of a log is not believed.

use strum::VariantNames;

/// Why a checkpoint, a receipt, a cosignature or a part of a log is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LogError {
    /// Longer than any of its kind.
    #[error("longer than {max_bytes} bytes")]
    LogTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not the text of a checkpoint: origin, size, root, an empty line, signatures.
    #[error("line {line}: not a checkpoint")]
    LogCheckpointMalformed {
        /// The line, from 1.
        line: u64,
    },
    /// The checkpoint is of another log.
    #[error("the checkpoint is of the log {origin}")]
    LogOriginDiffers {
        /// The origin it names.
        origin: String,
    },
    /// The log's key did not sign it.
    #[error("the log's key did not sign it")]
    LogSignatureWrong {},
    /// Not a tlog-proof.
    #[error("line {line}: not a receipt")]
    LogReceiptMalformed {
        /// The line, from 1.
        line: u64,
    },
    /// The receipt's hashes do not lead from the envelope to the checkpoint.
    #[error("the receipt does not prove that the envelope is in the log")]
    LogReceiptProvesNothing {},
    /// Two checkpoints of one log of which neither can have grown into the other.
    #[error("the log has two histories: at size {size} it shows another root than before")]
    LogForked {
        /// The size at which they differ.
        size: u64,
    },
    /// A leaf that is none.
    #[error("leaf {index} is not one")]
    LogLeafMalformed {
        /// Its place in the log, from 0.
        index: u64,
    },
    /// A part of the tree is missing or is not what the checkpoint says.
    #[error("the tree's tile {level}/{number} is missing or damaged")]
    LogTileDamaged {
        /// The tile's level.
        level: u8,
        /// Its number in the level.
        number: u64,
    },
    /// A text that is no public key of a log.
    #[error("not a log's secret key")]
    LogKeyMalformed {},
}
