//! How the programs touch a disk: bounded reads, private writes, SQLite by the house rules.
//!
//! Architecture invariant: nothing of Kín's business is here, only how a file or a database is treated.

mod database;
mod error;
mod folder;
mod read;
mod write;

pub use database::{DatabaseKind, create, open};
pub use error::{DiskError, DiskTrouble};
pub use folder::{create_private_dir, free_bytes, sync_folder};
pub use read::{names_ending, read, read_itself, read_unchanged};
pub use write::{PrivateFile, replace_private, wipe, write_private};

/// The connection type of [`create`] and [`open`].
pub use rusqlite::Connection;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];
