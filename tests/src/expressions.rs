//! Cases of expressions in a file, what the engine makes of them, and the page that names where it deviates.

mod case;
mod deviations;
mod judge;

pub use case::{Case, Cases, Kind};
pub use deviations::{Deviations, Verdict};
pub use judge::Judged;
