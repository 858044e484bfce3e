//! Charts: patterns as well as colours, every label whole, a hatched field where a number is withheld.
//!
//! Labels stand above what they name and are broken into lines, so that a chart is as legible on a narrow screen as on
//! paper. Everything is made from what may be read: a scale follows what is shown, and what is withheld looks the same
//! whatever it is.

mod bars;
mod canvas;
mod quota;
mod shades;
mod stacked;
mod tiles;
mod trend;

pub use bars::bars;
pub use canvas::Canvas;
pub use quota::{QuotaBar, quota};
pub use shades::{Shade, shades};
pub use stacked::{Stack, stacked};
pub use tiles::{are_provinces, tiles};
pub use trend::trend;
