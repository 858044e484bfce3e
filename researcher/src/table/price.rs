//! What it costs the reader that a number is withheld.

/// How dear it is to lose a number: cells before totals, the base of the table last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Importance {
    /// A cell.
    Cell,
    /// The total of a row, a column or a layer.
    Total,
    /// The base of the whole table.
    Base,
}

/// One cell; what remains below it is for the people in it.
const CELL: u64 = 1 << 32;

/// The price of a number: first of all as few totals as possible are withheld, then as few cells, then as few people.
///
/// A cell without people is never withheld to protect another: the form's own logic often makes it empty, and
/// everyone who holds the form would know.
pub(super) fn price(importance: Importance, value: u64) -> Option<u64> {
    let people = value.min(CELL - 1);
    match importance {
        Importance::Cell if value == 0 => None,
        Importance::Cell => Some(CELL + people),
        Importance::Total => Some(1_000 * CELL + people),
        Importance::Base => Some(1_000_000 * CELL + people),
    }
}

/// A price in cells, for a linear programme.
#[expect(clippy::cast_precision_loss, reason = "a price orders numbers, no more")]
pub(super) fn in_cells(price: u64) -> f64 {
    price as f64 / CELL as f64
}
