//! Every format of an export is read back by readers of other hands, from `PyPI`: pandas, pyreadstat, openpyxl, pyarrow,
//! `DuckDB`. Labels in Vietnamese and missing values come back exactly.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;
mod hostile;

use std::path::{Path, PathBuf};
use std::process::Command;

use desk::{Desk, Device};
use serde_json::{Value, json};

const INSTALL: &str = "python3 -m venv target/tools/python && \
    target/tools/python/bin/pip install --quiet --requirement tests/second_exports/requirements.txt";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn python() -> Option<PathBuf> {
    let python = root().join("target/tools/python/bin/python");
    let imported = Command::new(&python)
        .args(["-c", "import duckdb, openpyxl, pandas, pyreadstat"])
        .stderr(std::process::Stdio::null())
        .status();
    if imported.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "readers are missing: run `{INSTALL}`");
    #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
    {
        eprintln!("skipped because readers are missing: run `{INSTALL}`");
    }
    None
}

/// Exports in these formats and reads everything back.
fn read_back(desk: &Desk, names: &[&str], more: &[&str]) -> Option<Value> {
    let python = python()?;
    let out = desk.place.path().join("export");
    let (folder, text) = (desk.folder().display().to_string(), out.display().to_string());
    let mut arguments = vec!["export", &folder, "--out", &text];
    arguments.extend(more);
    let (code, _, errors) = desk.run(&arguments);
    assert_eq!(code, 0, "{errors}");
    let script = root().join("tests/second_exports/read_exports.py");
    let read = Command::new(python).arg(script).arg(&out).args(names).output().expect("python starts");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    Some(serde_json::from_slice(&read.stdout).expect("JSON"))
}

/// One interview with everything, one with every missing value, one in which nothing was answered.
fn survey() -> Desk {
    let desk = Desk::new(&[hostile::SURVEY]);
    let mut device = Device::new(&desk, 1, "E01");
    let long = hostile::long_text();
    let full = format!(
        r#"{{"office":"hn","rating":"2","services":["legal","🌾"],"weight":51.5,"age":34,"moved":"2019-02-28",
            "at":"07:45","called":"2026-11-22T18:05","remark":{},"{}":1,"{}":2,
            "visits":1,"visit":[{{"purpose":"work"}}],"double_age":68,"number":1,"greeting":"số 1"}}"#,
        serde_json::to_string(&long).expect("JSON"),
        hostile::LONG_NAMES[0],
        hostile::LONG_NAMES[1],
    );
    let missing = r#"{"office":{"missing":"refused"},"rating":{"missing":"dont_know"},"services":{"missing":"not_applicable"},
        "weight":{"missing":"refused"},"age":{"missing":"dont_know"},"moved":{"missing":"not_applicable"},
        "remark":{"missing":"refused"},"visits":0,"number":2,"greeting":"số 2"}"#;
    let last = r#"{"number":3,"greeting":"số 3","visits":0}"#;
    for answers in [&full, missing, last] {
        assert_eq!(desk.form().validate(desk::body(answers).as_bytes()).err(), None);
    }
    let envelopes = [device.interview(&full), device.interview(missing), device.interview(last)];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!(summary.findings().len(), 0, "{summary:?}");
    desk
}

/// The values of a column in the order in which the interviews were held.
fn column<'v>(table: &'v Value, name: &str, order: &[usize; 3]) -> [&'v Value; 3] {
    let values = &table["columns"][name];
    assert!(
        values.is_array(),
        "{name} is not among {:?}",
        table["columns"].as_object().map(|all| all.keys())
    );
    order.map(|place| &values[place])
}

/// In which rows the three interviews stand, by their greeting.
fn order(table: &Value, greeting: &str) -> [usize; 3] {
    let values = table["columns"][greeting].as_array().expect("greetings");
    ["số 1", "số 2", "số 3"].map(|text| values.iter().position(|value| value == text).expect(text))
}

const EVERYTHING: &str = "direct,location,free_text";

