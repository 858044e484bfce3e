//! Making a study, and folders that are not what they should be.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM, draft, form, later, now, office, passphrase, passphrases, snapshot, work};
use kin_protocol::bundle::Bundle;
use kin_protocol::package::EnrolmentPackage;
use kin_researcher::study::{Draft, NewDevice, Opening, Study, create, split};
use kin_sealing::{Passphrase, decrypt};
use kin_terminal::Exit;

fn wrong() -> Passphrase {
    Passphrase::from_text("không phải").expect("a passphrase")
}

#[test]
fn a_package_and_a_bundle_hold_together() {
    let desk = Desk::new(&[FORM]);
    let package = std::fs::read(desk.place.path().join("tablet-1.package")).expect("the package");
    let (package, contents) = EnrolmentPackage::read(&package).expect("it holds together");
    assert_eq!(contents.forms[0].1, FORM.as_bytes(), "forms travel byte for byte");
    let bundle = Bundle::parse(&desk.study().bundle(now()).expect("a bundle")).expect("a bundle");
    bundle.verify(None).expect("it holds together");
    assert_eq!(bundle.path.reveal(), package.payload.path.reveal());
    assert_eq!(desk.roots().fingerprint(), contents.roots.fingerprint());
}

#[test]
fn the_registry_keeps_a_one_time_secret_that_only_the_working_key_opens() {
    use base64::Engine;
    let desk = Desk::new(&[FORM]);
    let package = std::fs::read(desk.place.path().join("tablet-1.package")).expect("the package");
    let (package, _) = EnrolmentPackage::read(&package).expect("a package");
    let registry = desk.study().registry().expect("a registry");
    let sealed = base64::prelude::BASE64_STANDARD.decode(&registry.devices[0].secret).expect("base64");
    let opened = decrypt(&desk.identities, &sealed, 1024).expect("the working key opens it");
    assert_eq!(*opened, package.payload.secret.reveal().as_bytes());
    let text = std::fs::read_to_string(desk.folder().join("registry.json")).expect("the file");
    assert!(!text.contains(package.payload.secret.reveal().as_str()));
}

#[test]
fn two_packages_have_two_secrets_and_a_label_is_taken_once() {
    let desk = Desk::new(&[FORM]);
    let (study, lock) = Study::open_to_change(&desk.folder()).expect("opens");
    let before = snapshot(&desk.folder());
    let out = desk.place.path().join("again");
    for (label, enumerator, id) in [
        ("tablet-1", "E01", "device-label-taken"),
        (" tablet", "E01", "device-label-unfit"),
        ("", "E01", "device-label-unfit"),
        ("tablet-9", "Lan Anh", "device-enumerator-unfit"),
        ("tablet-9", "", "device-enumerator-unfit"),
    ] {
        let device =
            NewDevice { label: label.into(), enumerator: enumerator.into(), expires: later(), vouchers: 20 };
        let failure = study.add_device(&lock, device, &office(&study), now(), &out).expect_err("refused");
        assert_eq!((failure.exit(), failure.id()), (Exit::Refused, id));
    }
    std::fs::write(&out, "mine").expect("writes");
    let device =
        NewDevice { label: "tablet-9".into(), enumerator: "E01".into(), expires: later(), vouchers: 20 };
    assert!(
        study.add_device(&lock, device, &office(&study), now(), &out).is_err(),
        "a file that is there is not overwritten"
    );
    assert_eq!(std::fs::read(&out).expect("still there"), b"mine");
    assert_eq!(snapshot(&desk.folder()), before);
}

#[test]
fn what_cannot_become_a_study_leaves_no_folder() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("desk");
    let huge = FORM.replace("\"max_length\": 40", "\"max_length\": 4000");
    let cases: Vec<(Draft, &str)> = vec![
        (Draft { title: " ".into(), ..draft(&[FORM]) }, "study-flag-missing"),
        (draft(&[]), "study-flag-missing"),
        (draft(&[&huge]), "study-form-too-large"),
        (draft(&[FORM, FORM]), "study-form-twice"),
        (Draft { sealed_bytes: 100, ..draft(&[FORM]) }, "study-sealed-bytes-out-of-range"),
        (Draft { server: "ftp://a".into(), ..draft(&[FORM]) }, "note-server-malformed"),
        (Draft { server: "http://example.org".into(), ..draft(&[FORM]) }, "note-server-insecure"),
        (Draft { expires: now(), ..draft(&[FORM]) }, "study-date-past"),
        (Draft { title: "a\u{202e}b".into(), ..draft(&[FORM]) }, ""),
    ];
    for (draft, id) in cases {
        let failure = create(&folder, &draft, passphrases(&passphrase()), work()).expect_err("refused");
        assert!(id.is_empty() || failure.id() == id, "{} instead of {id}", failure.id());
        assert!(!folder.exists(), "{id}");
    }
}

