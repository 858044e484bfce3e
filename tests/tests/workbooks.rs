//! Generated forms, which use the whole language, go through a workbook unchanged.

use kin_forms::Form;
use kin_researcher::xlsform::{Kind, Options, canonical, export, import_with};
use kin_tests::generate::{FormSize, chance, form};

/// Seeds tried; a longer campaign is `KIN_SEEDS=5000 cargo test -p kin-tests --test workbooks`.
fn seeds() -> u64 {
    std::env::var("KIN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(40)
}

#[test]
fn a_generated_form_comes_back_from_its_workbook_byte_for_byte() {
    for seed in 0..seeds() {
        let questions = 1 + usize::try_from(seed % 60).expect("small");
        let size = FormSize { questions, depth: 3, consent: seed.is_multiple_of(2) };
        let text = form(&mut chance(seed), size);
        let before = canonical(text.as_bytes()).expect("a form");
        assert!(Form::parse(&before).is_ok(), "seed {seed}: its order is not the form's meaning");
        let workbook = export(&before).expect("a workbook");
        let back = import_with(&workbook, Kind::Xlsx, &Options::default(), &mut |_| None);
        let back = back.unwrap_or_else(|mistakes| panic!("seed {seed}: {mistakes}"));
        let (left, right) = (String::from_utf8_lossy(&before), String::from_utf8_lossy(&back.json));
        let mut lines = left.lines().zip(right.lines()).enumerate();
        if let Some((line, (left, right))) = lines.find(|(_, (left, right))| left != right) {
            panic!("seed {seed}, line {}: {left}\n came back as {right}\n{:#?}", line + 1, back.report.lines);
        }
        assert_eq!(left.len(), right.len(), "seed {seed}");
    }
}
