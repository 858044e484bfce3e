//! A parcel from its envelopes to the dataset: what is kept, what is set aside and why, and that nothing is half done.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM, body, parcel_bytes, snapshot};
use kin_protocol::{Digest, StudyId};
use kin_researcher::opening::{Reason, Summary};
use kin_sealing::{Identity, Kind};
use kin_terminal::Exit;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

fn reasons(summary: &Summary) -> Vec<(Reason, u64)> {
    summary.quarantined.iter().map(|(reason, count)| (*reason, *count)).collect()
}

#[test]
fn interviews_are_kept_and_a_second_parcel_adds_to_the_first() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = [device.interview(ANSWERS), device.interview(ANSWERS)];
    let summary = desk.take_in("first", &first);
    assert_eq!((summary.envelopes, summary.added, summary.records, summary.new_keys), (2, 2, 2, 1));
    assert!(summary.findings().is_empty());

    let both = [first[0].clone(), first[1].clone(), device.interview(ANSWERS)];
    let summary = desk.take_in("second", &both);
    assert_eq!((summary.envelopes, summary.added, summary.known, summary.records), (3, 1, 2, 3));
    assert_eq!(summary.new_keys, 0);

    let before = snapshot(&desk.folder());
    assert_eq!(desk.take_in("again", &both).known, 3);
    assert_eq!(snapshot(&desk.folder()), before, "a parcel that brings nothing changes nothing");
}

#[test]
fn a_refusal_is_counted_and_an_exercise_is_not_data() {
    let form = FORM.replace(
        "\"choices\": {",
        r#""consent": {"words": {"vi": "Đồng ý?", "en": "Agree?"},
            "purposes": [{"name": "research", "label": {"vi": "Nghiên cứu", "en": "Research"}, "required": true}],
            "modes": ["spoken"]}, "choices": {"#,
    );
    let desk = Desk::new(&[&form]);
    let mut device = Device::new(&desk, 1, "E01");
    let with =
        |consent: &str, answers: &str| body(answers).replacen('{', &format!("{{\"consent\":{consent},"), 1);
    let agreed = with(r#"{"given":true,"mode":"spoken","purposes":{"research":true}}"#, ANSWERS);
    let declined = with(r#"{"given":false}"#, "{}");
    let envelopes = [
        device.seal(Kind::Original, &agreed),
        device.seal(Kind::Refusal, &declined),
        device.seal(Kind::Test, &agreed),
        // Declined consent that calls itself an interview, and an interview that calls itself declined.
        device.seal(Kind::Original, &declined),
        device.seal(Kind::Refusal, &agreed),
    ];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!((summary.added, summary.refusals, summary.tests, summary.records), (1, 1, 1, 2));
    assert_eq!(reasons(&summary), [(Reason::FindingAnswersInvalid, 2)]);
    assert_eq!((summary.missing, summary.broken), (0, 0), "tests and rejected records stand in the sequence");
    let (_, counted, _) = desk.run(&["count", &desk.folder().display().to_string(), "office", "--json"]);
    assert!(counted.contains("\"base\": null"), "one interview is too few to show: {counted}");
}

#[test]
fn everything_that_fails_lies_in_quarantine_under_its_own_reason() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let good = device.interview(ANSWERS);
    let mut damaged = device.interview(ANSWERS);
    *damaged.last_mut().expect("bytes") ^= 1;

    let mut stranger = Device::new(&desk, 2, "E99");
    let unknown_enumerator = stranger.interview(ANSWERS);

    let mut other = Device::new(&desk, 3, "E02");
    other.recipients = vec![Identity::generate().recipient()];
    let other_keys = other.interview(ANSWERS);

    let mut foreign = Device::new(&desk, 4, "E01");
    foreign.study = StudyId::from_bytes([9; 16]);
    let another_study = foreign.interview(ANSWERS);

    let mut old = Device::new(&desk, 5, "E01");
    old.form.version = "0".into();
    let unknown_form = old.interview(ANSWERS);
    let mut epoch = Device::new(&desk, 6, "E01");
    epoch.epoch = 7;
    let unknown_epoch = epoch.interview(ANSWERS);

    let mut lying = Device::new(&desk, 7, "E02");
    let invalid = lying.interview(r#"{"office":"nowhere"}"#);
    let partial = lying.seal(Kind::Partial, &body(ANSWERS));

    let envelopes = [
        good,
        damaged,
        unknown_enumerator,
        other_keys,
        another_study,
        unknown_form,
        unknown_epoch,
        invalid,
        partial,
        b"not sealed at all".to_vec(),
    ];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!(summary.added, 1);
    assert_eq!(
        reasons(&summary),
        [
            (Reason::FindingOtherKeys, 1),
            (Reason::FindingDamaged, 2),
            (Reason::FindingAnotherStudy, 1),
            (Reason::FindingEpochUnknown, 1),
            (Reason::FindingFormUnknown, 1),
            (Reason::FindingEnumeratorUnknown, 1),
            (Reason::FindingAnswersInvalid, 2),
        ]
    );
    for envelope in &envelopes[1..] {
        let kept = desk.folder().join(format!("quarantine/{}.age", Digest::of(envelope)));
        assert_eq!(&std::fs::read(kept).expect("the envelope is there"), envelope);
    }
    let before = snapshot(&desk.folder());
    let again = desk.take_in("again", &envelopes);
    assert_eq!((again.known, again.quarantined, again.in_quarantine), (1, summary.quarantined, 9));
    assert_eq!(snapshot(&desk.folder()), before, "what was set aside once is not set aside twice");
}

#[test]
fn a_wrong_signature_is_a_finding_of_its_own() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelope = device.interview(ANSWERS);
    // What a forger with the public recipient can do: the same content, signed by nobody, sealed again.
    let mut content =
        kin_sealing::decrypt(&desk.identities, &envelope, 1 << 20).expect("the test holds the key").to_vec();
    content[40] ^= 1;
    let forged = kin_sealing::encrypt(&desk.recipients(), &content).expect("sealed again");
    assert_eq!(reasons(&desk.take_in("parcel", &[forged])), [(Reason::FindingSignatureWrong, 1)]);
}

#[test]
fn the_same_submission_or_number_in_another_envelope_is_set_aside() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(ANSWERS);
    desk.take_in("first", &[first]);
    device.sequence = 0;
    device.previous = None;
    // The device's clone seals the same interview once more: same submission, same number, another envelope.
    let again = device.interview(ANSWERS);
    assert_eq!(reasons(&desk.take_in("second", &[again])), [(Reason::FindingSubmissionTwice, 1)]);
    device.sequence = 0;
    device.previous = None;
    let mut record = device.record(Kind::Original, &body(ANSWERS));
    record.submission = kin_sealing::Submission::from_random([77; 16]);
    let other = device.seal_record(record);
    assert_eq!(reasons(&desk.take_in("third", &[other])), [(Reason::FindingSequenceTwice, 1)]);
}

