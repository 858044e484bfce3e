//! The program for the person holding the private key.
//!
//! | module | what |
//! |---|---|
//! | [`study`] | the study's folder: settings, keys, note, devices, what is published |
//! | [`opening`] | from a parcel of envelopes to records, and what was found wrong on the way |
//! | [`dataset`], [`responses`] | the records, sealed again at rest; read back as interviews |
//! | [`counting`], [`scoring`], [`table`] | tables, and what is withheld from them |
//! | [`export`] | the one way out in the clear |
//! | [`xlsform`] | workbooks in and out: the field's own way to write forms |
//! | [`checking`], [`comparing`], [`codebook`], [`scripts`], [`positions`] | tools for whoever writes a form |
//! | [`confinement`], [`clock`], [`chance`] | no network; the time; randomness |
//!
//! Architecture invariant: no network code is linked, and on Linux the program denies itself sockets.

pub mod chance;
pub mod checking;
pub mod cli;
pub mod clock;
pub mod codebook;
mod commands;
pub mod comparing;
pub mod confinement;
pub mod counting;
pub mod dataset;
mod ending;
pub mod export;
mod nearest;
pub mod opening;
pub mod positions;
pub mod responses;
pub mod scoring;
pub mod scripts;
pub mod study;
pub mod table;
pub mod xlsform;

use kin_terminal::{Locales, Program};

pub use cli::{Cli, run};
pub use commands::MESSAGES;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

/// Every word the program can say.
pub const ALL_LOCALES: &[Locales] = &[
    &LOCALES,
    &kin_conversation::LOCALES,
    &kin_forms::LOCALES,
    &kin_sealing::LOCALES,
    &kin_protocol::LOCALES,
    &kin_disk::LOCALES,
];

/// The program as its terminal knows it.
pub const PROGRAM: Program = Program { name: "kin-researcher", locales: ALL_LOCALES };
