//! A workbook: a sheet for each table, and one with all labels.
//!
//! A workbook is put together in memory: its size is bounded by what a sheet can hold.

use jiff::civil::{Date, DateTime};
use kin_terminal::Result;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook, Worksheet, XlsxError};

use super::format::Writer;
use super::{Cell, Column, ExportRefusal, ExportWord, Format, Kind, Source, Table, Words};
use crate::disclosure::Outputs;

/// Rows of a sheet below its header.
const MOST_ROWS: u32 = 1_048_575;
/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// Characters of a cell, in the units of UTF-16.
const MOST_TEXT: usize = 32_767;
/// Characters of a sheet's name.
const MOST_NAME: usize = 31;
/// Excel's calendar has no day before this one that other programs agree on.
const FIRST_DAY: Date = jiff::civil::date(1900, 3, 1);

/// A workbook in the making.
pub(super) struct WorkbookFile<'t> {
    book: Workbook,
    file: String,
    tables: Vec<Sheet<'t>>,
    styles: Styles,
}

struct Sheet<'t> {
    name: String,
    columns: Vec<(usize, &'t Column)>,
    rows: u32,
}

struct Styles {
    header: Style,
    date: Style,
    moment: Style,
    time: Style,
}

impl<'t> WorkbookFile<'t> {
    pub(super) fn begin(
        named: &[(String, &'t Table)],
        split_selects: bool,
        words: Words<'_>,
    ) -> Result<Self> {
        let mut book = Workbook::new();
        // A fixed day: equal data give equal files.
        let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| failed("", &error))?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
        let styles = Styles {
            header: Style::new().set_bold(),
            date: Style::new().set_num_format("yyyy-mm-dd"),
            moment: Style::new().set_num_format("yyyy-mm-dd hh:mm"),
            time: Style::new().set_num_format("hh:mm"),
        };
        let mut tables: Vec<Sheet<'t>> = Vec::new();
        let labels_name = words(&ExportWord::ExportWordLabels);
        for (name, table) in named {
            let has = |(_, column): &(usize, &Column)| Format::Xlsx.has(column, split_selects);
            let columns: Vec<(usize, &Column)> = table.columns.iter().enumerate().filter(has).collect();
            if columns.len() > MOST_COLUMNS {
                return Err(ExportRefusal::ExportTooManyColumns {
                    format: Format::Xlsx.name(),
                    table: name.clone(),
                    columns: columns.len() as u64,
                    most: MOST_COLUMNS as u64,
                }
                .into());
            }
            let known = tables.iter().map(|sheet| sheet.name.as_str()).chain([labels_name.as_str()]);
            let wanted = table.repeat.as_deref().unwrap_or(name);
            let sheet = Sheet { name: sheet_name(wanted, &known.collect::<Vec<_>>()), columns, rows: 0 };
            let page = book.add_worksheet().set_name(&sheet.name).map_err(|error| failed(name, &error))?;
            for (place, (_, column)) in (0_u16..).zip(&sheet.columns) {
                page.write_string_with_format(0, place, &column.header, &styles.header)
                    .map_err(|error| failed(name, &error))?;
            }
            page.set_freeze_panes(1, 0).map_err(|error| failed(name, &error))?;
            tables.push(sheet);
        }
        let page =
            book.add_worksheet().set_name(&labels_name).map_err(|error| failed(&labels_name, &error))?;
        labels(page, &tables, &styles.header, words)?;
        let file = named.first().map_or(String::new(), |(name, _)| format!("{name}.xlsx"));
        Ok(Self { book, file, tables, styles })
    }
}

impl Writer for WorkbookFile<'_> {
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) -> Result {
        let sheet = &mut self.tables[table];
        sheet.rows += 1;
        if sheet.rows > MOST_ROWS {
            return Err(ExportRefusal::ExportTooManyRows {
                format: Format::Xlsx.name(),
                table: sheet.name.clone(),
                most: u64::from(MOST_ROWS),
            }
            .into());
        }
        let page = self.book.worksheet_from_index(table).map_err(|error| failed(&sheet.name, &error))?;
        for (place, (number, column)) in (0_u16..).zip(&sheet.columns) {
            put(page, (sheet.rows, place), column, &cells[*number], &self.styles)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, outputs: &mut Outputs) -> Result {
        let bytes = self.book.save_to_buffer().map_err(|error| failed(&self.file, &error))?;
        outputs.add(&self.file, &bytes)
    }
}

