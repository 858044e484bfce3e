//! Corrections at the desk: applied in the order of the device, judged as a whole, by nobody but the interview's own device, and never
//! over what was sealed first. And interviews that nobody finished: the later version counts.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "for tests")]

mod desk;

use std::collections::BTreeMap;

use desk::{Desk, Device, FORM, body};
use kin_researcher::dataset::{self, Fate};
use kin_researcher::opening::{Reason, Summary};
use kin_researcher::responses;
use kin_sealing::{Kind, Record, Submission};

const ANSWERS: &str = r#"{"office":"hn","days":3,"remark":"canary"}"#;

/// An interview under four locks of its own.
fn original(device: &mut Device) -> (Vec<u8>, Submission, [[u8; 32]; 4]) {
    let mut record = device.record(Kind::Original, &body(ANSWERS));
    let first = u8::try_from(record.sequence).unwrap() * 10;
    let locks = [first, first + 1, first + 2, first + 3].map(|byte| [byte; 32]);
    record.circumstances.locks = locks.to_vec();
    let submission = record.submission;
    (device.seal_record(record), submission, locks)
}

fn record(device: &mut Device, of: Submission, lock: [u8; 32], changes: &str) -> Record {
    let body = format!(
        r#"{{"correction":1,"made":"2026-11-24T08:00+07:00","reason":"mistyped","changes":{changes}}}"#
    );
    let mut record = device.record(Kind::Correction, &body);
    record.corrects = Some(of);
    record.circumstances.locks = vec![lock];
    record
}

fn correction(device: &mut Device, of: Submission, lock: [u8; 32], changes: &str) -> Vec<u8> {
    let record = record(device, of, lock, changes);
    device.seal_record(record)
}

/// The days and the remark of every interview, as the first so many segments give them.
fn read_until(desk: &Desk, last: u64) -> Vec<(String, String)> {
    let (study, versions) = (desk.study(), desk.study().forms().unwrap());
    let mut found = Vec::new();
    responses::interviews_until(&study, &desk.identities, &versions, last, &mut |held| {
        let text = |name: &str| {
            held.recorded.answers.get(name).map_or(String::new(), |answer| answer.to_text().to_string())
        };
        found.push((text("days"), text("remark")));
        Ok(())
    })
    .unwrap();
    found
}

fn read(desk: &Desk) -> Vec<(String, String)> {
    read_until(desk, u64::MAX)
}

fn pair(days: &str, remark: &str) -> (String, String) {
    (days.to_owned(), remark.to_owned())
}

fn uncorrected(summary: &Summary) -> BTreeMap<Reason, u64> {
    summary.uncorrected.clone()
}

