//! Identifiers apart: what the desk does with direct answers that it cannot open, and what the contact custodian does.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::path::Path;
use std::slice::from_ref;

use desk::{Desk, Device, FORM, SEALED_BYTES, body, now, passphrase, passphrases, run, snapshot, work};
use kin_protocol::handover::ContactHandover;
use kin_protocol::note::SideRecipient;
use kin_researcher::contacts::{ContactFinding, extract, new_key, open_handover, read_recipient};
use kin_researcher::dataset::{self, Fate};
use kin_researcher::opening::Reason;
use kin_researcher::study::{DEFAULT_SEALED_BYTES, LARGEST_SEALED_BYTES, Study, create, needed_by, room_in};
use kin_sealing::{Identity, Kind, OpenError, ParticipantCode, Submission, open_contact, seal_contact};

/// Nobody types this by chance.
const CANARY: &str = "0987 zẩm 4417";

fn identifiers(phone: &str) -> String {
    format!(r#"{{"answers":{{"phone":"{phone}"}}}}"#)
}

fn split(answers: &str) -> String {
    body(answers).replace(r#""answers""#, r#""split":true,"answers""#)
}

/// An interview as a device seals it whose note names this contact custodian.
fn apart(device: &mut Device, contact: &Identity, answers: &str, phone: &str) -> Vec<u8> {
    let mut record = device.record(Kind::Original, &split(answers));
    let room = kin_forms::Form::parse(FORM.as_bytes()).expect("the form").largest_direct_bytes();
    let sealed = seal_contact(
        record.study,
        record.submission,
        identifiers(phone).as_bytes(),
        room,
        &[contact.recipient()],
    );
    record.circumstances.contact = Some(sealed.expect("the identifiers are sealed"));
    device.seal_record(record)
}

/// A desk with a contact custodian, and what opens her files.
fn with_contact() -> (Desk, Identity) {
    let contact = Identity::generate();
    (Desk::with_contacts(&[FORM], &[contact.recipient()]), contact)
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes())
}

/// Every file of direct answers in the dataset, as it stands there.
fn kept(desk: &Desk) -> Vec<String> {
    let mut kept = Vec::new();
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        assert!(!entry.response.is_some_and(holds), "a direct answer among the others");
        kept.extend(entry.contact.as_ref().map(ToString::to_string));
        Ok(())
    })
    .expect("the dataset is read");
    kept
}

