//! A device's last record.

use kin_collector::storage::{Storage as _, StorageError};
use kin_sealing::{Closing, Kind};

use crate::study::Study;

const INTERVIEW: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n1 2\nx\n\n\nyes\n";

#[test]
fn a_closed_device_states_its_count_and_starts_no_interview_any_more() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    for _ in 0..2 {
        device.run_with(&["fill", "visit"], INTERVIEW).ends(0);
    }
    let said = device.run(&["close", "--yes"]).ends(0);
    assert!(said.contains("Record 3 is the last: this device has sealed 3 records."), "{said}");
    let opened = study.open_all(&device);
    let last = &opened[2].record;
    assert_eq!((last.kind, last.closing), (Kind::Closing, Some(Closing { sequence: 3, count: 3 })));
    assert_eq!(last.previous, Some(opened[1].envelope));
    assert!(last.form.is_none() && last.response.is_empty());

    let before = crate::study::files(&device.data());
    let said = device.run_with(&["fill", "visit"], INTERVIEW).ends(4);
    assert!(said.contains("This device is closed"), "{said}");
    device.run(&["close", "--yes"]).ends(4);
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&crate::study::files(&device.data())), names(&before));
    assert_eq!(device.storage().outbox().unwrap().len(), 3);
}

#[test]
fn closing_is_asked_for_and_may_be_left() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let said = device.run_with(&["close"], b"what?\nno\n").ends(0);
    assert!(said.contains("The device stays open."), "{said}");
    assert!(!device.storage().is_closed().unwrap());
    device.run_with(&["close"], b"yes\n").ends(0);
    assert!(device.storage().is_closed().unwrap());
    // Nothing was ever asked on it: its last record is its first and says whose it is.
    let opened = study.open_all(&device);
    assert!(opened[0].record.circumstances.enrolment.is_some());
}

/// Another program may have an interview open while this one closes the device.
#[test]
fn nothing_is_appended_after_the_last_record_whoever_tries() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run(&["close", "--yes"]).ends(0);
    let mut storage = device.storage();
    let late = kin_collector::storage::FinishedInterview {
        after: storage.head().unwrap(),
        digest: kin_protocol::Digest::of(b"late"),
        envelope: b"late",
        import: None,
        locks: kin_collector::storage::Locks::Own(kin_protocol::withdrawal::LockSet::of_nobody(&[3; 128])),
        listed: None,
        voucher: None,
        last_saved: None,
        draft: None,
        closes: false,
    };
    assert!(matches!(storage.append(&late), Err(StorageError::StorageClosed)));
    assert_eq!(storage.outbox().unwrap().len(), 1);
}
