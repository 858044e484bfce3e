//! `stats`: on files as they are brought, and on a study's interviews under the working view.

#![expect(clippy::disallowed_methods, reason = "a test writes the files it brings")]

mod desk;

use desk::{Desk, Device, FORM};
use serde_json::{Value, json};

const RCSI: &str = include_str!("../../forms/library/rcsi.json");
const WFP: &str = include_str!("data/rcsi-sample.csv");

/// Files in a folder, and the program run on them.
struct Brought(tempfile::TempDir);

impl Brought {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("writes");
        }
        Self(folder)
    }

    /// Words that name a file of the folder become its path.
    fn run(&self, arguments: &[&str]) -> (u8, String, String) {
        let mut all = vec!["kin-researcher".into(), "stats".into()];
        for argument in arguments {
            let file = self.0.path().join(argument);
            all.push(if file.is_file() { file.into_os_string() } else { argument.into() });
        }
        desk::run(all)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (code, said, errors) = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(code, 0, "{errors}");
        serde_json::from_str(&said).expect("JSON is printed")
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let (code, said, errors) = self.run(arguments);
        assert_eq!((code, said.as_str()), (4, ""), "{errors}");
        errors
    }
}

const SMALL: &str = "h,u,w,N,y,a\ns,1,2,9,1.5,x\ns,2,2,9,,y\ns,3,2,9,4,x\nt,1,3,5,7,\nt,2,0,5,-2e1,y\n";
const DESIGN: &str = r#"{"strata": "h", "psu": "u", "weight": "w", "fpc": "N"}"#;

#[test]
fn every_digit_is_in_the_json() {
    let brought = Brought::new(&[("t.csv", "y\n0.1\n0.2\n0.4\n")]);
    let made = brought.json(&["t.csv", "--mean", "y"]);
    assert_eq!(made["inference"], "simple_random_sample");
    // As text: reading JSON back may be a bit off, printing it is not. The exact sum of the three, over 3.
    let (_, said, _) = brought.run(&["t.csv", "--mean", "y", "--json"]);
    assert!(said.contains("\"estimate\": 0.23333333333333334,"), "{said}");
    let row = &made["estimates"][0];
    assert_eq!((&row["n"], &row["missing"], &row["degrees_of_freedom"]), (&json!(3), &json!(0), &json!(2)));
    assert!((row["standard_error"].as_f64().unwrap() - 0.088_191_710_368_819_69).abs() < 1e-16);
}

#[test]
fn missing_values_stay_in_the_design() {
    let brought = Brought::new(&[("t.csv", SMALL), ("d.json", DESIGN)]);
    let row = &brought.json(&["t.csv", "--design", "d.json", "--mean", "y"])["estimates"][0];
    assert_eq!((&row["n"], &row["missing"], &row["population"]), (&json!(4), &json!(1), &json!(7.0)));
    // (2·1.5 + 2·4 + 3·7) / 7; a weight of nothing is a row and no people.
    assert!((row["estimate"].as_f64().unwrap() - 32.0 / 7.0).abs() < 1e-14);
    let named =
        &brought.json(&["t.csv", "--mean", "y", "--missing", "7", "--missing", "-2e1"])["estimates"][0];
    assert_eq!((&named["n"], &named["missing"]), (&json!(2), &json!(3)));
}

#[test]
fn a_column_without_any_value_has_no_estimate() {
    let brought = Brought::new(&[("t.csv", "y,g\nNA,a\nNaN,b\n.,b\n"), ("empty.csv", "y,g\n")]);
    for by in [&["t.csv", "--by", "g"][..], &["t.csv"], &["empty.csv"]] {
        for asked in [["--mean", "y"], ["--total", "y"], ["--ratio", "y/y"]] {
            for row in brought.json(&[by, &asked].concat())["estimates"].as_array().unwrap() {
                assert_eq!(
                    (&row["n"], &row["estimate"], &row["standard_error"]),
                    (&json!(0), &Value::Null, &Value::Null)
                );
            }
        }
    }
    assert_eq!(brought.json(&["empty.csv", "--proportion", "y"])["estimates"], json!([]));
    assert_eq!(brought.json(&["empty.csv", "--table", "y,g"])["tables"][0]["tests"], Value::Null);
}

