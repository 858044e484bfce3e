//! An SVG element in the making, from the top down.

use std::fmt::Write as _;

use crate::rendering::escaped;

/// How wide a chart is, in its own units: at this width letters have their natural size.
pub(super) const WIDTH: usize = 460;
/// How high a line of text is.
pub(super) const LINE: usize = 17;
/// How high a bar is.
pub(super) const BAR: usize = 16;
/// How wide a letter is taken to be: wider than in the usual fonts, so that no line runs out of the chart.
const LETTER: usize = 8;
/// Space at either side.
const MARGIN: usize = 2;
/// A chart on a page is no higher than this: with its headings it fits on a sheet of paper.
const HIGHEST: usize = 740;

/// What a field is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// The pattern of a series, told apart without colour too.
    Series(usize),
    /// A number that is withheld.
    Withheld,
    /// Nobody, or nothing yet.
    Empty,
}

/// Fills that differ without colour: dots, lines, and their density.
const FILLS: [(&str, &str); 8] = [
    ("#1b4965", "M0 0h8v8H0z"),
    ("#ca6702", "M0 0h4v8H0z"),
    ("#5fa8d3", "M0 0h8v3H0z"),
    ("#5b8c5a", "M0 0h4v4H0zM4 4h4v4H4z"),
    ("#6d597a", "M2 2h4v4H2z"),
    ("#b23a48", "M0 0h2v8H0zM0 0h8v2H0z"),
    ("#8a8d91", "M3 0h1v8H3zM7 0h1v8H7z"),
    ("#d9b310", "M0 3h2v2H0zM4 7h2v1H4z"),
];

/// An SVG element in the making; several, one under the other, where it is too high for a sheet.
#[derive(Clone, Debug)]
pub struct Canvas {
    id: String,
    /// Where the next thing is drawn.
    pub(super) y: usize,
    /// What stands above the rows, then a piece a row.
    pieces: Vec<Piece>,
    /// Whether it may come to several elements: a file is one.
    parted: bool,
}

/// What belongs together.
#[derive(Clone, Debug, Default)]
struct Piece {
    /// Where it begins.
    top: usize,
    body: String,
}

/// The rows of one element.
struct Part {
    top: usize,
    bottom: usize,
    rows: usize,
    body: String,
}

impl Canvas {
    /// An empty one. `id` tells it apart from other charts of the same page.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), y: 0, pieces: vec![Piece::default()], parted: true }
    }

    /// One with a title over it, for a file of its own.
    pub fn headed(id: &str, title: &str) -> Self {
        let mut canvas = Self { parted: false, ..Self::new(id) };
        canvas.lines(title, true);
        canvas.space(6);
        canvas
    }

    /// Begins a row: above it the chart may be parted. What stands before the first row is told again in each part.
    pub(super) fn row(&mut self) {
        self.pieces.push(Piece { top: self.y, body: String::new() });
    }

    fn body(&mut self) -> &mut String {
        &mut self.pieces.last_mut().expect("there is a piece from the beginning").body
    }

    /// Leaves some space.
    pub(super) fn space(&mut self, height: usize) {
        self.y += height;
    }

    /// Text over the whole width, in as many lines as it needs.
    pub(super) fn lines(&mut self, text: &str, bold: bool) {
        for line in wrapped(text, WIDTH - 2 * MARGIN) {
            self.y += LINE;
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            let y = self.y - 4;
            let text = escaped(&line);
            let _ = write!(self.body(), "<text x=\"{MARGIN}\" y=\"{y}\"{weight}>{text}</text>");
        }
    }

    /// Text at a place; `anchor` is `start`, `middle` or `end`.
    pub(super) fn text(&mut self, x: usize, y: usize, anchor: &str, text: &str) {
        let _ = write!(
            self.body(),
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escaped(text)
        );
    }

    /// Text in the light, over something dark.
    pub(super) fn light_text(&mut self, x: usize, y: usize, text: &str) {
        let _ = write!(
            self.body(),
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" fill=\"#fff\">{}</text>",
            escaped(text)
        );
    }

    /// A field with its own title, which is shown where a pointer rests on it.
    pub(super) fn field(&mut self, place: [usize; 4], fill: Fill, title: &str) {
        let [x, y, width, height] = place;
        let fill = match fill {
            Fill::Series(number) => format!("url(#{}-{})", self.id, number % FILLS.len()),
            Fill::Withheld => format!("url(#{}-withheld)", self.id),
            Fill::Empty => "none".to_owned(),
        };
        let _ = write!(
            self.body(),
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"#333\" \
             stroke-width=\"0.5\"><title>{}</title></rect>",
            escaped(title)
        );
    }

    /// A field in one of six greys: nothing, a trace, up to everything.
    pub(super) fn shade(&mut self, place: [usize; 4], step: usize, title: &str) {
        const GREYS: [&str; 6] = ["#fff", "#e6e9ec", "#c3cad1", "#97a3ae", "#5d6c7b", "#26323d"];
        let [x, y, width, height] = place;
        let _ = write!(
            self.body(),
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\" stroke=\"#333\" \
             stroke-width=\"0.5\"><title>{}</title></rect>",
            GREYS[step.min(GREYS.len() - 1)],
            escaped(title)
        );
    }

    /// A line from point to point.
    pub(super) fn stroke(&mut self, points: &[(usize, usize)], dashes: &str, colour: &str) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        let _ = write!(
            self.body(),
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{dashes}/>",
            points.join(" ")
        );
    }

    /// What the patterns stand for, in as many lines as they need.
    pub(super) fn legend<'t>(&mut self, entries: impl IntoIterator<Item = (Fill, &'t str)>) {
        let mut x = MARGIN;
        for (fill, name) in entries {
            let lines = wrapped(name, WIDTH - 2 * MARGIN - BAR - 6);
            let width = BAR + 6 + lines.iter().map(|line| wide(line)).max().unwrap_or(0);
            if x > MARGIN && x + width > WIDTH - MARGIN {
                x = MARGIN;
                self.y += LINE + 4;
            }
            self.field([x, self.y + 2, BAR, BAR - 3], fill, name);
            for (number, line) in lines.iter().enumerate() {
                self.text(x + BAR + 6, self.y + LINE * (number + 1) - 4, "start", line);
            }
            self.y += LINE * (lines.len() - 1);
            x += width + 14;
        }
        self.y += LINE + 8;
    }

    /// The element, which refers to nothing outside itself. `title` says what it shows.
    ///
    /// Where a chart of a page is too high for a sheet it comes to several, parted between rows; each begins with what stands above the first
    /// row. The patterns are in the first of them.
    pub fn finish(self, title: &str) -> String {
        let highest = if self.parted { HIGHEST } else { usize::MAX };
        let bottoms = self.pieces.iter().skip(1).map(|piece| piece.top).chain([self.y]);
        let mut pieces = self.pieces.iter().zip(bottoms);
        let (head, below_head) = pieces.next().expect("there is a piece from the beginning");
        let mut out = String::new();
        let mut part = Part { top: 0, bottom: below_head, rows: 0, body: head.body.clone() };
        for (row, bottom) in pieces {
            if part.rows > 0 && bottom - part.top > highest {
                out += &self.element(title, &part, out.is_empty());
                let top = row.top - below_head;
                let body = format!("<g transform=\"translate(0 {top})\">{}</g>", head.body);
                part = Part { top, bottom, rows: 0, body };
            }
            part.bottom = bottom;
            part.rows += 1;
            part.body += &row.body;
        }
        let last = self.element(title, &part, out.is_empty());
        out + &last
    }

    fn element(&self, title: &str, part: &Part, first: bool) -> String {
        let Part { top, bottom, body, .. } = part;
        let patterns = if first { self.patterns() } else { String::new() };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {top} {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" font-family=\"Arial, Helvetica, sans-serif\" font-size=\"13\"><title>{}</title>\
             {patterns}{body}</svg>\n",
            escaped(title),
            height = bottom - top + 4,
        )
    }

    /// What fields are filled with.
    fn patterns(&self) -> String {
        let id = &self.id;
        let mut fills = String::new();
        for (number, (colour, path)) in (0..).zip(FILLS) {
            let used = format!("#{id}-{number})");
            if !self.pieces.iter().any(|piece| piece.body.contains(&used)) {
                continue;
            }
            let _ = write!(
                fills,
                "<pattern id=\"{id}-{number}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
                 <rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"{path}\" fill=\"{colour}\"/></pattern>"
            );
        }
        format!(
            "<defs>{fills}<pattern id=\"{id}-withheld\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 6L6 0\" stroke=\"#aaa\"/></pattern></defs>"
        )
    }
}

