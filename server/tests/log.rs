//! The log: what was acknowledged can be proved, and nothing is signed that contradicts it.

mod study;

use std::collections::BTreeSet;
use std::fs;

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Leaf, Lock, Preimage, Receipt, SignedCheckpoint, unbundle};
use kin_protocol::note::StudyNote;
use kin_protocol::withdrawal::WithdrawalRequest;
use kin_server::{Kept, Limits, LoadError, LogbookError, ServerKey, Store, Upload};
use study::{
    Answer, Place, Running, SEALED_BYTES, STUDY, bundle, envelope, fetch, fresh_digest, get, note, path,
};

fn lock(filling: u8) -> Lock {
    Lock::of(&Preimage::from_bytes([filling; 32]))
}

fn leaf(filling: u8) -> Leaf {
    Leaf::Envelope { digest: Digest::of(&envelope(1, filling)), class: SEALED_BYTES, lock: lock(filling) }
}

fn upload(filling: u8) -> Upload {
    let bytes = envelope(1, filling);
    Upload {
        study: STUDY,
        digest: Digest::of(&bytes),
        class: SEALED_BYTES,
        lock: lock(filling),
        voucher: fresh_digest(),
        bytes,
    }
}

fn receipt(place: &Place, answer: &Answer, filling: u8) -> Receipt {
    Receipt::verify(&answer.body, &place.verifier(), &leaf(filling))
        .expect("a receipt that proves the envelope")
}

/// The leaves that a running server gives out.
fn served_leaves(server: &Running, size: u64) -> Vec<Vec<u8>> {
    let mut leaves = Vec::new();
    for first in (0..size).step_by(256) {
        let width = (size - first).min(256);
        let part = if width == 256 { String::new() } else { format!(".p/{width}") };
        let url = format!(
            "http://{}/{}/v1/log/tile/entries/{:03}{part}",
            server.address,
            path().reveal(),
            first / 256
        );
        let answer = fetch(&url);
        assert_eq!(answer.status, 200, "{url}");
        leaves.extend(unbundle(first, &answer.body).expect("leaves").into_iter().map(<[u8]>::to_vec));
    }
    leaves
}

#[test]
fn an_envelope_is_answered_with_a_receipt_that_proves_it_and_the_same_again() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let first = server.put_locked(&envelope(1, 5), lock(5));
    assert_eq!((first.status, first.kind.as_str()), (201, "text/plain; charset=utf-8"));
    assert!(first.body.len() < 2048);
    receipt(&place, &first, 5);
    for filling in 6..40 {
        receipt(&place, &server.put_locked(&envelope(1, filling), lock(filling)), filling);
    }
    let again = server.put_locked(&envelope(1, 5), lock(5));
    assert_eq!(
        (again.status, &again.body),
        (200, &first.body),
        "the log has grown, and the receipt is the same"
    );
    let digest = Digest::of(&envelope(1, 5));
    assert_eq!(get(&server.url(&format!("receipts/{digest}"))).body, first.body);
    assert_eq!(get(&server.url(&format!("receipts/{}", Digest::of(b"never sent")))).status, 404);
}

#[test]
fn the_log_that_is_served_is_the_one_that_was_signed() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    assert_eq!(get(&server.url("log/checkpoint")).status, 404, "nothing is signed of an empty log");
    for filling in 0..9 {
        server.put_locked(&envelope(1, filling), lock(filling));
    }
    let signed =
        SignedCheckpoint::verify(&get(&server.url("log/checkpoint")).body, &place.verifier()).unwrap();
    assert_eq!(signed.checkpoint().size, 9);
    place.admit_reader();
    let leaves = served_leaves(&server, 9);
    let mut frontier = Frontier::new();
    for (index, bytes) in (0..).zip(&leaves) {
        frontier.push(Leaf::parse(index, bytes).unwrap().hash());
    }
    assert_eq!(frontier.root(), signed.checkpoint().root);
    let tile = get(&server.url("log/tile/0/000.p/9"));
    assert_eq!(tile.body.len(), 9 * 32);
    for path in
        ["0/000", "0/000.p/10", "0/001.p/1", "1/000.p/1", "entries/000", "entries/001.p/1", "0/000.p/0", "x"]
    {
        assert_eq!(fetch(&server.url(&format!("log/tile/{path}"))).status, 404, "{path}");
    }
}

#[test]
fn an_envelope_without_a_lock_or_with_none_that_is_one_is_refused() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let bytes = envelope(1, 5);
    let refused = server.put(Digest::of(&bytes), &bytes);
    assert_eq!((refused.status, refused.problem().as_str()), (400, "request-malformed"));
    assert_eq!(place.open().status().unwrap()[0].envelopes, 0);
}

