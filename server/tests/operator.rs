//! What the person at the machine does with a store: deletes for somebody who wrote, and looks at what there is.

mod study;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use kin_protocol::Digest;
use kin_protocol::log::{Leaf, Lock, Preimage, Receipt};
use kin_protocol::withdrawal::{WithdrawalCode, WithdrawalKey, WithdrawalRequest};
use kin_server::{Limits, Store};
use serde_json::Value;
use study::{Place, Running, STUDY, envelope, spawn, spawn_with};

fn run(place: &Place, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kin-server"));
    command.arg(arguments[0]).arg(&place.store).args(&arguments[1..]).arg("--locks").arg(place.locks());
    command.args(["--language", "en"]).stdin(Stdio::null()).output().expect("it runs")
}

fn words(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().expect("no signal"), text(&output.stdout), text(&output.stderr))
}

/// The program while it serves.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.kill().expect("it runs");
        self.0.wait().expect("it ends");
    }
}

fn code() -> WithdrawalCode {
    WithdrawalCode::from_random(&[3; 16])
}

/// A store with an envelope under the code, another under nobody's, and a file with the code.
fn place() -> (Place, String) {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let own = WithdrawalKey::of(&code(), STUDY).locks(0).all().next().expect("a lock");
    assert_eq!(server.put_locked(&envelope(1, 1), own).status, 201);
    let other = Lock::of(&Preimage::from_bytes([2; 32]));
    assert_eq!(server.put_locked(&envelope(1, 2), other).status, 201);
    server.stop();
    let file = place.folder.path().join("code");
    fs::write(&file, code().reveal().as_bytes()).expect("a file");
    let file = file.to_str().expect("a path").to_owned();
    (place, file)
}

fn status(place: &Place) -> Value {
    let output = run(place, &["status", "--json"]);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn what_lies_under_a_code_is_deleted_by_the_operator_and_proved() {
    let (place, file) = place();
    let before = status(&place);
    let study = &before["studies"][0];
    let counts = |study: &Value, names: &[&str]| -> Vec<Value> {
        names.iter().map(|name| study[*name].clone()).collect()
    };
    let names =
        ["envelopes", "tombstones", "pending", "entries", "signed", "vouchers_spent", "vouchers_revoked"];
    assert_eq!(counts(study, &names), [2, 0, 0, 2, 2, 2, 0]);
    assert!(before["free_bytes"].as_u64() > Some(0) && before["store_bytes"].as_u64() > Some(0));
    assert!(study["purge_after"].as_str().is_some_and(|day| day.starts_with("20")), "{study}");
    let receipts = place.folder.path().join("hers");
    let folder = receipts.to_str().expect("a path");
    let output = run(&place, &["withdraw", &STUDY.to_string(), "--code-file", &file, "--receipts", folder]);
    let (ended, said, errors) = words(&output);
    assert_eq!((ended, errors.as_str()), (0, ""));
    assert!(said.starts_with("One envelope is deleted, and this proves it.\n"), "{said}");
    let digest = Digest::of(&envelope(1, 1));
    let preimage = WithdrawalKey::of(&code(), STUDY).preimages()[0].clone();
    let receipt = fs::read(receipts.join("receipt-1.txt")).expect("a receipt");
    Receipt::verify(&receipt, &place.verifier(), &Leaf::Withdrawn { digest, preimage }).expect("a proof");
    let store = place.open();
    assert_eq!(store.envelope(STUDY, digest).expect("a store"), None);
    assert!(
        store.envelope(STUDY, Digest::of(&envelope(1, 2))).expect("a store").is_some(),
        "the other stays"
    );
    assert_eq!(counts(&status(&place)["studies"][0], &names), [1, 1, 127, 3, 3, 2, 0]);
    let typed = code().reveal().replace(' ', "");
    for (name, bytes) in place.files() {
        assert!(
            !bytes.windows(typed.len()).any(|window| window == typed.as_bytes()),
            "the code is in {name}"
        );
    }
    place.logbook().expect("the server starts again");
}

#[test]
fn preimages_are_taken_as_a_device_sends_them_and_nothing_is_done_for_what_is_none() {
    let (place, file) = place();
    let study = STUDY.to_string();
    let request = |bytes: &[u8]| {
        let path = place.folder.path().join("request");
        fs::write(&path, bytes).expect("a file");
        words(&run(&place, &["withdraw", &study, "--request", path.to_str().expect("a path")]))
    };
    let before = place.files();
    assert_eq!(request(b"nonsense").0, 4);
    assert_eq!(request(&vec![b'a'; 100_000]).0, 4);
    let wrong = place.folder.path().join("wrong");
    fs::write(&wrong, "31415 92653 58979 32384 69").expect("a file");
    let hers = place.folder.path().join("hers");
    let wrong = run(
        &place,
        &[
            "withdraw",
            &study,
            "--code-file",
            wrong.to_str().expect("a path"),
            "--receipts",
            hers.to_str().expect("a path"),
        ],
    );
    assert_eq!(words(&wrong).0, 4);
    assert!(!hers.exists(), "a failed command leaves nothing behind");
    let (ended, _, errors) = words(&run(&place, &["withdraw", &"0".repeat(32), "--code-file", &file]));
    assert_eq!(ended, 4);
    assert!(errors.contains("has no log in this store"), "{errors}");
    assert!(before == place.files(), "something was written");
    let preimages = vec![Preimage::from_bytes([2; 32])];
    let asked = WithdrawalRequest { study: STUDY, preimages, unsent: Vec::new() };
    let (ended, said, _) = request(asked.to_text().as_bytes());
    assert_eq!(ended, 0);
    assert!(said.contains("c2sp.org/tlog-proof@v1"), "{said}");
    assert_eq!(status(&place)["studies"][0]["envelopes"], 1);
}

/// Two programs that sign for one store would end in the one refusing to go on.
#[test]
fn while_its_server_runs_nobody_else_signs_for_a_store() {
    let (place, file) = place();
    fs::rename(place.locks(), place.folder.path().join("store-locks")).expect("moves");
    let server = Serving(spawn(&place.store).0);
    let (study, folder) = (STUDY.to_string(), place.folder.path().to_owned());
    let with = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kin-server"));
        words(
            &command
                .args(arguments)
                .args(["--language", "en"])
                .stdin(Stdio::null())
                .output()
                .expect("it runs"),
        )
    };
    let text = |path: &Path| path.to_str().expect("a path").to_owned();
    let store = text(&place.store);
    let certificate = text(&folder.join("certificate"));
    for arguments in [
        &["withdraw", &store, &study, "--code-file", &file][..],
        &["purge", &store, &study, &certificate],
        &["serve", &store, "--listen", "127.0.0.1:0"],
    ] {
        let (ended, _, errors) = with(arguments);
        assert_eq!(ended, 8, "{errors}");
        assert!(errors.contains("Another program signs for"), "{errors}");
    }
    assert_eq!(with(&["status", &store]).0, 0, "who only looks is let in");
    assert_eq!(with(&["check", &store]).0, 0);
    drop(server);
    assert_eq!(with(&["withdraw", &store, &study, "--code-file", &file]).0, 0);
}

