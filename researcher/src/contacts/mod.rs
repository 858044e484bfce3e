//! Identifiers apart: the contact custodian's key, what the desk hands over to her, and how she opens it.
//!
//! Architecture invariant: nothing here opens both a response and its direct answers. The desk takes files out of the
//! dataset that it cannot open; on the custodian's machine there is no study.

mod extract;
mod key;
mod open;

pub use extract::{Extracted, extract};
pub use key::{ContactKeyError, new_key, read_recipient, unlock_key};
pub use open::{ContactFinding, OpenedContacts, open_handover, write_csv};
