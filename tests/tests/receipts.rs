//! Receipts, as an enumerator sees them and an auditor takes them, before and after the copies are forgotten.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;

use kin_tests::clock::OtherClock;
use kin_tests::programs::{Program, root};
use kin_tests::study::{Device, Study};
use serde_json::Value;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

fn receipts(device: &Device) -> Vec<Value> {
    let said = device.run(0, ["receipts", "--json", "--passphrase-file"], true);
    let listed: Value = serde_json::from_str(&said).expect("JSON");
    listed["receipts"].as_array().expect("a list").clone()
}

#[test]
fn a_receipt_is_listed_given_to_an_auditor_and_outlives_the_copy() {
    let place = tempfile::tempdir().expect("a folder");
    let mut study = Study::new(place.path(), &[root().join("forms/library/rcsi.json")]);
    let device = study.enrol("tablet-1", "E01");
    let rows = "rCSILessQlty,rCSIBorrow,rCSIMealNb,rCSIMealSize,rCSIMealAdult\n1,2,3,1,0\n";
    device.import(0, "rcsi", rows.as_bytes(), &[]);
    let out = place.path().join("receipt");
    let number_one = ["receipts", "1", "--out", &text(&out)].map(str::to_owned);
    device.run(4, number_one.clone(), false);
    assert!(!out.exists(), "a failed command leaves nothing behind");
    study.serve();
    device.run(0, ["send"], false);
    device.import(0, "rcsi", rows.replace("1,2,3", "2,2,3").as_bytes(), &[]);

    let listed = receipts(&device);
    assert_eq!((&listed[0]["place"], &listed[1]["place"]), (&"received".into(), &"waiting".into()));
    assert_eq!((&listed[0]["log_entry"], &listed[1]["log_entry"]), (&1.into(), &Value::Null));
    assert_eq!(listed[0]["form"], "rcsi");
    assert!(listed[0]["kept_until"].as_str() > listed[0]["received_on"].as_str(), "{listed:?}");
    let shown = device.run(0, ["receipts", "--passphrase-file"], true);
    assert!(shown.contains("rcsi 2026-1") && shown.contains("Copy kept until"), "{shown}");
    device.run(0, number_one, false);
    let parcel = study.export("parcel");
    let (note, roots) = (study.desk().join("note.txt"), study.desk().join("roots.txt"));
    let verify = ["verify", &text(&parcel), "--note", &text(&note), "--roots", &text(&roots)];
    let said = Program::Auditor.succeed(verify.iter().chain(&["--receipt", &text(&out)]));
    assert!(said.contains("1 receipts that were seen elsewhere"), "{said}");

    // A month later the copy goes, and with it what the device knew of the interview.
    let clock = OtherClock::built(place.path());
    let mut later = Program::Collector.command();
    let then = jiff::Timestamp::from_second(now() + 32 * 86_400).expect("a time");
    later.args(device.arguments(["send"], false)).envs(clock.at(then));
    assert!(later.output().expect("it runs").status.success());
    let listed = receipts(&device);
    assert_eq!(listed[0]["place"], "forgotten");
    assert_eq!((&listed[0]["form"], &listed[0]["kept_until"]), (&Value::Null, &Value::Null));
    assert_eq!(listed[0]["log_entry"], 1);
    let shown = device.run(0, ["receipts", "--passphrase-file"], true);
    assert!(shown.contains("One copy is gone from here"), "{shown}");
    let again = place.path().join("again");
    device.run(0, ["receipts", "1", "--out", &text(&again)].map(str::to_owned), false);
    assert_eq!(fs::read(again).expect("a receipt"), fs::read(out).expect("a receipt"));
}

fn now() -> i64 {
    let now: jiff::Timestamp = std::time::SystemTime::now().try_into().expect("a year that jiff knows");
    now.as_second()
}
