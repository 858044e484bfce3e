//! Workbooks agree, item by item, with what pyxform reads from them; what it refuses is refused.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where something is not as it should be"
)]

#[path = "workbooks/compare.rs"]
mod compare;
#[path = "workbooks/expected.rs"]
mod expected;
#[path = "workbooks/others.rs"]
mod others;
#[path = "workbooks/told.rs"]
mod told;

use std::path::{Path, PathBuf};

use kin_forms::Form;
use kin_researcher::xlsform::{Imported, Kind, Mistakes, Options, canonical, export, import_with};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/xlsform").join(name)
}

fn bytes(path: &Path) -> Vec<u8> {
    kin_disk::read(path, 64 * 1024 * 1024).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let entries = folder(name).read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    files.sort();
    assert!(!files.is_empty(), "{name} holds nothing that ends in {ending}");
    files
}

fn import(path: &Path) -> Result<Imported, Mistakes> {
    let kind = Kind::from_ending(path.extension().unwrap().to_str().unwrap()).unwrap();
    let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let options = Options { file_stem: Some(stem), language: None };
    import_with(&bytes(path), kind, &options, &mut |name| {
        let beside = path.with_file_name(name);
        beside.exists().then(|| bytes(&beside))
    })
}

fn imported(path: &Path) -> Imported {
    import(path).unwrap_or_else(|mistakes| panic!("{} is refused:\n{mistakes}", path.display()))
}

/// The workbook's file for a file of pyxform's output: `loop_xlsx.pyxform.json` → `loop.xlsx`.
fn workbook(output: &Path) -> PathBuf {
    let name = output.file_name().unwrap().to_str().unwrap().split(".pyxform").next().unwrap();
    let name = name.split(".error").next().unwrap();
    let (stem, ending) = name.rsplit_once('_').unwrap();
    folder("workbooks").join(format!("{stem}.{ending}"))
}

#[test]
fn every_workbook_agrees_with_pyxform_item_by_item() {
    let mut differences = Vec::new();
    for output in files("pyxform-json", ".pyxform.json") {
        let path = workbook(&output);
        let found = imported(&path);
        Form::parse(&found.json).unwrap_or_else(|mistakes| panic!("{}: {mistakes}", path.display()));
        let expected = serde_json::from_slice(&bytes(&output)).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        differences
            .extend(compare::compare(&expected, &found).into_iter().map(|line| format!("{file}: {line}")));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn what_pyxform_refuses_is_refused_for_the_same_reason() {
    for (file, place, id) in [
        ("calculate_without_calculation.xls", "survey:34", "WorkbookCalculationMissing"),
        ("duplicate_columns.xlsx", "survey:1:", "WorkbookHeaderTwice"),
        ("include.xlsx", "survey:3:type", "WorkbookIncludeMissing"),
    ] {
        let mistakes = import(&folder("workbooks").join(file)).expect_err(file);
        let first = mistakes.iter().next().unwrap();
        assert!(first.place.to_string().starts_with(place), "{file}: {mistakes}");
        assert!(format!("{:?}", first.what).contains(id), "{file}: {mistakes}");
    }
}

#[test]
fn an_exported_workbook_imports_as_the_same_form() {
    for output in files("pyxform-json", ".pyxform.json") {
        there_and_back(&workbook(&output).display().to_string(), &imported(&workbook(&output)).json);
    }
    for path in files("accepted", ".md") {
        there_and_back(&path.display().to_string(), &imported(&path).json);
    }
}

#[test]
fn the_forms_of_the_library_go_through_a_workbook_unchanged() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/library");
    let mut seen = 0;
    for entry in library.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            there_and_back(&path.display().to_string(), &canonical(&bytes(&path)).unwrap());
            seen += 1;
        }
    }
    assert!(seen >= 2);
}

