//! Rows of cells → the bytes of an .xlsx.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::ExportError;

/// A sheet to be written: its headers and the cells of each row, by header.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) headers: Vec<String>,
    pub(super) rows: Vec<Vec<(String, String)>>,
}

/// A cell of a spreadsheet holds no more characters.
const MOST_CHARACTERS: usize = 32_767;

impl Written {
    pub(super) fn new(name: &str, headers: impl IntoIterator<Item = String>) -> Written {
        Written { name: name.to_owned(), headers: headers.into_iter().collect(), rows: Vec::new() }
    }

    /// Leaves out columns that nothing stands in, the kept ones excepted.
    pub(super) fn without_empty_columns(mut self, kept: &[&str]) -> Written {
        let used: std::collections::HashSet<&str> =
            self.rows.iter().flatten().map(|(header, _)| header.as_str()).collect();
        self.headers.retain(|header| kept.contains(&header.as_str()) || used.contains(header.as_str()));
        self
    }
}

/// Writes the sheets, all cells as texts.
pub(super) fn write(sheets: &[Written]) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    // A fixed day: equal forms give equal files.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| too_long("", &error))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let columns: std::collections::HashMap<&str, u16> =
            (0_u16..).zip(&sheet.headers).map(|(column, header)| (header.as_str(), column)).collect();
        let failed = |error: XlsxError| too_long(&sheet.name, &error);
        let page = book.add_worksheet().set_name(&sheet.name).map_err(failed)?;
        for (header, column) in &columns {
            page.write_string_with_format(0, *column, *header, &bold).map_err(failed)?;
        }
        page.set_freeze_panes(1, 0).map_err(failed)?;
        for (row, cells) in (1_u32..).zip(&sheet.rows) {
            for (header, text) in cells {
                let Some(column) = columns.get(header.as_str()) else { continue };
                if text.chars().count() > MOST_CHARACTERS {
                    return Err(ExportError::ExportTextTooLong {
                        what: format!("{}:{}:{header}", sheet.name, row + 1),
                    });
                }
                page.write_string(row, *column, text).map_err(failed)?;
            }
        }
    }
    book.save_to_buffer().map_err(|error| too_long("", &error))
}

/// The writer refuses sizes only, and says of what.
fn too_long(sheet: &str, error: &XlsxError) -> ExportError {
    ExportError::ExportTextTooLong { what: format!("{sheet} {error}") }
}
