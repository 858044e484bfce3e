//! CSV: a sheet's name alone in the first column, its rows below it from the second column on.

use super::{Budget, Grid, GridCell, Grids, Unread, is_known};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

pub(super) fn read(bytes: &[u8]) -> Result<Grids, Placed> {
    let text = super::markdown::text(bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut budget = Budget::default();
    let mut grids: Vec<Grid> = Vec::new();
    // The sheet being filled, and its next row.
    let mut current: Option<(usize, u32)> = None;
    for record in reader.records() {
        let record = record.map_err(|_| WorkbookMistake::WorkbookUnreadable.somewhere())?;
        let first = record.get(0).unwrap_or_default().trim();
        if !first.is_empty() {
            let known = grids.iter().position(|grid| grid.name.eq_ignore_ascii_case(first));
            let index = known.unwrap_or(grids.len());
            if known.is_none() {
                budget.sheet(first)?;
                grids.push(Grid { name: first.to_owned(), ..Grid::default() });
            }
            current = Some((index, 0));
        }
        let cells = record.iter().skip(1).map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty());
        let Some((index, row)) = current.as_mut() else { continue };
        let grid = &mut grids[*index];
        let mut has_cells = false;
        for (column, text) in cells {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            budget.cell(&grid.name, *row as usize, column, text)?;
            grid.push(*row, column, GridCell { text: text.to_owned(), is_formula: false, is_error: false });
            has_cells = true;
        }
        // Empty lines are no rows.
        *row += u32::from(has_cells);
    }
    Ok(known(grids))
}

/// The sheets of a form; a sheet that is alone is the survey, whatever its name.
pub(super) fn known(grids: Vec<Grid>) -> Grids {
    let is_alone = grids.len() == 1;
    let (read, unread) = grids.into_iter().partition(|grid| is_alone || is_known(&grid.name));
    let unread: Vec<Grid> = unread;
    Grids { read, unread: unread.into_iter().map(|grid| Unread { name: grid.name }).collect() }
}
