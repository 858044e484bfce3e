//! A chart in a file of its own.

use super::charts::{Canvas, bars};
use super::{Figure, Words, figures, title_of};
use crate::disclosure::Contents;

/// The table as bars, with its title, in one SVG element that refers to nothing outside itself. Sums are not drawn.
pub fn svg(contents: &Contents, words: &Words) -> String {
    let figure = *figures(contents).last().unwrap_or(&Figure::People);
    bars(Canvas::headed("kin", &title_of(contents, figure, words)), contents, words)
}
