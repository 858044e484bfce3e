//! Why a file of a stick is refused.

use strum::VariantNames;

/// Why a pack or an answer is refused. Nothing of it was taken in then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StickError {
    /// Longer than any of its kind.
    #[error("longer than {max_bytes} bytes")]
    StickTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// More envelopes than a pack holds.
    #[error("more than {max} envelopes")]
    StickTooMany {
        /// The limit.
        max: u64,
    },
    /// Not a file of this kind.
    #[error("not such a file")]
    StickNotOne {},
    /// A version this program does not know.
    #[error("another version")]
    StickVersionUnknown {},
    /// It ends before it says it does.
    #[error("cut off")]
    StickTruncated {},
    /// Something follows its end.
    #[error("something follows its end")]
    StickTrailing {},
    /// Of another study than is asked for.
    #[error("of another study")]
    StickOfAnotherStudy {},
    /// It does not open: changed, damaged, or written by somebody who does not take part in the study.
    #[error("it does not open")]
    StickStaysShut {},
    /// It opens, and is not what the format says.
    #[error("it opens, and is malformed")]
    StickMalformed {},
}
