//! What lies on the disk: one transaction an interview, versions that go forward, and nothing that goes back.

use jiff::civil::date;
use kin_collector::storage::{
    DEVICE_DATABASE, DraftBeside, DraftId, FinishedInterview, Head, ImportProgress, ImportRow, Place,
    SqliteStorage, Storage as _, StorageError,
};
use kin_protocol::Digest;
use kin_protocol::withdrawal::LockSet;

use crate::study::Study;

/// `device.db` as version 1 wrote it, with two envelopes, one of them received. Never to be changed.
const VERSION_1: &str = include_str!("../fixtures/device-1.sql");

fn empty() -> (tempfile::TempDir, SqliteStorage) {
    let folder = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::create(&folder.path().join("device.db")).unwrap();
    (folder, storage)
}

fn append(storage: &mut SqliteStorage, bytes: &[u8], import: Option<ImportRow>) -> Result<u64, StorageError> {
    let after = storage.head().unwrap();
    storage.append(&FinishedInterview {
        after,
        digest: Digest::of(bytes),
        envelope: bytes,
        import,
        locks: kin_collector::storage::Locks::Own(kin_protocol::withdrawal::LockSet::of_nobody(&[3; 128])),
        listed: None,
        voucher: None,
        last_saved: None,
        draft: None,
        closes: false,
    })
}

#[test]
fn envelopes_are_numbered_without_gaps_and_each_names_the_one_before() {
    let (_folder, mut storage) = empty();
    assert_eq!(storage.head().unwrap(), Head::default());
    assert_eq!(append(&mut storage, b"one", None).unwrap(), 1);
    assert_eq!(append(&mut storage, b"two", None).unwrap(), 2);
    let stale = FinishedInterview {
        after: Head { sequence: 1, digest: Some(Digest::of(b"one")) },
        digest: Digest::of(b"three"),
        envelope: b"three",
        import: Some(ImportRow { mark: [1; 32], row: 9 }),
        locks: kin_collector::storage::Locks::Own(kin_protocol::withdrawal::LockSet::of_nobody(&[3; 128])),
        listed: None,
        voucher: None,
        last_saved: None,
        draft: None,
        closes: false,
    };
    assert!(matches!(storage.append(&stale), Err(StorageError::StorageHeadMoved)));
    assert_eq!(storage.outbox().unwrap().len(), 2);
    assert_eq!(storage.import_progress(&[1; 32]).unwrap(), None, "half of a transaction stayed");
}

#[test]
fn a_draft_goes_with_the_envelope_it_ends_in_and_two_programs_do_not_end_it_twice() {
    let (_folder, mut storage) = empty();
    let (id, locks) = (DraftId([5; 16]), LockSet::of_nobody(&[4; 128]));
    let nothing = DraftBeside::default();
    assert_eq!(storage.keep_draft(id, 0, &locks, b"first", &nothing).unwrap(), 1);
    assert_eq!(storage.keep_draft(id, 1, &locks, b"second", &nothing).unwrap(), 2);
    for after in [0, 1, 3] {
        let late = storage.keep_draft(id, after, &locks, b"other", &nothing);
        assert!(matches!(late, Err(StorageError::StorageDraftMoved)), "{after}");
    }
    let ends = |storage: &mut SqliteStorage, revision| {
        let after = storage.head().unwrap();
        let envelope = format!("after {}", after.sequence);
        storage.append(&FinishedInterview {
            after,
            digest: Digest::of(envelope.as_bytes()),
            envelope: envelope.as_bytes(),
            import: None,
            locks: kin_collector::storage::Locks::Own(kin_protocol::withdrawal::LockSet::of_nobody(
                &[3; 128],
            )),
            listed: None,
            voucher: None,
            last_saved: None,
            draft: Some((id, revision)),
            closes: false,
        })
    };
    assert!(matches!(ends(&mut storage, 1), Err(StorageError::StorageDraftMoved)));
    assert_eq!((storage.outbox().unwrap().len(), storage.drafts().unwrap().len()), (0, 1));
    assert_eq!(ends(&mut storage, 2).unwrap(), 1);
    assert!(storage.drafts().unwrap().is_empty());
    assert!(matches!(ends(&mut storage, 2), Err(StorageError::StorageDraftMoved)));
    assert_eq!(storage.outbox().unwrap().len(), 1);
}