#[test]
fn a_folder_that_holds_something_is_not_touched() {
    let place = tempfile::tempdir().expect("a folder");
    std::fs::write(place.path().join("letter.txt"), "mine").expect("writes");
    let failure =
        create(place.path(), &draft(&[FORM]), passphrases(&passphrase()), work()).expect_err("refused");
    assert_eq!(failure.id(), "study-folder-taken");
    assert_eq!(snapshot(place.path()).len(), 1);
}

#[test]
fn forms_with_mistakes_are_refused_with_every_place() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("form.json");
    std::fs::write(&path, FORM.replace("\"office\"", "\"ofice\"").replace("\"integer\"", "\"number\""))
        .expect("writes");
    let (code, said, errors) =
        desk::run(vec!["kin-researcher".into(), "form".into(), "check".into(), path.into()]);
    assert_eq!((code, said.as_str()), (4, ""));
    assert!(errors.contains("form.json:"), "{errors}");
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_key() {
    let desk = Desk::new(&[FORM]);
    let study = desk.study();
    assert_eq!(study.unlock_root(&wrong()).expect_err("locked").exit(), Exit::Locked);
    let failure = study.unlock_working_keys(&mut |_| Ok(wrong())).expect_err("locked");
    assert_eq!((failure.exit(), failure.id()), (Exit::Locked, "study-passphrase-wrong"));
    let key = desk.folder().join("keys/root.age");
    std::fs::write(&key, b"age-encryption.org/v1\n").expect("writes");
    assert_eq!(study.unlock_root(&passphrase()).expect_err("damaged").exit(), Exit::Refused);
}

#[test]
fn a_key_that_was_exchanged_is_refused() {
    let (one, other) = (Desk::new(&[FORM]), Desk::new(&[FORM]));
    std::fs::copy(other.folder().join("keys/epoch-1.age"), one.folder().join("keys/epoch-1.age"))
        .expect("copies");
    let failure = one.study().unlock_working_keys(&mut |_| Ok(passphrase())).expect_err("refused");
    assert_eq!(failure.id(), "study-file-damaged");
    std::fs::copy(other.folder().join("keys/root.age"), one.folder().join("keys/root.age")).expect("copies");
    let mut study = one.study();
    let root = study.unlock_root(&passphrase()).expect("it is a root key");
    assert_eq!(study.sign(&root, now(), later()).expect_err("not the pinned one").exit(), Exit::Untrusted);
    assert!(study.signed_note(now()).is_ok(), "the note that was there is still there");
}

fn a_day_later() -> jiff::Timestamp {
    "2026-11-24T08:00:00Z".parse().expect("a timestamp")
}

#[test]
fn an_epoch_ends_where_the_next_begins_and_never_begins_before_it() {
    let desk = Desk::new(&[FORM]);
    let mut study = desk.study();
    let failure = study.new_working_key(&passphrase(), work(), now(), later()).expect_err("the same moment");
    assert_eq!(failure.id(), "study-epoch-before-the-last");
    assert_eq!(study.settings().epochs.len(), 1);
    study.new_working_key(&passphrase(), work(), a_day_later(), later()).expect("a second key");
    assert_eq!(study.settings().epochs[0].not_after, a_day_later());
    assert_eq!(desk.study().settings().epochs[0].not_after, a_day_later(), "on disk too");
}

#[test]
fn keys_of_a_study_with_custodians_are_not_made_by_one_person() {
    let place = tempfile::tempdir().expect("a folder");
    let draft =
        Draft { opening: Opening::DeskWithRecovery(split("2-of-3").expect("a split")), ..draft(&[FORM]) };
    let mut study =
        create(&place.path().join("desk"), &draft, passphrases(&passphrase()), work()).expect("is made");
    let failure = study.new_working_key(&passphrase(), work(), now(), later()).expect_err("a ceremony");
    assert_eq!(failure.id(), "study-keys-need-a-ceremony");
}

#[test]
fn an_old_note_is_not_given_away() {
    let desk = Desk::new(&[FORM]);
    let old = std::fs::read(desk.folder().join("note.txt")).expect("the note");
    let mut study = desk.study();
    study.new_working_key(&passphrase(), work(), a_day_later(), later()).expect("a second key");
    assert_eq!(study.bundle(now()).expect_err("outdated").id(), "study-note-outdated");
    let root = study.unlock_root(&passphrase()).expect("unlocks");
    assert_eq!(study.sign(&root, now(), later()).expect("signs").version, 2);
    study.bundle(now()).expect("the new note is published");
    std::fs::write(desk.folder().join("note.txt"), old).expect("writes");
    assert_eq!(desk.study().bundle(now()).expect_err("rolled back").id(), "study-note-outdated");
    let failure = study.bundle("2028-01-01T00:00:00Z".parse().expect("a timestamp"));
    assert!(failure.is_err());
}

