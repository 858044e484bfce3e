//! What people at the desk decide about an interview: that an answer is another one, or missing, or that it is right as it is. The record
//! stays what it was sealed as; beside it lies, sealed, what was decided, by whom, when and why.

mod decide;
mod list;

pub use decide::{Correctable, CorrectingError, Ruling, decide, find};
pub use list::{Listed, list};
