//! Why a table cannot be computed from.

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why a table cannot be computed from. Cells are named by line and column and never quoted.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DataError {
    /// The file has no line of headings.
    #[error("{file} has no line of headings")]
    DataWithoutHeadings {
        /// The file.
        file: String,
    },
    /// The file is not CSV in UTF-8.
    #[error("{file}, line {line}: not CSV in UTF-8")]
    DataNotCsv {
        /// The file.
        file: String,
        /// The line.
        line: u64,
    },
    /// A row has more or fewer cells than there are headings.
    #[error("{file}, line {line}: {cells} cells under {headings} headings")]
    DataRowUneven {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// Cells in the row.
        cells: u64,
        /// Headings.
        headings: u64,
    },
    /// There is no column of this name.
    #[error("there is no column {column}")]
    DataColumnUnknown {
        /// What was asked for.
        column: String,
        /// Those there are, shortened.
        known: String,
    },
    /// There is no column of this name, but one of nearly that name.
    #[error("there is no column {column}; there is {nearest}")]
    DataColumnMistyped {
        /// What was asked for.
        column: String,
        /// The nearest name.
        nearest: String,
    },
    /// Two columns have this name.
    #[error("two columns are called {column}")]
    DataColumnTwice {
        /// The name.
        column: String,
    },
    /// A pair of columns that is not one.
    #[error("{pair} does not name two columns")]
    DataPairUnreadable {
        /// What was given.
        pair: String,
        /// The sign that belongs between both names.
        between: String,
    },
    /// A cell that should hold a number does not.
    #[error("line {line}, column {column}: not a number")]
    DataNotANumber {
        /// The line.
        line: u64,
        /// The column.
        column: String,
    },
    /// A cell of the design is empty.
    #[error("line {line}, column {column}: empty")]
    DataDesignCellEmpty {
        /// The line.
        line: u64,
        /// The column.
        column: String,
    },
    /// A row that cannot be computed with.
    #[error("line {line}")]
    DataRowRefused {
        /// The line.
        line: u64,
    },
}

impl From<DataError> for Failure {
    fn from(error: DataError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// An error for a column that is not there.
pub(super) fn unknown(name: &str, columns: &[String]) -> DataError {
    let column = name.to_owned();
    let nearest = columns
        .iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .min()
        .filter(|(distance, known)| *distance <= 1.max(known.chars().count() / 3));
    if let Some((_, nearest)) = nearest {
        return DataError::DataColumnMistyped { column, nearest: nearest.clone() };
    }
    let mut known: Vec<&str> = columns.iter().take(30).map(String::as_str).collect();
    if columns.len() > known.len() {
        known.push("…");
    }
    DataError::DataColumnUnknown { column, known: known.join(", ") }
}
