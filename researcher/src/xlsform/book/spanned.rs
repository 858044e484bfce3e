//! How many cells an .xls spans, measured before its reader sets aside room for each of them.
//!
//! Two cells in opposite corners of a sheet are a few bytes of file and 16 million places of memory.

use std::borrow::Cow;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use crate::xlsform::limits::{MAX_SHEETS, MAX_SPANNED_CELLS, MAX_WORKBOOK_BYTES};
use crate::xlsform::mistake::{Placed, WorkbookMistake};

/// Records of [MS-XLS] 2.3 that state a place or a size.
const DIMENSIONS: u16 = 0x0200;
const BOUND_SHEET: u16 = 0x0085;
const END: u16 = 0x000A;
/// `Number`, `Label`, `BoolErr`, `RK`, `LabelSst`, `MulRk`, `Formula`, `RString`, `Blank`, `MulBlank`: row and first column come first.
const CELLS: [u16; 10] = [0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006, 0x00D6, 0x0201, 0x00BE];

/// The file with what its sheets state put right by what they hold; refuses sheets that span more cells than the limit.
///
/// Programs state 65,536 rows, or a million, where a column is styled to its end: a reader that believes them sets aside
/// room for all of it.
pub(super) fn measured(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Placed> {
    let unreadable = |_| WorkbookMistake::WorkbookUnreadable.somewhere();
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(unreadable)?;
    let is_book = |name: &str| name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book");
    let paths: Vec<_> = file
        .walk()
        .filter(|entry| entry.is_stream() && is_book(entry.name()))
        .map(|entry| entry.path().to_owned())
        .collect();
    let mut corrected = Cow::Borrowed(bytes);
    for path in paths {
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(unreadable)?;
        let stream = file.open_stream(&path).map_err(unreadable)?;
        let mut records = Vec::new();
        stream.take(MAX_WORKBOOK_BYTES).read_to_end(&mut records).map_err(unreadable)?;
        let spans = spans(&records).unwrap_or_default();
        let cells = spans.iter().map(Span::cells).reduce(u64::saturating_add);
        if spans.len() > MAX_SHEETS || cells.is_some_and(|cells| cells > MAX_SPANNED_CELLS) {
            return Err(WorkbookMistake::WorkbookSpansTooMuch { limit: MAX_SPANNED_CELLS }.somewhere());
        }
        let corrections: Vec<_> = spans.iter().flat_map(|span| span.corrections.iter()).collect();
        if !corrections.is_empty() {
            let mut file =
                cfb::CompoundFile::open(Cursor::new(corrected.into_owned())).map_err(unreadable)?;
            let mut stream = file.open_stream(&path).map_err(unreadable)?;
            for (at, data) in corrections {
                stream.seek(SeekFrom::Start(*at as u64)).map_err(unreadable)?;
                stream.write_all(data).map_err(unreadable)?;
            }
            stream.flush().map_err(unreadable)?;
            drop(stream);
            corrected = Cow::Owned(file.into_inner().into_inner());
        }
    }
    Ok(corrected)
}

/// Where the cells of a sheet stand, and what it says of that.
#[derive(Debug, Default)]
struct Span {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
    /// Place in the stream and right bytes of what the sheet states too large.
    corrections: Vec<(usize, Vec<u8>)>,
}

impl Span {
    fn cells(&self) -> u64 {
        length(self.rows).saturating_mul(length(self.columns))
    }
}

/// From the first to the last.
fn length(range: Option<(u64, u64)>) -> u64 {
    range.map_or(0, |(first, last)| last - first + 1)
}

/// Of every sheet; none where the stream ends inside a number.
fn spans(stream: &[u8]) -> Option<Vec<Span>> {
    let mut starts = Vec::new();
    for (_, kind, data) in records(stream) {
        match kind {
            BOUND_SHEET => starts.push(usize::try_from(number::<4>(data, 0)?).ok()?),
            END => break,
            _ => {}
        }
    }
    // One more than are allowed says that there are too many.
    starts.truncate(MAX_SHEETS + 1);
    Some(starts.into_iter().map(|start| span(stream, start)).collect())
}

/// Cells from the first to the last of the sheet that starts there.
fn span(stream: &[u8], start: usize) -> Span {
    let mut span = Span::default();
    let mut stated = Vec::new();
    let widen = |range: &mut Option<(u64, u64)>, at| {
        let (first, last) = range.unwrap_or((at, at));
        *range = Some((first.min(at), last.max(at)));
    };
    for (at, kind, data) in records(stream.get(start..).unwrap_or_default()) {
        if kind == DIMENSIONS {
            stated.push((start + at, data.len()));
        } else if CELLS.contains(&kind)
            && let (Some(row), Some(column)) = (number::<2>(data, 0), number::<2>(data, 2))
        {
            widen(&mut span.rows, row);
            widen(&mut span.columns, column);
            // Several cells in one record: the last column is its last two bytes.
            if matches!(kind, 0x00BD | 0x00BE)
                && let Some(last) = data.len().checked_sub(2).and_then(|at| number::<2>(data, at))
            {
                widen(&mut span.columns, last);
            }
        }
    }
    for (at, bytes) in stated {
        let data = &stream[at..at + bytes];
        let right = dimensions(bytes, span.rows, span.columns);
        if right.as_deref().is_some_and(|right| !data.starts_with(right)) {
            span.corrections.extend(right.map(|right| (at, right)));
        }
    }
    span
}

/// The bytes that state where cells stand: rows of four bytes, in older files of two, columns of two.
fn dimensions(bytes: usize, rows: Option<(u64, u64)>, columns: Option<(u64, u64)>) -> Option<Vec<u8>> {
    let ends = |range: Option<(u64, u64)>| range.map_or([0, 0], |(first, last)| [first, last + 1]);
    let row_bytes = match bytes {
        12.. => 4,
        8.. => 2,
        _ => return None,
    };
    let mut right = Vec::new();
    for row in ends(rows) {
        right.extend_from_slice(row.to_le_bytes().get(..row_bytes)?);
    }
    for column in ends(columns) {
        right.extend_from_slice(column.to_le_bytes().get(..2)?);
    }
    Some(right)
}

/// Place of the data, kind and data of each record, to the end of the stream: an end inside is an embedded chart's.
fn records(stream: &[u8]) -> impl Iterator<Item = (usize, u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (number::<2>(stream, at)?, number::<2>(stream, at + 2)?);
        let start = at + 4;
        let end = start + usize::try_from(length).ok()?;
        let data = stream.get(start..end.min(stream.len()))?;
        at = end;
        Some((start, u16::try_from(kind).ok()?, data))
    })
}

