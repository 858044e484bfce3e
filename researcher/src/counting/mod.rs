//! Counting how many people gave each answer, alone or crossed with another question.

mod classes;
mod count;
mod error;
mod value;

pub use classes::{Class, ClassKind};
pub use count::{Count, Counted, CountedRow, Crossed, CrossedRow, count, cross};
pub use error::CountError;
pub(crate) use value::{Value, countable, unknown};
