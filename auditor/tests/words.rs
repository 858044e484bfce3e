//! Everything the program says has words in both languages, and the English help is its doc comments.

use kin_auditor::{ALL_LOCALES, Cli, VARIANTS};

#[test]
fn every_message_has_words_in_both_languages() {
    assert_eq!(kin_terminal::check::words(&[&kin_auditor::LOCALES], &VARIANTS), Vec::<String>::new());
}

#[test]
fn the_help_is_alike_in_both_languages_and_in_english_the_doc_comments() {
    assert_eq!(kin_terminal::check::help::<Cli>("kin-auditor", ALL_LOCALES), Vec::<String>::new());
}
