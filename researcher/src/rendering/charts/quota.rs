//! Quotas: how far each cell is filled.

use super::Canvas;
use super::canvas::{BAR, Fill, WIDTH};
use crate::rendering::Words;
use crate::table::Shown;

const LONGEST: usize = WIDTH - 4;

/// One cell of a quota.
#[derive(Clone, Debug)]
pub struct QuotaBar {
    /// What it is about.
    pub label: String,
    /// How many were wanted.
    pub target: u64,
    /// How many there are.
    pub reached: Shown,
}

/// A frame a cell, filled as far as its quota is; a cell that is over-filled is full.
pub fn quota(mut canvas: Canvas, title: &str, bars: &[QuotaBar], words: &Words) -> String {
    for bar in bars {
        canvas.row();
        let reached = words.number(bar.reached);
        let text = format!("{}: {reached} / {}", bar.label, bar.target);
        canvas.lines(&text, false);
        let place = [2, canvas.y, LONGEST, BAR];
        match bar.reached.count() {
            None => canvas.field(place, Fill::Withheld, &text),
            Some(count) => {
                canvas.field(place, Fill::Empty, &text);
                let filled =
                    u128::from(count.min(bar.target)) * LONGEST as u128 / u128::from(bar.target.max(1));
                let filled = usize::try_from(filled).unwrap_or(LONGEST);
                if filled > 0 {
                    canvas.field([2, canvas.y, filled, BAR], Fill::Series(0), &text);
                }
            }
        }
        canvas.space(BAR + 8);
    }
    canvas.finish(title)
}
