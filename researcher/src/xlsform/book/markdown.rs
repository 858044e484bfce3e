//! Tables of Markdown: a sheet's name in the first column, its rows below it from the second column on.

use super::{Budget, Grid, GridCell, Grids, delimited};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

pub(super) fn read(bytes: &[u8]) -> Result<Grids, Placed> {
    let text = text(bytes)?;
    let mut budget = Budget::default();
    let mut grids: Vec<Grid> = Vec::new();
    let mut row = 0;
    for line in text.lines() {
        let Some(cells) = cells(line) else { continue };
        let mut cells = cells.into_iter();
        let first = cells.next().unwrap_or_default();
        if !first.is_empty() {
            budget.sheet(&first)?;
            grids.push(Grid { name: first, ..Grid::default() });
            row = 0;
        }
        let Some(grid) = grids.last_mut() else { continue };
        let mut has_cells = false;
        for (column, text) in cells.enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            budget.cell(&grid.name, row as usize, column, &text)?;
            grid.push(row, column, GridCell { text, is_formula: false, is_error: false });
            has_cells = true;
        }
        row += u32::from(has_cells);
    }
    Ok(delimited::known(grids))
}

/// UTF-8, with or without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Placed> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| WorkbookMistake::WorkbookNotUtf8.somewhere())
}

/// The cells of a line of a table; none for other lines and for the ruler under the headers.
fn cells(line: &str) -> Option<Vec<String>> {
    let line = line.trim_end_matches('\r');
    if line.trim_start().starts_with('#') {
        return None;
    }
    let (start, end) = (line.find('|')?, line.rfind('|')?);
    let inside = line.get(start + 1..end)?;
    if !line[..start].trim().is_empty() || (!inside.is_empty() && inside.chars().all(|c| "|-".contains(c))) {
        return None;
    }
    let mut cells = vec![String::new()];
    let mut rest = inside.chars().peekable();
    while let Some(character) = rest.next() {
        match (character, cells.last_mut()) {
            ('\\', Some(cell)) if rest.peek() == Some(&'|') => {
                cell.push('|');
                rest.next();
            }
            ('|', _) => cells.push(String::new()),
            (other, Some(cell)) => cell.push(other),
            _ => {}
        }
    }
    Some(cells.iter().map(|cell| cell.trim().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn a_bar_may_stand_in_a_cell() {
        assert_eq!(cells(r"| | a \| b | c |").unwrap(), ["", "a | b", "c"]);
        assert_eq!(cells("| | a | b | # said aside").unwrap(), ["", "a", "b"]);
        assert_eq!(cells("|---|---|"), None);
    }
}
