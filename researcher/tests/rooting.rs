//! Several roots sign a note, who signs changes, and the office sends a package to one device.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::path::PathBuf;

use desk::{Desk, Device, FORM, now, passphrase};
use kin_protocol::assignment::{Assignment, AssignmentError, DeviceId};
use kin_protocol::bundle::Bundle;
use kin_protocol::note::{Roots, StudyNote, Trust};
use kin_researcher::study::Study;
use kin_sealing::{Enrolment, Identity};

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

#[expect(clippy::needless_pass_by_value, reason = "paths that were just joined")]
fn text(path: PathBuf) -> String {
    path.display().to_string()
}

/// A second root's key, made with the program; its public half and its file.
fn second_root(desk: &Desk) -> (String, String) {
    let file = text(desk.place.path().join("second.age"));
    let (code, said, errors) = desk.run(&["roots", "new", "--study", &desk.id().to_string(), "--out", &file]);
    assert_eq!(code, 0, "{errors}");
    (said.lines().next().expect("the public half").to_owned(), file)
}

fn own_root(desk: &Desk) -> String {
    desk.roots().verifiers()[0].to_string()
}

/// A desk whose next note needs its own root and a second one; the file of the second one's key.
fn two_roots() -> (Desk, Roots, String) {
    let desk = Desk::new(&[FORM]);
    let before = desk.roots();
    let (public, file) = second_root(&desk);
    let (folder, own) = (text(desk.folder()), own_root(&desk));
    let change = ["roots", "change", &folder, "--root", &own, "--root", &public, "--quorum", "2"];
    let (code, said, errors) = desk.run(&change);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("2 of 2 roots must sign") && said.contains("New fingerprint"), "{said}");
    (desk, before, file)
}

fn cosign_and_take(desk: &Desk, key: &str) {
    let proposal = text(desk.folder().join("note-proposed.txt"));
    let (code, said, errors) = desk.run(&["roots", "cosign", &proposal, "--key", key]);
    assert_eq!((code, said.contains("Khảo sát thử")), (0, true), "{errors}");
    let (code, said, errors) = desk.run(&["roots", "take", &text(desk.folder())]);
    assert_eq!((code, said.contains("is now the study's note")), (0, true), "{errors}");
}

#[test]
fn roots_change_when_old_and_new_have_signed_and_devices_can_follow() {
    let (desk, before, key) = two_roots();
    let first = std::fs::read(desk.folder().join("note.txt")).expect("the first note");
    // Not before all have signed.
    let (code, _, errors) = desk.run(&["roots", "take", &text(desk.folder())]);
    assert_eq!((code, errors.contains("not complete")), (5, true), "{errors}");
    assert_eq!(desk.roots(), before);
    cosign_and_take(&desk, &key);
    let after = desk.roots();
    assert_eq!((after.quorum(), after.verifiers().len()), (2, 2));
    // What is published leads a device from the old roots to the new.
    let bundle = Bundle::parse(&desk.study().bundle(now()).expect("a bundle is made")).expect("a bundle");
    bundle.verify(None).expect("its parts belong together");
    let mut trust = Trust::pinned(before);
    trust.accept(&first).expect("the note it was enrolled with");
    trust.walk(&bundle.chain).expect("the chain");
    trust.accept(bundle.note.as_bytes()).expect("the newest");
    assert_eq!((trust.roots(), trust.note().map(|note| note.generation)), (&after, Some(1)));
}

#[test]
fn a_note_under_two_roots_needs_both_and_says_only_what_the_study_says() {
    let (desk, _, key) = two_roots();
    cosign_and_take(&desk, &key);
    let folder = text(desk.folder());
    let (code, said, errors) = desk.run(&["study", "sign", &folder]);
    assert_eq!((code, said.contains("2 roots must sign")), (0, true), "{errors}");
    let proposal = desk.folder().join("note-proposed.txt");
    // Somebody between the two desks would rather have another server.
    let proposed = std::fs::read_to_string(&proposal).expect("the proposal");
    let text_of = proposed.split("\n\n").next().expect("its text").to_owned() + "\n";
    let other =
        StudyNote::parse_text(text_of.replace("127.0.0.1:9", "127.0.0.1:8").as_bytes()).expect("a note");
    let study = desk.study();
    let own = study.unlock_root(&passphrase()).expect("the root");
    let second =
        kin_researcher::study::unlock_root_file(key.as_ref(), &passphrase()).expect("the second root");
    let forged = kin_protocol::note::sign(&other, &[&own, &second]).expect("both sign it");
    std::fs::write(desk.place.path().join("forged.txt"), forged).expect("writes");
    let forged = text(desk.place.path().join("forged.txt"));
    let (code, _, errors) = desk.run(&["roots", "take", &folder, &forged]);
    assert_eq!((code, errors.contains("not what this study would sign")), (5, true), "{errors}");
    cosign_and_take(&desk, &key);
    assert_eq!(Study::open(&desk.folder()).expect("opens").settings().note_version, 3);
}

