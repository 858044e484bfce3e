//! A CSV file as it is brought: RFC 4180, UTF-8 with or without a mark at its head, a line of headings first.

use std::path::Path;

use kin_terminal::{Exit, Failure, Result};

use super::error::unknown;
use super::{DataError, Row};

/// No larger file is read.
pub const MAX_TABLE_BYTES: u64 = 1 << 30;

/// A CSV file.
pub struct CsvFile {
    name: String,
    bytes: Vec<u8>,
    columns: Vec<String>,
}

impl CsvFile {
    /// Reads a file and its headings.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes =
            kin_disk::read(path, MAX_TABLE_BYTES).map_err(|error| Failure::error(Exit::Storage, &error))?;
        Self::of(path.display().to_string(), bytes)
    }

    /// The same from bytes that were read; `name` is what errors call the file.
    pub fn of(name: String, bytes: Vec<u8>) -> Result<Self> {
        let mut file = Self { name, bytes, columns: Vec::new() };
        let mut reader = file.reader();
        let headings = reader.headers().map_err(|error| file.failure(&error))?;
        let columns = headings.iter().map(|heading| heading.trim().to_owned()).collect();
        if headings.is_empty() {
            return Err(DataError::DataWithoutHeadings { file: file.name }.into());
        }
        file.columns = columns;
        Ok(file)
    }

    /// The headings.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> std::result::Result<usize, DataError> {
        let mut places = (0..).zip(&self.columns).filter(|(_, column)| *column == name);
        match (places.next(), places.next()) {
            (None, _) => Err(unknown(name, &self.columns)),
            (Some(_), Some(_)) => Err(DataError::DataColumnTwice { column: name.to_owned() }),
            (Some((place, _)), None) => Ok(place),
        }
    }

    /// Calls `each` with every row.
    pub fn rows(&self, places: &[usize], each: &mut dyn FnMut(&Row<'_>) -> Result) -> Result {
        let mut reader = self.reader();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| self.failure(&error))? {
            let line = record.position().map_or(0, |position| self.line(position));
            let cells: Vec<&str> = places.iter().map(|place| record.get(*place).unwrap_or("")).collect();
            each(&Row { line, cells: &cells })?;
        }
        Ok(())
    }

    /// The line a record begins in: its position is where the one before it ended, and blank lines lie between.
    fn line(&self, position: &csv::Position) -> u64 {
        let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let blank = self.text().iter().skip(start).take_while(|byte| matches!(byte, b'\n' | b'\r'));
        position.line() + blank.filter(|byte| **byte == b'\n').count() as u64
    }

    fn text(&self) -> &[u8] {
        self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes)
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new().from_reader(self.text())
    }

    fn failure(&self, error: &csv::Error) -> DataError {
        let file = self.name.clone();
        let line = error.position().map_or(1, csv::Position::line);
        match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                DataError::DataRowUneven { file, line, cells: *len, headings: *expected_len }
            }
            _ => DataError::DataNotCsv { file, line },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> std::result::Result<Vec<(u64, String)>, String> {
        let id = |failure: Failure| failure.id().to_owned();
        let file = CsvFile::of("t.csv".to_owned(), text.as_bytes().to_vec()).map_err(id)?;
        let place = file.column("b").map_err(|error| id(error.into()))?;
        let mut rows = Vec::new();
        let mut each = |row: &Row<'_>| {
            rows.push((row.line, row.cells.concat()));
            Ok(())
        };
        file.rows(&[place], &mut each).map_err(id)?;
        Ok(rows)
    }

    #[test]
    fn a_row_is_known_by_the_line_it_begins_in() {
        let text = "\u{feff}a, b\n1,x\n\n\"2\n2\",y\n3,z\n";
        assert_eq!(rows(text).unwrap(), [(2, "x".to_owned()), (4, "y".to_owned()), (6, "z".to_owned())]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (text, id) in [
            ("", "data-without-headings"),
            ("a,b\n1\n", "data-row-uneven"),
            ("a,c\n1,2\n", "data-column-mistyped"),
            ("b,b\n1,2\n", "data-column-twice"),
        ] {
            assert_eq!(rows(text).unwrap_err(), id, "{text:?}");
        }
    }
}
