//! Tables aligned for the eye: by columns on the screen, not by characters.

use unicode_width::UnicodeWidthStr;

use crate::plain;

/// Rows under headings. Cells may hold any script; widths are counted in columns of the screen.
#[derive(Debug, Clone, Default)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    right: Vec<usize>,
}

impl Table {
    /// A table with these headings and no rows.
    pub fn new(headings: Vec<String>) -> Self {
        Self { headings: headings.into_iter().map(|text| cell(&text)).collect(), ..Self::default() }
    }

    /// Adds a row. Missing cells are empty.
    pub fn row(&mut self, cells: Vec<String>) -> &mut Self {
        self.rows.push(cells.into_iter().map(|text| cell(&text)).collect());
        self
    }

    /// Aligns a column (counted from 0) to the right, as numbers are read.
    pub fn right(&mut self, column: usize) -> &mut Self {
        self.right.push(column);
        self
    }

    /// The table in lines, each ending in a line feed, without trailing spaces.
    pub fn in_lines(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).chain([self.headings.len()]).max().unwrap_or(0);
        let all = || std::iter::once(&self.headings).chain(&self.rows);
        let widths: Vec<usize> = (0..columns)
            .map(|column| all().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0))
            .collect();
        let line = |row: &Vec<String>| {
            let cells = widths.iter().enumerate().map(|(column, width)| {
                let cell = row.get(column).map_or("", String::as_str);
                let space = " ".repeat(width - cell.width());
                if self.right.contains(&column) { space + cell } else { cell.to_owned() + &space }
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
        };
        all().map(line).collect()
    }
}

/// One line of text; a cell cannot break the table it stands in.
fn cell(text: &str) -> String {
    plain::text(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn columns_line_up_on_the_screen_whatever_the_script() {
        let mut table = Table::new(words(&["Câu hỏi", "n"]));
        table.right(1).row(words(&["tuổi", "7"])).row(words(&["e\u{302}m", "12"])).row(words(&["漢字", "1"]));
        assert_eq!(table.in_lines(), "Câu hỏi   n\ntuổi      7\ne\u{302}m       12\n漢字      1\n");
    }

    #[test]
    fn a_cell_cannot_break_the_table_and_short_rows_are_filled() {
        let mut table = Table::new(words(&["a", "b"]));
        table.row(words(&["one\ntwo\u{1b}[0m"]));
        assert_eq!(table.in_lines(), "a            b\none two\u{fffd}[0m\n");
    }
}
