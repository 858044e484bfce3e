//! Words in both languages.

use kin_network::{AddressError, LOCALES, LineError};
use strum::VariantNames as _;

#[test]
fn every_message_has_words_in_both_languages() {
    let variants = [AddressError::VARIANTS, LineError::VARIANTS];
    assert_eq!(kin_terminal::check::words(&[&LOCALES], &variants), Vec::<String>::new());
}
