//! A study under way mends its form and adds another, with the real programs: from the desk over a package and over the server to devices,
//! and from interviews of both versions back to one table.

use std::path::Path;

use kin_tests::programs::Program;
use kin_tests::study::{Device, Study};
use serde_json::Value;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "2026-9", "minimum_cell": 3,
    "title": {"vi": "Gọi lại", "en": "Call back"}, "languages": ["vi", "en"],
    "choices": {"place": [{"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}}, {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}}]},
    "survey": [
        {"type": "select_one", "list": "place", "name": "place", "label": {"vi": "Ở đâu", "en": "Where"}, "disclosure": "open"},
        {"type": "integer", "name": "debt", "label": {"vi": "Nợ", "en": "Debt"}, "disclosure": "sensitive"} ] }"#;

/// The next version: the debt has another name and its old key, and a question is added.
fn mended() -> String {
    FORM.replace("2026-9", "2026-10")
        .replace(r#""name": "debt""#, r#""name": "owed", "key": "debt""#)
        .replace(
            r#""disclosure": "sensitive"}"#,
            r#""disclosure": "sensitive"},
        {"type": "integer", "name": "months", "label": {"vi": "Mấy tháng", "en": "Months"}, "disclosure": "open"}"#,
        )
}

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

fn write(place: &Path, name: &str, content: &str) -> String {
    std::fs::write(place.join(name), content).expect("writes");
    text(&place.join(name))
}

fn json(said: &str) -> Value {
    serde_json::from_str(&said[said.find('{').expect("JSON")..]).expect("JSON")
}

/// Holds an interview with these lines; it is sealed.
fn fill(device: &Device, lines: &str) {
    device.run_typing(0, ["fill", "call", "--passphrase-file"], lines);
}

/// The versions of the form that the device offers.
fn offered(device: &Device) -> Vec<String> {
    let listed = json(&device.run(0, ["forms", "--json"], false));
    let forms = listed["forms"].as_array().expect("forms").iter();
    forms
        .map(|form| {
            format!(
                "{} {}",
                form["id"].as_str().expect("an id"),
                form["version"].as_str().expect("a version")
            )
        })
        .collect()
}

fn open(study: &Study, name: &str) -> Value {
    json(&study.researcher(0, ["open", &text(&study.desk()), &text(&study.export(name)), "--json"]))
}

/// Of every interview its version and what stands in this column, in order.
fn exported(study: &Study, csv: &Path, wanted: &str) -> Vec<(String, String)> {
    study.researcher(0, ["export", &text(&study.desk()), "--csv", &text(csv), "--form", "call"]);
    let exported = std::fs::read_to_string(csv).expect("the export");
    let rows: Vec<Vec<&str>> = exported.lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| rows[0].iter().position(|column| *column == name).expect("a column");
    let (version, wanted) = (column("FormVersion"), column(wanted));
    let mut told: Vec<_> =
        rows[1..].iter().map(|row| (row[version].to_owned(), row[wanted].to_owned())).collect();
    told.sort_unstable();
    told
}

/// The interviews of both versions in one table: a question that is new, and one that was renamed, which is one column whatever each
/// version called it. The correction of an interview of the old version counts in it.
fn one_table(study: &Study, place: &Path) {
    let months = [
        ("2026-10", "12"),
        ("2026-10", "3"),
        ("2026-10", "6"),
        ("2026-9", ""),
        ("2026-9", ""),
        ("2026-9", ""),
    ];
    let owed = [
        ("2026-10", "10"),
        ("2026-10", "5"),
        ("2026-10", "9"),
        ("2026-9", "6"),
        ("2026-9", "7"),
        ("2026-9", "8"),
    ];
    for (column, expected) in [("months", months), ("owed", owed)] {
        let expected = expected.map(|(version, answer)| (version.to_owned(), answer.to_owned()));
        assert_eq!(exported(study, &place.join(format!("{column}.csv")), column), expected);
    }
}

/// The auditor the note, and whoever reads the data both versions' codebooks.
fn others_read(study: &Study, versions: &[&str]) {
    let (note, roots) = (study.desk().join("note.txt"), study.desk().join("roots.txt"));
    Program::Auditor.succeed(["study", &text(&note), "--roots", &text(&roots)]);
    for version in versions {
        let codebook = Program::Researcher.succeed(["form", "codebook", version, "--format", "csv"]);
        assert!(codebook.contains("debt"), "{codebook}");
    }
}

#[test]
fn a_form_is_mended_in_mid_survey_and_nothing_that_was_begun_or_given_is_lost() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let place = place.path();
    let first = place.join("call.json");
    std::fs::write(&first, FORM).expect("writes");
    let mut study = Study::new(place, std::slice::from_ref(&first));
    let (device, away) = (study.enrol("tablet-1", "E01"), study.enrol("tablet-2", "E02"));
    study.serve();
    let desk = text(&study.desk());
    fill(&device, "1\n5\n\nyes\n");
    fill(&away, "2\n7\n\nyes\n");
    for device in [&device, &away] {
        device.run(0, ["send"], false);
    }
    assert_eq!(open(&study, "first.kin")["added"], 2);
    // Two drafts that will be older than the form, and a list that will be.
    for _ in 0..2 {
        fill(&device, "2\n!q\nyes\n");
    }
    let houses = format!("call={}", write(place, "houses.csv", "place,debt\nct,5\nhn,6\nct,\n"));
    let package = |name: &str| text(&place.join(name));
    let assign = |to: &str, name: &str, more: &[&str]| {
        let mut assign = vec![
            "device".to_owned(),
            "assign".into(),
            desk.clone(),
            to.into(),
            "--out".into(),
            package(name),
        ];
        assign.extend(more.iter().map(|&more| more.to_owned()));
        study.researcher(0, assign);
    };
    assign("tablet-1", "work", &["--sample", &houses]);
    device.run(0, ["update", &package("work"), "--passphrase-file"], true);

    let second = write(place, "call-2.json", &mended());
    let said = study.researcher(0, ["study", "form", "add", &desk, &second]);
    assert!(said.contains("owed: ") && said.contains("months: ") && said.contains("note 2"), "{said}");
    let again = write(place, "again.json", &FORM.replace(r#""call""#, r#""call-again""#));
    study.researcher(0, ["study", "form", "add", &desk, &again]);
    // Nothing leaves the desk before the note says it.
    study.researcher(4, ["device", "assign", &desk, "tablet-1", "--out", &package("early")]);
    assert!(!Path::new(&package("early")).exists());
    study.researcher(0, ["study", "sign", &desk]);
    study.publish_again();
    // One device is handed a package, the other asks the server.
    assign("tablet-1", "forms", &[]);
    device.run(0, ["update", &package("forms"), "--passphrase-file"], true);
    away.run(0, ["update", "--passphrase-file"], true);
    for device in [&device, &away] {
        assert_eq!(offered(device), ["call 2026-10", "call-again 2026-9"]);
    }

    let drafts = json(&device.run(0, ["drafts", "--json", "--passphrase-file"], true));
    let drafts = drafts["drafts"].as_array().expect("drafts").clone();
    assert!(drafts.len() == 2 && drafts.iter().all(|draft| draft["version"] == "2026-9"), "{drafts:?}");
    device.run_typing(0, ["resume", "1", "--passphrase-file"], "8\n\nyes\n");
    device.run_typing(0, ["correct", "1", "--passphrase-file"], "Misheard.\ndebt\n6\n\nyes\n");
    fill(&device, "1\n9\n12\n\nyes\n");
    fill(&away, "1\n10\n6\n\nyes\n");
    let held = ["fill", "call", "--assignment", "houses#1", "--passphrase-file"];
    let said = device.run_typing(0, held, "\n5\n3\n\nyes\n");
    assert!(said.contains("left out: debt"), "{said}");
    for (case, outcome) in [("houses#2", "not-found"), ("houses#3", "refused")] {
        device.run(0, ["assignments", "outcome", case, outcome, "--passphrase-file"], true);
    }
    for device in [&device, &away] {
        device.run(0, ["send"], false);
    }
    let opened = open(&study, "second.kin");
    assert_eq!(
        (&opened["added"], &opened["corrections"], &opened["visits"]),
        (&4.into(), &1.into(), &3.into())
    );

    one_table(&study, place);
    let visits = json(&study.researcher(0, ["visits", &desk, "--form", "call", "--json"]));
    assert_eq!(visits["all"]["cases"], 3, "{visits}");

    // The old version is retired; a draft of it is still finished, sent and opened.
    study.researcher(0, ["study", "form", "retire", &desk, "call", "--of", "2026-9"]);
    study.researcher(0, ["study", "sign", &desk]);
    study.publish_again();
    device.run(0, ["update", "--passphrase-file"], true);
    let note = std::fs::read_to_string(study.desk().join("note.txt")).expect("the note");
    assert!(!note.contains("form call 2026-9 ") && note.contains("form call 2026-10 "), "{note}");
    device.run_typing(0, ["resume", "--passphrase-file"], "11\n\nyes\n");
    device.run_typing(0, ["correct", "1", "--passphrase-file"], "Misheard again.\ndebt\n4\n\nyes\n");
    device.run(0, ["send"], false);
    let opened = open(&study, "third.kin");
    assert_eq!(
        (&opened["added"], &opened["corrections"], &opened["quarantined"]),
        (&1.into(), &1.into(), &serde_json::json!({}))
    );
    others_read(&study, &[&text(&first), &second]);
    study.kill_server();
}
