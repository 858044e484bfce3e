//! Tiles: the provinces of Viet Nam, each as a square near where it lies.

use super::Canvas;
use super::canvas::{Fill, LINE, WIDTH, wrapped};
use crate::disclosure::Contents;
use crate::rendering::Words;

/// The provinces since 1 July 2025 by the codes of the General Statistics Office, and where their tiles lie (column, row).
/// Neighbours are neighbours as far as squares allow: from the Chinese border down to Ca Mau.
const PLACES: [(&str, usize, usize); 34] = [
    ("12", 0, 0),
    ("15", 1, 0),
    ("08", 2, 0),
    ("04", 3, 0),
    ("11", 0, 1),
    ("25", 1, 1),
    ("19", 2, 1),
    ("20", 3, 1),
    ("14", 0, 2),
    ("01", 1, 2),
    ("24", 2, 2),
    ("22", 3, 2),
    ("37", 1, 3),
    ("33", 2, 3),
    ("31", 3, 3),
    ("38", 1, 4),
    ("40", 1, 5),
    ("42", 1, 6),
    ("44", 2, 7),
    ("46", 2, 8),
    ("48", 3, 9),
    ("51", 3, 10),
    ("52", 3, 11),
    ("66", 3, 12),
    ("56", 4, 12),
    ("75", 2, 13),
    ("68", 3, 13),
    ("80", 1, 13),
    ("79", 2, 14),
    ("82", 1, 14),
    ("91", 0, 14),
    ("86", 2, 15),
    ("92", 1, 15),
    ("96", 0, 16),
];
/// How wide a tile is.
const TILE: usize = 89;

/// Whether most of these codes have a tile.
pub fn are_provinces<'c>(codes: impl Iterator<Item = &'c str>) -> bool {
    let (mut all, mut known) = (0, 0);
    for code in codes {
        all += 1;
        known += usize::from(PLACES.iter().any(|(place, ..)| *place == code));
    }
    known > 3 && known * 2 > all
}

/// The people of each province, where its code has a tile; the others are in the table. None where no code has one.
pub fn tiles(mut canvas: Canvas, title: &str, contents: &Contents, words: &Words) -> Option<String> {
    let variable = &contents.variables[0];
    let names = words.levels(variable);
    let places = variable.levels.iter().zip(&names).enumerate().filter_map(|(level, (known, name))| {
        let (_, column, row) = PLACES.iter().find(|(code, ..)| *code == known.value)?;
        Some((level, name, *column, *row))
    });
    let places: Vec<(usize, &String, usize, usize)> = places.collect();
    let most = places.iter().filter_map(|(level, ..)| contents.shown(&[*level]).count()).max();
    let bottom = places.iter().map(|(.., row)| row + 1).max()?;
    let lines = |name: &str| wrapped(name, TILE - 2);
    let deepest = places.iter().map(|(_, name, ..)| lines(name).len()).max()?;
    let height = LINE * (deepest + 1) + 6;
    let top = canvas.y;
    for (level, name, column, row) in &places {
        let shown = contents.shown(&[*level]);
        let number = words.number(shown);
        let place = [2 + column * (TILE + 2), top + row * (height + 2), TILE, height];
        let step = shown.count().map(|count| step(count, most.unwrap_or(0)));
        let title = format!("{name}: {number}");
        match step {
            None => canvas.field(place, Fill::Withheld, &title),
            Some(step) => canvas.shade(place, step, &title),
        }
        // A withheld field is hatched: it says by that what it says.
        let number = step.map(|_| number);
        for (line, text) in lines(name).into_iter().chain(number).enumerate() {
            let (x, y) = (place[0] + TILE / 2, place[1] + LINE * (line + 1) - 2);
            if step > Some(3) {
                canvas.light_text(x, y, &text);
            } else {
                canvas.text(x, y, "middle", &text);
            }
        }
    }
    canvas.y = top + bottom * (height + 2) + 6;
    canvas.legend([(Fill::Withheld, words.withheld.as_str())]);
    Some(canvas.finish(title))
}

/// Nobody, then fifths of the largest number that is shown.
fn step(count: u64, most: u64) -> usize {
    let fifths = u128::from(count) * 5;
    usize::try_from(fifths.div_ceil(u128::from(most.max(1)))).unwrap_or(5)
}

const _: () = assert!(5 * (TILE + 2) <= WIDTH, "five tiles beside each other");
