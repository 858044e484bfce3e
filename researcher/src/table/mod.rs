//! Tables of people, in which a number that could give someone away cannot be printed.
//!
//! Pure code: counts in, [`Shown`] out. Everything a program prints, writes or serialises is made from [`Shown`],
//! so a withheld number is not merely hidden by the last line of code that formats it: it is no longer there.
//!
//! Architecture invariant: nothing here knows of studies, files or languages.

mod banded;
mod circulation;
mod cross;
mod cube;
mod frequency;
mod linear;
mod multiple;
mod price;
mod shown;

pub use banded::{Banded, banded};
pub use cross::{CrossTable, cross_table};
pub use cube::{Cube, Demands, MAX_VARIABLES};
pub use frequency::{Frequency, frequency};
pub use linear::{Linked, Number};
pub use multiple::{Multiple, MultipleCounts, multiple};
pub use shown::{Rule, Shown};

/// What may be shown of a table by itself, one entry a place.
fn protected(cube: &Cube, rule: Rule) -> Vec<Shown> {
    let mut demands = Demands::none(cube);
    for (withheld, value) in demands.withheld.iter_mut().zip(cube.values()) {
        *withheld = rule.is_small(*value);
    }
    let withheld = cube.protect(&demands, rule.minimum_cell);
    let places = cube.values().iter().enumerate();
    places
        .map(|(place, value)| Shown::when(withheld.as_ref().is_some_and(|withheld| !withheld[place]), *value))
        .collect()
}
