//! The store: loading, durability, refusing what is newer or leads back.

mod study;

use std::io::{BufRead, BufReader};

use kin_protocol::log::Lock;
use kin_protocol::note::{NoteError, Roots, StudyNote, sign, signed_by};
use kin_protocol::{Digest, StudyId, StudyPath};
use kin_server::{Asked, Kept, LoadError, SqliteStore, Store, StoreError, Upload, VoucherDigest};
use study::{
    Place, SEALED_BYTES, STUDY, VOUCHERS, bundle, envelope, fresh, fresh_digest, note, put, root, spawn,
    voucher,
};

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let place = Place::new();
    for round in 0..5 {
        let (mut child, address) = spawn(&place.store);
        let bytes = envelope(1, round);
        let digest = Digest::of(&bytes);
        let url = format!("{address}/{}/v1/envelopes/{digest}", study::path().reveal());
        let answer = put(&url, Some(&fresh()), &bytes);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(answer.status, 201);
        assert_eq!(
            place.open().keep(STUDY, digest, fresh_digest(), &bytes).unwrap(),
            Ok(Kept::Before),
            "round {round}"
        );
    }
    assert_eq!(place.open().status().unwrap()[0].envelopes, 5);
}

#[cfg(unix)]
#[test]
fn a_request_to_end_ends_the_program_in_good_order() {
    let place = Place::new();
    let (mut child, address) = spawn(&place.store);
    let bytes = envelope(1, 1);
    let url = format!("{address}/{}/v1/envelopes/{}", study::path().reveal(), Digest::of(&bytes));
    assert_eq!(put(&url, Some(&fresh()), &bytes).status, 201);
    let killed =
        std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let rest: Vec<String> =
        BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap).collect();
    assert_eq!(rest, ["Ended in good order: 1 kept, 0 sent again, 0 refused."]);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_newer_bundle_brings_the_study_up_to_date() {
    let place = Place::new();
    let loaded = place.load(&bundle(&note(STUDY, 4), 1)).unwrap();
    assert_eq!((loaded.version, loaded.forms, loaded.vouchers), (4, 1, u64::from(VOUCHERS)));
    assert_eq!(place.load(&bundle(&note(STUDY, 4), 1)).unwrap().version, 4, "the same note again");
}

#[test]
fn a_shape_of_an_earlier_note_is_still_taken() {
    let place = Place::new();
    let mut next = note(STUDY, 4);
    next.recipients.retain(|recipient| recipient.epoch == 2);
    place.load(&bundle(&next, 1)).unwrap();
    let asked = Asked { path: Digest::of(study::path().reveal().as_bytes()), payment: None };
    let study = place.open().admit(&[asked]).unwrap().pop().unwrap().unwrap().study;
    for recipients in [1, 2] {
        assert!(study.shapes.iter().any(|shape| shape.check(&envelope(recipients, 0)).is_ok()));
    }
}

/// The note that changes the roots from those of seed 1 to those of seed 2, signed by both; and one after it.
fn rotation() -> (Vec<u8>, StudyNote) {
    let new = Roots::new(STUDY, 1, vec![root(STUDY, 2).verifier()]).expect("a rotation");
    let changing = note(STUDY, 4).with_roots(&new);
    let signed = sign(&changing, &[&root(STUDY, 1), &root(STUDY, 2)]).expect("a rotation");
    (signed, StudyNote { version: 5, ..changing })
}

#[test]
fn every_note_that_changed_the_roots_is_kept_for_devices_that_were_away() {
    let place = Place::new();
    let (changing, next) = rotation();
    let mut newer = bundle(&next, 2);
    newer.chain = vec![String::from_utf8(changing.clone()).unwrap()];
    assert_eq!(place.load(&newer).unwrap().version, 5);
    assert_eq!(place.open().chain(STUDY, 1).unwrap(), Some(changing));
    assert_eq!(place.open().chain(STUDY, 2).unwrap(), None);
    assert_eq!(place.load(&newer).unwrap().version, 5, "the same again");
}

#[test]
fn roots_that_changed_without_the_note_that_changed_them_are_refused() {
    let place = Place::new();
    let (changing, next) = rotation();
    let before = format!("{:?}", place.open().pinned(STUDY).unwrap());
    let without = bundle(&next, 2);
    assert!(matches!(place.load(&without).unwrap_err(), LoadError::LoadNoteRefused { .. }));
    let mut by_the_new_alone = bundle(&next, 2);
    let new = Roots::new(STUDY, 1, vec![root(STUDY, 2).verifier()]).unwrap();
    let stripped = signed_by(&changing, &new).unwrap();
    by_the_new_alone.chain = vec![String::from_utf8(stripped).unwrap()];
    assert!(matches!(place.load(&by_the_new_alone).unwrap_err(), LoadError::LoadNoteRefused { .. }));
    assert_eq!(format!("{:?}", place.open().pinned(STUDY).unwrap()), before);
    assert_eq!(place.open().chain(STUDY, 1).unwrap(), None);
}