/// How wide a text is taken to be.
pub(super) fn wide(text: &str) -> usize {
    text.chars().count() * LETTER
}

/// Text in lines that are no wider than `width`; a word that is wider is broken.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let most = (width / LETTER).max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        loop {
            let line = lines.last_mut().expect("there is a line");
            let here = line.chars().count();
            let space = usize::from(here > 0);
            if here + space + word.len() <= most {
                if space > 0 {
                    line.push(' ');
                }
                line.extend(word);
                break;
            }
            if here == 0 {
                line.extend(word.drain(..most));
            }
            lines.push(String::new());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_that_is_too_high_for_a_sheet_is_parted_between_rows_and_a_file_never() {
        let drawn = |mut canvas: Canvas| {
            canvas.legend([(Fill::Series(0), "Ý nghĩa"), (Fill::Withheld, "giấu")]);
            for number in 0..60 {
                canvas.row();
                canvas.lines(&format!("Hàng {number}."), false);
                canvas.field([2, canvas.y, 100, BAR], Fill::Series(0), "");
                canvas.space(BAR + 8);
            }
            canvas.finish("Nhiều hàng")
        };
        let page = drawn(Canvas::new("a"));
        let parts: Vec<&str> = page.split_inclusive("</svg>\n").collect();
        assert_eq!(parts.len(), 4, "{page}");
        for part in &parts {
            let height = part.split("height=\"").nth(1).and_then(|rest| rest.split('"').next());
            let height: usize = height.and_then(|height| height.parse().ok()).expect("a height");
            assert!(height <= HIGHEST + 4, "{height}");
            assert!(part.contains("Ý nghĩa"), "each part says what patterns stand for: {part}");
        }
        assert_eq!(page.matches("<defs>").count(), 1);
        for number in 0..60 {
            assert_eq!(page.matches(&format!("Hàng {number}.<")).count(), 1);
        }
        assert_eq!(drawn(Canvas::headed("a", "Tệp")).matches("<svg ").count(), 1);
    }

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let lines =
            wrapped("Chị có cảm thấy an toàn khi ở nhà không? Khôngmộttừnàodàiđếnthếnàycả", 12 * LETTER);
        assert!(lines.iter().all(|line| line.chars().count() <= 12), "{lines:?}");
        let whole: String = lines.concat().split_whitespace().collect();
        assert_eq!(whole, "Chịcócảmthấyantoànkhiởnhàkhông?Khôngmộttừnàodàiđếnthếnàycả");
        assert_eq!(wrapped("", 80), [""]);
    }
}
