//! From an interview to a table, with the real programs: the numbers of the demonstration.

use kin_tests::demonstration::{INTERVIEWS, rcsi_rows, reintegration_rows};
use kin_tests::programs::{Program, root};
use kin_tests::study::Study;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("--json prints JSON")
}

#[test]
fn two_hundred_and_sixty_two_interviews_reach_the_tables() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let library = root().join("forms/library");
    let mut study =
        Study::new(place.path(), &[library.join("rcsi.json"), library.join("returnee-reintegration.json")]);
    let (first, second) = (study.enrol("tablet-1", "E01"), study.enrol("tablet-2", "E02"));
    study.serve();
    first.import(0, "rcsi", rcsi_rows(), &["--ignore", "EnuName"]);
    second.import(0, "returnee-reintegration", &reintegration_rows(INTERVIEWS), &[]);
    first.run(0, ["send"], false);
    second.run(0, ["send"], false);

    let parcel = study.export("parcel.kin");
    study.open(0, &parcel);
    let desk = study.desk().to_string_lossy().into_owned();

    let score = json(&study.researcher(0, ["score", &desk, "rcsi", "--json"]));
    assert_eq!(score["n"], 62);
    let mean = score["mean"].as_f64().expect("a mean of sixty-two people is shown");
    assert!((mean - 10.516_129_032_258_064).abs() < 1e-9, "{mean}");
    let sd = score["sd"].as_f64().expect("so is its standard deviation");
    assert!((sd - 7.042_591_585_870_418).abs() < 1e-9, "{sd}");
    let bands: Vec<u64> = score["bands"]
        .as_array()
        .expect("rCSI has bands")
        .iter()
        .map(|band| band["count"].as_u64().expect("no band of the sample is small"))
        .collect();
    assert_eq!(bands, [16, 37, 9]);

    let table = ["count", &desk, "office", "--by", "migration_debt", "--form", "returnee-reintegration"];
    let printed = study.researcher(0, table);
    assert!(printed.contains("withheld"), "a cross table of two hundred people has small cells:\n{printed}");

    // A second parcel of the same envelopes adds nothing.
    study.export("again.kin");
    study.open(0, &place.path().join("again.kin"));
    let again = json(&study.researcher(0, ["score", &desk, "rcsi", "--json"]));
    assert_eq!(again["n"], 62);

    // The auditor reads the note with nothing secret.
    let (note, roots) = (study.desk().join("note.txt"), study.desk().join("roots.txt"));
    let said = Program::Auditor.succeed([
        "study",
        note.to_str().expect("UTF-8"),
        "--roots",
        roots.to_str().expect("UTF-8"),
    ]);
    assert!(said.contains(&study.id()), "{said}");
}
