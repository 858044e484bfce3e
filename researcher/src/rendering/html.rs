//! A page's fragment: the chart, and the table under it.

use std::fmt::Write as _;

use super::{Figure, Words, at, escaped, figures, heading, sheets, svg, title};
use crate::disclosure::Contents;

/// A `<figure>` with the chart and the table, without script or reference to anything outside.
pub fn html(contents: &Contents, words: &Words) -> String {
    let mut out = format!(
        "<figure class=\"kin-table\">\n<figcaption>{}</figcaption>\n{}{}",
        escaped(&title(contents)),
        svg(contents, words),
        tables(contents, words, None)
    );
    for line in [&words.note, &words.source] {
        if !line.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", escaped(line));
        }
    }
    out + "</figure>\n"
}

/// The table as HTML, sheet by sheet, figure by figure; each under `caption` besides its own.
pub(crate) fn tables(contents: &Contents, words: &Words, caption: Option<&str>) -> String {
    let rows = words.levels(&contents.variables[0]);
    let columns = contents.variables.get(1).map(|variable| words.levels(variable));
    let mut out = String::new();
    for sheet in sheets(contents) {
        let by = contents.variables.get(2).zip(sheet);
        let by = by.map(|(by, level)| format!("{} = {}", heading(by), words.levels(by)[level]));
        let captions: Vec<String> = caption.map(str::to_owned).into_iter().chain(by).collect();
        match &columns {
            // One after the other in the same table.
            None => out += &table(contents, words, &rows, None, sheet, figures(contents), &captions),
            Some(columns) => {
                for figure in figures(contents) {
                    let of = contents.means().map(|_| words.figure(contents, *figure));
                    let captions: Vec<String> = captions.iter().cloned().chain(of).collect();
                    out += &table(contents, words, &rows, Some(columns), sheet, &[*figure], &captions);
                }
            }
        }
    }
    out
}

fn table(
    contents: &Contents,
    words: &Words,
    rows: &[String],
    columns: Option<&Vec<String>>,
    sheet: Option<usize>,
    figures: &[Figure],
    captions: &[String],
) -> String {
    let mut out = String::from("<table>\n");
    if !captions.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", escaped(&captions.join(" · ")));
    }
    let of_figures = || figures.iter().map(|figure| words.figure(contents, *figure)).collect();
    let headings: Vec<String> = columns.cloned().unwrap_or_else(of_figures);
    out += "<thead><tr><th></th>";
    for name in &headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name));
    }
    out += "</tr></thead>\n<tbody>\n";
    for (row, name) in rows.iter().enumerate() {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>", escaped(name));
        for heading in 0..headings.len() {
            let (column, figure) = match columns {
                None => (None, figures[heading]),
                Some(_) => (Some(heading), figures[0]),
            };
            let place = at(row, column, sheet);
            let withheld = match figure {
                Figure::People => contents.shown(&place).is_withheld(),
                Figure::Mean => contents.mean(&place).is_none() && contents.shown(&place).count() != Some(0),
            };
            let class = if withheld { " class=\"withheld\"" } else { "" };
            let _ = write!(out, "<td{class}>{}</td>", escaped(&words.at(contents, figure, &place)));
        }
        out += "</tr>\n";
    }
    out + "</tbody>\n</table>\n"
}
