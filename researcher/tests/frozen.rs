//! A desk made by an earlier version is still read: every file format of the study's folder, frozen.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, Device, FORM, body};
use kin_researcher::opening::open_parcel;
use kin_researcher::study::Study;
use kin_sealing::Kind;

fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/desk-1")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("makes");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, target).expect("copies");
        }
    }
}

/// Makes the frozen desk. Run once for each version of the formats, by hand, into a folder of that version's own.
#[test]
#[ignore = "it would replace what is frozen"]
fn freeze() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut first: Vec<Vec<u8>> =
        (0..4).map(|number| device.interview(&format!(r#"{{"office":"hn","days":{number}}}"#))).collect();
    first.push(device.seal(Kind::Test, &body(r#"{"office":"hn"}"#)));
    first.push(device.interview(r#"{"office":"nowhere"}"#));
    desk.take_in("first", &first);
    let second =
        desk.parcel("second.parcel", &[first[0].clone(), device.interview(r#"{"office":"ct","days":9}"#)]);
    assert!(!frozen().exists(), "a frozen desk is never replaced");
    copy(&desk.folder(), &frozen().join("desk"));
    std::fs::copy(second, frozen().join("second.parcel")).expect("copies");
}

#[test]
fn a_desk_of_version_one_is_opened_added_to_and_counted() {
    let place = tempfile::tempdir().expect("a folder");
    copy(&frozen(), place.path());
    // What an empty folder is, git does not keep.
    let folder = place.path().join("desk");
    let study = Study::open(&folder).expect("the study opens");
    let identities = study.unlock_working_keys(&mut |_| Ok(desk::passphrase())).expect("the keys unlock");
    study.unlock_root(&desk::passphrase()).expect("the root unlocks");
    let summary =
        open_parcel(&study, &identities, &place.path().join("second.parcel"), desk::now()).expect("opens");
    assert_eq!((summary.known, summary.added, summary.records, summary.in_quarantine), (1, 1, 5, 1));
    assert_eq!((summary.missing, summary.broken, summary.new_keys), (0, 0, 0));
    let registry = study.registry().expect("a registry");
    assert_eq!((registry.devices.len(), registry.keys.len()), (2, 1));
    study.signed_note(desk::now()).expect("the note verifies");

    let passphrase = place.path().join("passphrase");
    std::fs::write(&passphrase, desk::PASSPHRASE).expect("writes");
    let arguments = ["kin-researcher", "score", &folder.display().to_string(), "--passphrase-file"];
    let mut arguments: Vec<std::ffi::OsString> = arguments.iter().map(Into::into).collect();
    arguments.push(passphrase.into());
    let (code, said, errors) = desk::run(arguments);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("days-score  5  3.000  3.536"), "{said}");
}

#[test]
fn a_ledger_of_version_one_is_read_and_added_to() {
    let place = tempfile::tempdir().expect("a folder");
    copy(&frozen(), place.path());
    let folder = place.path().join("desk");
    let ledger = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/desk-1-releases/releases.jsonl");
    std::fs::copy(ledger, folder.join("releases.jsonl")).expect("copies");
    let passphrase = place.path().join("passphrase");
    std::fs::write(&passphrase, desk::PASSPHRASE).expect("writes");
    let run = |arguments: &str| {
        let arguments = arguments
            .replace("DESK", &folder.display().to_string())
            .replace("OUT", &place.path().join("out").display().to_string());
        let arguments = format!("kin-researcher {arguments} --passphrase-file {}", passphrase.display());
        let (code, said, errors) = desk::run(arguments.split_whitespace().map(Into::into).collect());
        assert_eq!(code, 0, "{errors}");
        said
    };
    assert!(
        run("release table DESK --freeze round-1 --rows office --out OUT").contains("number 4 of the ledger")
    );
    assert_eq!(run("release list DESK").lines().count(), 5);
}
