//! Checks for the tests of every crate: that each message has words in every language, and the same ones.
//!
//! Each check returns complaints; a test asserts that there are none.

mod fluent;
mod help;
mod words;

pub use help::help;
pub use words::{distinct, words};
