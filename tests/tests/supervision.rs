//! Supervision while everything is sealed, with the real programs: a supervisor sees how the survey goes, and not one answer.

use std::path::Path;

use kin_tests::canary::Canary;
use kin_tests::programs::Program;
use kin_tests::study::Study;
use serde_json::Value;

/// Nobody types this by chance.
const WORD: &str = "Quỳnh-giao-zẩm-7391";

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "minimum_cell": 3,
    "title": {"vi": "Gọi lại", "en": "Call back"}, "languages": ["vi", "en"], "choices": {},
    "survey": [
        {"type": "integer", "name": "number", "label": {"vi": "Số", "en": "Number"}, "required": true,
         "missing": ["refused", "dont_know"], "disclosure": "open"},
        {"type": "text", "name": "word", "label": {"vi": "Chữ", "en": "Word"}, "max_length": 60,
         "disclosure": "free_text"} ] }"#;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

/// Runs the program on the supervisor's machine.
fn hers(place: &Path, code: i32, arguments: &[&str]) -> String {
    let passphrase = text(&place.join("passphrase"));
    Program::Researcher.exit(code, arguments.iter().copied().chain(["--passphrase-file", &passphrase]))
}

fn json(said: &str) -> Value {
    serde_json::from_str(said).expect("JSON")
}

#[test]
fn the_supervisor_sees_how_the_survey_goes_and_neither_she_nor_the_desk_sees_what_is_the_others() {
    let (hers_place, place) =
        (tempfile::tempdir().expect("her folder"), tempfile::tempdir().expect("a fresh folder"));
    let (her, place) = (hers_place.path(), place.path());
    std::fs::write(her.join("passphrase"), "mật khẩu của chị giám sát\n").expect("writes");
    hers(her, 0, &["supervisor", "new", &text(&her.join("key"))]);
    let recipient = text(&her.join("key/recipient.txt"));

    let form = place.join("call.json");
    std::fs::write(&form, FORM).expect("writes");
    let mut study = Study::new(place, &[form]);
    let desk = text(&study.desk());
    study.researcher(0, ["supervisor", "add", &desk, &recipient]);
    study.researcher(4, ["supervisor", "add", &desk, &recipient]);
    let said = study.researcher(0, ["study", "sign", &desk]);
    assert!(said.contains("version 2"), "{said}");
    let (device, other) = (study.enrol("tablet-1", "E01"), study.enrol("tablet-2", "E02"));
    study.serve();

    let canary = Canary::new(WORD);
    let mut captured = Vec::new();
    let rows = (1..=4).map(|number| format!("{{\"number\": \"{number}\", \"word\": \"{WORD} {number}\"}}\n"));
    let rows = rows.collect::<Vec<_>>().concat();
    captured.extend(device.import(0, "call", rows.as_bytes(), &[]).into_bytes());
    let lines = format!("!r\n{WORD}\n\nyes\n");
    let fill = ["fill", "call", "--passphrase-file"];
    // What an interview shows on its own terminal is the one exception.
    other.run_typing(0, fill, &lines);
    let said = device.run(0, ["send"], false);
    assert!(said.contains("4 responses were received") && said.contains("4 check records"), "{said}");
    captured.extend(said.into_bytes());
    captured.extend(other.run(0, ["send"], false).into_bytes());

    // The desk counts them and opens none.
    let parcel = study.export("parcel.kin");
    let opened = json(&study.researcher(0, ["open", &desk, &text(&parcel), "--json"]));
    assert_eq!(
        (&opened["envelopes"], &opened["added"], &opened["checks"]),
        (&10.into(), &5.into(), &5.into())
    );
    let again = json(&study.researcher(0, ["open", &desk, &text(&parcel), "--json"]));
    assert_eq!((&again["known"], &again["checks"]), (&10.into(), &0.into()));

    // The supervisor needs no study: the parcel and her key.
    let offices = her.join("offices.csv");
    std::fs::write(&offices, "E01,Hà Nội\nE02,Cần Thơ\nE03,Cần Thơ\n").expect("writes");
    let (parcel, identity, offices) = (text(&parcel), text(&her.join("key/identity.age")), text(&offices));
    let monitor = ["monitor", &parcel, "--identity", &identity, "--offices", &offices];
    let seen = json(&hers(her, 0, &[&monitor[..], &["--json"]].concat()));
    assert_eq!(seen["checks"], 5);
    let by_enumerator = seen["by_enumerator"].as_array().expect("a list");
    let told = |place: usize, of: &str| by_enumerator[place][of].clone();
    assert_eq!(
        (told(0, "name"), told(0, "finished"), told(0, "answers")),
        ("E01".into(), 4.into(), 8.into())
    );
    assert_eq!((told(1, "name"), told(1, "refused"), told(1, "answers")), ("E02".into(), 1.into(), 2.into()));
    assert_eq!(
        (told(2, "name"), told(2, "finished")),
        ("E03".into(), 0.into()),
        "who has sent nothing is seen"
    );
    assert_eq!(seen["by_office"][0]["name"], "Cần Thơ");
    assert_eq!(seen["devices"].as_array().map(Vec::len), Some(2));
    let said = hers(her, 0, &monitor);
    assert!(said.contains("5 interviews have check records"), "{said}");
    captured.extend(said.into_bytes());

    // By stick it is the same, and counts once.
    let stick = text(&place.join("stick.kin"));
    captured.extend(device.run(0, ["summary", &stick], false).into_bytes());
    let both = json(&hers(her, 0, &["monitor", &stick, &parcel, "--identity", &identity, "--json"]));
    assert_eq!((&both["checks"], &both["by_enumerator"][0]["finished"]), (&5.into(), &4.into()));

    // The desk's key opens no check record, and hers no response.
    let working = text(&study.desk().join("keys/epoch-1.age"));
    let said = study.researcher(0, ["monitor", &stick, "--identity", &working]);
    assert!(said.contains("No check record"), "{said}");
    study.kill_server();
    assert_eq!(canary.found_below(place), []);
    assert_eq!(canary.found_below(her), []);
    assert_eq!(canary.found_in(&captured), None, "{}", String::from_utf8_lossy(&captured));
}