#[test]
fn corrections_are_applied_in_the_order_of_the_device_and_what_was_sealed_first_stays() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let (envelope, submission, locks) = original(&mut device);
    let first = correction(&mut device, submission, locks[1], r#"{"days":4,"remark":null}"#);
    let second = correction(&mut device, submission, locks[2], r#"{"days":5}"#);
    // In the order of their digests, whatever that is: all in one parcel.
    let summary = desk.take_in("parcel", &[envelope, first, second]);
    assert_eq!((summary.added, summary.corrections, summary.corrected, summary.records), (1, 2, 2, 1));
    assert_eq!(summary.findings(), BTreeMap::new());
    assert_eq!(read(&desk), [pair("5", "")]);
    let mut kept = Vec::new();
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        if entry.fate == Fate::Kept {
            kept.push(String::from_utf8(entry.response.unwrap().to_vec()).unwrap());
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(kept, [body(ANSWERS)], "the original is what it was");
}

#[test]
fn a_correction_that_comes_later_changes_nothing_that_was_frozen_before() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let (envelope, submission, locks) = original(&mut device);
    let late = correction(&mut device, submission, locks[1], r#"{"days":9}"#);
    desk.take_in("first", std::slice::from_ref(&envelope));
    assert_eq!(read(&desk), [pair("3", "canary")]);
    let summary = desk.take_in("second", &[envelope, late]);
    assert_eq!((summary.known, summary.corrections, summary.corrected), (1, 1, 1));
    assert_eq!(read(&desk), [pair("9", "canary")]);
    assert_eq!(read_until(&desk, 1), [pair("3", "canary")]);
}

#[test]
fn a_correction_that_comes_before_its_record_waits_for_it() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(ANSWERS);
    let (envelope, submission, locks) = original(&mut device);
    let early = correction(&mut device, submission, locks[1], r#"{"days":9}"#);
    let summary = desk.take_in("first", &[first.clone(), early.clone()]);
    assert_eq!(uncorrected(&summary), [(Reason::FindingCorrectionOrphan, 1)].into());
    let summary = desk.take_in("second", &[first, early, envelope]);
    assert_eq!((summary.known, summary.corrected, uncorrected(&summary)), (2, 1, BTreeMap::new()));
    let mut found = read(&desk);
    found.sort();
    assert_eq!(found, [pair("3", "canary"), pair("9", "canary")]);
}

#[test]
fn a_correction_by_another_device_under_another_lock_or_of_nothing_changes_nothing() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut other = Device::new(&desk, 2, "E02");
    let (envelope, submission, locks) = original(&mut device);
    let (others, ..) = original(&mut other);
    let foreign = correction(&mut other, submission, locks[1], r#"{"days":7}"#);
    let own_lock = correction(&mut device, submission, locks[0], r#"{"days":7}"#);
    let strange_lock = correction(&mut device, submission, [99; 32], r#"{"days":7}"#);
    let right = correction(&mut device, submission, locks[1], r#"{"days":8}"#);
    let used = correction(&mut device, submission, locks[1], r#"{"days":7}"#);
    let orphan = correction(&mut device, Submission::from_random([77; 16]), locks[2], r#"{"days":7}"#);
    let summary =
        desk.take_in("parcel", &[envelope, others, foreign, own_lock, strange_lock, right, used, orphan]);
    assert_eq!(
        uncorrected(&summary),
        [(Reason::FindingCorrectionOrphan, 1), (Reason::FindingCorrectionForeign, 4)].into()
    );
    assert_eq!(summary.corrected, 1);
    let mut found = read(&desk);
    found.sort();
    assert_eq!(found, [pair("3", "canary"), pair("8", "canary")]);
    let (code, said, errors) = desk.run(&["open", &desk.folder().display().to_string(), &parcel(&desk)]);
    assert_eq!(code, 3, "it is said every time");
    assert!(said.contains("One correction changes its interview"), "{said}");
    assert!(errors.contains("4 that correct a record of another device"), "{errors}");
}

fn parcel(desk: &Desk) -> String {
    desk.place.path().join("parcel").display().to_string()
}

#[test]
fn a_correction_that_its_form_does_not_accept_changes_nothing_and_the_next_one_counts() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let (envelope, submission, locks) = original(&mut device);
    let unfit = correction(&mut device, submission, locks[1], r#"{"days":400}"#);
    let missing = correction(&mut device, submission, locks[2], r#"{"office":null}"#);
    let good = correction(&mut device, submission, locks[3], r#"{"days":6}"#);
    let summary = desk.take_in("parcel", &[envelope, unfit, missing, good]);
    assert_eq!(uncorrected(&summary), [(Reason::FindingCorrectionUnfit, 2)].into());
    assert_eq!(read(&desk), [pair("6", "canary")]);
}

#[test]
fn an_interview_that_broke_off_is_kept_and_stands_in_no_figure() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let with = |broken: &str, answers: &str| {
        body(answers).replacen(r#""answers""#, &format!(r#""broken_off":"{broken}","answers""#), 1)
    };
    let kept = device.seal(Kind::Partial, &with("kept", r#"{"days":3}"#));
    let erased = device.seal(Kind::Partial, &with("erased", "{}"));
    let whole = device.interview(ANSWERS);
    // One that says it is whole and is not, and the reverse.
    let lying = device.seal(Kind::Original, &with("kept", ANSWERS));
    let denying = device.seal(Kind::Partial, &body(ANSWERS));
    let summary = desk.take_in("parcel", &[kept, erased, whole, lying, denying]);
    assert_eq!((summary.partials, summary.added, summary.records), (2, 1, 1));
    assert_eq!(summary.quarantined, [(Reason::FindingAnswersInvalid, 2)].into());
    assert_eq!(read(&desk).len(), 1);
    assert_eq!((summary.missing, summary.broken), (0, 0), "each has its place in the sequence");
}

/// An interview under way as its device kept it for the `kept`th time: outside of the sequence.
fn draft(device: &mut Device, submission: Submission, kept: u64, answers: &str) -> Vec<u8> {
    let chain = (device.sequence, device.previous);
    let body = body(answers).replacen(r#""answers""#, r#""broken_off":"kept","answers""#, 1);
    let mut record = device.record(Kind::Draft, &body);
    record.submission = submission;
    record.sequence = kept;
    record.previous = None;
    let envelope = device.seal_record(record);
    (device.sequence, device.previous) = chain;
    envelope
}

#[test]
fn the_later_version_of_an_interview_counts_and_a_draft_of_it_adds_nothing() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(ANSWERS);
    let submission = Submission::from_random([41; 16]);
    let early = draft(&mut device, submission, 2, r#"{"office":"hn"}"#);
    let late = draft(&mut device, submission, 5, r#"{"office":"hn","days":3}"#);
    let summary = desk.take_in("first", &[first.clone(), late.clone()]);
    assert_eq!((summary.added, summary.drafts, summary.records), (1, 1, 1));
    let summary = desk.take_in("second", &[early.clone(), late.clone()]);
    assert_eq!((summary.known, summary.superseded, summary.drafts), (1, 1, 0));
    let mut record = device.record(Kind::Original, &body(ANSWERS));
    record.submission = submission;
    let whole = device.seal_record(record);
    let summary = desk.take_in("third", &[early.clone(), late.clone(), whole.clone()]);
    assert_eq!((summary.added, summary.records, read(&desk).len()), (1, 2, 2));
    assert_eq!(summary.findings(), BTreeMap::new(), "drafts have no place in the sequence");
    let later = draft(&mut device, submission, 9, r#"{"office":"ct"}"#);
    let summary = desk.take_in("fourth", &[later, whole.clone()]);
    assert_eq!((summary.superseded, summary.known, summary.records), (1, 1, 2));

    // All in one parcel come to the same, in whatever order their digests put them.
    let other = Desk::new(&[FORM]);
    let mut device = Device::new(&other, 1, "E01");
    let drafts: Vec<Vec<u8>> =
        (1..=4).map(|kept| draft(&mut device, submission, kept, r#"{"office":"hn"}"#)).collect();
    let mut record = device.record(Kind::Original, &body(ANSWERS));
    record.submission = submission;
    let whole = device.seal_record(record);
    let summary = other.take_in("parcel", &[drafts, vec![whole]].concat());
    assert_eq!((summary.added, summary.records, read(&other).len()), (1, 1, 1));
    assert_eq!(summary.drafts + summary.superseded, 4);
    assert_eq!((summary.findings(), summary.missing), (BTreeMap::new(), 0));
}

#[test]
fn a_draft_is_believed_of_the_device_that_holds_the_interview_alone() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut other = Device::new(&desk, 2, "E02");
    let mut record = device.record(Kind::Original, &body(ANSWERS));
    let submission = Submission::from_random([41; 16]);
    record.submission = submission;
    let (whole, proof) = (device.seal_record(record), other.interview(ANSWERS));
    desk.take_in("first", &[whole, proof]);
    let foreign = draft(&mut other, submission, 1, r#"{"office":"hn"}"#);
    let summary = desk.take_in("second", &[foreign]);
    assert_eq!(summary.quarantined, [(Reason::FindingSubmissionTwice, 1)].into());

    // Nor does another device end an interview that this one began.
    let begun = Submission::from_random([42; 16]);
    desk.take_in("third", &[draft(&mut device, begun, 1, r#"{"office":"hn"}"#)]);
    let mut record = other.record(Kind::Original, &body(ANSWERS));
    record.submission = begun;
    let summary = desk.take_in("fourth", &[other.seal_record(record)]);
    assert_eq!(summary.quarantined, [(Reason::FindingSubmissionTwice, 1)].into());

    // One that claims to be whole is none.
    let mut record = device.record(Kind::Draft, &body(ANSWERS));
    (record.sequence, record.previous) = (1, None);
    let summary = desk.take_in("fifth", &[device.seal_record(record)]);
    assert_eq!(summary.quarantined, [(Reason::FindingAnswersInvalid, 1)].into());
}
