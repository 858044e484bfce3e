//! A page's fragment: the chart, and the table under it.

use std::fmt::Write as _;

use super::{Words, at, escaped, heading, sheets, svg, title};
use crate::disclosure::Contents;

/// A `<figure>` with the chart and the table, without script or reference to anything outside.
pub fn html(contents: &Contents, words: &Words) -> String {
    let rows = words.levels(&contents.variables[0]);
    let columns = contents.variables.get(1).map(|variable| words.levels(variable));
    let mut out = format!(
        "<figure class=\"kin-table\">\n<figcaption>{}</figcaption>\n{}",
        escaped(&title(contents)),
        svg(contents, words)
    );
    for sheet in sheets(contents) {
        out += "<table>\n";
        if let (Some(by), Some(level)) = (contents.variables.get(2), sheet) {
            let name = format!("{} = {}", heading(by), words.levels(by)[level]);
            let _ = writeln!(out, "<caption>{}</caption>", escaped(&name));
        }
        let headings = columns.clone().unwrap_or_else(|| vec![words.people.clone()]);
        out += "<thead><tr><th></th>";
        for name in &headings {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name));
        }
        out += "</tr></thead>\n<tbody>\n";
        for (row, name) in rows.iter().enumerate() {
            let _ = write!(out, "<tr><th scope=\"row\">{}</th>", escaped(name));
            for column in 0..headings.len() {
                let shown = contents.shown(&at(row, columns.as_ref().map(|_| column), sheet));
                let class = if shown.is_withheld() { " class=\"withheld\"" } else { "" };
                let _ = write!(out, "<td{class}>{}</td>", escaped(&words.number(shown)));
            }
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n";
    }
    for line in [&words.note, &words.source] {
        if !line.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", escaped(line));
        }
    }
    out + "</figure>\n"
}
