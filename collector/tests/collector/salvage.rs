//! An interview that nobody comes back to finish: its copy, sealed to the study, is sent without the passphrase.

use kin_collector::storage::{Place, SALVAGED, Storage as _};
use kin_sealing::Kind;

use crate::study::{Study, files};

const INTERVIEW: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n1 2\nx\n\n\nyes\n";
/// The same, cut off before its end: a draft is left.
const CUT: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n";

#[test]
fn a_draft_is_queued_without_the_passphrase_and_opens_to_what_was_answered() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], INTERVIEW).ends(0);
    device.run_with(&["fill", "visit"], CUT);
    std::fs::remove_file(device.passphrase_file()).unwrap();
    let said = device.run(&["salvage"]).ends(0);
    assert!(said.contains("One unfinished interview is queued"), "{said}");
    let opened = study.open_all(&device);
    let (whole, copy) = (&opened[0], &opened[1]);
    assert_eq!((opened.len(), copy.record.kind, copy.record.previous), (2, Kind::Draft, None));
    let body: serde_json::Value = serde_json::from_slice(&copy.record.response).unwrap();
    assert_eq!(body["answers"], serde_json::json!({"office": "hn", "age": 34, "children": 2}));
    assert_eq!(body["broken_off"], "kept");
    assert_eq!(copy.record.enumerator, "enumerator-17");
    assert_eq!(copy.device, whole.device, "signed by the device when it was kept");
    assert!(copy.record.circumstances.enrolment.is_some(), "it may be all that ever comes of the device");
    let storage = device.storage();
    assert_eq!(storage.head().unwrap().sequence, 1, "it has no place in the chain");
    assert!(storage.voucher(SALVAGED + 1).unwrap().is_some() && storage.unpaid().unwrap().is_empty());
    assert_ne!(
        *storage.voucher(1).unwrap().unwrap().reveal_bytes(),
        *storage.voucher(SALVAGED + 1).unwrap().unwrap().reveal_bytes()
    );
    drop(storage);

    // Once is enough, and who comes back after all goes on where she was.
    assert!(device.run(&["salvage"]).ends(0).contains("no unfinished interview"));
    assert_eq!(study.open_all(&device).len(), 2);
    std::fs::write(device.passphrase_file(), crate::study::PASSPHRASE).unwrap();
    device.run_with(&["resume"], b"1\nx\n\n\nyes\n").ends(0);
    let opened = study.open_all(&device);
    let kinds: Vec<Kind> = opened.iter().map(|held| held.record.kind).collect();
    assert_eq!(kinds, [Kind::Original, Kind::Original], "what was not sent is there once");
    assert_eq!(device.storage().unpaid().unwrap(), [0; 0]);
}

#[test]
fn a_copy_that_was_sent_bears_the_name_of_the_interview_and_a_lock_of_its_own() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], CUT);
    let said = device.run(&["salvage", "--json"]).ends(0);
    let told: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(told, serde_json::json!({ "queued": 1, "left": 0 }));
    let copy = study.open_all(&device).pop().unwrap().record;
    let mut storage = device.storage();
    let lock = storage.lock(SALVAGED + 1).unwrap().unwrap();
    assert_eq!(copy.circumstances.locks, [*lock.as_bytes()]);
    storage.receive(SALVAGED + 1, "{}", jiff::civil::date(2026, 3, 1)).unwrap();
    drop(storage);
    assert!(device.run(&["outbox"]).ends(0).contains("D1"));
    device.run_with(&["resume"], b"1\nx\n\n\nyes\n").ends(0);
    let opened = study.open_all(&device);
    assert_eq!(opened.len(), 2);
    let whole = &opened[0].record;
    assert_eq!(
        (whole.kind, whole.submission),
        (Kind::Original, copy.submission),
        "the desk knows them for one"
    );
    assert_ne!(whole.circumstances.locks[0], copy.circumstances.locks[0], "the server does not");
    let storage = device.storage();
    assert_eq!(storage.reserved(1).unwrap().len(), 2, "the lock of the copy corrects nothing");
    assert!(!storage.reserved(1).unwrap().contains(&lock));
    assert!(storage.unpaid().unwrap().is_empty());
}

#[test]
fn a_draft_that_is_thrown_away_leaves_no_copy_and_gives_its_voucher_back() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let left = || kin_collector::vouchers::Stock::of(&device.storage()).unwrap().left;
    let before = left();
    device.run_with(&["fill", "visit"], CUT);
    assert_eq!(left(), before - 1);
    device.run(&["salvage"]).ends(0);
    let digest = device.storage().outbox().unwrap()[0].digest;
    let envelope = device.storage().envelope(SALVAGED + 1).unwrap().unwrap();
    device.run(&["drafts", "--discard", "1", "--yes"]).ends(0);
    assert!(device.storage().outbox().unwrap().is_empty());
    for (file, bytes) in files(&device.data()) {
        for gone in [&envelope[envelope.len() - 64..], digest.as_bytes()] {
            assert!(!bytes.windows(gone.len()).any(|at| at == gone), "the copy is still in {file}");
        }
    }
    // Of one that was never queued the voucher pays for the next.
    device.run_with(&["fill", "visit"], CUT);
    device.run(&["drafts", "--discard", "1", "--yes"]).ends(0);
    let after = left();
    device.run_with(&["fill", "visit"], INTERVIEW).ends(0);
    assert_eq!(left(), after);
    assert!(device.storage().voucher(1).unwrap().is_some());
}

#[test]
fn what_she_declined_is_not_salvaged_and_a_wiped_device_sends_its_copies() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], CUT);
    device.run_with(&["fill", "visit"], b"no\n");
    assert!(device.run(&["salvage"]).ends(0).contains("One unfinished"));
    device.run(&["wipe", "--yes"]).ends(0);
    let outbox = device.storage().outbox().unwrap();
    assert_eq!(outbox.iter().map(|entry| entry.place).collect::<Vec<_>>(), [Place::Waiting]);
    assert!(device.storage().voucher(outbox[0].sequence).unwrap().is_some());
    assert_eq!(study.open_all(&device)[0].record.kind, Kind::Draft);
}
