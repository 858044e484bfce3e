//! What is set aside, and what people decided about it.
//!
//! A decision is a line of the study's ledger, never changed and never taken away; the last one counts. It takes effect when a parcel that
//! carries the envelope is opened: then all the rest is judged as ever, by that parcel's log.

mod decide;
mod decisions;
mod list;

pub use decide::{Ruling, SetAsideError, decide, find};
pub use decisions::{DecisionEntry, Decisions};
pub use list::{SetAside, list};
