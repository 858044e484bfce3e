//! The canary: a rare word typed as an answer is found nowhere on a disk or in captured output, whatever is killed when.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Stdio};

use kin_tests::canary::{Canary, files_below};
use kin_tests::programs::{Program, root};
use kin_tests::study::{Device, Study};
use serde_json::Value;

/// Nobody types this by chance, and it has Vietnamese letters that compose and decompose.
const WORD: &str = "Quỳnh-giao-zẩm-7391";

const FORM: &str = "canary";

/// Enough that an import is still at work when its plug is pulled.
const ROWS: u64 = 400;

fn form(place: &std::path::Path) -> PathBuf {
    let path = place.join("canary.json");
    let text = r#"{ "kin_form": 1, "id": "canary", "version": "1", "minimum_cell": 3,
        "title": {"vi": "Chim", "en": "Bird"}, "languages": ["vi", "en"], "choices": {},
        "survey": [
            {"type": "integer", "name": "number", "label": {"vi": "Số", "en": "Number"},
             "constraint": ". < 100", "constraint_message": {"vi": "Quá lớn", "en": "Too large"},
             "required": true, "disclosure": "open"},
            {"type": "text", "name": "word", "label": {"vi": "Chữ", "en": "Word"}, "required": true,
             "max_length": 60, "disclosure": "free_text"} ] }"#;
    std::fs::write(&path, text).expect("a fresh folder can be written");
    path
}

/// How many envelopes wait on the device.
fn waiting(device: &Device) -> u64 {
    let status: Value = serde_json::from_str(&device.run(0, ["status", "--json"], false)).expect("JSON");
    status["waiting"].as_u64().expect("a count")
}

/// An import of `rows` that has all of its input and is still running.
fn import(device: &Device, rows: &str) -> Child {
    let arguments = device.arguments(["import", FORM, "-", "--passphrase-file"], true);
    let mut import = Program::Collector
        .command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the collector starts");
    import.stdin.take().expect("the input is piped").write_all(rows.as_bytes()).expect("the collector reads");
    import
}

/// Bytes in all files of the device: they grow with every interview that is stored.
fn stored_bytes(device: &Device) -> u64 {
    files_below(device.folder()).iter().filter_map(|path| path.metadata().ok()).map(|file| file.len()).sum()
}

fn row(number: u64) -> String {
    format!("{{\"number\": \"{}\", \"word\": \"{WORD} {number}\"}}\n", number % 100)
}

#[test]
fn a_word_typed_as_an_answer_is_nowhere_on_a_disk_even_when_plugs_are_pulled() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let canary = Canary::new(WORD);
    let mut study = Study::new(place.path(), &[form(place.path())]);
    let device = study.enrol("tablet-1", "E01");
    let mut captured: Vec<u8> = Vec::new();

    // The collector is killed again and again in the middle of one import, which resumes each time.
    let rows: String = (0..ROWS).map(row).collect();
    for round in 1..=3_u64 {
        let before = stored_bytes(&device);
        let mut child = import(&device, &rows);
        while stored_bytes(&device) < before + 400_000 {
            assert!(child.try_wait().expect("a child can be asked").is_none(), "the import ended by itself");
        }
        child.kill().expect("a running program can be killed");
        captured.extend(output(child));
        let stored = waiting(&device);
        assert!(stored > 0 && stored < ROWS, "round {round}: {stored} interviews");
        assert_eq!(canary.found_below(place.path()), []);
    }
    captured.extend(device.import(0, FORM, rows.as_bytes(), &[]).into_bytes());
    assert_eq!(waiting(&device), ROWS, "an interview was lost, or stored twice");

    // Bad rows are reported without their value.
    let said = device.import(3, FORM, bad_rows().as_bytes(), &[]);
    captured.extend(said.into_bytes());

    // The server is killed while envelopes arrive, started again, killed again; then everything arrives once.
    study.serve();
    let sending = spawn_send(&device);
    study.kill_server();
    captured.extend(output(sending));
    assert_eq!(canary.found_below(place.path()), []);
    study.start_server();
    captured.extend(device.run(0, ["send"], false).into_bytes());
    captured.extend(device.run(0, ["outbox"], false).into_bytes());
    study.kill_server();

    let parcel = study.export("parcel.kin");
    captured.extend(study.open(0, &parcel).into_bytes());
    let desk = study.desk().to_string_lossy().into_owned();
    captured.extend(study.researcher(0, ["count", &desk, "number", "--form", FORM]).into_bytes());
    assert_eq!(canary.found_below(place.path()), []);
    assert_eq!(canary.found_in(&captured), None, "{}", String::from_utf8_lossy(&captured));

    // It did go the whole way: asked for by name, the export holds it.
    let table = place.path().join("export.csv");
    let table = table.to_str().expect("UTF-8");
    study.researcher(0, ["export", &desk, "--csv", table, "--form", FORM, "--include", "free_text"]);
    assert_eq!(canary.found_below(place.path()).len(), 1);
}

fn bad_rows() -> String {
    [
        format!("{{\"number\": \"{WORD}\", \"word\": \"x\"}}\n"),
        format!("{{\"number\": \"500\", \"word\": \"{WORD}\"}}\n"),
        format!("{{\"number\": \"5\", \"word\": \"{}\"}}\n", WORD.repeat(9)),
        format!("{{\"number\": \"5\", \"word\": \"{WORD}\", \"unknown\": \"{WORD}\"}}\n"),
        format!("{{\"number\": \"5\", \"word\": \"{WORD}\n"),
    ]
    .concat()
}

fn spawn_send(device: &Device) -> Child {
    Program::Collector
        .command()
        .args(device.arguments(["send"], false))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the collector starts")
}

fn output(child: Child) -> Vec<u8> {
    let output = child.wait_with_output().expect("the child ends");
    [output.stdout, output.stderr].concat()
}

#[test]
fn the_canary_test_would_see_a_leak() {
    // Proof that the search above can fail: the same word, written where a careless program would leave it.
    let place = tempfile::tempdir().expect("a fresh folder");
    let library = root().join("forms/library");
    assert_eq!(Canary::new(WORD).found_below(&library), []);
    std::fs::create_dir(place.path().join("deep")).expect("a fresh folder can be written");
    let utf16: Vec<u8> = format!("x{WORD}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    std::fs::write(place.path().join("deep/core"), utf16).expect("a fresh folder can be written");
    assert_eq!(Canary::new(WORD).found_below(place.path()).len(), 1);
}
