//! What the office assigns, with the real programs: from CSV files at the desk to a device, and what came of it back to the desk.

use std::path::Path;

use kin_tests::study::Study;
use serde_json::Value;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "minimum_cell": 3,
    "title": {"vi": "Gọi lại", "en": "Call back"}, "languages": ["vi", "en"],
    "choices": {"place": [{"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}}, {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}}]},
    "survey": [
        {"type": "select_one", "list": "place", "name": "place", "label": {"vi": "Ở đâu", "en": "Where"}, "disclosure": "open"},
        {"type": "integer", "name": "debt", "label": {"vi": "Nợ", "en": "Debt"}, "disclosure": "sensitive"} ] }"#;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

#[test]
fn what_the_office_assigns_reaches_a_device_and_what_came_of_it_the_desk() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let place = place.path();
    let write = |name: &str, content: &str| {
        std::fs::write(place.join(name), content).expect("writes");
        text(&place.join(name))
    };
    let form = place.join("call.json");
    std::fs::write(&form, FORM).expect("writes");
    let mut study = Study::new(place, &[form]);
    let (desk, device) = (text(&study.desk()), study.enrol("tablet-1", "E01"));
    study.serve();
    // The desk knows a device's recipient from its first record.
    device.import(0, "call", b"{\"place\": \"hn\"}\n", &[]);
    device.run(0, ["send"], false);
    study.open(0, &study.export("first.kin"));

    let houses = write("houses.csv", "place,debt\nct,5\nhn,\nct,\n");
    let quotas = write("quotas.csv", "name,form,question,answer,at_most\nSouth,call,place,ct,1\n");
    let tasks = write("tasks.csv", "id,kind,form,submission,words,due\nq-1,question,,,Who answered?,\n");
    let package = text(&place.join("package"));
    let assign = ["device", "assign", &desk, "tablet-1", "--out", &package];
    // What the form does not take, and what tells too much, is refused at the desk; nothing is written.
    let wrong = format!("call={}", write("wrong.csv", "place\nxx\n"));
    let telling = write("telling.csv", "name,form,question,answer,at_most\nDebt,call,debt,5,1\n");
    study.researcher(4, [&assign[..], &["--sample", &wrong]].concat());
    study.researcher(4, [&assign[..], &["--quotas", &telling]].concat());
    assert!(!Path::new(&package).exists());
    let sample = format!("call={houses}");
    let all = ["--sample", &sample, "--quotas", &quotas, "--tasks", &tasks];
    study.researcher(0, [&assign[..], &all].concat());
    device.run(0, ["update", &package, "--passphrase-file"], true);

    let fill = ["fill", "call", "--assignment", "houses#1", "--passphrase-file"];
    let said = device.run_typing(0, fill, "\n\n\nyes\n");
    assert!(said.contains("“South” is full: 1 of 1"), "{said}");
    let outcome = |case: &'static str, outcome: &'static str| {
        ["assignments", "outcome", case, outcome, "--passphrase-file"]
    };
    device.run(0, outcome("houses#2", "not-found"), true);
    device.run(0, outcome("houses#3", "postponed"), true);
    device.run(0, outcome("houses#3", "refused"), true);
    device.run_typing(0, outcome("q-1", "answered"), "Chị ấy.\n");
    device.run(0, ["send"], false);
    let opened = study.researcher(0, ["open", &desk, &text(&study.export("second.kin")), "--json"]);
    let opened: Value = serde_json::from_str(&opened).expect("JSON");
    assert_eq!((&opened["added"], &opened["visits"], &opened["missing"]), (&1.into(), &5.into(), &0.into()));
    let counted = study.researcher(0, ["visits", &desk, "--json"]);
    let counted: Value = serde_json::from_str(&counted[counted.find('{').expect("JSON")..]).expect("JSON");
    let of_form = &counted["by_form"]["call"];
    assert_eq!((&of_form["cases"], &of_form["by_outcome"]["refused"]), (&4.into(), &1.into()));
    // One of three that were to be interviewed was.
    assert!(of_form["rate"].as_f64().is_some_and(|rate| (rate - 100.0 / 3.0).abs() < 1e-9), "{counted}");
    study.kill_server();
}
