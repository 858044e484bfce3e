//! Withdrawal the whole way, with the real programs: a slip, its code at the interview, and nothing left anywhere under it.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use kin_tests::programs::Program;
use kin_tests::study::{Device, Study};
use serde_json::Value;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": { "en": "A call" }, "languages": ["en"], "minimum_cell": 10,
  "survey": [ { "type": "text", "name": "word", "label": { "en": "A word?" }, "required": true } ] }"#;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

/// An interview under the code in a file; one of her who took no slip otherwise.
fn fill(device: &Device, slip: Option<&Path>) {
    let mut arguments = vec!["fill".to_owned(), "call".to_owned()];
    arguments.extend(slip.map(|slip| format!("--slip-file={}", text(slip))));
    arguments.push("--passphrase-file".to_owned());
    let mut filling = Program::Collector
        .command()
        .args(device.arguments(arguments, true))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    filling.stdin.take().expect("a pipe").write_all(b"xylophone\n\nyes\n").expect("it listens");
    assert!(filling.wait().expect("it ends").success());
}

fn withdraw(device: &Device, code: i32, slip: &Path) -> String {
    device.run(code, ["withdraw".to_owned(), "--code-file".to_owned(), text(slip)], false)
}

fn outbox(device: &Device) -> Vec<String> {
    let listed: Value = serde_json::from_str(&device.run(0, ["outbox", "--json"], false)).expect("JSON");
    let places = listed["envelopes"].as_array().expect("a list").iter();
    places.map(|entry| entry["place"].as_str().expect("a place").to_owned()).collect()
}

fn summary(study: &Study, code: i32, parcel: &Path) -> Value {
    let said = study.researcher(code, ["open", &text(&study.desk()), &text(parcel), "--json"]);
    serde_json::from_str(&said).expect("--json prints JSON")
}

#[test]
fn what_is_given_under_a_code_is_deleted_on_devices_server_and_desk() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let form = place.path().join("call.json");
    fs::write(&form, FORM).expect("a form");
    let mut study = Study::new(place.path(), &[form]);
    let (device, other) = (study.enrol("tablet-1", "E01"), study.enrol("tablet-2", "E02"));
    study.serve();
    let slips = Program::Researcher.succeed(["slips", "--count", "2"]);
    let codes: Vec<&str> = slips
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    assert_eq!(codes.len(), 2, "{slips}");
    let slip = |number: usize| {
        let path = place.path().join(format!("slip-{number}"));
        fs::write(&path, format!("{}\n", codes[number])).expect("a slip");
        path
    };
    let (hers, anothers) = (slip(0), slip(1));

    // One interview without a slip, two under hers, one under another's: sent and opened.
    for slip in [None, Some(&hers), Some(&hers), Some(&anothers)] {
        fill(&device, slip.map(std::path::PathBuf::as_path));
    }
    device.run(0, ["send"], false);
    assert_eq!(summary(&study, 0, &study.export("first"))["records"], 4);
    // Two more under hers are on two devices when she withdraws: one is erased there, the other is met when it comes.
    fill(&device, Some(&hers));
    fill(&device, None);
    fill(&other, Some(&hers));
    let said = withdraw(&device, 0, &hers);
    assert!(said.contains("One interview that was not sent yet was erased"), "{said}");
    assert!(said.contains("The server deleted 3 interviews"), "{said}");
    assert_eq!(said.matches("c2sp.org/tlog-proof@v1").count(), 3, "{said}");
    assert_eq!(outbox(&device), ["received", "withdrawn", "withdrawn", "received", "withdrawn", "waiting"]);
    device.run(0, ["send"], false);
    let said = other.run(0, ["send"], false);
    assert!(said.contains("withdrawn by its respondent"), "{said}");
    assert_eq!(outbox(&other), ["withdrawn"]);

    let parcel = study.export("second");
    let opened = summary(&study, 0, &parcel);
    assert_eq!(
        (&opened["withdrawn"], &opened["withdrawn_ever"], &opened["records"]),
        (&2.into(), &4.into(), &3.into())
    );
    assert_eq!(
        (&opened["missing"], &opened["lost"], &opened["broken"]),
        (&0.into(), &0.into(), &0.into()),
        "{opened}"
    );
    let (note, roots) = (study.desk().join("note.txt"), study.desk().join("roots.txt"));
    let verify = ["verify", &text(&parcel), "--note", &text(&note), "--roots", &text(&roots)];
    let said = Program::Auditor.succeed(verify);
    assert!(said.contains("withdrawn by whoever could open their locks 4"), "{said}");
    // The parcel of before does not bring anything back: that is a finding, and so is that its log is older.
    let opened = summary(&study, 3, &place.path().join("first"));
    assert_eq!((&opened["resurrected"], &opened["records"]), (&2.into(), &3.into()));
    // Again: the same proofs, and nothing more to do. A mistyped code does nothing.
    let said = withdraw(&device, 0, &hers);
    assert_eq!(said.matches("c2sp.org/tlog-proof@v1").count(), 4, "{said}");
    let mistyped = place.path().join("mistyped");
    fs::write(&mistyped, codes[1].replacen(|digit: char| digit.is_ascii_digit(), "x", 1)).expect("a slip");
    withdraw(&device, 4, &mistyped);
    assert_eq!(outbox(&device).iter().filter(|place| *place == "withdrawn").count(), 3);

    // The code is in no file of a device, a store or a desk.
    let plain: String = codes[0].chars().filter(char::is_ascii_digit).collect();
    for folder in [device.folder(), other.folder(), &study.store(), &study.desk()] {
        for entry in walk(folder) {
            let bytes = fs::read(&entry).expect("readable");
            for code in [codes[0].as_bytes(), plain.as_bytes(), &plain.as_bytes()[..20]] {
                assert!(!bytes.windows(code.len()).any(|window| window == code), "{}", entry.display());
            }
        }
    }
}

#[test]
fn without_a_network_what_is_on_the_device_is_erased_and_explained_later() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let form = place.path().join("call.json");
    fs::write(&form, FORM).expect("a form");
    let mut study = Study::new(place.path(), &[form]);
    let device = study.enrol("tablet-1", "E01");
    study.serve();
    let slips = Program::Researcher.succeed(["slips", "--count", "1"]);
    let slip = place.path().join("slip");
    let code = slips.lines().find(|line| line.trim().starts_with(|first: char| first.is_ascii_digit()));
    fs::write(&slip, code.expect("a code").trim()).expect("a slip");
    fill(&device, Some(&slip));
    fill(&device, None);
    study.kill_server();
    withdraw(&device, 6, &slip);
    assert_eq!(outbox(&device), ["withdrawn", "waiting"]);
    study.start_server();
    device.run(0, ["send"], false);
    let opened = summary(&study, 0, &study.export("parcel"));
    assert_eq!((&opened["records"], &opened["missing"], &opened["lost"]), (&1.into(), &0.into(), &0.into()));
    assert_eq!(&opened["withdrawn_ever"], &1);
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