#[test]
fn whom_to_turn_to_goes_through_a_workbook_unchanged() {
    let form = r#"{"kin_form":1,"id":"stop","version":"1","title":{"vi":"Thử","en":"Trial"},"languages":["vi","en"],
        "support":{"words":{"vi":"Dừng ở đây.","en":"We stop here."},"privacy":{"vi":"Có ai nghe?","en":"Can anybody hear?"},
            "places":[{"name":{"vi":"Nhà","en":"House"},"phone":"0900 000","words":{"vi":"Ngày đêm","en":"Day and night"}},
                {"name":{"vi":"Trạm","en":"Post"},"phone":"115"}]},
        "survey":[{"type":"note","name":"n","label":{"vi":"n","en":"n"}}]}"#;
    there_and_back("stop", &canonical(form.as_bytes()).unwrap());
}

#[test]
fn texts_that_a_cell_would_change_come_back_as_they_were() {
    let form = r#"{"kin_form":1,"id":"exact","version":"1","title":{"vi":"“Thử”"},"languages":["vi","und"],
        "choices":{"x":[{"name":"1","label":{"vi":"a  b","und":"it’s"},"value":"yes","note":" "}]},
        "survey":[
            {"type":"text","name":"a","label":{"vi":"một\u00a0hai\nba"},"hint":{"und":" led by a blank"},"appearance":"multiline"},
            {"type":"select_one","name":"b","list":"x","label":{"vi":"b"},"required":"true()","relevant":"true()",
             "parameters":{"odd key":true},"default":"1"},
            {"type":"integer","name":"c","label":{"vi":"c"},"default":"007"}]}"#;
    there_and_back("exact", &canonical(form.as_bytes()).unwrap());
}

fn there_and_back(name: &str, form: &[u8]) {
    if let Err(difference) = round_trip(form) {
        panic!("{name}:\n{difference}");
    }
}

/// Exports, imports, and compares the bytes; twice, because a workbook's bytes must not depend on when it is written.
fn round_trip(form: &[u8]) -> Result<(), String> {
    let workbook = export(form).map_err(|error| format!("it is not exported: {error}"))?;
    if workbook != export(form).unwrap() {
        return Err("two exports differ".into());
    }
    let back = import_with(&workbook, Kind::Xlsx, &Options::default(), &mut |_| None)
        .map_err(|mistakes| format!("what was exported is refused: {mistakes}"))?;
    let (left, right) = (String::from_utf8_lossy(form), String::from_utf8_lossy(&back.json));
    if left == right {
        return Ok(());
    }
    let lines = left.lines().zip(right.lines()).enumerate();
    let first = lines
        .filter(|(_, (left, right))| left != right)
        .take(3)
        .map(|(line, (left, right))| format!("line {}: {left}\n   came back as: {right}", line + 1));
    Err(format!("{}\n{:?}", first.collect::<Vec<_>>().join("\n"), back.report.lines))
}

#[test]
fn tables_of_markdown_agree_with_pyxform() {
    let mut differences = Vec::new();
    for path in files("accepted", ".md") {
        let found = imported(&path);
        let expected = serde_json::from_slice(&bytes(&path.with_extension("json"))).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        differences
            .extend(compare::compare(&expected, &found).into_iter().map(|line| format!("{file}: {line}")));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn tables_of_markdown_that_pyxform_refuses_are_refused() {
    let mut accepted = Vec::new();
    for path in files("refused", ".md") {
        match import(&path) {
            Ok(_) => accepted.push(format!("{} is accepted", path.display())),
            Err(mistakes) => {
                let id = first_id(&mistakes);
                let expected = String::from_utf8(bytes(&path.with_extension("id"))).unwrap();
                if id != expected.trim() {
                    accepted.push(format!("{}: {id} ({mistakes}), not {}", path.display(), expected.trim()));
                }
            }
        }
    }
    assert!(accepted.is_empty(), "{}", accepted.join("\n"));
}

/// The name of the first mistake.
fn first_id(mistakes: &Mistakes) -> String {
    let debug = format!("{:?}", mistakes.iter().next().unwrap().what);
    debug.trim_start_matches("Workbook(").split([' ', ')', '{']).next().unwrap().to_owned()
}