#[test]
fn the_same_roots_again_and_keys_that_are_none_are_refused() {
    let desk = Desk::new(&[FORM]);
    let (folder, own) = (text(desk.folder()), own_root(&desk));
    let (code, _, errors) = desk.run(&["roots", "change", &folder, "--root", &own, "--quorum", "1"]);
    assert_eq!((code, errors.contains("already")), (4, true), "{errors}");
    let (code, ..) = desk.run(&["roots", "change", &folder, "--root", &own, "--quorum", "2"]);
    assert_eq!(code, 4);
    let note = text(desk.folder().join("note.txt"));
    let root = text(desk.folder().join("keys/root.age"));
    let (code, _, errors) = desk.run(&["roots", "cosign", &note, "--key", &root]);
    assert_eq!((code, errors.contains("not the key of a root")), (4, true), "{errors}");
}

#[test]
fn the_office_sends_the_newest_note_to_one_device_that_has_proved_itself() {
    let desk = Desk::new(&[FORM]);
    let folder = text(desk.folder());
    let pinned = desk.roots();
    let first = std::fs::read(desk.folder().join("note.txt")).expect("the first note");
    let out = text(desk.place.path().join("package.age"));
    let assign = ["device", "assign", &folder, "device-7", "--out", &out, "--expires", "2099-01-01"];
    assert_eq!(desk.run(&["keys", "office", &folder]).0, 4, "one is enough");
    let (code, said, errors) = desk.run(&["keys", "office", &folder, "--replace"]);
    assert_eq!((code, said.contains("kin-office/")), (0, true), "{errors}");
    let (code, _, errors) = desk.run(&assign);
    assert_eq!((code, errors.contains("Sign it again")), (4, true), "the note names the old one: {errors}");
    let add = ["device", "add", &folder, "new", "--enumerator", "E01", "--out", &out];
    let (code, _, errors) = desk.run(&add);
    assert_eq!((code, errors.contains("Sign it again")), (4, true), "{errors}");
    let (code, _, errors) = desk.run(&["study", "sign", &folder]);
    assert_eq!(code, 0, "{errors}");

    let own = Identity::generate();
    let mut device = Device::new(&desk, 7, "E01");
    let secret = desk.secret(7, "E01").reveal_bytes();
    let proof = Enrolment::prove(&secret, *desk.id().as_bytes(), device.key.public(), own.recipient());
    device.proof = Some(proof);
    let (code, _, errors) = desk.run(&assign);
    assert_eq!((code, errors.contains("has not proved itself")), (4, true), "{errors}");
    desk.take_in("parcel", &[device.interview(ANSWERS)]);
    for number in 1..=2 {
        let _ = std::fs::remove_file(&out);
        let (code, said, errors) = desk.run(&assign);
        assert_eq!((code, said.contains(&format!("Package {number} "))), (0, true), "{said}{errors}");
    }

    // The device has the note of its enrolment, which names no office: the newer note comes first, from the server.
    let sealed = std::fs::read(&out).expect("the package");
    let opened = kin_sealing::decrypt(std::slice::from_ref(&own), &sealed, 1 << 20).expect("it opens");
    let own_key = DeviceId(device.key.public().bytes());
    let mut trust = Trust::pinned(pinned);
    let enrolled_with = trust.accept(&first).expect("the first note").clone();
    let refused = Assignment::read(&opened, &enrolled_with, own_key, 0).expect_err("no office is named");
    assert!(matches!(refused, AssignmentError::AssignmentSignerUnknown { .. }));
    let newest = std::fs::read(desk.folder().join("note.txt")).expect("the newest note");
    let newest = trust.accept(&newest).expect("the newest note").clone();
    let package = Assignment::read(&opened, &newest, own_key, 1).expect("the package");
    assert_eq!((package.header.number, package.payload.forms.len()), (2, 1));
    assert_eq!(package.payload.notes.len(), 1);
}
