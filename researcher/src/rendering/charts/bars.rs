//! Bars: one a number.

use super::Canvas;
use super::canvas::{BAR, Fill, WIDTH};
use crate::disclosure::Contents;
use crate::rendering::{Figure, Words, at, figures, heading, sheets};

/// How long the longest bar is; numbers stand behind bars.
const LONGEST: usize = 330;
/// How long the bar of a withheld number is, whatever the number.
const STUB: usize = 24;

/// The table as bars: of means where it has any, else of people. Sums are not drawn.
pub fn bars(mut canvas: Canvas, contents: &Contents, words: &Words) -> String {
    let rows = words.levels(&contents.variables[0]);
    let columns = contents.variables.get(1).map(|variable| words.levels(variable));
    let series = columns.as_ref().map_or(1, |columns| columns.len() - 1);
    let figure = *figures(contents).last().unwrap_or(&Figure::People);
    let scale = Scale::of(contents, figure);
    if let Some(columns) = &columns {
        let entries = columns.iter().take(series).enumerate();
        canvas.legend(entries.map(|(number, name)| (Fill::Series(number), name.as_str())));
    }
    for sheet in sheets(contents) {
        if let (Some(by), Some(level)) = (contents.variables.get(2), sheet) {
            canvas.row();
            canvas.space(6);
            canvas.lines(&format!("{} = {}", heading(by), words.levels(by)[level]), true);
        }
        for (row, name) in rows.iter().enumerate().take(rows.len() - 1) {
            // The first row stays under the heading of its sheet.
            if row > 0 || sheet.is_none() {
                canvas.row();
            }
            canvas.lines(name, false);
            for number in 0..series {
                let place = at(row, columns.as_ref().map(|_| number), sheet);
                let text = words.at(contents, figure, &place);
                let title = match &columns {
                    Some(columns) => format!("{name} × {}: {text}", columns[number]),
                    None => format!("{name}: {text}"),
                };
                let ((from, length), fill) = match amount(contents, figure, &place) {
                    Some(amount) => (scale.bar(amount), Fill::Series(number)),
                    None => ((scale.bar(0.0).0, STUB), Fill::Withheld),
                };
                canvas.field([2 + from, canvas.y, length, BAR], fill, &title);
                canvas.text(2 + from + length + 6, canvas.y + BAR - 3, "start", &text);
                canvas.space(BAR + 2);
            }
            canvas.space(6);
        }
    }
    for line in [&words.note, &words.source] {
        if !line.is_empty() {
            canvas.lines(line, false);
        }
    }
    canvas.finish(&crate::rendering::title_of(contents, figure, words))
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

/// From the least number that is drawn, or 0, to the greatest. It follows what is shown: a withheld number must not
/// show in the others' length.
struct Scale {
    least: f64,
    span: f64,
}

impl Scale {
    fn of(contents: &Contents, figure: Figure) -> Self {
        let (mut least, mut most) = (0.0_f64, 0.0_f64);
        for place in contents.places() {
            let drawn = place.iter().zip(&contents.variables).take(2);
            if drawn.into_iter().all(|(level, variable)| *level < variable.levels.len())
                && let Some(amount) = amount(contents, figure, &place)
            {
                (least, most) = (least.min(amount), most.max(amount));
            }
        }
        Self { least, span: if most > least { most - least } else { 1.0 } }
    }

    /// Where a number's bar begins, and how long it is.
    fn bar(&self, amount: f64) -> (usize, usize) {
        let (here, zero) = (self.at(amount), self.at(0.0));
        (here.min(zero), here.abs_diff(zero))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "between 0 and the longest"
    )]
    fn at(&self, amount: f64) -> usize {
        ((amount - self.least) / self.span * LONGEST as f64).clamp(0.0, LONGEST as f64) as usize
    }
}

const _: () = assert!(LONGEST + 100 < WIDTH, "numbers stand behind bars");
