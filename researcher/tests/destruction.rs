//! The end of an epoch's keys: every condition, what is left, and the dataset sealed to other keys.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM, later, now, passphrase, work};
use jiff::Timestamp;
use kin_protocol::certificate::{self, End};
use kin_researcher::dataset;
use kin_researcher::destruction::destroy;
use kin_researcher::opening::{Reason, open_parcel};
use kin_researcher::study::{Decision, Study, declarers};
use kin_sealing::{Closing, Identity, Kind};
use kin_terminal::Result;

fn next_epoch_begins() -> Timestamp {
    "2026-11-24T08:00:00Z".parse().expect("a time")
}

fn long_after() -> Timestamp {
    "2027-02-01T08:00:00Z".parse().expect("a time")
}

fn people() -> Vec<String> {
    declarers(&["Lê Thị A".into(), "Trần B".into()]).expect("two people")
}

fn revoke(study: &Study, label: &str) {
    let mut registry = study.registry().expect("a registry");
    let decision =
        Decision { at: now(), device: label.into(), revoked: true, declared: people(), checkpoint: None };
    registry.decide(decision).expect("the device is there");
    let json = serde_json::to_vec(&registry).expect("a registry");
    std::fs::write(study.layout().root().join("registry.json"), json).expect("writes");
}

/// A desk in its second epoch: the packages that nobody used are revoked.
fn second_epoch() -> (Desk, Study) {
    let mut desk = Desk::new(&[FORM]);
    let mut study = desk.study();
    study.new_working_key(&passphrase(), work(), next_epoch_begins(), later()).expect("a second key");
    let root = study.unlock_root(&passphrase()).expect("unlocks");
    study.sign(&root, now(), later()).expect("the note is signed again");
    for label in ["tablet-1", "tablet-2"] {
        revoke(&study, label);
    }
    desk.identities = study.unlock_working_keys(&mut |_| Ok(passphrase())).expect("both unlock");
    (desk, study)
}

fn close(device: &mut Device) -> Vec<u8> {
    let mut record = device.record(Kind::Closing, "");
    record.form = None;
    record.closing = Some(Closing { sequence: record.sequence, count: record.sequence });
    device.seal_record(record)
}

fn attempt(desk: &Desk, study: &mut Study, at: Timestamp) -> Result<certificate::Certificate> {
    let root = study.unlock_root(&passphrase()).expect("unlocks");
    let out = desk.place.path().join("certificate");
    destroy(study, &desk.identities, &root, 1, at, false, &out)
}