#[test]
fn gaps_and_broken_chains_are_found_and_a_late_parcel_closes_the_gap() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let all: Vec<Vec<u8>> = (0..5).map(|_| device.interview(ANSWERS)).collect();
    let summary = desk.take_in("first", &[all[0].clone(), all[4].clone()]);
    let gaps: Vec<(u64, u64)> = summary.gaps.iter().map(|gap| (gap.first, gap.last)).collect();
    assert_eq!((summary.missing, gaps, summary.broken), (3, vec![(2, 4)], 0));
    let summary = desk.take_in("second", &all);
    assert_eq!((summary.missing, summary.broken, summary.added), (0, 0, 3));

    device.previous = Some([1; 32]);
    let broken = device.interview(ANSWERS);
    assert_eq!(desk.take_in("third", &[broken]).broken, 1);
}

#[test]
fn quarantine_gives_an_envelope_back_when_its_reason_is_gone() {
    let desk = Desk::new(&[FORM]);
    let registry = desk.folder().join("registry.json");
    let without = std::fs::read(&registry).expect("reads");
    desk.secret(1, "E03");
    let mut device = Device::new(&desk, 1, "E03");
    let envelope = device.interview(ANSWERS);
    let with = std::fs::read(&registry).expect("reads");
    std::fs::write(&registry, without).expect("writes");
    let summary = desk.take_in("parcel", std::slice::from_ref(&envelope));
    assert_eq!(reasons(&summary), [(Reason::FindingEnumeratorUnknown, 1)]);
    std::fs::write(&registry, with).expect("writes");
    let summary = desk.take_in("again", &[envelope]);
    assert_eq!((summary.added, summary.released, summary.in_quarantine), (1, 1, 0));
    assert_eq!(std::fs::read_dir(desk.folder().join("quarantine")).expect("a folder").count(), 0);
}

#[test]
fn records_of_a_device_wait_until_its_first_record_has_proved_whose_it_is() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let all: Vec<Vec<u8>> = (0..4).map(|_| device.interview(ANSWERS)).collect();
    let summary = desk.take_in("without the first", &all[1..]);
    assert_eq!(reasons(&summary), [(Reason::FindingDeviceUnconfirmed, 3)]);
    assert_eq!((summary.added, summary.new_keys), (0, 0));
    // Wherever in the parcel the first record stands, the others are taken in with it.
    let summary = desk.take_in("with the first", &all);
    assert_eq!((summary.added, summary.released, summary.new_keys), (4, 3, 1));
    assert!(summary.findings().is_empty());
    let registry = desk.study().registry().expect("a registry");
    let known = &registry.keys[0];
    assert_eq!(known.device.as_deref(), Some("device-1"));
    assert!(known.recipient.as_deref().is_some_and(|recipient| recipient.starts_with("age1")));
}

