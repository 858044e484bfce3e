//! The forms that come with Kín have no mistakes.

use kin_forms::{Form, Item};

#[test]
fn every_form_of_the_library_parses() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/library");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let form = Form::parse(&std::fs::read(&path).unwrap());
            let form = form.unwrap_or_else(|mistakes| panic!("{}:\n{mistakes}", path.display()));
            assert_eq!(path.file_stem().unwrap().to_str().unwrap(), form.id(), "a file is named after its form");
            assert!(form.largest_response_bytes() < 64 * 1024);
            seen += 1;
        }
    }
    assert!(seen >= 2);
}

#[test]
fn the_reintegration_form_is_a_tree_in_two_languages() {
    let form = Form::parse(include_bytes!("../library/returnee-reintegration.json")).unwrap();
    assert_eq!(form.languages(), ["vi", "en"]);
    assert_eq!(form.default_language(), "vi");
    assert!(form.consent().is_some());
    assert!(form.items().iter().all(|item| matches!(item, Item::Group(_))));
    assert!(form.questions().len() >= 30);
    assert_eq!(form.scores()[0].dimensions().len(), 3);
}
