//! A store is checked against its own log, and copied while it is in use.

mod study;

use std::path::Path;
use std::process::Command;

use kin_protocol::log::{Lock, Preimage};
use kin_server::Limits;
use study::{Place, Running, STUDY, envelope};

fn lock(filling: u8) -> Lock {
    Lock::of(&Preimage::from_bytes([filling; 32]))
}

fn run(arguments: &[&Path]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kin-server"))
        .args(arguments)
        .env("KIN_LANGUAGE", "en")
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("no signal"), text(output.stdout), text(output.stderr))
}

fn check(place: &Place) -> (i32, String, String) {
    run(&["check".as_ref(), &place.store, "--locks".as_ref(), &place.locks()])
}

fn filled() -> (Place, Running) {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    for filling in 1..=5 {
        server.put_locked(&envelope(1, filling), lock(filling));
    }
    (place, server)
}

#[test]
fn a_store_that_was_changed_by_hand_does_not_pass_its_check() {
    let (place, server) = filled();
    let (code, said, errors) = check(&place);
    assert_eq!((code, errors.as_str()), (0, ""), "while it is being served");
    assert_eq!(said, format!("Study {STUDY}: 5 entries of the log, 5 envelopes whole, 0 taken away.\n"));
    server.stop();
    for (what, sql, word) in [
        (
            "a byte of an envelope",
            "UPDATE body SET bytes = zeroblob(length(bytes)) WHERE id = 1",
            "is damaged",
        ),
        (
            "an envelope",
            "DELETE FROM logged WHERE place = 2",
            "One envelope of the log is neither here nor taken away",
        ),
        ("a leaf", "DELETE FROM leaf WHERE place = 4", "Entry 4 of the log is missing"),
        (
            "the order of leaves",
            "UPDATE leaf SET bytes = (SELECT bytes FROM leaf WHERE place = 1) WHERE place = 0",
            "gives another root",
        ),
        ("a tile", "UPDATE tile SET hashes = zeroblob(length(hashes))", "gives another root"),
        ("the end", "UPDATE log SET size = 4", "holds 4 entries, and 5 were signed for"),
    ] {
        let copy = tempfile::tempdir().expect("a fresh folder");
        let damaged = copy.path().join("store");
        std::fs::create_dir(&damaged).expect("a folder");
        for name in ["store.db", "log-key"] {
            std::fs::copy(place.store.join(name), damaged.join(name)).expect("a copy");
        }
        let database = rusqlite::Connection::open(damaged.join("store.db")).expect("the store");
        database.pragma_update(None, "foreign_keys", false).expect("a pragma");
        database.execute_batch(sql).expect("the damage");
        drop(database);
        let (code, _, errors) = run(&["check".as_ref(), &damaged, "--locks".as_ref(), &place.locks()]);
        assert!(code == 3 && errors.contains(word), "{what}: {code} {errors}");
        // And a copy of it is not made.
        let out = copy.path().join("out");
        if what != "the end" {
            assert_eq!(run(&["backup".as_ref(), &damaged, &out]).0, 3, "{what}");
            assert!(!out.exists(), "{what}: a failed command leaves nothing behind");
        }
    }
}

#[test]
fn a_copy_is_made_while_the_server_runs_and_never_holds_the_lock() {
    let (place, server) = filled();
    let out = place.folder.path().join("backup");
    let (code, said, errors) = run(&["backup".as_ref(), &place.store, &out]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(said.contains("5 entries, 5 envelopes. The lock checkpoints are not in it."), "{said}");
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .expect("the copy")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    assert_eq!(names, ["log-key", "store.db"]);
    for name in names {
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(out.join(&name)).expect("a file").permissions(),
        );
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert_eq!(run(&["backup".as_ref(), &place.store, &out]).0, 4, "a copy is not overwritten");
    // Put back beside the lock of what came after, it does not sign; as long as nothing came, it goes on.
    server.put_locked(&envelope(1, 9), lock(9));
    server.stop();
    let put_back = Place { folder: tempfile::tempdir().expect("a folder"), store: out };
    let locks = place.locks();
    let open = |locks: &Path| {
        kin_server::Logbook::open(std::sync::Arc::new(put_back.open()), put_back.key(), locks)
            .map(drop)
            .map_err(Box::new)
    };
    let behind = *open(&locks).expect_err("it must not sign");
    assert!(matches!(behind, kin_server::LogbookError::LogbookStoreBehind { held: 5, signed: 6, .. }));
    let missing = *open(put_back.folder.path()).expect_err("it must not sign");
    assert!(matches!(missing, kin_server::LogbookError::LogbookLockMissing { .. }));
}
