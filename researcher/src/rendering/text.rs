//! For a terminal.

use std::fmt::Write as _;

use kin_terminal::Table;

use super::{DECIMALS, Figure, Words, at, figures, heading, sheets, title};
use crate::disclosure::Contents;

/// The table in lines.
pub fn text(contents: &Contents, words: &Words) -> String {
    let mut out = title(contents) + "\n";
    let rows = words.levels(&contents.variables[0]);
    let columns = contents.variables.get(1).map(|variable| words.levels(variable));
    for sheet in sheets(contents) {
        if let (Some(by), Some(level)) = (contents.variables.get(2), sheet) {
            let _ = write!(out, "\n{} = {}\n", heading(by), words.levels(by)[level]);
        }
        match &columns {
            None => out += &one_way(contents, words, &rows),
            Some(columns) => {
                for figure in figures(contents) {
                    if contents.means().is_some() {
                        let _ = writeln!(out, "\n{}", words.figure(contents, *figure));
                    }
                    out += &crossed(contents, words, &rows, columns, sheet, *figure);
                }
            }
        }
    }
    for line in [&words.note, &words.source] {
        if !line.is_empty() {
            out += line;
            out.push('\n');
        }
    }
    out
}

/// People, percentages, and means where there are any.
fn one_way(contents: &Contents, words: &Words, rows: &[String]) -> String {
    let mut headings = vec![String::new(), words.people.clone(), "%".to_owned()];
    if contents.means().is_some() {
        headings.extend([words.mean.clone(), words.sd.clone()]);
    }
    let width = headings.len();
    let mut table = Table::new(headings);
    (1..width).for_each(|column| {
        table.right(column);
    });
    for (row, name) in rows.iter().enumerate() {
        let place = at(row, None, None);
        let percent = contents.percent(&place).map(|percent| words.decimals(percent, 1));
        let mut cells = vec![name.clone(), words.number(contents.shown(&place)), percent.unwrap_or_default()];
        if contents.means().is_some() {
            let sd = contents.mean(&place).and_then(|shown| shown.sd);
            cells.push(words.at(contents, Figure::Mean, &place));
            cells.push(sd.map_or(String::new(), |sd| words.decimals(sd, DECIMALS)));
        }
        table.row(cells);
    }
    table.in_lines()
}

/// One figure at every row and column.
fn crossed(
    contents: &Contents,
    words: &Words,
    rows: &[String],
    columns: &[String],
    sheet: Option<usize>,
    figure: Figure,
) -> String {
    let mut table = Table::new([vec![String::new()], columns.to_vec()].concat());
    (1..=columns.len()).for_each(|column| {
        table.right(column);
    });
    for (row, name) in rows.iter().enumerate() {
        let places = (0..columns.len()).map(|column| at(row, Some(column), sheet));
        let cells = places.map(|place| words.at(contents, figure, &place));
        table.row([vec![name.clone()], cells.collect()].concat());
    }
    table.in_lines()
}