#[test]
fn many_at_once_are_all_proved_by_few_checkpoints() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let sizes: Vec<u64> = std::thread::scope(|scope| {
        let sending: Vec<_> = (0..100_u8)
            .map(|filling| {
                let (server, place) = (&server, &place);
                scope.spawn(move || {
                    let answer = server.put_locked(&envelope(1, filling), lock(filling));
                    assert_eq!(answer.status, 201);
                    receipt(place, &answer, filling).checkpoint.checkpoint().size
                })
            })
            .collect();
        sending.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let checkpoints: BTreeSet<u64> = sizes.iter().copied().collect();
    assert_eq!(checkpoints.last(), Some(&100));
    assert!(checkpoints.len() < 50, "{} commits for 100 uploads", checkpoints.len());
}

/// One by one the order is that of arrival; in a batch it says nothing of it. Batches of 64 in the order of arrival would come
/// about by chance once in 10^89.
#[test]
fn within_a_batch_no_order_is_kept() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let places: Vec<u64> = std::thread::scope(|scope| {
        let mut sending = Vec::new();
        for filling in 0..64_u8 {
            let (server, place) = (&server, &place);
            sending.push(scope.spawn(move || {
                receipt(place, &server.put_locked(&envelope(1, filling), lock(filling)), filling).place
            }));
        }
        sending.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let sorted: Vec<u64> = (0..64).collect();
    assert_ne!(places, sorted, "the order of arrival is the order of the log");
    assert_eq!(places.iter().copied().collect::<BTreeSet<_>>(), sorted.into_iter().collect());
}

#[test]
fn the_same_envelope_twice_in_one_batch_has_one_leaf() {
    let place = Place::with_log();
    let store = place.open();
    let appended: Vec<_> =
        store.append(&[upload(1), upload(2), upload(1)]).unwrap().into_iter().map(Result::unwrap).collect();
    assert_eq!(
        appended.iter().map(|one| one.kept).collect::<Vec<_>>(),
        [Some(Kept::Now), Some(Kept::Now), Some(Kept::Before)]
    );
    assert_eq!(appended[0].placed, appended[2].placed);
    assert_eq!(store.log(STUDY).unwrap().unwrap().size, 2);
}

#[test]
fn a_restart_signs_on_where_it_was() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let first = server.put_locked(&envelope(1, 1), lock(1));
    server.stop();
    let server = Running::start(&place, Limits::default());
    let second = server.put_locked(&envelope(1, 2), lock(2));
    assert_eq!(receipt(&place, &second, 2).place, 1);
    assert_eq!(server.put_locked(&envelope(1, 1), lock(1)).body, first.body);
}

/// Committed, and then the power went before the lock was moved: nobody had been answered.
#[test]
fn a_store_ahead_of_its_lock_goes_on() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 1), lock(1));
    server.stop();
    place.open().append(&[upload(2)]).unwrap();
    let server = Running::start(&place, Limits::default());
    let signed =
        SignedCheckpoint::verify(&get(&server.url("log/checkpoint")).body, &place.verifier()).unwrap();
    assert_eq!(signed.checkpoint().size, 2);
    receipt(&place, &server.put_locked(&envelope(1, 2), lock(2)), 2);
}

#[test]
fn what_was_committed_without_its_lock_is_acknowledged_only_once_the_lock_stands() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    assert_eq!(server.put_locked(&envelope(1, 9), lock(9)).status, 201);
    // A file where the folder of the locks should be.
    let aside = place.folder.path().join("aside");
    fs::rename(place.locks(), &aside).unwrap();
    fs::write(place.locks(), b"").unwrap();
    assert_eq!(server.put_locked(&envelope(1, 1), lock(1)).status, 507);
    assert_eq!(place.open().log(STUDY).unwrap().unwrap().size, 2, "it was committed");
    let receipt_url = server.url(&format!("receipts/{}", Digest::of(&envelope(1, 1))));
    assert_eq!(get(&receipt_url).status, 404);
    fs::remove_file(place.locks()).unwrap();
    fs::rename(&aside, place.locks()).unwrap();
    let again = server.put_locked(&envelope(1, 1), lock(1));
    assert_eq!(again.status, 200);
    receipt(&place, &again, 1);
    let signed = fs::read(place.locks().join(format!("{STUDY}.checkpoint"))).unwrap();
    assert_eq!(SignedCheckpoint::verify(&signed, &place.verifier()).unwrap().checkpoint().size, 2);
}

