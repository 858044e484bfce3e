//! The rows of a text, whichever way it writes them.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::{FileMistake, RowMistake, json_lines, table::Table};

/// The longest row read, in bytes.
pub const MAX_ROW_BYTES: usize = 256 * 1024;
/// The most rows read from one file.
pub const MAX_ROWS: u64 = 100_000;
/// The most columns a row may have.
pub const MAX_COLUMNS: usize = 4096;

/// The cells of one row that hold something, by column.
pub struct Row {
    /// The row as a person counts it: the line of a JSON Lines file, the row of a spreadsheet whose headings are row 1.
    pub number: u64,
    cells: BTreeMap<String, Zeroizing<String>>,
}

impl Row {
    pub(super) fn new(number: u64) -> Self {
        Self { number, cells: BTreeMap::new() }
    }

    /// Keeps a cell, unless it is empty. `false` when the column already has one.
    pub(super) fn put(&mut self, column: &str, cell: &str) -> bool {
        let cell = cell.trim();
        cell.is_empty() || self.cells.insert(column.to_owned(), Zeroizing::new(cell.to_owned())).is_none()
    }

    /// Takes a cell out; `None` when it is empty.
    pub fn take(&mut self, column: &str) -> Option<Zeroizing<String>> {
        self.cells.remove(column)
    }

    /// The first column whose cell nobody has taken.
    pub fn left_over(&self) -> Option<&str> {
        self.cells.keys().next().map(String::as_str)
    }

    /// The columns that hold something.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().map(String::as_str)
    }

    /// Nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }
}

/// A text's rows, one after the other.
pub enum Rows<'a> {
    /// Separated values under headings.
    Table(Box<Table<'a>>),
    /// One JSON object a line.
    JsonLines(std::iter::Enumerate<std::str::Lines<'a>>),
}

impl<'a> Rows<'a> {
    /// Recognises how `text` writes its rows and reads its headings.
    pub fn of(text: &'a str) -> Result<Self, FileMistake> {
        if text.trim_start().starts_with('{') {
            return Ok(Self::JsonLines(text.lines().enumerate()));
        }
        Table::read(text).map(|table| Self::Table(Box::new(table)))
    }

    /// The headings; `None` when every row names its own columns.
    pub fn headings(&self) -> Option<&[String]> {
        match self {
            Self::Table(table) => Some(table.headings()),
            Self::JsonLines(_) => None,
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, RowMistake>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Table(table) => table.next(),
            Self::JsonLines(lines) => {
                let (index, line) = lines.find(|(_, line)| !line.trim().is_empty())?;
                Some(json_lines::row(index as u64 + 1, line))
            }
        }
    }
}
