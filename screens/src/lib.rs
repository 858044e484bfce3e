//! An interview on a whole screen, key by key.
//!
//! | module | what |
//! |---|---|
//! | [`key`] | keys as the screens know them |
//! | [`editor`], [`menu`] | a text being typed; things of which one or several are chosen |
//! | [`asking`] | the interview: what a key does to it, and what the screen then shows |
//! | [`page`] | rows of words, folded, scrolled and drawn |
//! | [`stage`] | the terminal, taken and given back |
//!
//! A screen is a state: a key changes it and says what is to be done ([`asking::Done`]), and what it shows follows from it.
//! Architecture invariant: there is no disk, network, key or clock here; only [`stage`] touches the terminal.

pub mod asking;
pub mod editor;
pub mod key;
pub mod menu;
pub mod page;
pub mod stage;
mod words;

pub use words::Say;

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

/// The ids of every message of this crate, for the test that each has words.
pub const MESSAGES: &[&[&str]] = &[<Say as strum::VariantNames>::VARIANTS];