/// Killed between the first commit and the first lock, a server would take its own store for one whose lock was lost.
#[test]
fn a_log_is_locked_before_its_first_entry() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    fs::write(place.locks(), b"").unwrap();
    assert_eq!(server.put_locked(&envelope(1, 1), lock(1)).status, 507);
    assert_eq!(place.open().log(STUDY).unwrap().unwrap().size, 0, "nothing was committed");
    fs::remove_file(place.locks()).unwrap();
    assert_eq!(server.put_locked(&envelope(1, 1), lock(1)).status, 201);
    server.stop();
    // As a server leaves it that is killed right after its first commit.
    let place = Place::with_log();
    let logbook = place.logbook().unwrap();
    let preimages = vec![Preimage::from_bytes([1; 32])];
    logbook.withdraw(&WithdrawalRequest { study: STUDY, preimages, unsent: Vec::new() }).unwrap();
    place.open().append(&[upload(2)]).unwrap();
    let logbook = place.logbook().expect("a store that is ahead of its lock goes on");
    assert_eq!(logbook.signed(STUDY).unwrap().unwrap().checkpoint().size, 1);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("a file").path();
        fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

fn refusal(place: &Place) -> LogbookError {
    *place.logbook().expect_err("it must not sign")
}

#[test]
fn a_store_put_back_from_a_backup_does_not_sign() {
    let place = Place::with_log();
    let backup = place.folder.path().join("backup");
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 1), lock(1));
    server.stop();
    copy(&place.store, &backup);
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 2), lock(2));
    server.stop();
    fs::remove_dir_all(&place.store).unwrap();
    copy(&backup, &place.store);
    let behind = refusal(&place);
    assert!(matches!(behind, LogbookError::LogbookStoreBehind { held: 1, signed: 2, .. }), "{behind:?}");
    // One envelope more does not make it the same history.
    place.open().append(&[upload(3)]).unwrap();
    let differs = refusal(&place);
    assert!(matches!(differs, LogbookError::LogbookStoreDiffers { .. }), "{differs:?}");
}

#[test]
fn without_its_lock_or_its_key_a_log_is_not_signed() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 1), lock(1));
    server.stop();
    let file = place.locks().join(format!("{STUDY}.checkpoint"));
    let lock = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    assert!(matches!(refusal(&place), LogbookError::LogbookLockMissing { .. }));
    fs::write(&file, [&lock[..], b"x"].concat()).unwrap();
    assert!(matches!(refusal(&place), LogbookError::LogbookLockUnreadable { .. }));
    fs::write(&file, &lock).unwrap();
    place.logbook().expect("all is as it was");
    fs::remove_file(place.store.join("log-key")).unwrap();
    assert!(matches!(refusal(&place), LogbookError::LogbookKeyMissing));
    ServerKey::make(&place.store).unwrap();
    assert!(matches!(refusal(&place), LogbookError::LogbookLockUnreadable { .. }), "another key is no help");
}

/// A disk that was put back while the server runs: it has signed for more, and says so before it signs for less.
#[test]
fn a_store_that_shrinks_under_a_server_is_not_signed_for() {
    let place = Place::with_log();
    let logbook = place.logbook().unwrap();
    let ask = |filling| {
        let preimages = vec![Preimage::from_bytes([filling; 32])];
        let request = WithdrawalRequest { study: STUDY, preimages, unsent: Vec::new() };
        logbook.withdraw(&request).map_err(Box::new)
    };
    ask(9).unwrap();
    place.open().append(&[upload(1), upload(2)]).unwrap();
    ask(8).unwrap();
    let locked = fs::read(place.locks().join(format!("{STUDY}.checkpoint"))).unwrap();
    let database = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    database.execute("UPDATE log SET size = 1", []).unwrap();
    let behind = ask(7).expect_err("it has signed for two");
    assert!(matches!(*behind, LogbookError::LogbookStoreBehind { held: 1, signed: 2, .. }), "{behind:?}");
    assert_eq!(fs::read(place.locks().join(format!("{STUDY}.checkpoint"))).unwrap(), locked);
}

/// Two servers on one store would sign two histories in the end: the second finds the lock moved.
#[test]
fn a_lock_that_somebody_else_moved_stops_the_signing() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 1), lock(1));
    let other = Running::start(&place, Limits::default());
    assert_eq!(other.put_locked(&envelope(1, 2), lock(2)).status, 201);
    let refused = server.put_locked(&envelope(1, 3), lock(3));
    assert_eq!((refused.status, refused.problem().as_str()), (507, "storage-failed"));
}

