//! The reference of the language: every example is run, and everything that the program knows stands in it.

use std::collections::BTreeSet;

use kin_forms::vocabulary;
use kin_tests::programs::root;
use kin_tests::reference::{Page, completed, run};
use serde_json::Value;

fn text() -> String {
    std::fs::read_to_string(root().join("forms/REFERENCE.md")).expect("the reference is there")
}

#[test]
fn every_example_of_the_reference_holds() {
    let page = Page::parse(&text());
    assert!(
        page.of("expressions").count() >= 9 && page.of("interview").count() >= 20,
        "blocks were not found"
    );
    let wrong = run(&page);
    assert!(wrong.is_empty(), "forms/REFERENCE.md\n{}", wrong.join("\n"));
}

#[test]
fn one_changed_character_is_noticed() {
    for (from, to) in [
        ("round(2.675, 2) ⇒ 2.68", "round(2.675, 2) ⇒ 2.67"),
        ("age: 41\n⇒ {\"age\": 41}", "age: 41\n⇒ {\"age\": 42}"),
        ("offered district: bd other", "offered district: bd"),
        ("said age: Hoa bao", "said age: Hòa bao"),
        ("word: longer ✗ answer-too-long", "word: short ✗ answer-too-long"),
        ("score mood ⇒ 6 high", "score mood ⇒ 6 low"),
        ("\"type\": \"barcode\"", "\"type\": \"barcod\""),
    ] {
        let changed = text().replacen(from, to, 1);
        assert_ne!(changed, text(), "{from} is not on the page");
        assert_eq!(run(&Page::parse(&changed)).len(), 1, "{from}");
    }
}

#[test]
fn everything_the_program_knows_stands_in_the_reference() {
    let page = Page::parse(&text());
    let mut missing = Vec::new();
    for name in vocabulary::functions().chain(vocabulary::types()).chain(vocabulary::properties()) {
        if !page.named.contains(name) {
            missing.push(format!("{name} is in no heading and no table"));
        }
    }
    let run: String = page.blocks.iter().map(|block| block.text.as_str()).collect();
    for name in vocabulary::functions() {
        if !run.contains(&format!("{name}(")) {
            missing.push(format!("{name}() is in no example"));
        }
    }
    let (types, properties) = used(&page);
    missing.extend(
        vocabulary::types()
            .filter(|name| !types.contains(*name))
            .map(|name| format!("{name} is in no example")),
    );
    missing.extend(
        vocabulary::properties()
            .filter(|name| !properties.contains(*name))
            .map(|name| format!("{name} is in no example")),
    );
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The types and properties of all items in the page's forms.
fn used(page: &Page) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut types, mut properties) = (BTreeSet::new(), BTreeSet::new());
    let mut waiting: Vec<Value> = page
        .of("json form")
        .flat_map(|block| completed(&block.text).expect("JSON")["survey"].as_array().expect("a list").clone())
        .collect();
    while let Some(item) = waiting.pop() {
        types.extend(item["type"].as_str().map(str::to_owned));
        properties.extend(item.as_object().expect("an item").keys().cloned());
        waiting.extend(item["children"].as_array().into_iter().flatten().cloned());
    }
    (types, properties)
}