#[test]
fn keys_are_not_destroyed_while_a_response_may_be_under_way() {
    let (desk, mut study) = second_epoch();
    let early = attempt(&desk, &mut study, now()).expect_err("interviews may start");
    assert_eq!(early.id(), "destruction-too-early");
    let mut device = Device::new(&desk, 1, "E01");
    let usable = attempt(&desk, &mut study, long_after()).expect_err("a package may make a device");
    assert_eq!(usable.id(), "destruction-package-usable");
    let envelopes: Vec<Vec<u8>> = (0..4).map(|_| device.interview(r#"{"office":"hn"}"#)).collect();
    desk.take_in("first", &envelopes[..2]);
    let open = attempt(&desk, &mut study, long_after()).expect_err("the device may hold more");
    assert_eq!(open.id(), "destruction-device-open");
    let closing = close(&mut device);
    desk.take_in("closing", &[closing]);
    let missing = attempt(&desk, &mut study, long_after()).expect_err("two have not arrived");
    assert_eq!(missing.id(), "destruction-missing");
    assert!(desk.folder().join("keys/epoch-1.age").exists());
    assert!(!desk.place.path().join("certificate").exists());
    desk.take_in("the rest", &envelopes[2..]);
    let certificate = attempt(&desk, &mut study, long_after()).expect("everything is here");
    assert_eq!(certificate.devices[0].end, End::Closed(5));
    assert_eq!((certificate.opened, certificate.missing.len(), certificate.unused), (5, 0, 2));
}

#[test]
fn destroyed_keys_are_gone_and_the_dataset_is_not() {
    let (desk, mut study) = second_epoch();
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(r#"{"office":"hn"}"#);
    let late = device.interview(r#"{"office":"ct"}"#);
    // Sealed as a device in the first epoch would: to the first key alone.
    desk.take_in("first", &[first, late.clone()]);
    device.epoch = 2;
    let in_the_second = device.interview(r#"{"office":"hp"}"#);
    desk.take_in("second", &[in_the_second]);
    let certificate = attempt(&desk, &mut study, long_after()).expect("the device has gone on");
    assert_eq!(certificate.devices[0].end, End::Past(2));
    let signed = std::fs::read(desk.place.path().join("certificate")).expect("a certificate");
    let read: certificate::Certificate = certificate::verify(&signed, &desk.roots()).expect("verifies");
    assert_eq!(read, certificate);
    assert_eq!(read.declared, people());

    assert!(!desk.folder().join("keys/epoch-1.age").exists());
    let left: Vec<Identity> =
        desk.study().unlock_working_keys(&mut |_| Ok(passphrase())).expect("one unlocks");
    assert_eq!(left.len(), 1);
    let mut records = 0;
    dataset::read(&desk.study(), &left, &mut |_| {
        records += 1;
        Ok(())
    })
    .expect("the dataset opens with what is left");
    assert_eq!(records, 3);
    let old: Vec<Identity> = desk.identities.into_iter().take(1).collect();
    dataset::read(&study, &old, &mut |_| Ok(())).expect_err("and with the destroyed key no more");
    let rewraps = dataset::rewraps(&study).expect("the log").rewraps;
    assert_eq!((rewraps.len(), rewraps[0].segments.len()), (1, 2));
    let root = study.unlock_root(&passphrase()).expect("unlocks");
    let again = desk.place.path().join("again");
    let failure = destroy(&mut study, &left, &root, 1, long_after(), false, &again).expect_err("once");
    assert_eq!(failure.id(), "destruction-again");
}

#[test]
fn what_a_lost_device_never_sent_is_an_exception_by_name() {
    let (desk, mut study) = second_epoch();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..4).map(|_| device.interview(r#"{"office":"hn"}"#)).collect();
    desk.take_in("some", &[envelopes[0].clone(), envelopes[3].clone()]);
    revoke(&study, "device-1");
    let certificate = attempt(&desk, &mut study, long_after()).expect("two people declared it lost");
    assert_eq!(certificate.devices[0].end, End::Lost(4));
    assert_eq!((certificate.missing[0].first, certificate.missing[0].last), (2, 3));
    assert_eq!(certificate.declared, people());
}

#[test]
fn the_last_keys_take_the_dataset_with_them_only_when_that_is_said() {
    let mut desk = Desk::new(&[FORM]);
    let mut study = desk.study();
    for label in ["tablet-1", "tablet-2"] {
        revoke(&study, label);
    }
    desk.identities = study.unlock_working_keys(&mut |_| Ok(passphrase())).expect("unlocks");
    let root = study.unlock_root(&passphrase()).expect("unlocks");
    let end: Timestamp = "2028-01-02T00:00:00Z".parse().expect("a time");
    let out = desk.place.path().join("certificate");
    let failure = destroy(&mut study, &desk.identities, &root, 1, end, false, &out).expect_err("the last");
    assert_eq!(failure.id(), "destruction-of-the-last");
    assert!(desk.folder().join("keys/epoch-1.age").exists());
    destroy(&mut study, &desk.identities, &root, 1, end, true, &out).expect("said");
    assert_eq!(study.recipients().expect_err("none is left").id(), "study-has-no-key");
}

#[test]
fn a_revoked_device_waits_in_quarantine_until_two_people_take_it_back() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let before = device.interview(r#"{"office":"hn"}"#);
    assert_eq!(desk.take_in("before", std::slice::from_ref(&before)).added, 1);
    revoke(&desk.study(), "device-1");
    let after = device.interview(r#"{"office":"ct"}"#);
    let parcel = desk.parcel("after", &[before, after]);
    let summary = desk.open(&parcel).expect("opens");
    assert_eq!(summary.quarantined.get(&Reason::FindingDeviceRevoked), Some(&1));
    assert_eq!((summary.known, summary.records), (1, 1), "what was opened before stays");
    let alone = ["device", "revoke", "desk", "device-1", "--undo", "--declared-by", "Lê Thị A"];
    let mut words: Vec<String> = alone.iter().map(ToString::to_string).collect();
    words[2] = desk.folder().display().to_string();
    let run = |words: &[String]| desk.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(run(&words).0, 4);
    words.extend(["--declared-by".into(), " lê thị a".into()]);
    assert_eq!(run(&words).0, 4, "the same person twice");
    words.extend(["--declared-by".into(), "Trần B".into()]);
    let (code, said, errors) = run(&words);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("believed again"), "{said}");
    let summary = open_parcel(&desk.study(), &desk.identities, &parcel, now()).expect("opens");
    assert_eq!((summary.added, summary.released, summary.records), (1, 1, 2));
    assert_eq!(desk.study().registry().expect("a registry").decisions.len(), 2);
}

#[test]
fn a_device_that_closed_has_no_more_to_say() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(r#"{"office":"hn"}"#);
    let last = close(&mut device);
    let summary = desk.take_in("closed", &[first, last]);
    assert_eq!((summary.added, summary.closed, summary.records), (1, 1, 1));
    let more = device.interview(r#"{"office":"ct"}"#);
    let summary = desk.take_in("more", &[more]);
    assert_eq!(summary.quarantined.get(&Reason::FindingAfterClosing), Some(&1));
}
