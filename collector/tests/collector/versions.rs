//! Several versions of a form on a device: what begins, and what goes on with the version it has.

use kin_collector::renewal::{News, take_in};
use kin_forms::Form;
use kin_protocol::Digest;
use kin_protocol::assignment::{Payload, Sample};
use kin_protocol::note::{FormReference, StudyNote};
use kin_sealing::Kind;

use crate::renewal::{later, open, package};
use crate::study::{Enrolled, RCSI, Study, VISIT};

/// Version 9 of the form.
fn ninth() -> String {
    VISIT.replace(r#""version": "1""#, r#""version": "9""#)
}

/// Version 10, in which the age has another name.
fn tenth() -> String {
    let renamed = VISIT.replace(r#""name": "age""#, r#""name": "years", "key": "age""#);
    renamed.replace("${age}", "${years}").replace(r#""version": "1""#, r#""version": "10""#)
}

fn reference(form: &[u8]) -> FormReference {
    let (read, digest) = (Form::parse(form).unwrap(), Digest::of(form));
    FormReference { id: read.id().into(), version: read.version().into(), digest }
}

/// The study's next note lists these forms; those that are new come with it.
fn list(study: &Study, device: &Enrolled, version: u64, listed: &[&[u8]], new: &[&[u8]]) {
    let mut forms: Vec<FormReference> = listed.iter().map(|form| reference(form)).collect();
    forms.sort();
    let note = StudyNote { version, forms, ..study.note.clone() };
    let forms = new.iter().map(|form| form.to_vec()).collect();
    let news = News { notes: vec![later(&note, study, &[9])], forms, cosigned: None };
    take_in(&mut device.storage(), &open(device), &news).unwrap().unwrap();
}

fn houses() -> Payload {
    let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let rows = vec![owned(&["ct", "41"]), owned(&["hn", ""]), owned(&["ct", ""])];
    let sample =
        Sample { name: "houses".into(), form: "visit".into(), columns: owned(&["office", "age"]), rows };
    Payload { samples: vec![sample], ..Payload::default() }
}

/// The kind and the version of every record of a device, in order.
fn records(study: &Study, device: &Enrolled) -> Vec<(Kind, String)> {
    let opened = study.open_all(device).into_iter();
    opened.map(|held| (held.record.kind, held.record.form.unwrap().version)).collect()
}

const WHOLE: &[u8] = b"yes\nyes\nno\n1\n1\n34\n\n\n\n\n\nyes\n";

#[test]
fn interviews_begin_with_the_newest_version_and_the_rest_goes_on_with_its_own() {
    let (ninth, tenth) = (ninth(), tenth());
    let study = Study::with_forms("https://kin.example", &[ninth.as_bytes(), RCSI]);
    let device = study.device();
    let work = device.file("work.kin", package(&study, &device, 1, &houses()));
    device.run(&["update", &work.display().to_string()]).ends(0);
    device.run_with(&["fill", "visit"], WHOLE).ends(0);
    device.run_with(&["fill", "visit"], b"yes\nyes\nno\n1\n1\n!q\nyes\n").ends(0);

    list(&study, &device, 4, &[ninth.as_bytes(), tenth.as_bytes(), RCSI], &[tenth.as_bytes()]);
    let listed: serde_json::Value = serde_json::from_str(&device.run(&["forms", "--json"]).ends(0)).unwrap();
    let versions: Vec<_> = listed["forms"].as_array().unwrap().iter().map(|form| &form["version"]).collect();
    assert_eq!(versions, ["2026-1", "10"], "each form once, and not the first by its letters");
    // What was begun is finished with its version, and what was sealed is corrected with its own.
    device.run_with(&["resume"], b"34\n\n\n\n\n\nyes\n").ends(0);
    device.run_with(&["correct", "1"], b"She looked it up.\nage\n35\n\nyes\n").ends(0);
    // The list was made for version 9: what version 10 takes stands there, the rest is said and asked.
    let asked = b"yes\nyes\nno\n1\n\n41\n\n\n\n\n\nyes\n";
    let said = device.run_with(&["fill", "visit", "--assignment", "houses#1"], asked).ends(0);
    assert!(said.contains("left out: age."), "{said}");
    device.run(&["assignments", "outcome", "houses#2", "not-found"]).ends(0);
    let expected = [
        (Kind::Original, "9"),
        (Kind::Original, "9"),
        (Kind::Correction, "9"),
        (Kind::Original, "10"),
        (Kind::Visit, "10"),
        (Kind::Visit, "10"),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(kind, version)| (kind, version.to_owned())).collect();
    assert_eq!(records(&study, &device), expected);
    let bodies = study.bodies(&device);
    assert_eq!((&bodies[3]["answers"]["office"], &bodies[3]["answers"]["years"]), (&"ct".into(), &41.into()));

    // A list that comes now is one for version 10.
    let late = device.file("late.kin", package(&study, &device, 2, &houses()));
    let said = device.run(&["update", &late.display().to_string()]).ends(4);
    assert!(said.contains("houses"), "{said}");
}

#[test]
fn a_form_that_is_retired_begins_no_interview_and_ends_those_that_began() {
    let (ninth, tenth) = (ninth(), tenth());
    let study = Study::with_forms("https://kin.example", &[ninth.as_bytes(), RCSI]);
    let device = study.device();
    let work = device.file("work.kin", package(&study, &device, 1, &houses()));
    device.run(&["update", &work.display().to_string()]).ends(0);
    list(&study, &device, 4, &[tenth.as_bytes(), RCSI], &[tenth.as_bytes()]);
    device.run_with(&["fill", "visit"], b"yes\nyes\nno\n1\n1\n!q\nyes\n").ends(0);

    list(&study, &device, 5, &[RCSI], &[]);
    let said = device.run(&["fill", "visit"]).ends(2);
    assert!(said.contains("visit"), "{said}");
    assert!(!device.run(&["forms"]).ends(0).contains("visit"));
    assert_eq!(device.run(&["status"]).ends(0).matches("visit 10").count(), 0);
    device.run_with(&["resume"], b"34\n\n\n\n\n\nyes\n").ends(0);
    device.run_with(&["correct", "1"], b"She looked it up.\nyears\n35\n\nyes\n").ends(0);
    // Whom the office sent her to she still says what became of.
    device.run(&["assignments", "outcome", "houses#2", "moved"]).ends(0);
    let versions: Vec<String> = records(&study, &device).into_iter().map(|(_, version)| version).collect();
    assert_eq!(versions, ["10", "10", "10"]);

    // And back to the version before, whose file never left the device.
    list(&study, &device, 6, &[ninth.as_bytes(), RCSI], &[]);
    device.run_with(&["fill", "visit"], WHOLE).ends(0);
    assert_eq!(records(&study, &device)[3].1, "9");
}
