//! CSV: a sheet's name alone in the first column, its rows below it from the second column on.

use super::{Budget, Grid, GridCell, Grids, Unread, is_known};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

/// What parts the cells: a spreadsheet writes semicolons where a comma parts the decimals, as in Vietnamese.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn read(bytes: &[u8]) -> Result<Grids, Placed> {
    let text = super::markdown::text(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut budget = Budget::default();
    let mut parts: Vec<Part> = Vec::new();
    // The sheet being filled.
    let mut current = None;
    for record in reader.records() {
        let record = record.map_err(|_| WorkbookMistake::WorkbookUnreadable.somewhere())?;
        let first = record.get(0).unwrap_or_default().trim();
        if !first.is_empty() {
            // Named again in small letters it goes on, under headers of its own: as pyxform reads it.
            let known = parts.iter().position(|part| part.grid.name.to_lowercase() == first);
            if known.is_none() {
                budget.sheet(first)?;
                parts.push(Part::new(first));
            }
            let index = known.unwrap_or(parts.len() - 1);
            parts[index].columns = None;
            current = Some(index);
        }
        let Some(part) = current.and_then(|at: usize| parts.get_mut(at)) else { continue };
        let cells: Vec<&str> = record.iter().skip(1).map(str::trim).collect();
        part.line(&cells, &mut budget)?;
    }
    let grids: Vec<Grid> = parts.into_iter().map(|part| part.grid).collect();
    if grids.len() != 1 && !grids.iter().any(|grid| is_known(&grid.name)) {
        return Err(WorkbookMistake::WorkbookSheetsUnnamed.somewhere());
    }
    Ok(known(grids))
}

/// What the first row of a sheet begins with: its first column is empty.
fn separator(text: &str) -> u8 {
    let begins = |line: &str| line.trim_start_matches("\"\"").bytes().next();
    let mut first = text.split(['\n', '\r']).filter_map(begins);
    first.find(|byte| SEPARATORS.contains(byte)).unwrap_or(b',')
}

/// A sheet that is being read; it may be in several places of the file.
#[derive(Default)]
struct Part {
    grid: Grid,
    /// Where the columns of this place of the file stand in the sheet; none before its headers.
    columns: Option<Vec<u32>>,
    /// The first column without a header.
    free: u32,
    row: u32,
}

impl Part {
    fn new(name: &str) -> Part {
        Part { grid: Grid { name: name.to_owned(), ..Grid::default() }, ..Part::default() }
    }

    /// Reads a line of the file: headers, or a row; an empty line is none.
    fn line(&mut self, cells: &[&str], budget: &mut Budget) -> Result<(), Placed> {
        if cells.iter().all(|cell| cell.is_empty()) {
            return Ok(());
        }
        let is_first = self.grid.rows.is_empty();
        let columns = match self.columns.take() {
            Some(columns) => columns,
            None if is_first => (0..u32::try_from(cells.len()).unwrap_or(u32::MAX)).collect(),
            None => {
                let columns = self.headers(cells, budget)?;
                self.columns = Some(columns);
                return Ok(());
            }
        };
        if is_first {
            self.free = u32::try_from(cells.len()).unwrap_or(u32::MAX);
        }
        for (at, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let beyond = || self.free.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let column = columns.get(at).copied().unwrap_or_else(beyond);
            budget.cell(&self.grid.name, self.row as usize, column, text)?;
            self.grid.push(self.row, column, plain(text));
        }
        self.columns = Some(columns);
        self.row += 1;
        Ok(())
    }

    /// Headers of a later place: a known one is its column, the others are columns after all that are known.
    fn headers(&mut self, cells: &[&str], budget: &mut Budget) -> Result<Vec<u32>, Placed> {
        let mut columns = Vec::new();
        for text in cells {
            let known = self.grid.rows.first().map_or(&[][..], |(_, headers)| headers);
            let known = known.iter().find(|(_, header)| header.text == *text).map(|(column, _)| *column);
            if known.is_none() {
                budget.cell(&self.grid.name, 0, self.free, text)?;
                if let (false, Some((_, headers))) = (text.is_empty(), self.grid.rows.first_mut()) {
                    headers.push((self.free, plain(text)));
                }
                self.free += 1;
            }
            columns.push(known.unwrap_or(self.free - 1));
        }
        Ok(columns)
    }
}

fn plain(text: &str) -> GridCell {
    GridCell { text: text.to_owned(), is_formula: false, is_error: false }
}

/// The sheets of a form; a sheet that is alone is the survey, whatever its name.
pub(super) fn known(grids: Vec<Grid>) -> Grids {
    let is_alone = grids.len() == 1;
    let (read, unread) = grids.into_iter().partition(|grid| is_alone || is_known(&grid.name));
    let unread: Vec<Grid> = unread;
    Grids { read, unread: unread.into_iter().map(|grid| Unread { name: grid.name }).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xlsform::mistake::Problem;

    /// Names and rows of the sheets, as they would stand in a table.
    fn sheets(text: &str) -> Vec<(String, Vec<String>)> {
        let row = |(row, cells): (u32, Vec<(u32, GridCell)>)| {
            let cells = cells.into_iter().map(|(column, cell)| format!("{column}={}", cell.text));
            format!("{row}: {}", cells.collect::<Vec<_>>().join(" "))
        };
        let grids = read(text.as_bytes()).unwrap().read;
        grids.into_iter().map(|grid| (grid.name, grid.rows.into_iter().map(row).collect())).collect()
    }

    #[test]
    fn commas_semicolons_and_tabs_part_cells() {
        let expected =
            [("survey".to_owned(), vec!["0: 0=type 1=name".to_owned(), "1: 0=text 1=a,b;c".to_owned()])];
        assert_eq!(sheets("survey,,\n,type,name\n,text,\"a,b;c\"\n"), expected);
        assert_eq!(sheets("\u{feff}survey;;\r\n;type;name\r\n;text;\"a,b;c\";;\r\n"), expected);
        assert_eq!(sheets("\"survey\"\t\n\"\"\ttype\tname\n\n\"\"\ttext\ta,b;c\n"), expected);
    }

    #[test]
    fn a_sheet_that_is_named_again_goes_on_under_headers_of_its_own() {
        let text =
            "Survey\n,type,name\n,text,a\nchoices\n,name\n,1\nsurvey\n,name,label,,type\n,b,B,?,note,far\n";
        let (name, rows) = sheets(text).swap_remove(0);
        assert_eq!(name, "Survey");
        assert_eq!(rows, ["0: 0=type 1=name 2=label", "1: 0=text 1=a", "2: 1=b 2=B 3=? 0=note 8=far"]);
    }

    #[test]
    fn a_table_without_the_name_of_a_sheet_is_refused() {
        for text in ["", "type,name,label\ntext,a,A\ninteger,b,B\n"] {
            let refused = read(text.as_bytes()).unwrap_err();
            assert!(
                matches!(*refused.what, Problem::Workbook(WorkbookMistake::WorkbookSheetsUnnamed)),
                "{text}"
            );
        }
    }
}