#[test]
fn spss_files_have_labels_in_vietnamese_and_missing_values_by_their_codes() {
    let desk = survey();
    let more = ["--format", "sav", "--labels", "vi", "--include", EVERYTHING];
    let Some(read) = read_back(&desk, &["survey", "survey-visit"], &more) else { return };
    let table = &read["survey.sav"]["pyreadstat"];
    assert_eq!(table["encoding"], "UTF-8");
    let order = order(table, "greeting");
    let is =
        |name: &str, values: [Value; 3]| assert_eq!(column(table, name, &order), values.each_ref(), "{name}");
    is("office", [json!(1), json!(-97), Value::Null]);
    is("rating", [json!(2), json!(-98), Value::Null]);
    is("weight", [json!(51.5), json!(-97), Value::Null]);
    is("age", [json!(34), json!(-98), Value::Null]);
    is("services", [json!("legal 🌾"), json!(""), json!("")]);
    is("services_missing", [Value::Null, json!(3), Value::Null]);
    is("services_legal", [json!(1), json!(-99), Value::Null]);
    is("services_work", [json!(0), json!(-99), Value::Null]);
    is("at", [json!("07:45:00"), Value::Null, Value::Null]);
    is("called", [json!("2026-11-22T18:05:00"), Value::Null, Value::Null]);
    is("remark", [json!(hostile::long_text()), json!(""), json!("")]);
    is("remark_missing", [Value::Null, json!(1), Value::Null]);
    is("double_age", [json!(68), Value::Null, Value::Null]);
    is("start", ["2026-11-23T09:00:00"; 3].map(Value::from));
    for name in hostile::LONG_NAMES {
        assert!(table["columns"][name].is_array(), "{name}");
    }
    let blank = &table["without_missing"];
    assert_eq!(blank["moved"][order[0]], "2019-02-28");
    for name in ["office", "rating", "weight", "age", "moved", "services_legal"] {
        assert_eq!([&blank[name][order[1]], &blank[name][order[2]]], [&Value::Null; 2], "{name}");
    }
    assert_eq!(table["labels"]["office"], "Văn phòng nào? <b>&\"</b>");
    assert_eq!(table["labels"]["services_🌾"], Value::Null);
    let offices = json!([[1, "Hà Nội"], [2, "Cần Thơ"], [-97, "không muốn trả lời"]]);
    assert_eq!(table["value_labels"]["office"], offices);
    let ratings = json!([[1, "Kém"], [2, "Tốt 👍"], [-98, "không biết"]]);
    assert_eq!(table["value_labels"]["rating"], ratings);
    assert_eq!(table["missing"]["office"], json!([-97.0]));
    assert_eq!(table["missing"]["age"], json!([-98.0]));
    let long = table["labels"]["remark"].as_str().expect("a label");
    assert!(
        long.len() <= 252 && hostile::long_label().starts_with(long.strip_suffix('…').expect("an ellipsis")),
        "{long}"
    );

    let visits = &read["survey-visit.sav"]["pyreadstat"];
    assert_eq!(visits["columns"]["purpose"], json!([3]));
    assert_eq!(visits["columns"]["parent_key"][0], table["columns"]["key"][order[0]]);
}

