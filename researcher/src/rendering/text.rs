//! For a terminal.

use std::fmt::Write as _;

use kin_terminal::Table;

use super::{Words, at, heading, sheets, title};
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
        let headings = match &columns {
            Some(columns) => [vec![String::new()], columns.clone()].concat(),
            None => vec![String::new(), words.people.clone(), "%".to_owned()],
        };
        let width = headings.len();
        let mut table = Table::new(headings);
        (1..width).for_each(|column| {
            table.right(column);
        });
        for (row, name) in rows.iter().enumerate() {
            let mut cells = vec![name.clone()];
            if let Some(columns) = &columns {
                let places = (0..columns.len()).map(|column| at(row, Some(column), sheet));
                cells.extend(places.map(|place| words.number(contents.shown(&place))));
            } else {
                let place = at(row, None, sheet);
                cells.push(words.number(contents.shown(&place)));
                let percent = contents.percent(&place).map(|percent| format!("{percent:.1}"));
                let mark = words.decimal_mark.to_string();
                cells.push(percent.map_or(String::new(), |percent| percent.replace('.', &mark)));
            }
            table.row(cells);
        }
        out += &table.in_lines();
    }
    for line in [&words.note, &words.source] {
        if !line.is_empty() {
            out += line;
            out.push('\n');
        }
    }
    out
}