#[test]
fn the_researchers_open_no_direct_answer_and_none_is_in_anything_of_theirs() {
    let (desk, contact) = with_contact();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [
        apart(&mut device, &contact, r#"{"office":"hn","days":3}"#, CANARY),
        device.interview(r#"{"office":"ct"}"#),
    ];
    let parcel = desk.parcel("parcel", &envelopes);
    let folder = desk.folder().to_string_lossy().into_owned();
    let (code, said, complained) = desk.run(&["open", &folder, &parcel.to_string_lossy()]);
    assert_eq!(code, 0, "{complained}");
    let apart = said.lines().find(|line| line.contains("only the contact custodian opens"));
    assert!(apart.is_some_and(|line| line.ends_with(" 1")), "{said}");
    let mut captured = said + &complained;

    assert_eq!(kept(&desk).len(), 1);
    let extracted = extract(&desk.study(), &desk.identities).expect("the desk hands over");
    assert_eq!((extracted.interviews, extracted.without), (1, 1));
    assert!(!holds(&extracted.bytes));
    let handover = ContactHandover::parse(&extracted.bytes).expect("a hand-over");
    let interview = &handover.interviews[0];
    let submission: Submission = interview.submission.parse().expect("a submission");
    let refused = open_contact(&interview.identifiers, &desk.identities, *desk.id().as_bytes(), submission)
        .unwrap_err();
    assert_eq!(refused, OpenError::SealedForOtherKeys);

    let csv = desk.place.path().join("export.csv").to_string_lossy().into_owned();
    for arguments in [
        &["export", &folder, "--csv", &csv, "--include", "direct,location,free_text"][..],
        &["count", &folder, "office"],
        &["quality", &folder],
        &["contacts", "extract", &folder, "--out", &(csv.clone() + ".handover")],
        &["export", &folder, "--csv", &(csv.clone() + "2")],
    ] {
        let (code, said, complained) = desk.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {complained}");
        captured += &(said + &complained);
    }
    assert!(!holds(captured.as_bytes()), "{captured}");
    for (path, bytes) in snapshot(desk.place.path()) {
        assert!(!holds(&bytes), "{}", path.display());
    }
    let exported = std::fs::read_to_string(csv).expect("the export");
    assert!(exported.lines().next().is_some_and(|line| line.contains("phone")), "{exported}");
    assert_eq!(exported.lines().count(), 3, "the question is there, and its answers are not");
}

#[test]
fn the_contact_custodian_opens_direct_answers_and_no_response() {
    let (desk, contact) = with_contact();
    let mut device = Device::new(&desk, 1, "E01");
    let envelope = apart(&mut device, &contact, r#"{"office":"hn"}"#, CANARY);
    desk.take_in("parcel", std::slice::from_ref(&envelope));
    let refused = kin_sealing::open(&envelope, from_ref(&contact), *desk.id().as_bytes(), SEALED_BYTES);
    assert!(matches!(refused, Err(OpenError::SealedForOtherKeys)));
    let refused = dataset::read(&desk.study(), from_ref(&contact), &mut |_| Ok(()));
    assert!(refused.is_err());

    let extracted = extract(&desk.study(), &desk.identities).expect("the desk hands over");
    let handover = ContactHandover::parse(&extracted.bytes).expect("a hand-over");
    let opened = open_handover(&handover, &contact);
    assert_eq!((opened.opened(), opened.findings.len()), (1, 0));
    assert_eq!(format!("{opened:?}"), "OpenedContacts(…)");
    let again = extract(&desk.study(), &desk.identities).expect("the desk hands over again");
    assert_eq!(again.bytes, extracted.bytes, "the same dataset gives the same bytes");
}

#[test]
fn a_direct_answer_among_the_others_is_set_aside_under_its_own_reason() {
    let (desk, contact) = with_contact();
    let mut device = Device::new(&desk, 1, "E01");
    let open = format!(r#"{{"office":"hn","phone":"{CANARY}"}}"#);
    let mut both = device.record(Kind::Original, &split(&open));
    let sealed = seal_contact(both.study, both.submission, b"{}", 512, &[contact.recipient()]);
    both.circumstances.contact = Some(sealed.expect("sealed"));
    let envelopes = [
        device.seal_record(both),
        // A device that knows nothing of contact custodians.
        device.interview(&open),
        // One that calls it parted and did not.
        device.seal(Kind::Original, &split(&open)),
        // One that throws the identifiers away, and one that seals some that nobody parted.
        device.seal(Kind::Original, &split(r#"{"office":"hn"}"#)),
        {
            let mut record = device.record(Kind::Original, &body(r#"{"office":"hn"}"#));
            let file = seal_contact(record.study, record.submission, b"{}", 512, &[contact.recipient()]);
            record.circumstances.contact = Some(file.expect("sealed"));
            device.seal_record(record)
        },
        device.interview(r#"{"office":"hn"}"#),
    ];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!(summary.quarantined[&Reason::FindingDirectAnswersOpen], 3);
    assert_eq!(summary.quarantined[&Reason::FindingRecordMalformed], 2);
    assert_eq!((summary.added, summary.apart), (1, 0));
    assert!(summary.missing >= 2, "a malformed record explains no place in a sequence");
    for (path, bytes) in snapshot(desk.place.path()) {
        assert!(!holds(&bytes), "{}", path.display());
    }
}

#[test]
fn without_a_contact_custodian_direct_answers_stand_with_the_others() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let plain = device.interview(r#"{"office":"hn","phone":"0912"}"#);
    let apart = apart(&mut device, &Identity::generate(), r#"{"office":"hn"}"#, "0912");
    let summary = desk.take_in("parcel", &[plain, apart]);
    assert_eq!((summary.added, summary.apart), (1, 0));
    assert_eq!(summary.quarantined[&Reason::FindingRecordMalformed], 1, "sealed to nobody that is named");
}

#[test]
fn sealing_the_dataset_again_leaves_direct_answers_untouched() {
    let (desk, contact) = with_contact();
    let mut device = Device::new(&desk, 1, "E01");
    desk.take_in("parcel", &[apart(&mut device, &contact, r#"{"office":"hn"}"#, CANARY)]);
    let before = kept(&desk);
    dataset::rewrap(&desk.study(), &desk.identities, &desk.recipients(), now()).expect("sealed again");
    assert_eq!(kept(&desk), before);
    assert_eq!(before.len(), 1);
}

#[test]
fn the_note_names_contact_custodians_from_the_first_epoch_that_no_note_has_named() {
    let (first, second) = (Identity::generate(), Identity::generate());
    let mut desk = Desk::new(&[FORM]);
    let (mut study, lock) = Study::open_to_change(&desk.folder()).expect("the study opens");
    assert_eq!(study.name_contact(&first.recipient()).expect("named"), 2);
    let contacts = |study: &mut Study, at| {
        let root = study.unlock_root(&passphrase()).expect("the root unlocks");
        study.sign(&root, at, desk::later()).expect("the note is signed")
    };
    let note = contacts(&mut study, now());
    assert_eq!((note.version, note.contacts.len()), (2, 0), "epoch 1 stays as it is");
    let next = "2026-12-01T00:00:00Z".parse().expect("a timestamp");
    study.new_working_key(&passphrase(), work(), next, desk::later()).expect("the next key");
    assert_eq!(study.name_contact(&second.recipient()).expect("named"), 2, "the first one decides");
    let note = contacts(&mut study, now());
    let mut expected: Vec<SideRecipient> = [&first, &second]
        .map(|contact| SideRecipient { epoch: 2, recipient: contact.recipient().to_string() })
        .into();
    expected.sort();
    assert_eq!((note.version, note.contacts), (3, expected));
    study.signed_note(now()).expect("it says what the study is");
    study.remove_contact(&first.recipient()).expect("one is left");
    assert!(study.signed_note(now()).is_err(), "the note is to be signed again");
    let refused = study.remove_contact(&second.recipient()).expect_err("the last one");
    assert!(format!("{refused:?}").contains("contacts-last"), "{refused:?}");

    assert_eq!(contacts(&mut study, now()).contacts.len(), 1);
    desk.identities = study.unlock_working_keys(&mut |_| Ok(passphrase())).expect("the keys unlock");
    drop(lock);

    // Interviews of epoch 1 hold direct answers among the others, and are taken as they are.
    let mut device = Device::new(&desk, 1, "E01");
    let plain = device.interview(r#"{"office":"hn","phone":"0912"}"#);
    device.epoch = 2;
    let open = device.interview(r#"{"office":"hn","phone":"0912"}"#);
    let summary = desk.take_in("parcel", &[plain, open]);
    assert_eq!((summary.added, summary.quarantined[&Reason::FindingDirectAnswersOpen]), (1, 1));
}

#[test]
fn a_key_of_another_kind_or_with_another_role_is_not_named() {
    let (desk, contact) = with_contact();
    let (mut study, _lock) = Study::open_to_change(&desk.folder()).expect("the study opens");
    let before = snapshot(&desk.folder());
    let mut refused = |identity: &kin_sealing::Recipient| {
        let failure = study.name_contact(identity).expect_err("it is refused");
        format!("{failure:?}")
    };
    assert!(refused(&Identity::generate_classical().recipient()).contains("contacts-kind-mixed"));
    assert!(refused(&desk.recipients()[0]).contains("contacts-two-roles"));
    assert!(refused(&contact.recipient()).contains("contacts-named-already"));
    assert_eq!(snapshot(&desk.folder()), before);
    for _ in 1..4 {
        study.name_contact(&Identity::generate().recipient()).expect("up to four are named");
    }
    let failure = study.name_contact(&Identity::generate().recipient()).expect_err("no fifth");
    assert!(format!("{failure:?}").contains("contacts-too-many"));
}

#[test]
fn a_form_whose_identifiers_would_not_fit_keeps_a_contact_custodian_from_being_named() {
    let form = desk::form(FORM).form;
    let place = tempfile::tempdir().expect("a temporary folder");
    let at_size = |name: &str, room: u64| {
        let sealed_bytes =
            u32::try_from(room + u64::from(LARGEST_SEALED_BYTES) - room_in(LARGEST_SEALED_BYTES));
        let draft = desk::Draft { sealed_bytes: sealed_bytes.expect("small"), ..desk::draft(&[FORM]) };
        let mut study = create(&place.path().join(name), &draft, passphrases(&passphrase()), work())
            .expect("the study is made");
        study.name_contact(&Identity::generate().recipient())
    };
    let needed_by = |form: &kin_forms::Form, contacts| needed_by(form, contacts, DEFAULT_SEALED_BYTES);
    assert!(needed_by(&form, 1) > needed_by(&form, 0) && needed_by(&form, 2) > needed_by(&form, 1));
    at_size("fits", needed_by(&form, 1)).expect("it just fits");
    let refused = at_size("not", needed_by(&form, 1) - 1).expect_err("a byte less");
    assert!(format!("{refused:?}").contains("study-form-too-large"), "{refused:?}");
    let file = place.path().join("form.json");
    std::fs::write(&file, FORM).expect("writes");
    let check = |contacts: &str| {
        let bytes = (needed_by(&form, 0) + 5000).to_string();
        let arguments = [
            "kin-researcher",
            "form",
            "check",
            &file.to_string_lossy(),
            "--sealed-bytes",
            &bytes,
            "--contacts",
            contacts,
        ];
        run(arguments.iter().map(Into::into).collect()).0
    };
    assert_eq!((check("0"), check("1")), (0, 4));
}

/// A hand-over with the interviews of two people, and the desk it is from.
fn two_people() -> (Desk, Identity, ContactHandover) {
    let (desk, contact) = with_contact();
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes =
        ["0911", "+84 912"].map(|phone| apart(&mut device, &contact, r#"{"office":"hn"}"#, phone));
    desk.take_in("parcel", &envelopes);
    let bytes = extract(&desk.study(), &desk.identities).expect("the desk hands over").bytes;
    let handover = ContactHandover::parse(&bytes).expect("a hand-over");
    assert_eq!(handover.interviews.len(), 2);
    (desk, contact, handover)
}

#[test]
fn what_is_not_hers_or_was_changed_is_a_finding_and_ends_no_other_interviews_reading() {
    let (_desk, contact, handover) = two_people();
    let found = |change: &dyn Fn(&mut ContactHandover)| {
        let mut changed = handover.clone();
        change(&mut changed);
        let opened = open_handover(&changed, &contact);
        assert_eq!(opened.opened() + opened.findings.len() as u64, 2, "none is dropped");
        opened.counted().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(found(&|_| ()), []);
    let damaged = found(&|changed| {
        let file = &mut changed.interviews[0].identifiers;
        *file.last_mut().expect("bytes") ^= 1;
    });
    assert_eq!(damaged, [(ContactFinding::ContactFindingDamaged, 1)]);
    let cut = found(&|changed| changed.interviews[1].identifiers.truncate(40));
    assert_eq!(cut, [(ContactFinding::ContactFindingDamaged, 1)]);
    let exchanged = found(&|changed| {
        let first = changed.interviews[0].identifiers.clone();
        changed.interviews[0].identifiers = changed.interviews[1].identifiers.clone();
        changed.interviews[1].identifiers = first;
    });
    assert_eq!(exchanged, [(ContactFinding::ContactFindingAnotherInterview, 2)]);
    let foreign = found(&|changed| changed.study = kin_protocol::StudyId::from_bytes([3; 16]));
    assert_eq!(foreign, [(ContactFinding::ContactFindingAnotherStudy, 2)]);
    let unread = found(&|changed| {
        changed.forms[0] = kin_protocol::FormFile::new(b"{}".to_vec());
    });
    assert_eq!(unread, [(ContactFinding::ContactFindingAnswersInvalid, 2)]);
    let invalid = found(&|changed| {
        let interview = &mut changed.interviews[0];
        let submission = interview.submission.parse().expect("a submission");
        let answers = br#"{"answers":{"phone":"far too long for twenty letters"}}"#;
        let study = *changed.study.as_bytes();
        let sealed = seal_contact(study, submission, answers, 512, &[contact.recipient()]);
        interview.identifiers = sealed.expect("sealed");
    });
    assert_eq!(invalid, [(ContactFinding::ContactFindingAnswersInvalid, 1)]);
    let others = open_handover(&handover, &Identity::generate());
    assert_eq!(
        others.counted().into_iter().collect::<Vec<_>>(),
        [(ContactFinding::ContactFindingOtherKeys, 2)]
    );
}

/// Runs the program on the contact custodian's machine.
fn custodian(place: &Path, arguments: &[&str]) -> (u8, String, String) {
    let secret = place.join("her-passphrase");
    std::fs::write(&secret, "mật khẩu của chị giữ khoá\n").expect("writes");
    let mut all: Vec<std::ffi::OsString> = vec!["kin-researcher".into()];
    all.extend(arguments.iter().map(Into::into));
    all.extend(["--passphrase-file".into(), secret.into_os_string()]);
    run(all)
}

#[test]
fn from_her_key_to_her_table_with_the_real_commands() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| place.path().join(name).to_string_lossy().into_owned();
    let (code, said, _) = custodian(place.path(), &["contacts", "new", &path("key")]);
    assert_eq!(code, 0);
    let (recipient, fingerprint) =
        read_recipient(&place.path().join("key/recipient.txt")).expect("a recipient");
    assert!(said.contains(&fingerprint.to_string()), "{said}");
    assert_eq!(custodian(place.path(), &["contacts", "new", &path("key")]).0, 4, "nothing is overwritten");

    let desk = Desk::with_contacts(&[FORM], from_ref(&recipient));
    let mut device = Device::new(&desk, 1, "E01");
    let sealed = {
        let mut record = device.record(Kind::Original, &split(r#"{"office":"hn"}"#));
        record.circumstances.participant = Some(ParticipantCode::from_random([9; 16]));
        let file = seal_contact(
            record.study,
            record.submission,
            identifiers("+84 912").as_bytes(),
            512,
            &[recipient],
        );
        record.circumstances.contact = Some(file.expect("sealed"));
        device.seal_record(record)
    };
    desk.take_in("parcel", &[sealed]);
    let folder = desk.folder().to_string_lossy().into_owned();
    let (code, _, complained) = desk.run(&["contacts", "extract", &folder, "--out", &path("handover.json")]);
    assert_eq!(code, 0, "{complained}");
    assert_eq!(desk.run(&["contacts", "extract", &folder, "--out", &path("handover.json")]).0, 4);

    let open = [
        "contacts",
        "open",
        &path("handover.json"),
        "--identity",
        &path("key/identity.age"),
        "--csv",
        &path("names.csv"),
    ];
    let (code, said, complained) = custodian(place.path(), &open);
    assert_eq!(code, 0, "{complained}");
    assert!(said.contains("one interview") && complained.contains("is not sealed"), "{said}{complained}");
    let table = std::fs::read_to_string(path("names.csv")).expect("the table");
    let code_of = ParticipantCode::from_random([9; 16]).to_string();
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("submission,participant,form,version,phone"));
    let row = lines.next().expect("a row");
    assert!(row.ends_with(&format!(",{code_of},visit,1,'+84 912")), "{row}");
    assert_eq!(custodian(place.path(), &open).0, 4, "a table is never overwritten");

    // Another key: counted, named, and no table; a wrong passphrase is another exit code.
    let other = new_key(&place.path().join("other"), &desk::passphrase(), work(), false);
    other.expect("a key");
    let with_other = [
        "contacts",
        "open",
        &path("handover.json"),
        "--identity",
        &path("other/identity.age"),
        "--csv",
        &path("none.csv"),
    ];
    assert_eq!(custodian(place.path(), &with_other).0, 7);
    let (code, said, complained) = desk.run(&with_other);
    assert_eq!(code, 3, "{complained}");
    assert!(
        complained.contains("1 sealed to other keys") && said.contains("Not opened: "),
        "{said}{complained}"
    );
    assert!(!Path::new(&path("none.csv")).exists());
    std::fs::write(path("broken.json"), "{}").expect("writes");
    let broken = [
        "contacts",
        "open",
        &path("broken.json"),
        "--identity",
        &path("key/identity.age"),
        "--csv",
        &path("none.csv"),
    ];
    assert_eq!(custodian(place.path(), &broken).0, 4);
    for file in ["key/identity.age", "key/recipient.txt", "handover.json", "names.csv"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(path(file)).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file} is private");
    }
}

#[test]
fn a_frozen_hand_over_still_opens() {
    let handover =
        ContactHandover::parse(include_bytes!("../../protocol/vectors/handover.json")).expect("a hand-over");
    let vector: serde_json::Value =
        serde_json::from_str(include_str!("../../protocol/vectors/contact-2.json")).expect("JSON");
    let identity: Identity = vector["identity"].as_str().expect("text").parse().expect("an identity");
    let opened = open_handover(&handover, &identity);
    assert_eq!((opened.opened(), opened.findings.len()), (1, 0));
    let place = tempfile::tempdir().expect("a temporary folder");
    let path = place.path().join("names.csv");
    kin_researcher::contacts::write_csv(&opened, &path).expect("a table");
    assert_eq!(
        std::fs::read_to_string(path).expect("the table"),
        "submission,participant,form,version,full_name,phone\n\
         11111111-1111-4111-9111-111111111111,57240 00196,follow,1,Đặng Thị Huệ,0912 345 678\n"
    );
}

#[test]
fn an_interview_whose_identifiers_lie_apart_is_kept_as_any_other() {
    let (desk, contact) = with_contact();
    let mut device = Device::new(&desk, 1, "E01");
    desk.take_in("parcel", &[apart(&mut device, &contact, r#"{"office":"hn"}"#, "0911")]);
    let mut fates = Vec::new();
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        fates.push(entry.fate);
        Ok(())
    })
    .expect("the dataset is read");
    assert_eq!(fates, [Fate::Kept]);
}
