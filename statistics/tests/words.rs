//! Every message has words in both languages.

use kin_statistics::{LOCALES, StatisticsError};
use strum::VariantNames;

#[test]
fn every_message_has_words_in_both_languages() {
    assert_eq!(kin_terminal::check::words(&[&LOCALES], &[StatisticsError::VARIANTS]), Vec::<String>::new());
}
