//! The codebook of a form: what every name and code in an export means, for whoever reads the data years later.
//!
//! From a form comes a [`Book`]; from a book HTML, Markdown or CSV. The same form in the same language gives the same
//! bytes.

mod book;
mod csv;
mod heading;
mod html;
mod markdown;

pub use book::{Book, Entry, Fact, ListEntry, ScoringEntry, Texts};
pub use csv::csv;
pub use heading::Heading;
pub use html::html;
pub use markdown::markdown;
