//! What a header means: XLSForm has several words for a column, and parts headers by colons.

mod header;
mod vocabulary;

pub(super) use header::{Path, is_plain, snake};
pub(super) use vocabulary::{CHOICES, SETTINGS, SURVEY, Vocabulary};

use std::collections::HashMap;
use std::rc::Rc;

use crate::xlsform::book::{Sheet, SheetRow};
use crate::xlsform::mistake::{Placed, WorkbookMistake};
use crate::xlsform::place::{Place, shortened};
use crate::xlsform::report::{Report, ReportLine};

/// A sheet with the meaning of its columns.
#[derive(Debug)]
pub(in crate::xlsform) struct Columns {
    /// The sheet's name as written.
    pub(in crate::xlsform) sheet: String,
    /// Column → meaning and header.
    by_column: HashMap<u32, (Path, Rc<str>)>,
    order: Vec<u32>,
    /// Column → a later one of the same meaning.
    later: HashMap<u32, u32>,
    /// Whether cells are taken exactly as they stand.
    pub(in crate::xlsform) exact: bool,
    collapse: bool,
}

/// A cell under its header.
#[derive(Debug, Clone)]
pub(in crate::xlsform) struct Cell {
    pub(in crate::xlsform) path: Path,
    pub(in crate::xlsform) header: Rc<str>,
    pub(in crate::xlsform) text: String,
}

/// A row whose cells are taken out one by one; what nobody took is told in the end.
#[derive(Debug)]
pub(in crate::xlsform) struct Row {
    pub(in crate::xlsform) sheet: Rc<str>,
    pub(in crate::xlsform) number: u64,
    cells: Vec<Cell>,
}

impl Columns {
    /// Reads headers; two words for one column are a mistake.
    pub(in crate::xlsform) fn new(
        sheet: &Sheet,
        vocabulary: Vocabulary,
        exact: bool,
        report: &mut Report,
    ) -> Result<Columns, Placed> {
        Columns::of(&sheet.name, &sheet.headers, vocabulary, exact, report)
    }

    /// The same, of some headers of a sheet.
    pub(in crate::xlsform) fn of(
        sheet: &str,
        headers: &[(u32, Rc<str>)],
        vocabulary: Vocabulary,
        exact: bool,
        report: &mut Report,
    ) -> Result<Columns, Placed> {
        let double = headers.iter().any(|(_, header)| header.contains("::"));
        let mut by_column: HashMap<u32, (Path, Rc<str>)> = HashMap::new();
        let mut order: Vec<u32> = Vec::new();
        let mut later = HashMap::new();
        for (column, header) in headers {
            let path = header::path(header, double, vocabulary);
            let place = Place::row(sheet, 1).column(header);
            if let Some(other) = order.iter().find(|known| by_column[*known].0 == path).copied() {
                let other_header = shortened(&by_column[&other].1);
                if path.len() != 1 || path[0] != **header {
                    return Err(WorkbookMistake::WorkbookHeadersMeanTheSame {
                        header: shortened(header),
                        other: other_header,
                    }
                    .at(place));
                }
                report.left(
                    Place::row(sheet, 1).column(&other_header),
                    ReportLine::ImportHeaderTwice { header: shortened(header) },
                );
                later.insert(other, *column);
            }
            by_column.insert(*column, (path, Rc::clone(header)));
            order.push(*column);
        }
        Ok(Columns { sheet: sheet.to_owned(), by_column, order, later, exact, collapse: vocabulary.collapse })
    }

    /// Every meaning with its header, in the order of the sheet.
    pub(in crate::xlsform) fn iter(&self) -> impl Iterator<Item = (&Path, &Rc<str>)> {
        self.order.iter().map(|column| {
            let (path, header) = &self.by_column[column];
            (path, header)
        })
    }

    /// Whether a column begins with that step.
    pub(in crate::xlsform) fn has(&self, first: &str) -> bool {
        self.by_column.values().any(|(path, _)| path[0] == first)
    }

    /// A row under these headers; straightened cells are counted.
    pub(in crate::xlsform) fn row(&self, row: &SheetRow, straightened: &mut u64) -> Row {
        let mut cells: Vec<Cell> = Vec::new();
        for (column, text) in &row.cells {
            let Some((path, header)) = self.by_column.get(column) else { continue };
            // Of two words for one column the later one counts, where it holds something.
            let later = self.later.get(column);
            if later.is_some_and(|later| row.cells.iter().any(|(column, _)| column == later)) {
                continue;
            }
            let text = if self.exact { text.clone() } else { self.clean(text, straightened) };
            let cell = Cell { path: Rc::clone(path), header: Rc::clone(header), text };
            cells.push(cell);
        }
        Row { sheet: Rc::from(self.sheet.as_str()), number: row.number, cells }
    }

    /// Blanks at the ends away; curly quotes straight, because expressions know no others.
    fn clean(&self, text: &str, straightened: &mut u64) -> String {
        let text = text.trim();
        let mut cleaned = String::with_capacity(text.len());
        let mut is_curly = false;
        for character in text.chars() {
            let character = match character {
                '\u{2018}' | '\u{2019}' => '\'',
                '\u{201c}' | '\u{201d}' => '"',
                other => {
                    if !(self.collapse && other == ' ' && cleaned.ends_with(' ')) {
                        cleaned.push(other);
                    }
                    continue;
                }
            };
            is_curly = true;
            cleaned.push(character);
        }
        *straightened += u64::from(is_curly);
        cleaned
    }
}

impl Row {
    /// Where the row stands.
    pub(in crate::xlsform) fn place(&self) -> Place {
        Place::row(&self.sheet, self.number)
    }

    /// Whether nothing is left in it.
    pub(in crate::xlsform) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Every cell that is left.
    pub(in crate::xlsform) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Takes the cell of exactly that meaning.
    pub(in crate::xlsform) fn take(&mut self, path: &[&str]) -> Option<Cell> {
        let at = self.cells.iter().position(|cell| cell.is(path))?;
        Some(self.cells.remove(at))
    }

    /// Looks at the text of a cell without taking it.
    pub(in crate::xlsform) fn peek(&self, path: &[&str]) -> Option<&str> {
        self.cells.iter().find(|cell| cell.is(path)).map(|cell| cell.text.as_str())
    }

    /// Takes the cells of that meaning in all languages.
    pub(in crate::xlsform) fn take_words(&mut self, path: &[&str]) -> Vec<Cell> {
        let is_word = |cell: &Cell| {
            (path.len()..=path.len() + 1).contains(&cell.path.len())
                && cell.path.iter().zip(path).all(|(step, wanted)| step == wanted)
        };
        let (taken, left) = std::mem::take(&mut self.cells).into_iter().partition(is_word);
        self.cells = left;
        taken
    }
}

impl Cell {
    fn is(&self, path: &[&str]) -> bool {
        self.path.len() == path.len() && self.path.iter().zip(path).all(|(step, wanted)| step == wanted)
    }
}
