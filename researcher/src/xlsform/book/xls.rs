//! `.xls` by calamine, after its span was measured.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xls};

use super::{Budget, Grid, Grids, Unread, cell, is_known, spanned};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

pub(super) fn read(bytes: &[u8]) -> Result<Grids, Placed> {
    // A panic in a reader that is not ours is a file that cannot be read, no more.
    catch_unwind(AssertUnwindSafe(|| sheets(&spanned::measured(bytes)?)))
        .unwrap_or_else(|_| Err(WorkbookMistake::WorkbookUnreadable.somewhere()))
}

fn sheets(bytes: &[u8]) -> Result<Grids, Placed> {
    let unreadable = |_| WorkbookMistake::WorkbookUnreadable.somewhere();
    let mut book = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
    let metadata = book.sheets_metadata().to_vec();
    let is_alone = metadata.len() == 1;
    let mut budget = Budget::default();
    let mut grids = Grids::default();
    for sheet in metadata {
        budget.sheet(&sheet.name)?;
        if sheet.typ != SheetType::WorkSheet || !(is_alone || is_known(&sheet.name)) {
            grids.unread.push(Unread { name: sheet.name });
            continue;
        }
        let values = book.worksheet_range(&sheet.name).map_err(unreadable)?;
        let formulas = book.worksheet_formula(&sheet.name).map_err(unreadable)?;
        let mut grid = Grid {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            rows: Vec::new(),
        };
        let (first_row, first_column) = values.start().unwrap_or_default();
        for (row, column, value) in values.used_cells() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
            let (row, column) = (row + first_row, column + first_column);
            let is_formula = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
            let Some(text) = cell::text(&cell::borrowed(value), is_formula) else { continue };
            budget.cell(&sheet.name, row as usize, column, &text.text)?;
            grid.push(row, column, text);
        }
        grid.sort();
        grids.read.push(grid);
    }
    Ok(grids)
}
