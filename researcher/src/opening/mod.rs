//! From a parcel of envelopes to records in the dataset.
//!
//! Everything is opened, authenticated and validated before anything is kept; what fails lies in quarantine under a
//! reason of its own, counted, and never dropped silently. The whole parcel is read before the study changes.

mod chain;
mod judge;
mod known;
mod log;
mod parcel;
mod proof;
mod reason;
mod revoked;
mod summary;

pub use chain::{Gap, MAX_GAPS_NAMED};
pub use parcel::{ParcelFileError, open_parcel};
pub use reason::Reason;
pub use summary::Summary;
