//! Every message has words in both languages, and the help says what the doc comments say.

use kin_researcher::{ALL_LOCALES, Cli, LOCALES, MESSAGES, PROGRAM};

#[test]
fn every_message_has_words_in_both_languages() {
    assert_eq!(kin_terminal::check::words(&[&LOCALES], MESSAGES), Vec::<String>::new());
}

#[test]
fn the_help_is_the_doc_comments_in_english_and_whole_in_vietnamese() {
    assert_eq!(kin_terminal::check::help::<Cli>(PROGRAM.name, &[&LOCALES]), Vec::<String>::new());
}

#[test]
fn no_message_of_another_crate_is_drowned_out() {
    assert_eq!(kin_terminal::check::distinct(ALL_LOCALES), Vec::<String>::new());
}
