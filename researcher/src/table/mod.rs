//! Tables of people, in which a number that could give someone away cannot be printed.
//!
//! Pure code: counts in, [`Shown`] out. Everything a program prints, writes or serialises is made from [`Shown`],
//! so a withheld number is not merely hidden by the last line of code that formats it: it is no longer there.
//!
//! Architecture invariant: nothing here knows of studies, files or languages.

mod banded;
mod circulation;
mod cross;
mod frequency;
mod multiple;
mod shown;

pub use banded::{Banded, banded};
pub use cross::{CrossTable, cross_table};
pub use frequency::{Frequency, frequency};
pub use multiple::{Multiple, MultipleCounts, multiple};
pub use shown::{Rule, Shown};
