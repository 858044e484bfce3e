//! Every error has words in both languages.

use kin_sealing::{
    KeyError, LOCALES, LockError, OpenError, PassphraseError, SealError, ShareError, SheetError,
};
use strum::VariantNames;

#[test]
fn every_error_has_words_in_both_languages() {
    let variants = [
        KeyError::VARIANTS,
        SealError::VARIANTS,
        OpenError::VARIANTS,
        PassphraseError::VARIANTS,
        LockError::VARIANTS,
        ShareError::VARIANTS,
        SheetError::VARIANTS,
    ];
    assert_eq!(kin_terminal::check::words(&[&LOCALES], &variants), Vec::<String>::new());
}

#[test]
fn a_malformed_record_is_placed_where_the_place_is_known() {
    for (language, whole, placed) in [
        ("en", "The sealed record is malformed.", "The sealed record is malformed at byte 5."),
        (
            "vi",
            "Bản ghi trong niêm phong không đúng quy cách.",
            "Bản ghi trong niêm phong không đúng quy cách ở byte thứ 5.",
        ),
    ] {
        let catalog = kin_terminal::Catalog::new(language, &[&LOCALES]);
        assert_eq!(catalog.line(&OpenError::SealedRecordMalformed { byte: 0 }).text, whole);
        assert_eq!(catalog.line(&OpenError::SealedRecordMalformed { byte: 5 }).text, placed);
    }
}
