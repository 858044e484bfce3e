//! Every message and every help text has words in both languages.

use kin_collector::{ALL_LOCALES, Cli, LOCALES, MESSAGES};
use kin_terminal::check;

#[test]
fn every_message_has_words_in_both_languages() {
    assert_eq!(check::words(&[&LOCALES], MESSAGES), Vec::<String>::new());
}

#[test]
fn no_message_is_worded_twice_among_the_crates() {
    let mut all = vec![&kin_terminal::LOCALES as kin_terminal::Locales];
    all.extend(ALL_LOCALES);
    assert_eq!(check::distinct(&all), Vec::<String>::new());
}

#[test]
fn the_help_is_the_same_in_the_program_and_in_both_languages() {
    assert_eq!(check::help::<Cli>("kin-collector", &[&LOCALES]), Vec::<String>::new());
}
