//! Where something stands in a workbook.

use std::fmt;

use serde::Serialize;

/// A sheet, a row and a column, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Place {
    /// The sheet's name; empty where the file has none.
    pub sheet: String,
    /// The row, from 1; the headers are row 1.
    pub row: Option<u64>,
    /// The header of the column, or its letters where it has none.
    pub column: Option<String>,
}

impl Place {
    /// A whole sheet.
    pub fn sheet(sheet: &str) -> Place {
        Place { sheet: sheet.to_owned(), row: None, column: None }
    }

    /// A row of a sheet.
    pub fn row(sheet: &str, row: u64) -> Place {
        Place { row: Some(row), ..Place::sheet(sheet) }
    }

    /// The same place with a column.
    #[must_use]
    pub fn column(mut self, column: &str) -> Place {
        self.column = Some(shortened(column));
        self
    }
}

impl fmt::Display for Place {
    /// `survey:12:relevant`, as mistakes in files are written.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sheet)?;
        if let Some(row) = self.row {
            write!(formatter, ":{row}")?;
        }
        match &self.column {
            Some(column) => write!(formatter, ":{column}"),
            None => Ok(()),
        }
    }
}

/// The letters of a column from its index: 0 is A, 26 is AA.
pub(super) fn letters(mut index: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            return letters.iter().rev().collect();
        }
        index = index / 26 - 1;
    }
}

/// What is quoted from a workbook stays readable and on one line.
pub(super) fn shortened(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut shown: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
    }
}
