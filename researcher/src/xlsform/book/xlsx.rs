//! `.xlsx` by calamine, cell by cell: a sheet of one cell in its last corner takes no room.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xlsx};

use super::{Budget, Grid, Grids, Unread, cell, is_known, packed};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

pub(super) fn read(bytes: &[u8]) -> Result<Grids, Placed> {
    packed::check(bytes)?;
    // A panic in a reader that is not ours is a file that cannot be read, no more.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes)))
        .unwrap_or_else(|_| Err(WorkbookMistake::WorkbookUnreadable.somewhere()))
}

fn sheets(bytes: &[u8]) -> Result<Grids, Placed> {
    let unreadable = |_| WorkbookMistake::WorkbookUnreadable.somewhere();
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
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
        let mut grid = Grid {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            rows: Vec::new(),
        };
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(unreadable)?;
        while let Some(record) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
            let (row, column) = record.pos;
            let Some(text) = cell::text(&record.value, record.formula.is_some()) else { continue };
            budget.cell(&sheet.name, row as usize, column, &text.text)?;
            grid.push(row, column, text);
        }
        grid.sort();
        grids.read.push(grid);
    }
    Ok(grids)
}
