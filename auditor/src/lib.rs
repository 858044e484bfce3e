//! The program for the person checking the other three.
//!
//! Architecture invariant: nothing here can open an envelope; `age`, `kin-sealing` and `kin-forms` are not among its
//! dependencies. Nothing but `mirror` needs a secret of somebody else's, or reaches a network.

mod cli;
mod commands;
mod failures;
mod key_files;
mod mirror;
mod note;
mod recipients;
mod roots;

pub use cli::{Cli, run};
pub use mirror::{Fetched, LineError, Mirror, MirrorError, Progress, Reply, Standing, Verified, Wire, fetch};

use kin_terminal::{Locales, Program};
use strum::VariantNames;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

/// The words of everything this program says.
pub const ALL_LOCALES: &[Locales] =
    &[&LOCALES, &kin_protocol::LOCALES, &kin_disk::LOCALES, &kin_network::LOCALES];

/// The program, for [`kin_terminal::run`].
pub const PROGRAM: Program = Program { name: "kin-auditor", locales: ALL_LOCALES };

/// The ids of everything this crate says, for the test that all of it has words.
pub const VARIANTS: [&[&str]; 14] = [
    commands::study::Say::VARIANTS,
    commands::verify::Say::VARIANTS,
    commands::mirror::Say::VARIANTS,
    commands::parcel::Say::VARIANTS,
    commands::cosign::Say::VARIANTS,
    commands::cosign_key::Say::VARIANTS,
    MirrorError::VARIANTS,
    commands::ceremony::Say::VARIANTS,
    commands::destruction::Say::VARIANTS,
    commands::closing::Say::VARIANTS,
    commands::witness::NewSay::VARIANTS,
    commands::witness::SignSay::VARIANTS,
    roots::Say::VARIANTS,
    failures::AuditError::VARIANTS,
];
