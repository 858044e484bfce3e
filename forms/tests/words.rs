//! Every message has words in Vietnamese and English.

use kin_forms::{
    DraftError, ExpressionMistake, FormMistake, FormPlace, Invalid, LOCALES, Refusal, Unfillable, Unfinished,
};
use strum::VariantNames;

#[test]
fn every_message_has_words_in_both_languages() {
    let enums = [
        FormMistake::VARIANTS,
        FormPlace::VARIANTS,
        ExpressionMistake::VARIANTS,
        Refusal::VARIANTS,
        Unfinished::VARIANTS,
        Unfillable::VARIANTS,
        DraftError::VARIANTS,
        Invalid::VARIANTS,
    ];
    let complaints = kin_terminal::check::words(&[&LOCALES], &enums);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_mistake_is_said_with_its_place_and_a_hint() {
    let form = r#"{"kin_form": 1, "id": "f", "version": "1", "title": {"vi": "F"}, "languages": ["vi"],
  "survey": [{"type": "integer", "name": "age", "label": {"vi": "Tuổi"}, "constraint": ". > fooo(1)"}]}"#;
    let mistakes = kin_forms::Form::parse(form.as_bytes()).unwrap_err();
    let mistake = mistakes.iter().next().unwrap();
    let catalog = kin_terminal::Catalog::new("en", &[&LOCALES]);
    assert_eq!(plain(&catalog.line(&mistake.place()).text), "line 2, column 93, question age");
    let line = catalog.line(mistake);
    assert_eq!(plain(&line.text), "constraint, character 5: there is no function fooo.");
    assert_eq!(plain(&line.hint.unwrap()), "Did you mean floor?");
    let catalog = kin_terminal::Catalog::new("vi", &[&LOCALES]);
    assert_eq!(plain(&catalog.line(mistake).text), "constraint, ký tự thứ 5: không có hàm fooo.");
}

/// Without the marks that Fluent may put around what is filled in.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}
