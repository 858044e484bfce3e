//! A chart: one bar a number, patterns as well as colours, and a hatched stub where a number is withheld.

use std::fmt::Write as _;

use super::{Figure, Words, at, escaped, figures, heading, sheets, title};
use crate::disclosure::Contents;

const LEFT: usize = 220;
const WIDTH: usize = 420;
const RIGHT: usize = 90;
const BAR: usize = 16;
const GAP: usize = 10;
/// How long the bar of a withheld number is, whatever the number.
const STUB: usize = 24;
/// Fills that differ without colour: dots, lines, and their density.
const FILLS: [(&str, &str); 5] = [
    ("#1b4965", "M0 0h8v8H0z"),
    ("#ca6702", "M0 0h4v8H0z"),
    ("#5fa8d3", "M0 0h8v3H0z"),
    ("#94a684", "M0 0h4v4H0zM4 4h4v4H4z"),
    ("#6d597a", "M2 2h4v4H2z"),
];

/// The table as a chart in one SVG element that refers to nothing outside itself. Sums are not drawn.
pub fn svg(contents: &Contents, words: &Words) -> String {
    let rows = words.levels(&contents.variables[0]);
    let columns = contents.variables.get(1).map(|variable| words.levels(variable));
    let bars = columns.as_ref().map_or(1, |columns| columns.len() - 1);
    let mut title = escaped(&title(contents));
    if contents.means().is_some() {
        title = format!("{} · {title}", escaped(&words.figure(contents, Figure::Mean)));
    }
    // The scale follows what is drawn and shown: a withheld number must not show in the others' length.
    let drawn = |place: &Vec<usize>| {
        place.iter().zip(&contents.variables).take(2).all(|(level, variable)| *level < variable.levels.len())
    };
    let places = contents.places();
    let figure = *figures(contents).last().unwrap_or(&Figure::People);
    let amounts =
        places.iter().filter(|place| drawn(place)).filter_map(|place| amount(contents, figure, place));
    let (least, most) =
        amounts.fold((0.0_f64, 0.0_f64), |(least, most), amount| (least.min(amount), most.max(amount)));
    let scale = Scale { least, span: if most > least { most - least } else { 1.0 } };
    let mut y = 28;
    let mut body = String::new();
    for sheet in sheets(contents) {
        if let (Some(by), Some(level)) = (contents.variables.get(2), sheet) {
            let name = format!("{} = {}", heading(by), words.levels(by)[level]);
            let _ = write!(
                body,
                "<text x=\"0\" y=\"{}\" font-weight=\"bold\">{}</text>",
                y + BAR,
                escaped(&name)
            );
            y += BAR + GAP;
        }
        for (row, name) in rows.iter().enumerate().take(rows.len() - 1) {
            let _ = write!(body, "<text x=\"0\" y=\"{}\">{}</text>", y + BAR - 3, escaped(&shortened(name)));
            for bar in 0..bars {
                let column = columns.as_ref().map(|_| bar);
                let place = at(row, column, sheet);
                let number = words.at(contents, figure, &place);
                let tip = match &columns {
                    Some(columns) => format!("{name} × {}: {number}", columns[bar]),
                    None => format!("{name}: {number}"),
                };
                let ((from, length), fill) = match amount(contents, figure, &place) {
                    Some(amount) => (scale.bar(amount), format!("url(#kin-{})", bar % FILLS.len())),
                    None => ((scale.bar(0.0).0, STUB), "url(#kin-withheld)".to_owned()),
                };
                let x = LEFT + from;
                let _ = write!(
                    body,
                    "<g><title>{}</title><rect x=\"{x}\" y=\"{y}\" width=\"{length}\" height=\"{BAR}\" \
                     fill=\"{fill}\" stroke=\"#333\" stroke-width=\"0.5\"/><text x=\"{}\" y=\"{}\">{}</text></g>",
                    escaped(&tip),
                    x + length + 6,
                    y + BAR - 3,
                    escaped(&number),
                );
                y += BAR + 2;
            }
            y += GAP;
        }
    }
    if let Some(columns) = &columns {
        for (bar, name) in columns.iter().enumerate().take(bars) {
            let _ = write!(
                body,
                "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{BAR}\" height=\"{BAR}\" fill=\"url(#kin-{})\" \
                 stroke=\"#333\" stroke-width=\"0.5\"/><text x=\"{}\" y=\"{}\">{}</text>",
                bar % FILLS.len(),
                LEFT + BAR + 6,
                y + BAR - 3,
                escaped(&shortened(name)),
            );
            y += BAR + 4;
        }
    }
    for line in [&words.note, &words.source] {
        if !line.is_empty() {
            y += BAR;
            let _ = write!(body, "<text x=\"0\" y=\"{y}\" font-size=\"11\">{}</text>", escaped(line));
        }
    }
    let (width, height) = (LEFT + WIDTH + RIGHT, y + GAP);
    let mut fills = String::new();
    for (number, (colour, path)) in (0..).zip(FILLS) {
        let _ = write!(
            fills,
            "<pattern id=\"kin-{number}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"{path}\" fill=\"{colour}\"/></pattern>"
        );
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\"><title>{title}</title>\
         <defs>{fills}<pattern id=\"kin-withheld\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <path d=\"M0 6L6 0\" stroke=\"#888\"/></pattern></defs>\
         <text x=\"0\" y=\"16\" font-weight=\"bold\">{title}</text>{body}</svg>\n"
    )
}

/// How long a bar is at a place; nothing where the number is withheld.
#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
fn amount(contents: &Contents, figure: Figure, place: &[usize]) -> Option<f64> {
    let people = contents.shown(place).count();
    match figure {
        Figure::People => people.map(|people| people as f64),
        Figure::Mean if people == Some(0) => Some(0.0),
        Figure::Mean => contents.mean(place).map(|shown| shown.mean),
    }
}

/// From the least number that is drawn, or 0, to the greatest.
struct Scale {
    least: f64,
    span: f64,
}

impl Scale {
    /// Where a number's bar begins, and how long it is.
    fn bar(&self, amount: f64) -> (usize, usize) {
        let (here, zero) = (self.at(amount), self.at(0.0));
        (here.min(zero), here.abs_diff(zero))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "between 0 and the width"
    )]
    fn at(&self, amount: f64) -> usize {
        ((amount - self.least) / self.span * WIDTH as f64).clamp(0.0, WIDTH as f64) as usize
    }
}

/// Long names would run into the bars; the whole name stands in the bar's own title.
fn shortened(name: &str) -> String {
    const MOST: usize = 28;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST - 1).chain(['…']).collect()
}