#[test]
fn responses_of_two_epochs_are_opened_together() {
    let mut desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(r#"{"office":"hn"}"#);
    desk.take_in("first", &[first]);
    let other = Passphrase::from_text("một mật khẩu khác").expect("a passphrase");
    let mut study = desk.study();
    let key = study.new_working_key(&other, work(), a_day_later(), later()).expect("a second key");
    let mut asked = 0;
    desk.identities = study
        .unlock_working_keys(&mut |path| {
            asked += 1;
            let second = path.ends_with("epoch-2.age");
            Passphrase::from_text(if second { "một mật khẩu khác" } else { desk::PASSPHRASE })
                .map_err(|_| unreachable!())
        })
        .expect("both unlock");
    assert_eq!(asked, 2);
    device.epoch = 2;
    device.recipients = vec![key.working.as_ref().expect("a working key").parse().expect("a recipient")];
    let second = device.interview(r#"{"office":"ct"}"#);
    let summary = desk.take_in("second", &[second]);
    assert_eq!((summary.added, summary.records, summary.findings().len()), (1, 2, 0));
}

#[test]
fn files_that_are_not_the_studys_own_are_refused() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    desk.take_in("parcel", &[device.interview(r#"{"office":"hn"}"#)]);
    let folder = desk.folder();
    let form = std::fs::read_dir(folder.join("forms"))
        .expect("forms")
        .next()
        .expect("a form")
        .expect("a form")
        .path();
    for (path, bytes) in [
        (folder.join("study.json"), b"{}".to_vec()),
        (folder.join("study.json"), vec![b'['; 1 << 20]),
        (
            folder.join("registry.json"),
            b"{\"kin_registry\":1,\"devices\":[],\"keys\":[],\"more\":1}".to_vec(),
        ),
        (folder.join("dataset/ledger.json"), b"\xff".to_vec()),
        (folder.join("dataset/000001.age"), b"short".to_vec()),
        (folder.join("roots.txt"), b"kin-roots/1\n".to_vec()),
        (folder.join("keys/epoch-1.age"), vec![0; 1 << 20]),
        (form, b"{}".to_vec()),
    ] {
        let kept = std::fs::read(&path).expect("the file");
        std::fs::write(&path, bytes).expect("writes");
        let text = folder.display().to_string();
        let bundle = desk.place.path().join("bundle").display().to_string();
        let outcomes = [
            desk.run(&["count", &text, "office"]),
            desk.run(&["publish", &text, &bundle]),
            desk.run(&["device", "list", &text]),
        ];
        assert!(outcomes.iter().any(|(code, ..)| *code != 0), "{}", path.display());
        let _ = std::fs::remove_file(&bundle);
        assert!(outcomes.iter().all(|(code, ..)| *code != 101), "{}", path.display());
        std::fs::write(&path, kept).expect("writes");
    }
    assert_eq!(desk.run(&["count", &folder.display().to_string(), "office"]).0, 0);
}

#[test]
fn a_later_version_of_a_file_is_not_touched() {
    let desk = Desk::new(&[FORM]);
    let path = desk.folder().join("study.json");
    let text =
        std::fs::read_to_string(&path).expect("the file").replace("\"kin_study\": 2", "\"kin_study\": 3");
    std::fs::write(&path, text).expect("writes");
    let failure = Study::open(&desk.folder()).expect_err("newer");
    assert_eq!((failure.exit(), failure.id()), (Exit::Storage, "study-file-newer"));
}

#[test]
fn one_program_at_a_time_changes_a_study() {
    let desk = Desk::new(&[FORM]);
    let held = Study::open_to_change(&desk.folder()).expect("the first");
    assert_eq!(Study::open_to_change(&desk.folder()).expect_err("the second").id(), "study-busy");
    drop(held);
    Study::open_to_change(&desk.folder()).expect("the third");
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(Study::open_to_change(empty.path()).expect_err("no study").id(), "study-not-found");
    assert_eq!(snapshot(empty.path()).len(), 0);
}

#[test]
fn a_fingerprint_is_digits_alone_and_the_same_from_folder_note_and_roots() {
    let desk = Desk::new(&[FORM]);
    let mut printed: Vec<String> = ["", "note.txt", "roots.txt"]
        .iter()
        .map(|file| desk.run(&["fingerprint", &desk.folder().join(file).display().to_string()]))
        .map(|(code, said, errors)| {
            assert_eq!(code, 0, "{errors}");
            said
        })
        .collect();
    printed.dedup();
    assert_eq!(printed, [format!("{}\n", desk.roots().fingerprint())]);
    let note = desk.folder().join("note.txt");
    let changed = std::fs::read_to_string(&note).expect("the note").replace("title Khảo", "title Khao");
    std::fs::write(&note, changed).expect("writes");
    assert_eq!(desk.run(&["fingerprint", &note.display().to_string()]).0, 5);
}

#[test]
fn every_file_of_a_study_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    desk.take_in("parcel", &[device.interview(r#"{"office":"hn"}"#), b"nothing".to_vec()]);
    for (path, _) in snapshot(&desk.folder()) {
        let mode = std::fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

#[test]
fn without_flags_and_without_a_person_the_missing_flag_is_named() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("desk").into_os_string();
    let (code, _, errors) = desk::run(vec!["kin-researcher".into(), "study".into(), "new".into(), folder]);
    assert_eq!(code, 2);
    assert!(errors.contains("--title"), "{errors}");
    assert_eq!(form(FORM).form.id(), "visit");
}
