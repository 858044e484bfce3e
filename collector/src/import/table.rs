//! Separated values: commas, semicolons or tabs, as the heading row shows.

use unicode_normalization::UnicodeNormalization as _;

use super::rows::{MAX_COLUMNS, MAX_ROW_BYTES, Row};
use super::{FileMistake, RowMistake};

/// A text of separated values, read row by row.
pub struct Table<'a> {
    headings: Vec<String>,
    records: csv::StringRecordsIntoIter<&'a [u8]>,
    number: u64,
}

impl<'a> Table<'a> {
    /// Reads the headings. Every heading must be there and be there once.
    pub fn read(text: &'a str) -> Result<Self, FileMistake> {
        let (delimiter, body) = delimiter(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(true)
            .flexible(true)
            .from_reader(body.as_bytes());
        // Text is UTF-8 by now and rows may be uneven, so reading from memory has no way left to fail.
        let first = reader.headers().map_err(|_| FileMistake::ImportFileNotText)?;
        if first.len() > MAX_COLUMNS {
            return Err(FileMistake::ImportColumnsTooMany { max: MAX_COLUMNS });
        }
        let mut headings: Vec<String> = Vec::with_capacity(first.len());
        for (index, heading) in first.iter().enumerate() {
            let heading: String = heading.trim().nfc().collect();
            if heading.is_empty() {
                return Err(FileMistake::ImportHeadingEmpty { number: index + 1 });
            }
            if headings.contains(&heading) {
                return Err(FileMistake::ImportHeadingTwice { number: index + 1 });
            }
            headings.push(heading);
        }
        Ok(Self { headings, records: reader.into_records(), number: 1 })
    }

    /// The headings, composed (NFC), in their order.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    fn row(&self, record: &csv::StringRecord) -> Result<Row, RowMistake> {
        let (number, columns) = (self.number, self.headings.len());
        if record.as_slice().len() > MAX_ROW_BYTES {
            return Err(RowMistake::ImportRowTooLong { row: number, max_bytes: MAX_ROW_BYTES });
        }
        // Spreadsheets write rows shorter than their headings when the last cells are empty, and longer ones
        // when somebody has typed beside the table.
        if record.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
            return Err(RowMistake::ImportRowUneven { row: number, cells: record.len(), columns });
        }
        let mut row = Row::new(number);
        for (heading, cell) in self.headings.iter().zip(record.iter()) {
            row.put(heading, cell);
        }
        Ok(row)
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Row, RowMistake>;

    /// Rows without anything in them are counted and passed over.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let record = self.records.next()?;
            self.number += 1;
            let row = match record {
                Ok(record) => self.row(&record),
                Err(_) => Err(RowMistake::ImportRowUnreadable { row: self.number }),
            };
            if !row.as_ref().is_ok_and(Row::is_blank) {
                return Some(row);
            }
        }
    }
}

/// The delimiter, and the text without the `sep=` line that some spreadsheets put before the headings.
fn delimiter(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(asked @ (b"," | b";" | b"\t")) =
        first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes)
    {
        return (asked[0], rest);
    }
    let mut quoted = false;
    let (mut commas, mut semicolons, mut tabs) = (0_u32, 0_u32, 0_u32);
    for letter in text.bytes() {
        match letter {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b',' if !quoted => commas += 1,
            b';' if !quoted => semicolons += 1,
            b'\t' if !quoted => tabs += 1,
            _ => {}
        }
    }
    let delimiter = if semicolons > commas && semicolons >= tabs {
        b';'
    } else if tabs > commas {
        b'\t'
    } else {
        b','
    };
    (delimiter, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Result<Row, RowMistake>> {
        Table::read(text).unwrap().collect()
    }

    #[test]
    fn the_heading_row_shows_the_delimiter() {
        for text in [
            "a,b\n1,2\n",
            "a;b\r\n1;2\r\n",
            "a\tb\n1\t2",
            "sep=;\na;b\n1;2\n",
            "\"a,x\";b\n1;2\n",
            "a,b\r1,2\r",
        ] {
            let mut table = Table::read(text).unwrap();
            assert_eq!(table.headings().len(), 2, "{text}");
            let mut row = table.next().unwrap().unwrap();
            assert_eq!(row.take("b").unwrap().as_str(), "2", "{text}");
        }
    }

    #[test]
    fn a_row_is_counted_as_a_spreadsheet_counts_it() {
        let found = rows("a,b\n,\n1,\"two\nlines\"\n3,4\n");
        let numbers: Vec<u64> = found.iter().map(|row| row.as_ref().unwrap().number).collect();
        assert_eq!(numbers, [3, 4]);
    }

    #[test]
    fn a_row_longer_than_its_headings_is_one_bad_row_and_a_shorter_one_is_not() {
        let found = rows("a,b\n1,2,3\n1\n1,2,,\n");
        assert!(matches!(found[0], Err(RowMistake::ImportRowUneven { row: 2, cells: 3, columns: 2 })));
        assert!(found[1].is_ok() && found[2].is_ok());
    }

    #[test]
    fn headings_are_composed_and_stand_once() {
        assert_eq!(Table::read("no\u{323}\n1\n").unwrap().headings(), ["nọ"]);
        assert!(matches!(Table::read("a,a\n"), Err(FileMistake::ImportHeadingTwice { number: 2 })));
        assert!(matches!(Table::read("a,,b\n"), Err(FileMistake::ImportHeadingEmpty { number: 2 })));
    }

    #[test]
    fn a_quotation_that_never_ends_is_one_bad_row() {
        let text = format!("a,b\n1,\"{}\n", "x,y\n".repeat(MAX_ROW_BYTES));
        assert!(matches!(rows(&text)[..], [Err(RowMistake::ImportRowTooLong { row: 2, .. })]));
    }
}