#[test]
fn stata_files_have_labels_in_vietnamese_and_extended_missing_values() {
    let desk = survey();
    let more = ["--format", "dta", "--labels", "vi", "--include", EVERYTHING];
    let Some(read) = read_back(&desk, &["survey", "survey-visit"], &more) else { return };
    for reader in ["pandas", "pyreadstat"] {
        let table = &read["survey.dta"][reader];
        let order = order(table, "greeting");
        let is = |name: &str, values: [Value; 3]| {
            let read = column(table, name, &order);
            for (read, value) in read.into_iter().zip(&values) {
                // Where it is asked for letters, pyreadstat 1.3 gives any number for `.`, of files of its own too: it is
                // asked once more, without letters.
                let is_dot = reader == "pyreadstat" && *value == json!(".");
                assert!(is_dot || read == value, "{reader}: {name} is {read}, not {value}");
            }
            if reader == "pyreadstat" && values[2] == json!(".") {
                assert_eq!(table["without_missing"][name][order[2]], Value::Null, "{name}");
            }
        };
        // pandas gives the letters with their dots.
        let letters =
            |letter: &str| if reader == "pandas" { format!(".{letter}") } else { letter.to_owned() };
        let [a, b, c] = ["a", "b", "c"].map(|letter| json!(letters(letter)));
        let dot = json!(".");
        is("office", [json!(1), a.clone(), dot.clone()]);
        is("rating", [json!(2), b.clone(), dot.clone()]);
        is("weight", [json!(51.5), a.clone(), dot.clone()]);
        is("age", [json!(34), b.clone(), dot.clone()]);
        is("services", [json!("legal 🌾"), json!(""), json!("")]);
        is("services_missing", [dot.clone(), json!(3), dot.clone()]);
        is("services_legal", [json!(1), c.clone(), dot.clone()]);
        is("services_work", [json!(0), c.clone(), dot.clone()]);
        is("remark", [json!(hostile::long_text()), json!(""), json!("")]);
        is("double_age", [json!(68), dot.clone(), dot.clone()]);
        assert_eq!(table["labels"]["office"], "Văn phòng nào? <b>&\"</b>", "{reader}");
        let labels = table["value_labels"]["office"].as_array().expect("labels");
        assert_eq!(labels[..2], [json!([1, "Hà Nội"]), json!([2, "Cần Thơ"])], "{reader}");
        assert_eq!(labels[2][1], "không muốn trả lời", "{reader}");
        let long = table["labels"]["remark"].as_str().expect("a label");
        assert!(long.chars().count() == 80 && long.ends_with('…'), "{long}");
        // Two names are equal in their first 32 characters.
        let [first, second] = hostile::LONG_NAMES;
        is(&first[..32], [json!(1), dot.clone(), dot.clone()]);
        assert_eq!(first[..32], second[..32]);
        is(&format!("{}_2", &second[..30]), [json!(2), dot.clone(), dot]);
    }
    let blank = &read["survey.dta"]["pyreadstat"]["without_missing"];
    let order = order(&read["survey.dta"]["pyreadstat"], "greeting");
    assert_eq!(blank["moved"][order[0]], "2019-02-28");
    assert_eq!(blank["called"][order[0]], "2026-11-22T18:05:00");
    let categories = &read["survey.dta"]["pandas categories"];
    assert_eq!(column(categories, "office", &order), [&json!("Hà Nội"), &Value::Null, &Value::Null]);
    assert_eq!(column(categories, "age", &order), [&json!(34), &Value::Null, &Value::Null]);
    assert_eq!(read["survey-visit.dta"]["pandas categories"]["columns"]["purpose"], json!(["Việc làm"]));
}

#[test]
fn a_workbook_has_a_sheet_for_each_table_and_one_of_labels_and_computes_nothing() {
    let desk = survey();
    let more = ["--format", "xlsx", "--labels", "vi", "--include", EVERYTHING];
    let Some(read) = read_back(&desk, &["survey"], &more) else { return };
    let sheets = &read["survey.xlsx"]["openpyxl"]["sheets"];
    let names: Vec<&String> = sheets.as_object().expect("sheets").keys().collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let rows = sheets["survey"]["rows"].as_array().expect("rows");
    let place = |header: &str| {
        let headers = rows[0].as_array().expect("headers");
        headers.iter().position(|known| known == header).expect(header)
    };
    let of = |number: i64, header: &str| {
        let row = rows.iter().find(|row| row[place("number")] == number).expect("the interview");
        &row[place(header)]
    };
    for (header, values) in [
        ("office", [json!("hn"), json!("refused"), Value::Null]),
        ("help-services", [json!("legal 🌾"), json!("not_applicable"), Value::Null]),
        ("help-services/legal", [json!(1), Value::Null, Value::Null]),
        ("help-services/work", [json!(0), Value::Null, Value::Null]),
        ("weight", [json!(51.5), json!("refused"), Value::Null]),
        ("moved", [json!("2019-02-28T00:00:00"), json!("not_applicable"), Value::Null]),
        ("at", [json!("07:45:00"), Value::Null, Value::Null]),
        ("called", [json!("2026-11-22T18:05:00"), Value::Null, Value::Null]),
        ("remark", [json!(hostile::long_text()), json!("refused"), Value::Null]),
        ("double_age", [json!(68), Value::Null, Value::Null]),
    ] {
        assert_eq!([of(1, header), of(2, header), of(3, header)], values.each_ref(), "{header}");
    }
    for (name, sheet) in sheets.as_object().expect("sheets") {
        // d is a day, n a number or nothing, s a text; f would be a formula.
        let kinds = sheet["kinds"].as_array().expect("kinds");
        assert!(kinds.iter().all(|kind| ["d", "n", "s"].contains(&kind.as_str().expect("a kind"))), "{name}");
    }
    let labels = sheets["Nhãn"]["rows"].as_array().expect("labels");
    for row in [
        json!(["survey", "office", "Văn phòng nào? <b>&\"</b>", null, null]),
        json!(["survey", "office", "Văn phòng nào? <b>&\"</b>", "hn", "Hà Nội"]),
        json!(["survey", "office", "Văn phòng nào? <b>&\"</b>", "refused", "không muốn trả lời"]),
        json!(["visit", "purpose", "Để làm gì?", "🌾", "Nông nghiệp 🌾"]),
    ] {
        assert!(labels.contains(&row), "{row} is not in {labels:?}");
    }
    let visits = &read["survey.xlsx"]["pandas"]["sheets"]["visit"];
    assert_eq!(visits["purpose"], json!(["work"]));
    assert_eq!(visits["PARENT_KEY"][0], *of(1, "KEY"));
}

