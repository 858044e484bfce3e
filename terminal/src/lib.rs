//! Between a program and the person at its terminal: words, help, failures, passphrases.
//!
//! A program hands its command line and its `main` to [`run`]; everything it says afterwards goes through a
//! [`Terminal`] as a message: an enum variant whose fields are typed arguments, worded in `locales/*.ftl`.
//!
//! Architecture invariant: nothing of Kín's business is here, only how a program talks.

mod about;
mod catalog;
pub mod check;
mod core_files;
mod exit;
mod failure;
mod help;
mod language;
mod manual;
pub mod memory;
mod passphrase;
mod plain;
mod program;
pub mod streams;
mod table;
mod terminal;
mod usage;
mod wrap;

pub use catalog::{Catalog, Line, Locales};
pub use exit::Exit;
pub use failure::{Failure, Result};
pub use passphrase::MAX_PASSPHRASE_BYTES;
pub use program::{Program, run, run_from};
pub use table::Table;
pub use terminal::{Captured, MAX_LINE_BYTES, Terminal, TerminalError};
pub use usage::UsageError;
pub use wrap::{columns, fold, size};

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

#[cfg(test)]
mod tests {
    use strum::VariantNames;

    use super::*;

    #[test]
    fn every_message_has_words_in_both_languages() {
        let variants = [
            TerminalError::VARIANTS,
            UsageError::VARIANTS,
            usage::UsageHint::VARIANTS,
            help::Heading::VARIANTS,
            manual::Manual::VARIANTS,
            failure::Label::VARIANTS,
            passphrase::PassphraseError::VARIANTS,
            passphrase::PassphraseSay::VARIANTS,
            memory::Memory::VARIANTS,
        ];
        assert_eq!(check::words(&[&LOCALES], &variants), Vec::<String>::new());
    }
}