/// A secret that got into other hands does not make a second device of one.
#[test]
fn a_package_confirms_one_key_only_and_a_proof_is_of_its_own_key() {
    let desk = Desk::new(&[FORM]);
    let mut first = Device::new(&desk, 1, "E01");
    let secret = desk.secret(1, "E01").reveal_bytes();
    desk.take_in("first", &[first.interview(ANSWERS)]);

    let mut second = Device::new(&desk, 2, "E01");
    let own = Identity::generate_classical().recipient();
    let study = *desk.id().as_bytes();
    second.proof = Some(kin_sealing::Enrolment::prove(&secret, study, second.key.public(), own.clone()));
    let summary = desk.take_in("second", &[second.interview(ANSWERS)]);
    assert_eq!(reasons(&summary), [(Reason::FindingDeviceUnconfirmed, 1)]);

    // What another device proved, shown by a third.
    let mut third = Device::new(&desk, 3, "E02");
    let stolen = desk.secret(4, "E02").reveal_bytes();
    third.proof = Some(kin_sealing::Enrolment::prove(&stolen, study, first.key.public(), own));
    let summary = desk.take_in("third", &[third.interview(ANSWERS)]);
    assert_eq!(reasons(&summary), [(Reason::FindingDeviceUnconfirmed, 1)]);
}

#[test]
fn a_parcel_that_is_cut_short_anywhere_changes_nothing() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..3).map(|_| device.interview(ANSWERS)).collect();
    desk.take_in("first", &envelopes[..1]);
    let before = snapshot(&desk.folder());
    let whole = parcel_bytes(desk.id(), &envelopes);
    let path = desk.place.path().join("short");
    for length in (0..whole.len()).step_by(997).chain([whole.len() - 1]) {
        std::fs::write(&path, &whole[..length]).expect("writes");
        let failure = desk.open(&path).expect_err("a short parcel is refused");
        assert_eq!(failure.exit(), Exit::Refused);
        assert_eq!(snapshot(&desk.folder()), before, "{length} bytes");
    }
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    std::fs::write(&path, &changed).expect("writes");
    assert_eq!(desk.open(&path).expect_err("a changed parcel is refused").exit(), Exit::Refused);
    assert_eq!(snapshot(&desk.folder()), before);
}

#[test]
fn the_parcel_of_another_study_is_refused_as_a_whole() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let path = desk.place.path().join("foreign");
    let bytes = parcel_bytes(StudyId::from_bytes([3; 16]), &[device.interview(ANSWERS)]);
    std::fs::write(&path, bytes).expect("writes");
    let before = snapshot(&desk.folder());
    let failure = desk.open(&path).expect_err("refused");
    assert_eq!((failure.exit(), failure.id()), (Exit::Refused, "parcel-file-foreign"));
    assert_eq!(snapshot(&desk.folder()), before);
}

#[test]
fn no_answer_lies_on_the_disk_in_the_clear() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [
        device.interview(r#"{"office":"hn","remark":"chim yến đỏ","phone":"0912345678"}"#),
        device.seal(Kind::Test, &body(r#"{"office":"hn","remark":"chim yến đỏ"}"#)),
    ];
    desk.take_in("parcel", &envelopes);
    for (path, bytes) in snapshot(&desk.folder()) {
        for word in ["chim yến", "0912345678", "tablet-9"] {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{word} in {}", path.display());
        }
    }
}

#[test]
fn what_a_killed_program_left_behind_is_thrown_away() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let staging = desk.folder().join("dataset/.opening");
    std::fs::create_dir(&staging).expect("makes");
    std::fs::write(staging.join("000001.age"), b"half").expect("writes");
    std::fs::write(desk.folder().join("dataset/000001.age"), b"half").expect("writes");
    let summary = desk.take_in("parcel", &[device.interview(ANSWERS)]);
    assert_eq!(summary.added, 1);
    assert!(!staging.exists());
    assert_eq!(desk.take_in("again", &[device.interview(ANSWERS)]).records, 2);
}

#[test]
fn many_interviews_are_split_into_segments_and_all_come_back() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes: Vec<Vec<u8>> = (0..600).map(|_| device.interview(ANSWERS)).collect();
    desk.take_in("first", &envelopes[..300]);
    let summary = desk.take_in("second", &envelopes[300..]);
    assert_eq!((summary.records, summary.missing, summary.broken), (600, 0, 0));
    assert!(desk.folder().join("dataset/000002.age").is_file());
}

#[test]
fn the_command_ends_with_three_when_something_was_found() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let good = desk.parcel("good", &[device.interview(ANSWERS)]);
    let folder = desk.folder().display().to_string();
    let (code, said, errors) = desk.run(&["open", &folder, &good.display().to_string()]);
    assert_eq!((code, errors.as_str()), (0, ""), "{said}");
    assert!(said.contains("Interviews added") && said.contains("One device was confirmed"), "{said}");
    let bad = desk.parcel("bad", &[b"nothing".to_vec()]);
    let (code, said, errors) = desk.run(&["open", &folder, &bad.display().to_string()]);
    assert_eq!(code, 3, "{said}");
    assert!(errors.contains("1 damaged, or no sealed response."), "{errors}");
}