#[test]
fn the_database_itself_refuses_gaps_and_deletions() {
    let (folder, mut storage) = empty();
    append(&mut storage, b"one", None).unwrap();
    drop(storage);
    let database = kin_disk::open(&DEVICE_DATABASE, folder.path().join("device.db")).unwrap();
    let insert =
        "INSERT INTO outbox (sequence, digest, previous, bytes, envelope) VALUES (?1, ?2, ?3, 3, x'00')";
    assert!(database.execute(insert, (3, [3_u8; 32], Digest::of(b"one").as_bytes())).is_err());
    assert!(database.execute(insert, (2, [3_u8; 32], [4_u8; 32])).is_err());
    assert!(database.execute(insert, (2, [3_u8; 32], None::<[u8; 32]>)).is_err());
    assert!(database.execute("DELETE FROM outbox", ()).is_err());
    assert!(
        database.execute("UPDATE outbox SET envelope = NULL", ()).is_err(),
        "forgotten before its receipt"
    );
    assert!(database.execute(insert, (2, [3_u8; 32], Digest::of(b"one").as_bytes())).is_ok());
}

#[test]
fn an_envelope_is_forgotten_only_days_after_its_receipt() {
    let (_folder, mut storage) = empty();
    append(&mut storage, b"one", None).unwrap();
    append(&mut storage, b"two", None).unwrap();
    storage.receive(1, "{}", date(2026, 3, 1)).unwrap();
    storage.receive(1, "{\"later\":1}", date(2026, 3, 9)).unwrap();
    assert_eq!(storage.forget_received_before(date(2026, 3, 9)).unwrap(), 0, "the newest receipt counts");
    assert_eq!(storage.forget_received_before(date(2026, 3, 10)).unwrap(), 1);
    let places: Vec<Place> = storage.outbox().unwrap().iter().map(|entry| entry.place).collect();
    assert_eq!(places, [Place::Forgotten(date(2026, 3, 9)), Place::Waiting]);
    assert_eq!(storage.envelope(1).unwrap(), None);
    assert_eq!(storage.envelope(2).unwrap().unwrap(), b"two");
    assert_eq!(append(&mut storage, b"three", None).unwrap(), 3, "the chain goes on past what was forgotten");
}

#[test]
fn how_far_a_file_came_is_stored_with_its_row() {
    let (_folder, mut storage) = empty();
    append(&mut storage, b"one", Some(ImportRow { mark: [1; 32], row: 2 })).unwrap();
    append(&mut storage, b"two", Some(ImportRow { mark: [1; 32], row: 5 })).unwrap();
    let progress = |storage: &SqliteStorage| storage.import_progress(&[1; 32]).unwrap();
    assert_eq!(progress(&storage), Some(ImportProgress { stored_through: 5, finished: false }));
    storage.finish_import(&[1; 32]).unwrap();
    assert_eq!(progress(&storage), Some(ImportProgress { stored_through: 5, finished: true }));
    storage.restart_import(&[1; 32]).unwrap();
    assert_eq!(progress(&storage), None);
}

#[test]
fn a_database_of_version_1_is_brought_forward_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch(VERSION_1).unwrap();
    let mut storage = SqliteStorage::open(&path).unwrap();
    let enrolled = storage.enrolled().unwrap();
    assert_eq!((enrolled.note_version, enrolled.note.as_slice()), (4, &b"note"[..]));
    assert_eq!(storage.vault_entry("device-key").unwrap(), b"sealed");
    assert_eq!(storage.form(Digest::from_bytes([3; 32])).unwrap().unwrap(), b"form");
    let places: Vec<Place> = storage.outbox().unwrap().iter().map(|entry| entry.place).collect();
    assert_eq!(places, [Place::Received(date(2026, 2, 3)), Place::Waiting]);
    assert_eq!(append(&mut storage, b"three", Some(ImportRow { mark: [1; 32], row: 2 })).unwrap(), 3);
    drop(storage);
    let database = rusqlite::Connection::open(&path).unwrap();
    let version: i64 = database.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, DEVICE_DATABASE.version());
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_not_touched() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let path = device.data().join("device.db");
    let database = rusqlite::Connection::open(&path).unwrap();
    database.pragma_update(None, "user_version", 99).unwrap();
    drop(database);
    for command in ["status", "outbox", "forms", "send"] {
        let said = device.run(&[command]).ends(8);
        assert!(said.contains("99"), "{said}");
    }
    let database = rusqlite::Connection::open(&path).unwrap();
    database.pragma_update(None, "user_version", 2).unwrap();
    database.pragma_update(None, "application_id", 1).unwrap();
    drop(database);
    device.run(&["status"]).ends(8);
    device.file("data/device.db", "not a database at all, but long enough to be looked at as one");
    device.run(&["status"]).ends(8);
}
