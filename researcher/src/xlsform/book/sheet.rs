//! A sheet's headers and the rows under them.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::{Grid, GridCell};
use crate::xlsform::limits::{EMPTY_COLUMNS, EMPTY_ROWS};
use crate::xlsform::mistake::{Placed, WorkbookMistake};
use crate::xlsform::place::{Place, letters, shortened};
use crate::xlsform::report::{Report, ReportLine};

/// A sheet whose first row holds headers.
#[derive(Debug)]
pub(in crate::xlsform) struct Sheet {
    /// As it is written in the file.
    pub(in crate::xlsform) name: String,
    /// In small letters: what the sheet is.
    pub(in crate::xlsform) kind: String,
    /// Column → header, blanks put in order.
    pub(in crate::xlsform) headers: Vec<(u32, Rc<str>)>,
    /// Later column → the one whose header it repeats.
    pub(in crate::xlsform) again: HashMap<u32, u32>,
    pub(in crate::xlsform) rows: Vec<SheetRow>,
}

/// A row with its number in the sheet; only cells under headers that hold something.
#[derive(Debug)]
pub(in crate::xlsform) struct SheetRow {
    pub(in crate::xlsform) number: u64,
    pub(in crate::xlsform) cells: Vec<(u32, String)>,
}

impl Sheet {
    pub(super) fn from_grid(grid: Grid, is_spreadsheet: bool, report: &mut Report) -> Result<Sheet, Placed> {
        let kind = grid.name.trim().to_lowercase();
        let kind = if super::is_known(&kind) { kind } else { "survey".to_owned() };
        let mut rows = grid.rows.into_iter().peekable();
        let first = match rows.next_if(|(row, _)| *row == 0) {
            Some((_, cells)) => cells,
            None => Vec::new(),
        };
        let Headers { columns, again } = headers(&grid.name, &first, is_spreadsheet, report)?;
        let mut sheet = Sheet { name: grid.name, kind, headers: columns, again, rows: Vec::new() };
        let mut last = 0;
        let mut noted = Noted::default();
        while let Some((row, cells)) = rows.next() {
            if is_spreadsheet && row - last > EMPTY_ROWS + 1 {
                let rows = 1 + rows.count() as u64;
                let place = Place::row(&sheet.name, u64::from(row) + 1);
                report.left(place, ReportLine::ImportRowsFarBelow { empty: u64::from(EMPTY_ROWS), rows });
                break;
            }
            let cells = sheet.row(u64::from(row) + 1, cells, &mut noted, report);
            if !cells.is_empty() {
                last = row;
                sheet.rows.push(SheetRow { number: u64::from(row) + 1, cells });
            }
        }
        for (column, cells) in counted(noted.formulas) {
            let Some(header) = sheet.header(column) else { continue };
            let place = Place::sheet(&sheet.name).column(header);
            report.changed(place, ReportLine::ImportFormula { cells });
        }
        for (column, cells) in counted(noted.stray) {
            let place = Place::sheet(&sheet.name).column(&letters(column));
            report.left(place, ReportLine::ImportColumnWithoutHeader { cells });
        }
        Ok(sheet)
    }

    /// The cells under headers; what is to be said of them is noted.
    fn row(
        &self,
        number: u64,
        cells: Vec<(u32, GridCell)>,
        noted: &mut Noted,
        report: &mut Report,
    ) -> Vec<(u32, String)> {
        let mut found = BTreeMap::new();
        for (column, cell) in cells {
            let column = self.again.get(&column).copied().unwrap_or(column);
            let Some(header) = self.header(column) else {
                noted.stray.push(column);
                continue;
            };
            let place = || Place::row(&self.name, number).column(header);
            if cell.is_error {
                report.left(place(), ReportLine::ImportCellError { error: cell.text });
                continue;
            }
            if cell.is_formula {
                noted.formulas.push(column);
            }
            found.insert(column, cell.text);
        }
        found.into_iter().collect()
    }

    /// The header of a column.
    pub(in crate::xlsform) fn header(&self, column: u32) -> Option<&Rc<str>> {
        let at = self.headers.binary_search_by_key(&column, |(known, _)| *known).ok()?;
        self.headers.get(at).map(|(_, header)| header)
    }
}

/// Columns by their headers, and those that repeat one.
struct Headers {
    columns: Vec<(u32, Rc<str>)>,
    again: HashMap<u32, u32>,
}

/// The columns of cells that a line is due for.
#[derive(Debug, Default)]
struct Noted {
    stray: Vec<u32>,
    formulas: Vec<u32>,
}

/// How often each column stands in a list.
fn counted(mut columns: Vec<u32>) -> Vec<(u32, u64)> {
    columns.sort_unstable();
    columns.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect()
}

fn headers(
    sheet: &str,
    cells: &[(u32, GridCell)],
    is_spreadsheet: bool,
    report: &mut Report,
) -> Result<Headers, Placed> {
    let mut headers: Vec<(u32, Rc<str>)> = Vec::new();
    let mut again = HashMap::new();
    let mut next = 0;
    for (at, (column, cell)) in cells.iter().enumerate() {
        if is_spreadsheet && column - next > EMPTY_COLUMNS {
            for (column, _) in &cells[at..] {
                let place = Place::row(sheet, 1).column(&letters(*column));
                report.left(place, ReportLine::ImportColumnFarRight { empty: u64::from(EMPTY_COLUMNS) });
            }
            break;
        }
        next = column + 1;
        let is_same = |(_, earlier): &&(u32, GridCell)| earlier.text == cell.text;
        if is_spreadsheet && cells[..at].iter().any(|earlier| is_same(&earlier)) {
            let header = shortened(&cell.text);
            let place = Place::row(sheet, 1).column(&letters(*column));
            return Err(WorkbookMistake::WorkbookHeaderTwice { header }.at(place));
        }
        let header = cell.text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let header = header.trim();
        // The same but for blanks: the later one counts where it holds something, as in pyxform.
        if let Some((first, _)) = headers.iter().find(|(_, known)| known.as_ref() == header) {
            let place = Place::row(sheet, 1).column(&letters(*first));
            report.left(place, ReportLine::ImportHeaderTwice { header: shortened(header) });
            again.insert(*column, *first);
            continue;
        }
        headers.push((*column, Rc::from(header)));
    }
    Ok(Headers { columns: headers, again })
}
