//! Two versions of a form: what answers given under the old one would lose their place under the new one.
//!
//! Questions are followed by their stable key, so a new name orphans nothing. What may be orphaned is *orphaning*; the
//! rest is told, because somebody will ask.

mod change;
mod compare;
mod interval;

pub use change::{Change, Changed};
pub use compare::compare;
