//! Every error has words in both languages.

use kin_sealing::{KeyError, LOCALES, LockError, OpenError, PassphraseError, SealError};
use strum::VariantNames;

#[test]
fn every_error_has_words_in_both_languages() {
    let variants = [
        KeyError::VARIANTS,
        SealError::VARIANTS,
        OpenError::VARIANTS,
        PassphraseError::VARIANTS,
        LockError::VARIANTS,
    ];
    assert_eq!(kin_terminal::check::words(&[&LOCALES], &variants), Vec::<String>::new());
}