#[test]
fn wilson_through_the_program() {
    let mut file = "x\n".to_owned();
    (0..263).for_each(|row| file += if row < 81 { "yes\n" } else { "no\n" });
    let brought = Brought::new(&[("t.csv", &file), ("ten.csv", "x\n1\n0\n0\n0\n0\n0\n0\n0\n0\n0\n")]);
    let check = |file: &str, value: &str, expected: [f64; 2]| {
        let made = brought.json(&[file, "--proportion", "x"]);
        let row =
            made["estimates"].as_array().unwrap().iter().find(|row| row["value"] == value).unwrap().clone();
        for (bound, expected) in row["confidence_interval"].as_array().unwrap().iter().zip(expected) {
            assert!((bound.as_f64().unwrap() - expected).abs() < 1e-9, "{bound} {expected}");
        }
    };
    check("t.csv", "yes", [0.255_288_519_9, 0.366_209_577]);
    check("ten.csv", "1", [0.017_876_213_1, 0.404_150_026_8]);
}

#[test]
fn mistakes_are_named_by_line_and_column() {
    let brought = Brought::new(&[
        ("word.csv", "h,y\na,1\na,two\n"),
        ("weight.csv", "h,w,y\na,1,1\n\nb,,2\n"),
        ("negative.csv", "h,w,y\na,1,1\nb,-2,2\n"),
        ("fpc.csv", "h,N,y\na,5,1\na,6,2\n"),
        ("small.csv", "h,N,y\na,1,1\na,1,2\n"),
        ("lonely.csv", "h,y\na,1\na,2\nb,3\n"),
        ("uneven.csv", "h,y\na,1\na\n"),
        ("h.json", r#"{"strata": "h"}"#),
        ("w.json", r#"{"weight": "w"}"#),
        ("n.json", r#"{"strata": "h", "fpc": "N"}"#),
        ("odd.json", "{\"strata\": \"h\",\n \"weights\": \"w\"}"),
        ("twice.csv", "p,r,y\n1,a,2\n1,a,3\n"),
    ]);
    for (arguments, words) in [
        (&["word.csv", "--mean", "y"][..], &["Line 3, column y", "not a number"][..]),
        (&["weight.csv", "--design", "w.json", "--mean", "y"], &["Line 4, column w", "empty"]),
        (&["negative.csv", "--design", "w.json", "--mean", "y"], &["Line 3, column w", "negative"]),
        (&["fpc.csv", "--design", "n.json", "--mean", "y"], &["“a”", "different populations", "line 3"]),
        (&["small.csv", "--design", "n.json", "--mean", "y"], &["“a”", "2 units"]),
        (&["lonely.csv", "--design", "h.json", "--mean", "y"], &["“b”", "only one", "lonely_psu"]),
        (&["uneven.csv", "--mean", "y"], &["line 3", "1 cells under 2 headings"]),
        (&["word.csv", "--design", "odd.json", "--mean", "y"], &["line 2", "unknown field `weights`"]),
        (&["word.csv", "--mean", "yy"], &["no column yy", "mean y?"]),
        (&["word.csv", "--ratio", "y"], &["does not name two columns"]),
        (&["word.csv", "--mean", "y", "--confidence", "95"], &["between 0 and 1"]),
        (
            &["twice.csv", "--change", "y", "--person", "p", "--round", "r", "--rounds", "a,b"],
            &["twice in one round", "line 3"],
        ),
    ] {
        let errors = brought.refused(arguments);
        for words in words {
            assert!(errors.contains(words), "{words} is not in:\n{errors}");
        }
    }
}

#[test]
fn names_of_columns_may_hold_the_sign_between_them() {
    let brought = Brought::new(&[("t.csv", "help/legal,help/work,\"a,b\",c\n1,2,x,y\n3,4,z,w\n")]);
    let made = brought.json(&["t.csv", "--ratio", "help/legal/help/work"]);
    assert_eq!(made["variables"], json!(["help/legal", "help/work"]));
    assert_eq!(brought.json(&["t.csv", "--table", "a,b,c"])["variables"], json!(["a,b", "c"]));
}

#[test]
fn scores_of_a_study_are_estimated_under_the_working_view() {
    let desk = Desk::new(&[RCSI]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut rows = csv::Reader::from_reader(WFP.as_bytes());
    let names = rows.headers().expect("a header").clone();
    let envelopes: Vec<Vec<u8>> = rows
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let answers: Vec<String> =
                names.iter().zip(&row).map(|(name, value)| format!("\"{name}\":{value}")).collect();
            device.interview(&format!("{{{}}}", answers.join(",")))
        })
        .collect();
    desk.take_in("parcel", &envelopes);
    let folder = desk.folder().display().to_string();
    let ask = |arguments: &[&str]| -> Value {
        let (code, said, errors) = desk.run(&[&["stats", &folder], arguments, &["--json"]].concat());
        assert_eq!(code, 0, "{errors}");
        serde_json::from_str(&said).expect("JSON is printed")
    };
    let made = ask(&["--mean", "score:rcsi"]);
    assert_eq!(
        (&made["inference"], &made["not_for_release"], &made["minimum_cell"]),
        (&json!("none"), &json!(true), &json!(3))
    );
    let row = &made["estimates"][0];
    assert!((row["estimate"].as_f64().unwrap() - 10.516_129_032_258_064).abs() < 1e-12);
    assert!((row["standard_deviation"].as_f64().unwrap() - 7.042_591_585_870_418).abs() < 1e-12);
    // Whose they are could be known.
    assert_eq!((row.get("minimum"), row.get("maximum")), (None, None));
    assert_eq!((&row["standard_error"], &row["confidence_interval"]), (&Value::Null, &Value::Null));
    let bands = ask(&["--proportion", "band:rcsi"]);
    let counts: Vec<u64> =
        bands["estimates"].as_array().unwrap().iter().filter_map(|row| row["count"].as_u64()).collect();
    assert_eq!(counts, [16, 37, 9]);
    let (_, said, _) = desk.run(&["stats", &folder, "--mean", "score:rcsi"]);
    assert!(said.contains("No inference beyond those interviewed"), "{said}");
    assert!(said.contains("Working view: not for release."), "{said}");
    let (_, said, _) = desk.run(&["stats", &folder, "--mean", "score:rcsi", "--language", "vi"]);
    assert!(said.contains("Không suy rộng ra ngoài những người đã được phỏng vấn"), "{said}");
}

#[test]
fn nothing_of_a_study_stands_for_fewer_than_three() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut envelopes: Vec<Vec<u8>> = (0..12)
        .map(|number| device.interview(&format!(r#"{{"office":"hn","days":{}}}"#, number % 10)))
        .collect();
    envelopes.extend((0..7).map(|_| device.interview(r#"{"office":"ct","days":4}"#)));
    envelopes.extend((0..2).map(|_| device.interview(r#"{"office":"hp","days":9}"#)));
    desk.take_in("parcel", &envelopes);
    let folder = desk.folder().display().to_string();
    let ask = |arguments: &[&str]| -> Value {
        let (code, said, errors) = desk.run(&[&["stats", &folder], arguments, &["--json"]].concat());
        assert_eq!(code, 0, "{errors}");
        serde_json::from_str(&said).expect("JSON is printed")
    };
    for arguments in [["--mean", "days"], ["--total", "days"]] {
        let made = ask(&[&arguments[..], &["--by", "office"]].concat());
        let rows = made["estimates"].as_array().unwrap();
        let row = |office: &str| rows.iter().find(|row| row["domain"] == office).unwrap();
        assert_eq!(row("hn")["n"], 12);
        // The two, and the office that would give them away.
        for office in ["hp", "ct"] {
            for key in ["n", "population", "estimate"] {
                assert_eq!(row(office)[key], Value::Null, "{office} {key}");
            }
            assert!(row(office)["standard_deviation"].is_null());
        }
    }
    let table = ask(&["--table", "office,days"]);
    let text = table.to_string();
    let cells = table["tables"][0]["cells"].as_array().unwrap();
    let shown = cells.iter().flat_map(|row| row.as_array().unwrap()).filter_map(|cell| cell["n"].as_u64());
    assert!(shown.clone().all(|n| n == 0 || n >= 3), "{text}");
    assert_eq!(table["tables"][0]["tests"], Value::Null);
    for column in ["full_name", "name", "remark"] {
        let (code, said, _) = desk.run(&["stats", &folder, "--proportion", column]);
        assert_eq!((code, said.as_str()), (4, ""), "{column}");
    }
}
