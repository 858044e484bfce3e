//! Why an export is refused.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why an export is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ExportRefusal {
    /// Labels in a language that the form does not have.
    #[error("the form has no labels in {language}")]
    ExportLanguageUnknown {
        /// The language.
        language: String,
        /// Those it has.
        known: String,
    },
    /// More columns than a format holds.
    #[error("{table} has {columns} columns, {format} holds {most}")]
    ExportTooManyColumns {
        /// The format.
        format: &'static str,
        /// The table.
        table: String,
        /// How many columns.
        columns: u64,
        /// How many it holds.
        most: u64,
    },
    /// More rows than a format holds.
    #[error("{table} has more rows than {format} holds")]
    ExportTooManyRows {
        /// The format.
        format: &'static str,
        /// The table.
        table: String,
        /// How many it holds.
        most: u64,
    },
    /// An answer longer than a format holds.
    #[error("an answer to {column} is longer than {format} holds")]
    ExportAnswerTooLong {
        /// The format.
        format: &'static str,
        /// The column.
        column: String,
        /// How much it holds, in its own unit: bytes or characters.
        most: u64,
    },
    /// A file does not come out as what was measured.
    #[error("{format} could not be written for {table}")]
    ExportFormatFailed {
        /// The format.
        format: &'static str,
        /// The table.
        table: String,
        /// What its writer says.
        reason: String,
    },
}

impl From<ExportRefusal> for Failure {
    fn from(error: ExportRefusal) -> Self {
        Self::error(Exit::Refused, &error)
    }
}
