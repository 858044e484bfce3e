//! A device whose clock is wrong by decades. What was signed blocks starting an interview, by its own line; nothing ever
//! blocks closing or sending.
#![cfg(target_os = "linux")]

use std::process::Output;

use kin_tests::clock::OtherClock;
use kin_tests::programs::{Program, root};
use kin_tests::study::{Device, Study};

/// What the device says on that day, on both streams, after it ended with that code.
fn on(day: &str, clock: &OtherClock, device: &Device, code: i32, words: &[&str]) -> String {
    let then = format!("{day}T08:00:00Z").parse().expect("a day");
    let unlocks = words.last() == Some(&"--passphrase-file");
    let mut command = Program::Collector.command();
    command.args(device.arguments(words.iter().copied(), unlocks)).envs(clock.at(then));
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    let said = String::from_utf8([stdout, stderr].concat()).expect("text");
    assert_eq!(status.code(), Some(code), "{day} {words:?}: {said}");
    said
}

#[test]
fn a_clock_in_1970_warns_one_in_2090_is_believed_and_an_expired_note_blocks_starting_only() {
    let place = tempfile::tempdir().expect("a folder");
    let mut study = Study::new(place.path(), &[root().join("forms/library/rcsi.json")]);
    let device = study.enrol("tablet-1", "E01");
    let clock = OtherClock::built(place.path());
    let sample = root().join("tests/fixtures/RCSI_Sample_Survey.csv");
    let sample = sample.to_str().expect("a path in UTF-8");
    let import = ["import", "rcsi", sample, "--ignore", "EnuName", "--again", "--passphrase-file"];
    for (day, is_doubted) in [("1970-01-02", true), ("2090-01-01", false)] {
        let said = on(day, &clock, &device, 0, &import);
        assert!(said.contains("62 rows were sealed"), "{said}");
        assert_eq!(said.contains("The clock of this device is wrong"), is_doubted, "{day}: {said}");
    }
    let said = on("2100-01-01", &clock, &device, 4, &import);
    assert!(said.contains("of the study note: it expired on 2099-12-31"), "{said}");
    on("2100-01-01", &clock, &device, 0, &["close", "--yes", "--passphrase-file"]);
    study.serve();
    let said = on("2100-01-01", &clock, &device, 0, &["send"]);
    assert!(said.contains("125 responses were received"), "{said}");
    let summary = study.open(0, &study.export("parcel"));
    assert!(summary.contains("Interviews added          124"), "{summary}");
}
