//! A terminal's screen as a page for a browser: what it looks like, for eyes.

use std::fmt::Write as _;

/// The screen as HTML, a cell a cell.
pub fn page(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#111}pre{margin:8px;color:#ddd;\
         font:16px/1.25 'DejaVu Sans Mono',monospace}b{color:#fff}i{font-style:normal;opacity:.6}\
         u{text-decoration:none;background:#ddd;color:#111}s{text-decoration:none;background:#6cf}</style><pre>",
    );
    let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            let Some(cell) = screen.cell(row, column) else { continue };
            if cell.is_wide_continuation() {
                continue;
            }
            let letter = if cell.has_contents() { cell.contents() } else { " " };
            let letter = letter.replace('&', "&amp;").replace('<', "&lt;");
            let mark = match cell {
                _ if cursor == Some((row, column)) => "s",
                cell if cell.inverse() => "u",
                cell if cell.bold() => "b",
                cell if cell.dim() => "i",
                _ => "span",
            };
            let _ = write!(page, "<{mark}>{letter}</{mark}>");
        }
        page.push('\n');
    }
    page + "</pre>"
}