#[test]
fn a_bundle_that_leads_back_or_elsewhere_is_refused_and_changes_nothing() {
    let place = Place::new();
    let status = || format!("{:?} {:?}", place.open().pinned(STUDY).unwrap(), place.open().status().unwrap());
    let before = status();
    let refused = |bundle| place.load(&bundle).unwrap_err();

    let rollback = refused(bundle(&note(STUDY, 2), 1));
    assert!(matches!(
        rollback,
        LoadError::LoadNoteRefused { source: NoteError::NoteRolledBack { version: 2, known: 3, .. } }
    ));

    let mut forked = note(STUDY, 3);
    forked.title = "Another".into();
    assert!(matches!(
        refused(bundle(&forked, 1)),
        LoadError::LoadNoteRefused { source: NoteError::NoteForked { .. } }
    ));

    let mut strangers = note(STUDY, 4);
    strangers.roots = vec![root(STUDY, 2).verifier()];
    assert!(matches!(refused(bundle(&strangers, 2)), LoadError::LoadNoteRefused { .. }));

    let mut moved = bundle(&note(STUDY, 4), 1);
    moved.path = StudyPath::from_bytes([5; 16]);
    assert!(matches!(refused(moved), LoadError::LoadPathChanged));

    let other = StudyId::from_bytes([6; 16]);
    assert!(matches!(refused(bundle(&note(other, 1), 1)), LoadError::LoadPathTaken));

    let mut without_form = bundle(&note(STUDY, 4), 1);
    without_form.forms.clear();
    assert!(matches!(refused(without_form), LoadError::LoadBundleRefused { .. }));

    let garbage = kin_server::load(&place.open(), None, b"{}");
    assert!(matches!(garbage, Err(LoadError::LoadBundleRefused { .. })));
    assert_eq!(status(), before);
}

#[test]
fn no_row_says_when_from_where_or_by_whom() {
    let place = Place::new();
    let connection = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    let columns: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_info('envelope') ORDER BY cid")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(columns, ["study", "digest", "bytes"]);
    assert!(
        connection.prepare("SELECT rowid FROM envelope").is_err(),
        "a row id would tell the order of arrival"
    );
    let bytes = std::fs::read(place.store.join("store.db")).unwrap();
    for secret in [study::path().reveal(), voucher(0).reveal().to_string()] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
}

#[test]
fn a_store_is_never_made_by_opening_and_a_newer_one_is_refused() {
    let place = Place::new();
    let empty = place.folder.path().join("empty");
    assert!(matches!(SqliteStore::open(&empty), Err(StoreError::StoreNotMade { .. })));
    assert!(!empty.exists());
    let connection = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let newer = SqliteStore::open(&place.store).unwrap_err();
    assert!(matches!(
        newer,
        StoreError::StoreFailed { source: kin_disk::DiskError::DatabaseNewer { version: 99, known: 10, .. } }
    ));
}

/// Long runs of commits must not wait for the write-ahead log, nor may it grow with them.
#[test]
fn what_has_gathered_in_the_write_ahead_log_is_moved_to_its_place_beside_the_commits() {
    let place = Place::with_log();
    let store = place.open();
    let (mut numbers, mut next) = (0..VOUCHERS, 0_u32);
    let mut commit = |envelopes: u32| {
        let batch: Vec<Upload> = (0..envelopes)
            .map(|_| {
                next += 1;
                let bytes = [&envelope(1, 1)[..], &next.to_be_bytes()].concat();
                let digest = Digest::of(&bytes);
                let voucher = VoucherDigest(voucher(numbers.next().unwrap()).digest());
                Upload {
                    study: STUDY,
                    digest,
                    class: SEALED_BYTES,
                    lock: Lock::from_bytes(*digest.as_bytes()),
                    voucher,
                    bytes,
                }
            })
            .collect();
        store.append(&batch).unwrap();
    };
    let length = |name: &str| std::fs::metadata(place.store.join(name)).unwrap().len();
    let before = length("store.db");
    for _ in 0..4 {
        commit(64);
    }
    assert_eq!(length("store.db"), before, "a commit does not wait for the log to be emptied");
    store.settle().unwrap();
    assert_eq!(length("store.db"), before, "little is left where it is");
    let mut longest = 0;
    for _ in 0..20 {
        commit(64);
        store.settle().unwrap();
        longest = longest.max(length("store.db-wal"));
    }
    assert!(length("store.db") > before + 1_000 * u64::from(SEALED_BYTES));
    assert!(longest < 32 << 20, "the write-ahead log has grown to {longest} bytes");
}
