//! The engine against JavaRosa's cases, and the page of deviations against the engine.

use std::collections::BTreeSet;

use kin_tests::expressions::{Cases, Deviations, Verdict};
use kin_tests::programs::root;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a file of the project can be read")
}

#[test]
fn every_case_of_javarosa_passes_or_stands_in_the_table_of_deviations() {
    let cases = Cases::parse(&read("forms/tests/fixtures/javarosa.json")).unwrap();
    let deviations = Deviations::parse(&read("forms/DEVIATIONS.md"));
    assert_eq!(cases.iter().count(), 337);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let judged = case.judge();
            let verdict = deviations.verdict(case, &judged);
            let right = matches!(verdict, Verdict::Passed | Verdict::Documented(_));
            (!right).then(|| format!("{case}: {verdict:?}, {}", judged.found()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_case_on_which_both_engines_agree_deviates() {
    let deviations = Deviations::parse(&read("forms/DEVIATIONS.md"));
    for case in Cases::parse(&read("forms/tests/fixtures/javarosa.json")).unwrap().iter() {
        if case.context_free && case.reference_pass == Some(true) {
            assert_eq!(deviations.verdict(case, &case.judge()), Verdict::Passed, "{case}");
        }
    }
}

#[test]
fn the_table_of_deviations_names_cases_that_exist_each_once() {
    let deviations = Deviations::parse(&read("forms/DEVIATIONS.md"));
    let cases = Cases::parse(&read("forms/tests/fixtures/javarosa.json")).unwrap();
    let known: BTreeSet<&str> = cases.iter().map(|case| case.expression.as_str()).collect();
    let mut seen = BTreeSet::new();
    for expression in deviations.expressions() {
        assert!(known.contains(expression), "{expression} is no case");
        assert!(seen.insert(expression), "{expression} stands twice");
    }
    assert!(!seen.is_empty(), "the table was not found");
}

#[test]
fn a_file_of_another_hand_is_read_too() {
    let cases = r#"[{"expression": "1 + 1", "expected": 2}, {"expr": "concat('a', 'b')", "type": "string", "expected": "ab"},
        {"expr": "nonsense()", "error": true}, {"expr": "date('2020-01-31')", "type": "date", "expected": "2020-01-31"},
        {"expr": "now()", "type": "string", "tz": "+07:00", "now": "2020-01-31T08:00:00", "expected": "2020-01-31T08:00:00.000+07:00"},
        {"expr": "0 div 0", "type": "number", "expected": null}, {"expr": "1 = 1", "expected": true}]"#;
    let cases = Cases::parse(cases).unwrap();
    let judged: Vec<_> = cases.iter().map(|case| (case.to_string(), case.judge())).collect();
    for (case, judged) in &judged {
        assert!(judged.agrees(), "{case}: {}", judged.found());
    }
    assert_eq!(judged.len(), 7);
    assert!(Cases::parse("{}").is_err() && Cases::parse("no").is_err() && Cases::parse("[{}]").is_err());
}
