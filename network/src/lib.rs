//! How the programs that ask a server touch a network: which addresses, which client, what went wrong on the way.
//!
//! Architecture invariant: nothing of Kín's business is here. The server and the researcher's program do not link this.

mod address;
mod client;
mod line;

pub use address::{Address, AddressError};
pub use client::{Client, Reply};
pub use line::LineError;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];
