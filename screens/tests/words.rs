//! Every message has words in Vietnamese and English.

#[test]
fn every_message_has_words_in_both_languages() {
    let locales: kin_terminal::Locales = &kin_screens::LOCALES;
    assert_eq!(kin_terminal::check::words(&[locales], kin_screens::MESSAGES), Vec::<String>::new());
}
