//! What is too much of a workbook. Past a limit is an error, never a truncation.

/// Largest workbook file, in bytes.
pub const MAX_WORKBOOK_BYTES: u64 = 32 * 1024 * 1024;
/// Largest CSV file beside a workbook, in bytes.
pub const MAX_TABLE_BYTES: u64 = 16 * 1024 * 1024;
/// Most bytes an .xlsx may unpack to, all its parts together.
pub(super) const MAX_UNPACKED_BYTES: u64 = 128 * 1024 * 1024;
/// Most parts of an .xlsx.
pub(super) const MAX_PARTS: usize = 4096;
/// Most cells an .xls may span, all its sheets together: its reader sets aside room for each.
pub(super) const MAX_SPANNED_CELLS: u64 = 8 * 1024 * 1024;
/// Most sheets.
pub(super) const MAX_SHEETS: usize = 256;
/// Most rows of a sheet that is read.
pub(super) const MAX_ROWS: usize = 100_000;
/// Most columns of a sheet that is read.
pub(super) const MAX_COLUMNS: u32 = 2_000;
/// Most cells that hold something, all sheets together.
pub(super) const MAX_CELLS: usize = 2_000_000;
/// Longest text of a cell, in bytes: a spreadsheet holds 32,767 characters.
pub(super) const MAX_CELL_BYTES: usize = 4 * 32_767;
/// Deepest nesting of groups and repeats.
pub(super) const MAX_NESTING: usize = 24;
/// Most lines of a report.
pub(super) const MAX_LINES: usize = 50_000;
/// Most mistakes told of one workbook.
pub(super) const MAX_MISTAKES: usize = 100;
/// Most questions a loop may be spread into.
pub(super) const MAX_SPREAD: usize = 20_000;
/// Empty columns after which nothing more is looked for, as pyxform does.
pub(super) const EMPTY_COLUMNS: u32 = 20;
/// Empty rows after which nothing more is looked for, as pyxform does.
pub(super) const EMPTY_ROWS: u32 = 60;
