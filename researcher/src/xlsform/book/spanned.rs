//! How many cells an .xls spans, measured before its reader sets aside room for each of them.
//!
//! Two cells in opposite corners of a sheet are a few bytes of file and 16 million places of memory.

use std::io::{Cursor, Read};

use crate::xlsform::limits::{MAX_SHEETS, MAX_SPANNED_CELLS, MAX_WORKBOOK_BYTES};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

/// Records of [MS-XLS] 2.3 that state a place or a size.
const DIMENSIONS: u16 = 0x0200;
const BOUND_SHEET: u16 = 0x0085;
const END: u16 = 0x000A;
/// `Number`, `Label`, `BoolErr`, `RK`, `LabelSst`, `MulRk`, `Formula`, `RString`, `Blank`, `MulBlank`: row and first column come first.
const CELLS: [u16; 10] = [0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006, 0x00D6, 0x0201, 0x00BE];

/// Refuses a file whose sheets span more cells than the limit.
pub(super) fn check(bytes: &[u8]) -> Result<(), Placed> {
    let unreadable = || WorkbookMistake::WorkbookUnreadable.somewhere();
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let is_book = |name: &str| name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book");
    let paths: Vec<_> = file
        .walk()
        .filter(|entry| entry.is_stream() && is_book(entry.name()))
        .map(|entry| entry.path().to_owned())
        .collect();
    for path in paths {
        let stream = file.open_stream(&path).map_err(|_| unreadable())?;
        let mut records = Vec::new();
        stream.take(MAX_WORKBOOK_BYTES).read_to_end(&mut records).map_err(|_| unreadable())?;
        if spanned_cells(&records).is_none_or(|cells| cells > MAX_SPANNED_CELLS) {
            return Err(WorkbookMistake::WorkbookSpansTooMuch { limit: MAX_SPANNED_CELLS }.somewhere());
        }
    }
    Ok(())
}

/// The sum over all sheets; none where there are too many sheets to count.
fn spanned_cells(stream: &[u8]) -> Option<u64> {
    let mut starts = Vec::new();
    for (kind, data) in records(stream) {
        match kind {
            BOUND_SHEET => starts.push(usize::try_from(number::<4>(data, 0)?).ok()?),
            END => break,
            _ => {}
        }
    }
    if starts.len() > MAX_SHEETS {
        return None;
    }
    let spans = starts.into_iter().map(|start| stream.get(start..).map_or(0, span));
    spans.reduce(u64::saturating_add).or(Some(0))
}

/// Cells from the first to the last of a sheet, stated or found, whichever are more.
fn span(sheet: &[u8]) -> u64 {
    let (mut stated, mut rows, mut columns) = (0, None::<(u64, u64)>, None::<(u64, u64)>);
    let widen = |range: &mut Option<(u64, u64)>, at| {
        let (first, last) = range.unwrap_or((at, at));
        *range = Some((first.min(at), last.max(at)));
    };
    for (kind, data) in records(sheet) {
        if kind == DIMENSIONS {
            // Rows of four bytes, columns of two; older files have rows of two.
            let wide = data.len() >= 12;
            let rows_stated = if wide {
                number::<4>(data, 4).zip(number::<4>(data, 0))
            } else {
                number::<2>(data, 2).zip(number::<2>(data, 0))
            };
            let at = if wide { 8 } else { 4 };
            let columns_stated = number::<2>(data, at + 2).zip(number::<2>(data, at));
            let length =
                |pair: Option<(u64, u64)>| pair.map_or(0, |(end, start)| end.saturating_sub(start) + 1);
            stated = stated.max(length(rows_stated).saturating_mul(length(columns_stated)));
        } else if CELLS.contains(&kind)
            && let (Some(row), Some(column)) = (number::<2>(data, 0), number::<2>(data, 2))
        {
            widen(&mut rows, row);
            widen(&mut columns, column);
            // Several cells in one record: the last column is its last two bytes.
            if matches!(kind, 0x00BD | 0x00BE)
                && let Some(last) = data.len().checked_sub(2).and_then(|at| number::<2>(data, at))
            {
                widen(&mut columns, last);
            }
        }
    }
    let length = |range: Option<(u64, u64)>| range.map_or(0, |(first, last)| last - first + 1);
    stated.max(length(rows).saturating_mul(length(columns)))
}

/// Kind and data of each record, to the end of the stream: an end inside is an embedded chart's.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (number::<2>(stream, 0)?, number::<2>(stream, 2)?);
        let end = 4 + usize::try_from(length).ok()?;
        let data = stream.get(4..end.min(stream.len()))?;
        stream = stream.get(end..).unwrap_or_default();
        Some((u16::try_from(kind).ok()?, data))
    })
}

/// An unsigned number of N bytes, the lowest first.
fn number<const N: usize>(data: &[u8], at: usize) -> Option<u64> {
    let bytes = data.get(at..at + N)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn two_corners_of_a_sheet_span_all_of_it() {
        let cell =
            |row: u16, column: u16| record(0x00FD, &[row.to_le_bytes(), column.to_le_bytes()].concat());
        let sheet = [cell(0, 0), cell(u16::MAX, 255), record(END, &[])].concat();
        assert_eq!(span(&sheet), 65_536 * 256);
    }

    #[test]
    fn stated_dimensions_count_although_no_cell_is_there() {
        let dimensions =
            [&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0, 0, 255, 255, 0, 0]].concat();
        assert!(span(&record(DIMENSIONS, &dimensions)) > MAX_SPANNED_CELLS);
    }
}
