//! What can be wrong with what was typed from paper.

use serde::Serialize;
use strum::VariantNames;
use thiserror::Error;

/// A file could not be put on paper, or not be read from it.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SheetError {
    /// Nothing to print, or nothing was typed.
    #[error("the sheet is empty")]
    SheetEmpty,
    /// More than [`MAX_SHEET_BYTES`](super::MAX_SHEET_BYTES), or more text than such a file makes.
    #[error("more than {maximum} bytes do not fit a sheet")]
    SheetFileTooLarge {
        /// Bytes accepted at most.
        maximum: u64,
    },
    /// A typed line is not number, count, groups, checksum.
    #[error("line {place} of what was typed is not a line of a sheet")]
    SheetLineMalformed {
        /// Which of the lines typed, from 1.
        place: u64,
    },
    /// The checksum at the line's end does not fit what stands before it.
    #[error("line {number} is mistyped")]
    SheetLineMistyped {
        /// The line's number on paper.
        number: u64,
    },
    /// A line was left out.
    #[error("line {number} is missing")]
    SheetLineMissing {
        /// The line's number on paper.
        number: u64,
    },
    /// A line was typed twice, or out of order.
    #[error("line {number} comes again")]
    SheetLineTwice {
        /// The line's number on paper.
        number: u64,
    },
    /// A line that counts another number of lines than the first: it is of another sheet.
    #[error("line {number} is of another sheet")]
    SheetLineOfAnother {
        /// The line's number on paper.
        number: u64,
    },
    /// The QR code's text is not what was printed.
    #[error("the QR code's text is damaged")]
    SheetCodeDamaged,
}
