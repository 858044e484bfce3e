//! The engine against JavaRosa's cases, and the page of deviations against the engine.

use std::collections::BTreeSet;
use std::process::Command;

use kin_tests::expressions::{Cases, Deviations, Verdict};
use kin_tests::programs::root;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a file of the project can be read")
}

/// The files of cases that the project carries, and how many each holds.
const FILES: [(&str, usize); 2] =
    [("forms/tests/fixtures/javarosa.json", 337), ("forms/tests/fixtures/more-cases.json", 850)];

#[test]
fn every_case_of_javarosa_passes_or_stands_in_the_table_of_deviations() {
    let deviations = Deviations::parse(&read("forms/DEVIATIONS.md"));
    for (file, count) in FILES {
        let cases = Cases::parse(&read(file)).unwrap();
        assert_eq!(cases.iter().count(), count, "{file}");
        let wrong: Vec<String> = cases
            .iter()
            .filter_map(|case| {
                let judged = case.judge();
                let verdict = deviations.verdict(case, &judged);
                let right = matches!(verdict, Verdict::Passed | Verdict::Documented(_));
                (!right).then(|| format!("{case}: {verdict:?}, {}", judged.found()))
            })
            .collect();
        assert!(wrong.is_empty(), "{file}\n{}", wrong.join("\n"));
    }
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
    let files = FILES.map(|(file, _)| Cases::parse(&read(file)).unwrap());
    let known: BTreeSet<&str> =
        files.iter().flat_map(Cases::iter).map(|case| case.expression.as_str()).collect();
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
    for nothing in ["{}", "no", "[]", r#"{"cases": []}"#, r#"{"cases": {}}"#, ""] {
        assert!(Cases::parse(nothing).is_err(), "{nothing}");
    }
}

#[test]
fn a_case_that_is_not_understood_fails_and_says_why() {
    for (case, reason) in [
        ("{}", "no expression"),
        ("17", "no expression"),
        (r#"{"expr": 5, "expected": 5}"#, "no expression"),
        (r#"{"expr": "5", "type": "quaternion", "expected": 5}"#, "quaternion"),
        (r#"{"expr": "5", "type": 5, "expected": 5}"#, "the type 5"),
        (r#"{"expr": "5", "type": "number"}"#, "does not say what it expects"),
        (r#"{"expr": "5", "type": "number", "expected": "five"}"#, "no value of its type"),
        (r#"{"expr": "5", "type": "number", "expected": [5]}"#, "no value of its type"),
        (r#"{"expr": "true()", "type": "boolean", "expected": "yes"}"#, "no value of its type"),
        (r#"{"expr": "''", "type": "string", "expected": null}"#, "no value of its type"),
        (r#"{"expr": "''", "expected": {"value": ""}}"#, "no value of its type"),
        (r#"{"expr": "5", "expected": 5, "tz": "Mars/Olympus"}"#, "Mars/Olympus"),
        (r#"{"expr": "5", "expected": 5, "now": "soon"}"#, "soon"),
        (r#"{"expr": "5", "expected": 5, "xml": "<data/>"}"#, "brings a document"),
    ] {
        let cases = Cases::parse(&format!("[{case}]")).unwrap();
        let judged = cases.iter().next().unwrap().judge();
        assert!(!judged.agrees(), "{case}");
        assert!(judged.found().contains(reason), "{case}: {}", judged.found());
    }
}

#[test]
fn what_a_file_says_once_holds_for_each_of_its_cases() {
    let cases = r#"{"timezone": "America/Phoenix", "cases": [
        {"expr": "decimal-date-time('1970-01-01')", "type": "number", "expected": "0.2916666666666667"},
        {"expr": "decimal-date-time('1970-01-01')", "type": "number", "expected": "0", "timezone": "UTC"}]}"#;
    for case in Cases::parse(cases).unwrap().iter() {
        let judged = case.judge();
        assert!(judged.agrees(), "{case}: {}", judged.found());
    }
}

#[test]
fn a_time_zone_is_written_in_many_ways() {
    for (zone, hours) in [
        ("\"+02:30\"", "-2.5"),
        ("\"+0230\"", "-2.5"),
        ("\"GMT+0230\"", "-2.5"),
        ("\"UTC-7\"", "7"),
        ("\"-07\"", "7"),
        ("\"GMT\"", "0"),
        ("420", "-7"),
        ("\"Asia/Ho_Chi_Minh\"", "-7"),
    ] {
        let case = format!(
            r#"[{{"expr": "round(decimal-date-time('1970-01-01') * 24, 6)", "expected": {hours}, "tz": {zone}}}]"#
        );
        let judged = Cases::parse(&case).unwrap().iter().next().unwrap().judge();
        assert!(judged.agrees(), "{zone}: {}", judged.found());
    }
}

#[test]
fn a_row_of_the_table_speaks_of_javarosas_value_only() {
    let deviations = Deviations::parse(&read("forms/DEVIATIONS.md"));
    let verdict = |case: &str| {
        let cases = Cases::parse(&format!("[{case}]")).unwrap();
        let case = cases.iter().next().unwrap();
        format!("{:?}", deviations.verdict(case, &case.judge()))
    };
    let of = |kind: &str, expected: &str| {
        verdict(&format!(r#"{{"expr": "round(-12345, -2)", "type": "{kind}", "expected": {expected}}}"#))
    };
    assert!(of("number", "-12200").starts_with("Documented"));
    assert!(of("number", "\"-12200.0\"").starts_with("Documented"));
    assert!(of("number", "-12200.0").starts_with("Documented"));
    assert_eq!(of("number", "-12300"), "Passed");
    assert_eq!(of("number", "-12000"), "Failed");
    assert_eq!(of("error", "\"XPathException\""), "Failed");
}

#[test]
fn the_program_counts_prints_and_ends_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let run = |text: &str| {
        let file = folder.path().join("cases.json");
        std::fs::write(&file, text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_expressions")).arg(&file).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, printed, _) = run(r#"[{"expr": "1 + 1", "expected": 2}]"#);
    assert_eq!((code, printed.as_str()), (Some(0), "1 cases: 1 passed, 0 deviate as documented, 0 failed\n"));
    let (code, printed, _) =
        run(r#"[{"expr": "1 + 1", "expected": 3}, {"line": 7}, {"expr": "''", "expected": ""}]"#);
    assert_eq!(code, Some(1));
    assert!(printed.contains("FAILED    line 1: 1 + 1  expected value 3: found number 2.0\n"), "{printed}");
    assert!(printed.contains("FAILED    line 7: "), "{printed}");
    assert!(printed.ends_with("3 cases: 1 passed, 0 deviate as documented, 2 failed\n"), "{printed}");
    for nothing in ["[]", "no", "{}"] {
        let (code, printed, error) = run(nothing);
        assert_eq!((code, printed.as_str()), (Some(2), ""));
        assert!(error.starts_with("error: "), "{error}");
    }
}
