//! Shades: how often something happened, question by question. For answers that are missing.

use super::Canvas;
use super::canvas::{Fill, LINE, WIDTH, wrapped};
use crate::rendering::Words;

const HEIGHT: usize = 22;

/// A row of the map.
#[derive(Clone, Debug)]
pub struct Shade {
    /// What it is about.
    pub label: String,
    /// The percentage of each column; none where it is withheld.
    pub percent: Vec<Option<f64>>,
}

/// One field a row and column, the darker the more often.
pub fn shades(mut canvas: Canvas, title: &str, columns: &[String], rows: &[Shade], words: &Words) -> String {
    let width = (WIDTH - 4) / columns.len().max(1);
    let heads: Vec<Vec<String>> = columns.iter().map(|name| wrapped(name, width - 4)).collect();
    let deepest = heads.iter().map(Vec::len).max().unwrap_or(1);
    for (column, lines) in heads.iter().enumerate() {
        for (number, line) in lines.iter().enumerate() {
            let y = canvas.y + LINE * (deepest - lines.len() + number + 1) - 4;
            canvas.text(2 + column * width + width / 2, y, "middle", line);
        }
    }
    canvas.space(LINE * deepest + 4);
    for row in rows {
        canvas.row();
        canvas.lines(&row.label, false);
        for (column, percent) in row.percent.iter().enumerate() {
            let place = [2 + column * width, canvas.y, width, HEIGHT];
            let middle = (2 + column * width + width / 2, canvas.y + HEIGHT - 6);
            let text = percent.map_or_else(|| words.withheld.clone(), |percent| words.percent(percent));
            let title = format!("{} × {}: {text}", row.label, columns[column]);
            match percent.map(step) {
                None => canvas.field(place, Fill::Withheld, &title),
                Some(step) => {
                    canvas.shade(place, step, &title);
                    if step > 3 {
                        canvas.light_text(middle.0, middle.1, &text);
                    } else {
                        canvas.text(middle.0, middle.1, "middle", &text);
                    }
                }
            }
        }
        canvas.space(HEIGHT + 6);
    }
    canvas.finish(title)
}

/// Nothing, up to 5, 20, 50, 80 percent, more.
fn step(percent: f64) -> usize {
    [0.0, 5.0, 20.0, 50.0, 80.0].iter().filter(|limit| percent > **limit).count()
}
