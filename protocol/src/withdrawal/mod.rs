//! Withdrawal: from the code on a respondent's slip to the tombstone in the log that proves her answers deleted.
//!
//! ```text
//! slip ── WithdrawalCode ── WithdrawalKey ── Preimage ── Lock (in an envelope's leaf)
//!                                               └─ WithdrawalRequest ── server ── Tombstone (in the log)
//! ```
//!
//! Whoever holds the code can delete and can read nothing. A device keeps locks alone; a server sees a preimage only when
//! somebody withdraws, and the log publishes those that deleted something.

mod answer;
mod code;
mod error;
mod key;
mod request;

pub use answer::{MAX_ANSWER_BYTES, Tombstone, Withdrawn};
pub use code::{CODE_DIGITS, WithdrawalCode};
pub use error::WithdrawalError;
pub use key::{LockSet, MAX_PREIMAGES, RESERVED, SETS, WithdrawalKey};
pub use request::{MAX_REQUEST_BYTES, MAX_UNSENT, Unsent, WithdrawalRequest};
