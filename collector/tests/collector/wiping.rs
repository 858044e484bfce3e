//! A device that is wiped.

use kin_collector::storage::Storage as _;

use crate::study::{Study, files};

const INTERVIEW: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n1 2\nx\n\n\nyes\n";
/// The same, cut off before its end: a draft is left.
const CUT: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n";

#[test]
fn what_was_sealed_stays_sendable_and_nothing_else_is_left() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], INTERVIEW).ends(0);
    device.run_with(&["fill", "visit"], CUT);
    let (envelope, voucher) = {
        let storage = device.storage();
        assert_eq!(storage.drafts().unwrap().len(), 1);
        (storage.envelope(1).unwrap().unwrap(), storage.voucher(1).unwrap().unwrap())
    };
    let vault = device.storage().vault_entry("device-key").unwrap();
    let locked = device.storage().enrolled().unwrap().vault_locked;
    std::fs::remove_file(device.passphrase_file()).unwrap();
    assert!(device.run_with(&["wipe"], b"what?\nno\n").ends(0).contains("Nothing was wiped"));
    assert_eq!(device.storage().drafts().unwrap().len(), 1);
    let said = device.run_with(&["wipe"], b"yes\n").ends(0);
    assert!(said.contains("One sealed response still waits"), "{said}");
    let storage = device.storage();
    assert!(storage.drafts().unwrap().is_empty() && storage.interviews().unwrap().is_empty());
    assert!(storage.books().unwrap().is_empty());
    assert_eq!(storage.envelope(1).unwrap().unwrap(), envelope, "it can still be sent");
    assert_eq!(*storage.voucher(1).unwrap().unwrap().reveal_bytes(), *voucher.reveal_bytes());
    drop(storage);
    for (file, bytes) in files(&device.data()) {
        for gone in [&vault, &locked] {
            let found = bytes.windows(64).any(|at| at == &gone[gone.len() - 64..]);
            assert!(!found, "a part of the vault is still in {file}");
        }
    }
    std::fs::write(device.passphrase_file(), crate::study::PASSPHRASE).unwrap();
    let said = device.run_with(&["fill", "visit"], INTERVIEW).ends(4);
    assert!(said.contains("This device was wiped"), "{said}");
    device.run(&["outbox"]).ends(0);
    device.run(&["status"]).ends(0);
}

#[test]
fn all_of_it_goes_where_that_is_asked_and_only_then() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], INTERVIEW).ends(0);
    let said = device.run_with(&["wipe", "--all"], b"no\n").ends(0);
    assert!(said.contains("One sealed response that no server has confirmed is lost"), "{said}");
    assert_eq!(device.storage().outbox().unwrap().len(), 1);
    device.run(&["wipe", "--all", "--yes"]).ends(0);
    assert!(files(&device.data()).is_empty());
    device.run(&["status"]).ends(8);
}
