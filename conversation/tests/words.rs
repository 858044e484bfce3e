//! Every message has words in both languages.

use kin_conversation::{LOCALES, MESSAGES};
use kin_terminal::check;

#[test]
fn every_message_has_words_in_both_languages() {
    assert_eq!(check::words(&[&LOCALES], MESSAGES), Vec::<String>::new());
}
