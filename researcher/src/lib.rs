//! The program for the person holding the private key.
//!
//! | module | what |
//! |---|---|
//! | [`study`] | the study's folder: settings, keys, note, devices, what is published |
//! | [`ceremony`], [`shares`], [`destruction`] | keys made and split among custodians; what custodians bring back; the end of keys |
//! | [`opening`], [`quarantine`] | from a parcel of envelopes to records, and what was found wrong on the way; what people decide about that |
//! | [`correcting`] | what the team decides about an interview, beside it |
//! | [`dataset`], [`responses`] | the records, sealed again at rest; read back as interviews |
//! | [`closing`] | what has to end when a study does, and the certificate that it did |
//! | [`data_map`] | for the data-protection officer: what is asked, who reads it, where it lies |
//! | [`counting`], [`scoring`], [`table`] | tables, and what is withheld from them |
//! | [`disclosure`] | the gate through which every number of a study goes |
//! | [`microdata`] | how easily someone is recognised in a file of records, and files in which nobody is |
//! | [`monitoring`] | what a supervisor sees while everything is sealed: no answers |
//! | [`visits`] | what came of visits: counts and response rates |
//! | [`contacts`] | names and telephone numbers, under a key of their own |
//! | [`export`] | the one way out in the clear |
//! | [`requests`] | what people ask of their own data, and by when the law wants it done |
//! | [`chain`], [`stated`] | a file of lines that are only ever added; what a person states for it |
//! | [`handing`] | a release sealed to somebody else's key, for a purpose and until a day |
//! | [`rendering`] | released tables as text, CSV, JSON, charts and fragments of pages |
//! | [`report`] | one page of released tables and charts |
//! | [`xlsform`] | workbooks in and out: the field's own way to write forms |
//! | [`checking`], [`comparing`], [`codebook`], [`scripts`], [`positions`] | tools for whoever writes a form |
//! | [`confinement`], [`clock`], [`chance`] | no network; the time; randomness |
//!
//! Architecture invariant: no network code is linked, and on Linux the program denies itself sockets.

pub mod attachments;
pub mod ceremony;
pub mod chain;
pub mod chance;
pub mod checking;
pub mod cli;
pub mod clock;
pub mod closing;
pub mod codebook;
mod commands;
pub mod comparing;
pub mod confinement;
pub mod contacts;
mod cores;
pub mod correcting;
pub mod counting;
pub mod data;
pub mod data_map;
pub mod dataset;
pub mod destruction;
pub mod disclosure;
mod ending;
pub mod estimating;
pub mod export;
pub mod handing;
pub mod microdata;
pub mod monitoring;
mod nearest;
pub mod opening;
pub mod positions;
pub mod quarantine;
pub mod rendering;
pub mod report;
pub mod requests;
pub mod responses;
pub mod scoring;
pub mod scripts;
pub mod shares;
pub mod stated;
pub mod study;
pub mod table;
pub mod visits;
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
    &kin_statistics::LOCALES,
];

/// The program as its terminal knows it.
pub const PROGRAM: Program = Program { name: "kin-researcher", locales: ALL_LOCALES };