#[test]
fn parquet_is_typed_and_says_beside_each_value_why_it_is_missing() {
    let desk = survey();
    let more = ["--format", "parquet", "--labels", "vi", "--include", EVERYTHING];
    let Some(read) = read_back(&desk, &["survey", "survey-visit"], &more) else { return };
    for reader in ["pyarrow", "duckdb"] {
        let table = &read["survey.parquet"][reader];
        let order = order(table, "greeting");
        let is = |name: &str, values: [Value; 3]| {
            assert_eq!(column(table, name, &order), values.each_ref(), "{reader}: {name}");
        };
        is("office", [json!("hn"), Value::Null, Value::Null]);
        is("office/missing", [Value::Null, json!("refused"), Value::Null]);
        is("age", [json!(34), Value::Null, Value::Null]);
        is("age/missing", [Value::Null, json!("dont_know"), Value::Null]);
        is("weight", [json!(51.5), Value::Null, Value::Null]);
        is("help-services", [json!("legal 🌾"), Value::Null, Value::Null]);
        is("help-services/legal", [json!(true), Value::Null, Value::Null]);
        is("help-services/work", [json!(false), Value::Null, Value::Null]);
        is("moved", [json!("2019-02-28"), Value::Null, Value::Null]);
        is("at", [json!("07:45:00"), Value::Null, Value::Null]);
        is("called", [json!("2026-11-22T18:05:00"), Value::Null, Value::Null]);
        is("remark", [json!(hostile::long_text()), Value::Null, Value::Null]);
        is("remark/missing", [Value::Null, json!("refused"), Value::Null]);
        is("double_age", [json!(68), Value::Null, Value::Null]);
        let visits = &read["survey-visit.parquet"][reader];
        assert_eq!(visits["columns"]["PARENT_KEY"][0], table["columns"]["KEY"][order[0]]);
    }
    let types = &read["survey.parquet"]["duckdb"]["types"];
    for (name, kind) in [
        ("office", "VARCHAR"),
        ("age", "BIGINT"),
        ("weight", "DOUBLE"),
        ("moved", "DATE"),
        ("at", "TIME"),
        ("start", "TIMESTAMP WITH TIME ZONE"),
        ("help-services/legal", "BOOLEAN"),
    ] {
        assert_eq!(types[name], kind, "{name}");
    }
}

#[test]
fn csv_is_read_as_it_was_answered_and_formulas_are_guarded() {
    let desk = survey();
    let more = ["--format", "csv,jsonl", "--include", EVERYTHING];
    let Some(read) = read_back(&desk, &["survey"], &more) else { return };
    for reader in ["pandas", "duckdb"] {
        let table = &read["survey.csv"][reader];
        let order = order(table, "greeting");
        let remark = column(table, "remark", &order);
        assert_eq!(*remark[0], json!(format!("'{}", hostile::long_text())), "{reader}");
        assert_eq!(remark[1], "refused", "{reader}");
        assert_eq!(column(table, "office", &order)[..2], [&json!("hn"), &json!("refused")], "{reader}");
    }
    let table = &read["survey.csv"]["pandas"];
    let blank = order(table, "greeting")[2];
    for name in ["office", "help-services", "help-services/legal", "age", "remark", "double_age"] {
        assert_eq!(table["columns"][name][blank], "", "{name} was not answered");
    }
    let lines = &read["survey.jsonl"]["pandas"];
    let order = order(lines, "greeting");
    assert_eq!(*column(lines, "remark", &order)[0], json!(hostile::long_text()));
    assert_eq!(*column(lines, "age", &order)[0], json!(34));
}

