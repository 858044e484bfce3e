//! A workbook's bytes → sheets of texts, bounded, whatever the file's kind.

mod cell;
mod delimited;
mod markdown;
mod packed;
mod sheet;
mod spanned;
mod xls;
mod xlsx;

pub(super) use sheet::{Sheet, SheetRow};

use super::limits::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_WORKBOOK_BYTES};
use super::mistake::{Placed, WorkbookMistake};
use super::place::{Place, letters};
use super::report::{Report, ReportLine};

/// What a workbook's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML: `.xlsx`, `.xlsm`.
    Xlsx,
    /// The older binary format: `.xls`.
    Xls,
    /// Sheets one under the other, parted by commas.
    Csv,
    /// Sheets as tables of Markdown.
    Markdown,
}

impl Kind {
    /// The kind that belongs to a file's ending, in capitals or not.
    pub fn from_ending(ending: &str) -> Option<Kind> {
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Some(Kind::Xlsx),
            "xls" => Some(Kind::Xls),
            "csv" => Some(Kind::Csv),
            "md" => Some(Kind::Markdown),
            _ => None,
        }
    }
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GridCell {
    pub(super) text: String,
    pub(super) is_formula: bool,
    /// The spreadsheet's own error, as `#N/A`.
    pub(super) is_error: bool,
}

/// A sheet as it stands in the file: rows and columns from 0, empty ones absent.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) rows: Vec<(u32, Vec<(u32, GridCell)>)>,
}

/// A sheet that is there and not read.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) name: String,
}

/// All of a file.
#[derive(Debug, Default)]
pub(super) struct Grids {
    pub(super) read: Vec<Grid>,
    pub(super) unread: Vec<Unread>,
}

/// The sheets of a form, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Book {
    sheets: Vec<Sheet>,
    /// Names of sheets that are no part of a form.
    unread: Vec<String>,
}

/// The sheets a form may have; ours begin with `kin_`.
const KNOWN: [&str; 6] = ["survey", "choices", "settings", "external_choices", "osm", "entities"];

/// Whether a sheet belongs to a form.
pub(super) fn is_known(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    KNOWN.contains(&name.as_str()) || name.starts_with("kin_")
}

impl Book {
    /// Reads a workbook.
    pub(super) fn read(bytes: &[u8], kind: Kind, report: &mut Report) -> Result<Book, Placed> {
        if bytes.len() as u64 > MAX_WORKBOOK_BYTES {
            return Err(WorkbookMistake::WorkbookTooLarge { limit: MAX_WORKBOOK_BYTES }.somewhere());
        }
        let grids = match kind {
            Kind::Xlsx => xlsx::read(bytes)?,
            Kind::Xls => xls::read(bytes)?,
            Kind::Csv => delimited::read(bytes)?,
            Kind::Markdown => markdown::read(bytes)?,
        };
        for sheet in &grids.unread {
            report.left(Place::sheet(&sheet.name), ReportLine::ImportSheetLeft);
        }
        let is_spreadsheet = matches!(kind, Kind::Xlsx | Kind::Xls);
        let unread = grids.unread.into_iter().map(|sheet| sheet.name).collect();
        let mut book = Book { sheets: Vec::new(), unread };
        for grid in grids.read {
            if grid.hidden {
                report.changed(Place::sheet(&grid.name), ReportLine::ImportSheetHidden);
            }
            let sheet = Sheet::from_grid(grid, is_spreadsheet, report)?;
            // A second sheet of the name in other letters: the later one counts, as in pyxform.
            if let Some(known) = book.sheets.iter_mut().find(|known| known.kind == sheet.kind) {
                report.left(
                    Place::sheet(&known.name),
                    ReportLine::ImportSheetTwice { sheet: sheet.name.clone() },
                );
                *known = sheet;
            } else {
                book.sheets.push(sheet);
            }
        }
        Ok(book)
    }

    /// The sheet of that name, in any letters.
    pub(super) fn sheet(&self, kind: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.kind == kind)
    }

    /// The name of every sheet, of those too that are no part of a form.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| &sheet.name).chain(&self.unread).map(String::as_str)
    }
}

/// Counts what is read, over all sheets.
#[derive(Debug, Default)]
pub(super) struct Budget {
    cells: usize,
    sheets: usize,
}

impl Budget {
    /// One more sheet.
    fn sheet(&mut self, name: &str) -> Result<(), Placed> {
        self.sheets += 1;
        let limit = MAX_SHEETS as u64;
        if self.sheets > MAX_SHEETS {
            return Err(WorkbookMistake::WorkbookTooMany { what: "sheets", limit }.at(Place::sheet(name)));
        }
        Ok(())
    }

    /// One more cell at a row and a column, from 0.
    fn cell(&mut self, sheet: &str, row: usize, column: u32, text: &str) -> Result<(), Placed> {
        self.cells += 1;
        let place = || Place::row(sheet, row as u64 + 1).column(&letters(column));
        let too_many = |what, limit: usize| {
            Err(WorkbookMistake::WorkbookTooMany { what, limit: limit as u64 }.at(place()))
        };
        if text.len() > MAX_CELL_BYTES {
            Err(WorkbookMistake::WorkbookCellTooLong { limit: MAX_CELL_BYTES as u64 }.at(place()))
        } else if row >= MAX_ROWS {
            too_many("rows", MAX_ROWS)
        } else if column >= MAX_COLUMNS {
            too_many("columns", MAX_COLUMNS as usize)
        } else if self.cells > MAX_CELLS {
            too_many("cells", MAX_CELLS)
        } else {
            Ok(())
        }
    }
}

impl Grid {
    /// Adds a cell; cells of one row follow one another.
    fn push(&mut self, row: u32, column: u32, cell: GridCell) {
        match self.rows.last_mut() {
            Some((last, cells)) if *last == row => cells.push((column, cell)),
            _ => self.rows.push((row, vec![(column, cell)])),
        }
    }

    /// Rows and cells in order, the later of two at one place.
    fn sort(&mut self) {
        self.rows.sort_by_key(|(row, _)| *row);
        self.rows.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1.append(&mut later.1);
            }
            same
        });
        for (_, cells) in &mut self.rows {
            cells.sort_by_key(|(column, _)| *column);
            cells.dedup_by(|later, earlier| {
                let same = later.0 == earlier.0;
                if same {
                    std::mem::swap(&mut earlier.1, &mut later.1);
                }
                same
            });
        }
    }
}