/// Writes a cell as what it is: a number, a day, a time; anything else as a text, which no spreadsheet computes.
fn put(page: &mut Worksheet, at: (u32, u16), column: &Column, cell: &Cell<'_>, styles: &Styles) -> Result {
    let (row, place) = at;
    let is_chosen = matches!(column.source, Source::Chosen(..));
    if matches!(cell, Cell::Blank) || (is_chosen && cell.missing().is_some()) {
        return Ok(());
    }
    let error = |error: XlsxError| failed(&column.header, &error);
    let written = match &column.kind {
        Kind::Integer | Kind::Decimal | Kind::Flag => {
            cell.number().map(|number| page.write_number(row, place, number).map(drop))
        }
        Kind::Date => excel_day(cell.date().map(|date| date.at(0, 0, 0, 0)))
            .map(|day| page.write_datetime_with_format(row, place, &day, &styles.date).map(drop)),
        Kind::DateTime => excel_day(cell.wall_clock())
            .map(|moment| page.write_datetime_with_format(row, place, &moment, &styles.moment).map(drop)),
        Kind::Time => cell
            .time()
            .and_then(|time| {
                let [hour, minute] = [time.hour(), time.minute()].map(i8::unsigned_abs);
                ExcelDateTime::from_hms(u16::from(hour), minute, f64::from(time.second())).ok()
            })
            .map(|time| page.write_datetime_with_format(row, place, &time, &styles.time).map(drop)),
        Kind::Text | Kind::Several | Kind::Moment | Kind::OneOf(_) | Kind::Calculated => None,
    };
    if let Some(written) = written {
        return written.map_err(error).map_err(Into::into);
    }
    let text = cell.to_text();
    if text.encode_utf16().count() > MOST_TEXT {
        return Err(ExportRefusal::ExportAnswerTooLong {
            format: Format::Xlsx.name(),
            column: column.header.clone(),
            most: MOST_TEXT as u64,
        }
        .into());
    }
    page.write_string(row, place, text.as_str()).map_err(error)?;
    Ok(())
}

fn excel_day(moment: Option<DateTime>) -> Option<ExcelDateTime> {
    let moment = moment.filter(|moment| moment.date() >= FIRST_DAY)?;
    let year = u16::try_from(moment.year()).ok()?;
    let [month, day, hour, minute] =
        [moment.month(), moment.day(), moment.hour(), moment.minute()].map(i8::unsigned_abs);
    let day = ExcelDateTime::from_ymd(year, month, day).ok()?;
    day.and_hms(u16::from(hour), minute, f64::from(moment.second())).ok()
}

/// Table, column, label, value, label of the value: one row for each column, and one for each of its values.
fn labels(page: &mut Worksheet, tables: &[Sheet<'_>], header: &Style, words: Words<'_>) -> Result {
    use ExportWord as Word;
    let name = page.name();
    let error = |error: XlsxError| failed(&name, &error);
    let headers = [
        Word::ExportWordSheet,
        Word::ExportWordColumn,
        Word::ExportWordLabel,
        Word::ExportWordValue,
        Word::ExportWordValueLabel,
    ];
    for (place, word) in (0_u16..).zip(&headers) {
        page.write_string_with_format(0, place, words(word), header).map_err(error)?;
    }
    let mut row = 0;
    for sheet in tables {
        for (_, column) in &sheet.columns {
            let missing = column.missing.iter().map(|one| (one.name().to_owned(), words(&(*one).into())));
            let values = column.categories().iter().map(|one| (one.name.clone(), one.label.clone()));
            let values = values.chain(missing);
            for (value, label) in std::iter::once((String::new(), String::new())).chain(values) {
                row += 1;
                for (place, text) in
                    (0_u16..).zip([&sheet.name, &column.header, &column.label, &value, &label])
                {
                    if !text.is_empty() {
                        let text = super::labels::within_bytes(text, MOST_TEXT);
                        page.write_string(row, place, text.as_ref()).map_err(error)?;
                    }
                }
            }
        }
    }
    page.set_freeze_panes(1, 0).map_err(error)?;
    Ok(())
}

/// A name that a sheet can have: no longer than 31 characters, and none alike in small letters.
fn sheet_name(wanted: &str, taken: &[&str]) -> String {
    let is_taken = |name: &str| taken.iter().any(|known| known.eq_ignore_ascii_case(name));
    let mut name: String = wanted.chars().take(MOST_NAME).collect();
    let mut number = 1;
    while is_taken(&name) {
        number += 1;
        let suffix = format!("~{number}");
        name = wanted.chars().take(MOST_NAME - suffix.len()).collect::<String>() + &suffix;
    }
    name
}

fn failed(table: &str, error: &XlsxError) -> ExportRefusal {
    ExportRefusal::ExportFormatFailed {
        format: Format::Xlsx.name(),
        table: table.to_owned(),
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_columns_than_a_sheet_holds_are_refused_before_anything_is_written() {
        let words = |_: &ExportWord| "Labels".to_owned();
        let begin =
            |table: &Table| WorkbookFile::begin(&[("form".to_owned(), table)], true, &words).map(drop);
        assert!(begin(&Table::of_width(MOST_COLUMNS)).is_ok());
        let failure = begin(&Table::of_width(MOST_COLUMNS + 1)).expect_err("one column too many");
        assert!(format!("{failure:?}").contains("export-too-many-columns"), "{failure:?}");
    }

    #[test]
    fn names_of_sheets_are_short_and_told_apart() {
        let long = "a".repeat(40);
        assert_eq!(sheet_name(&long, &[]), "a".repeat(31));
        assert_eq!(sheet_name(&long, &[&"A".repeat(31)]), "a".repeat(29) + "~2");
    }
}