#[test]
fn the_script_for_r_labels_the_data() {
    if Command::new("Rscript").arg("--version").output().is_err() {
        #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
        {
            eprintln!("skipped because R is missing: it is asked where it is there");
        }
        return;
    }
    let desk = survey();
    let out = desk.place.path().join("export");
    let (folder, text) = (desk.folder().display().to_string(), out.display().to_string());
    let arguments = ["export", &folder, "--out", &text, "--format", "csv,parquet", "--labels", "vi"];
    let (code, _, errors) = desk.run(&arguments);
    assert_eq!(code, 0, "{errors}");
    let ran = Command::new("Rscript")
        .env("LC_ALL", "C.UTF-8")
        .arg(root().join("tests/second_exports/run_script.R"))
        .arg(out.join("survey.R"))
        .output()
        .expect("R starts");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(
        String::from_utf8_lossy(&ran.stdout),
        "levels Hà Nội|Cần Thơ\nvalue Hà Nội\nlabel Văn phòng nào? <b>&\"</b>\ntables survey|survey-visit\n"
    );
}

#[test]
fn the_codebook_in_xml_says_what_every_column_means() {
    let desk = survey();
    let more = ["--format", "csv", "--labels", "vi", "--include", EVERYTHING];
    let Some(read) = read_back(&desk, &["codebook"], &more) else { return };
    let book = &read["codebook.xml"]["ElementTree"];
    assert_eq!(book["root"], "{ddi:codebook:2_5}codeBook");
    assert_eq!(book["title"], "Khảo sát");
    assert_eq!(book["files"], json!({"survey": "3", "survey-visit": "1"}));
    assert_eq!(
        book["variables"]["F1 office"],
        json!({"label": "Văn phòng nào? <b>&\"</b>", "type": "character", "categories": [
            ["hn", "Hà Nội", null], ["ct", "Cần Thơ", null], ["refused", "không muốn trả lời", "Y"]]})
    );
    assert_eq!(book["variables"]["F1 remark"]["label"], hostile::long_label()[..hostile::SHOWN_LABEL]);
    assert_eq!(book["variables"]["F1 age"]["type"], "numeric");
    assert_eq!(book["variables"]["F1 help-services/🌾"]["label"], "Việc gì?: Nông nghiệp 🌾");
    assert_eq!(book["variables"]["F2 purpose"]["categories"][2], json!(["work", "Việc làm", null]));
    assert_eq!(book["variables"]["F1 office/missing"], Value::Null, "CSV has no such column");
}

#[test]
fn a_choice_among_thousands_is_read_back() {
    let desk = Desk::new(&[&hostile::thousands()]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [device.interview(r#"{"one":"c2999","several":["d0","d1199"]}"#)];
    assert_eq!(desk.take_in("parcel", &envelopes).findings().len(), 0);
    let Some(read) =
        read_back(&desk, &["thousands"], &["--format", "csv,xlsx,sav,dta,parquet", "--labels", "vi"])
    else {
        return;
    };
    for (file, reader, one, several) in [
        ("thousands.csv", "pandas", json!("c2999"), ["several/d1199", "several/d1198"]),
        ("thousands.sav", "pyreadstat", json!(3000), ["several_d1199", "several_d1198"]),
        ("thousands.dta", "pandas", json!(3000), ["several_d1199", "several_d1198"]),
        ("thousands.dta", "pandas categories", json!("Chọn 2999"), ["several_d1199", "several_d1198"]),
        ("thousands.parquet", "duckdb", json!("c2999"), ["several/d1199", "several/d1198"]),
    ] {
        let columns = &read[file][reader]["columns"];
        assert_eq!(columns["one"][0], one, "{file}");
        let [chosen, other] = several.map(|name| columns[name][0].clone());
        let is = |value: &Value, number: i64| {
            *value == json!(number) || *value == json!(number.to_string()) || *value == json!(number == 1)
        };
        assert!(is(&chosen, 1) && is(&other, 0), "{file}: {chosen} {other}");
    }
    let labels = read["thousands.sav"]["pyreadstat"]["value_labels"]["one"].as_array().map(Vec::len);
    assert_eq!(labels, Some(3000));
}
