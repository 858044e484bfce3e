//! Paper questionnaires typed elsewhere: a file's rows go through the same engine as an interview.
//!
//! The whole file is looked at before its first row is stored, so that a wrong column or encoding stores nothing.
//! After that each row is on its own: a bad one is reported and every other is stored, each in one transaction.

mod encoding;
mod json_lines;
mod plan;
mod rows;
mod table;
mod walk;

pub use encoding::{Encoding, decode};
pub use plan::Plan;
pub use rows::{MAX_COLUMNS, MAX_ROW_BYTES, MAX_ROWS, Row, Rows};
pub use walk::walk;

/// The largest file read, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file is not imported at all. Nothing has been stored then.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FileMistake {
    /// Standard input holds more than [`MAX_FILE_BYTES`].
    #[error("the input is larger than {max_bytes} bytes")]
    ImportFileTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Standard input cannot be read.
    #[error("the input cannot be read")]
    ImportInputUnreadable {
        /// The system's reason.
        #[source]
        #[serde(skip)]
        source: std::io::Error,
    },
    /// The bytes are no text in the encoding.
    #[error("the file is not {encoding} throughout")]
    ImportFileUndecodable {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// The file holds characters that no text has.
    #[error("the file is not text")]
    ImportFileNotText,
    /// Nothing is in it.
    #[error("the file is empty")]
    ImportFileEmpty,
    /// More columns than [`MAX_COLUMNS`].
    #[error("the file has more than {max} columns")]
    ImportColumnsTooMany {
        /// The limit.
        max: usize,
    },
    /// More rows than [`MAX_ROWS`].
    #[error("the file has more than {max} rows")]
    ImportRowsTooMany {
        /// The limit.
        max: u64,
    },
    /// A column without a heading.
    #[error("column {number} has no heading")]
    ImportHeadingEmpty {
        /// The column, counted from 1.
        number: usize,
    },
    /// Two columns with one heading.
    #[error("the heading of column {number} stands twice")]
    ImportHeadingTwice {
        /// The later column, counted from 1.
        number: usize,
    },
    /// No heading is a question: perhaps there is no heading row, so none of it is quoted.
    #[error("no heading is a question of the form")]
    ImportNoHeadings,
    /// A heading is no question of the form and was not to be ignored.
    #[error("the form has no question {column}")]
    ImportColumnUnknown {
        /// The heading.
        column: String,
    },
    /// A column that the form's consent needs is missing.
    #[error("the form asks consent, and the file has no column {column}")]
    ImportConsentColumnMissing {
        /// The column's heading.
        column: String,
    },
    /// A heading that the form's consent needs is also a question's, or stands for two things of the consent.
    #[error("the column {column} would mean two things")]
    ImportColumnTwoMeanings {
        /// The column's heading.
        column: String,
    },
    /// The column that names the enumerator is missing.
    #[error("the file has no column {column} for the enumerator")]
    ImportEnumeratorColumnMissing {
        /// The column's heading.
        column: String,
    },
    /// The file has been imported on this device.
    #[error("this file has been imported before")]
    ImportedBefore,
}

/// Why one row is not stored. Names the place, never the value.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RowMistake {
    /// Longer than [`MAX_ROW_BYTES`].
    #[error("row {row} is longer than {max_bytes} bytes")]
    ImportRowTooLong {
        /// The row.
        row: u64,
        /// The limit.
        max_bytes: usize,
    },
    /// More cells than headings.
    #[error("row {row} has {cells} cells under {columns} headings")]
    ImportRowUneven {
        /// The row.
        row: u64,
        /// Its cells.
        cells: usize,
        /// The headings.
        columns: usize,
    },
    /// The row cannot be read as separated values.
    #[error("row {row} cannot be read")]
    ImportRowUnreadable {
        /// The row.
        row: u64,
    },
    /// The line is no JSON object.
    #[error("row {row}, letter {letter}: not a JSON object")]
    ImportRowNotJson {
        /// The row.
        row: u64,
        /// The place in the line, in bytes from 1.
        letter: usize,
    },
    /// A member's value is no answer.
    #[error("row {row}: member {column} is neither text, number, list of names nor missing")]
    ImportRowValueKind {
        /// The row.
        row: u64,
        /// The member, counted from 1.
        column: usize,
    },
    /// A member stands twice.
    #[error("row {row}: member {column} stands twice")]
    ImportRowColumnTwice {
        /// The row.
        row: u64,
        /// The later member, counted from 1.
        column: usize,
    },
    /// A member is no question of the form and was not to be ignored.
    #[error("row {row}: the form has no question {column}")]
    ImportRowColumnUnknown {
        /// The row.
        row: u64,
        /// The member's name.
        column: String,
    },
    /// A cell is not taken as an answer; the engine's reason is the source.
    #[error("row {row}, column {column}: not taken")]
    ImportCellRefused {
        /// The row.
        row: u64,
        /// The column.
        column: String,
        /// Why.
        #[source]
        #[serde(skip)]
        refusal: Box<kin_forms::Refusal>,
    },
    /// A cell answers a question that is not asked after the row's other answers.
    #[error("row {row}, column {column}: this question is not asked here")]
    ImportCellNotAsked {
        /// The row.
        row: u64,
        /// The column.
        column: String,
    },
    /// A consent cell is neither yes nor no.
    #[error("row {row}, column {column}: neither yes nor no")]
    ImportCellNotYesOrNo {
        /// The row.
        row: u64,
        /// The column.
        column: String,
    },
    /// A cell that must hold something is empty.
    #[error("row {row}, column {column}: empty")]
    ImportCellEmpty {
        /// The row.
        row: u64,
        /// The column.
        column: String,
    },
    /// An enumerator's code is too long or holds what no code holds.
    #[error("row {row}, column {column}: not an enumerator's code")]
    ImportEnumeratorUnfit {
        /// The row.
        row: u64,
        /// The column.
        column: String,
    },
    /// The row's answers do not make a finished interview.
    #[error("row {row} is not a finished interview")]
    ImportRowUnfinished {
        /// The row.
        row: u64,
        /// Why.
        #[source]
        #[serde(skip)]
        unfinished: kin_forms::Unfinished,
    },
    /// The row's response is too large for its seal.
    #[error("row {row} cannot be sealed")]
    ImportRowNotSealed {
        /// The row.
        row: u64,
    },
}