/// An unsigned number of N bytes, the lowest first.
fn number<const N: usize>(data: &[u8], at: usize) -> Option<u64> {
    let bytes = data.get(at..at.checked_add(N)?)?;
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
        assert_eq!(span(&sheet, 0).cells(), 65_536 * 256);
    }

    #[test]
    fn what_a_sheet_states_too_large_is_put_right() {
        let dimensions =
            [&0_u32.to_le_bytes()[..], &1_048_576_u32.to_le_bytes(), &[0, 0, 255, 0, 0, 0]].concat();
        let cell =
            |row: u16, column: u16| record(0x00FD, &[row.to_le_bytes(), column.to_le_bytes()].concat());
        let sheet = [record(DIMENSIONS, &dimensions), cell(0, 1), cell(7, 2), record(END, &[])].concat();
        let span = span(&sheet, 0);
        assert_eq!(span.cells(), 8 * 2);
        assert_eq!(span.corrections, [(4, vec![0, 0, 0, 0, 8, 0, 0, 0, 1, 0, 3, 0])]);
    }

    #[test]
    fn what_is_stated_right_stays() {
        let dimensions = [&0_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &[0, 0, 1, 0, 0, 0]].concat();
        let cell = record(0x00FD, &[0, 0, 0, 0]);
        let sheet = [record(DIMENSIONS, &dimensions), cell, record(END, &[])].concat();
        assert!(span(&sheet, 0).corrections.is_empty());
    }
}
