//! From a parcel of envelopes to records in the dataset.
//!
//! Everything is opened, authenticated and validated before anything is kept; what fails lies in quarantine under a
//! reason of its own, counted, and never dropped silently. The whole parcel is read before the study changes.

mod admission;
mod chain;
mod judge;
mod known;
mod log;
mod parcel;
mod proof;
mod reason;
mod revoked;
mod settle;
mod summary;
mod waiting;

pub use chain::{Gap, MAX_GAPS_NAMED};
pub use parcel::{ParcelFileError, Progress, open_parcel, open_parcel_watched};
pub use reason::Reason;
pub use settle::Watch;
pub use summary::Summary;
