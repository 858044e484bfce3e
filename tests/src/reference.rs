//! The reference of the form language, taken apart and run.

mod examples;
mod form;
mod page;
mod script;

pub use examples::run;
pub use form::completed;
pub use page::{Block, Page};