#[cfg(unix)]
#[test]
fn the_running_server_deletes_what_lies_under_a_code_and_proves_it() {
    let (place, file) = place();
    fs::rename(place.locks(), place.folder.path().join("store-locks")).expect("moves");
    let path = |name: &str| place.folder.path().join(name).to_str().expect("a path").to_owned();
    let (socket, hers) = (path("door"), path("hers"));
    let server = Serving(spawn_with(&place.store, &["--stick", &socket]).0);
    let study = STUDY.to_string();
    let withdraw = |socket: &str, study: &str| {
        words(&run(
            &place,
            &["withdraw", study, "--code-file", &file, "--receipts", &hers, "--through", socket],
        ))
    };
    let (ended, _, errors) = withdraw(&path("nobody"), &study);
    assert!(ended == 8 && errors.contains("does not answer"), "{ended} {errors}");
    assert!(!Path::new(&hers).exists(), "a failed command leaves nothing behind");
    let (ended, said, errors) = withdraw(&socket, &study);
    assert_eq!((ended, errors.as_str()), (0, ""));
    assert!(said.starts_with("One envelope is deleted, and this proves it.\n"), "{said}");
    let digest = Digest::of(&envelope(1, 1));
    let preimage = WithdrawalKey::of(&code(), STUDY).preimages()[0].clone();
    let receipt = fs::read(Path::new(&hers).join("receipt-1.txt")).expect("a receipt");
    Receipt::verify(&receipt, &place.verifier(), &Leaf::Withdrawn { digest, preimage }).expect("a proof");
    let trace = vec![1; 512];
    let holds = |(_, bytes): &(String, Vec<u8>)| bytes.windows(trace.len()).any(|window| window == trace);
    assert!(!place.files().iter().any(holds), "off the disk, while the server runs");
    drop(server);
    assert_eq!(place.open().status().expect("a store")[0].envelopes, 1);
}