/// Batches are signed for beside each other: whoever read the store first may come to the lock last.
#[test]
fn a_lock_never_moves_back_however_many_sign_at_once() {
    let place = Place::with_log();
    let logbook = place.logbook().unwrap();
    place.open().append(&(0..240).map(upload).collect::<Vec<_>>()).unwrap();
    let at_once = std::sync::Barrier::new(16);
    let sizes: Vec<u64> = std::thread::scope(|scope| {
        let withdrawing: Vec<_> = (0..16)
            .map(|first| {
                let (logbook, place, at_once) = (&logbook, &place, &at_once);
                scope.spawn(move || {
                    at_once.wait();
                    let mut sizes = Vec::new();
                    for filling in (first..240).step_by(16) {
                        let preimages = vec![Preimage::from_bytes([filling; 32])];
                        let request = WithdrawalRequest { study: STUDY, preimages, unsent: Vec::new() };
                        let (withdrawn, _) = logbook.withdraw(&request).unwrap();
                        let (_, receipt) = withdrawn.tombstones[0].verify(&place.verifier()).unwrap();
                        let signed = logbook.signed(STUDY).unwrap().unwrap().checkpoint().size;
                        let answered = receipt.checkpoint.checkpoint().size;
                        assert!(signed >= answered, "the lock is at {signed}, and {answered} was answered");
                        sizes.push(signed);
                    }
                    assert!(sizes.is_sorted(), "{sizes:?}");
                    sizes
                })
            })
            .collect();
        withdrawing.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(sizes.iter().max(), Some(&480));
    assert_eq!(logbook.signed(STUDY).unwrap().unwrap().checkpoint().size, 480);
}

#[test]
fn a_note_is_taken_only_with_the_log_of_this_server() {
    let place = Place::with_log();
    let refused = |note: &StudyNote| place.load(&bundle(note, 1)).unwrap_err();
    let mut foreign = place.logged_note(4);
    let other = tempfile::tempdir().unwrap();
    let other_key = ServerKey::make(other.path()).unwrap();
    foreign.logs[0].key = other_key.of_log(STUDY, 1).unwrap().verifier().clone();
    assert!(matches!(refused(&foreign), LoadError::LoadLogForeign));
    assert!(matches!(refused(&note(STUDY, 4)), LoadError::LoadLogChanged), "a log is not left");
    let mut next = place.logged_note(4);
    next.logs[0].key = place.key().unwrap().of_log(STUDY, 2).unwrap().verifier().clone();
    assert!(matches!(refused(&next), LoadError::LoadLogChanged), "a new log begins in a new store");
    place.load(&bundle(&place.logged_note(4), 1)).expect("the same log goes on");
}

#[test]
fn a_log_does_not_begin_after_envelopes_without_one() {
    let place = Place::new();
    ServerKey::make(&place.store).unwrap();
    let bytes = envelope(1, 1);
    place.open().keep(STUDY, Digest::of(&bytes), fresh_digest(), &bytes).unwrap().unwrap();
    let late = place.load(&bundle(&place.logged_note(4), 1)).unwrap_err();
    assert!(matches!(late, LoadError::LoadLogLate), "{late:?}");
}

#[test]
fn a_parcel_carries_the_log_that_was_signed_and_what_it_speaks_of() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    for filling in 0..5 {
        server.put_locked(&envelope(1, filling), lock(filling));
    }
    // Committed, and not signed for: it is for the next parcel.
    place.open().append(&[upload(9)]).unwrap();
    let parcel = place.folder.path().join("parcel");
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_kin-server"))
        .args(["export".as_ref(), place.store.as_os_str(), STUDY.to_string().as_ref(), parcel.as_os_str()])
        .args(["--locks".as_ref(), place.locks().as_os_str()])
        .status()
        .unwrap();
    assert!(status.success());
    let bytes = fs::read(&parcel).unwrap();
    let mut reader = kin_protocol::parcel::ParcelReader::new(&bytes[..]).unwrap();
    let log = reader.header().log.clone().unwrap();
    let signed = SignedCheckpoint::verify(&log.checkpoint, &place.verifier()).unwrap();
    let (mut frontier, mut logged) = (Frontier::new(), BTreeSet::new());
    while let Some(leaf) = reader.next_leaf().unwrap() {
        let leaf = Leaf::parse(frontier.size(), &leaf).unwrap();
        logged.insert(leaf.digest());
        frontier.push(leaf.hash());
    }
    assert_eq!((frontier.size(), frontier.root()), (5, signed.checkpoint().root));
    let carried: BTreeSet<Digest> = reader.map(|entry| entry.unwrap().digest).collect();
    assert_eq!(carried, logged);
}
