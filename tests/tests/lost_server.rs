//! The playbook of `keys-docs/server.md`, with the real programs: a server that is put back from a backup does not sign, a new
//! one is named, devices send again, and nothing that was acknowledged is missing at the desk.

use std::fs;
use std::path::Path;

use kin_tests::demonstration::rcsi_rows;
use kin_tests::programs::{Program, root};
use kin_tests::study::Study;
use serde_json::Value;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a fresh folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

#[test]
fn a_lost_server_is_replaced_and_nothing_that_was_acknowledged_is_missing() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let mut study = Study::new(place.path(), &[root().join("forms/library/rcsi.json")]);
    let device = study.enrol("tablet-1", "E01");
    study.serve();
    let rows = String::from_utf8_lossy(rcsi_rows()).into_owned();
    let (heading, answers) = rows.split_once('\n').expect("a heading");
    let lines: Vec<&str> = answers.lines().collect();
    let (first, second) = lines.split_at(30);
    let import = |part: &[&str]| {
        let rows = format!("{heading}\n{}\n", part.join("\n"));
        device.import(0, "rcsi", rows.as_bytes(), &["--ignore", "EnuName"]);
    };
    import(first);
    device.run(0, ["send"], false);
    let backup = place.path().join("backup");
    study.kill_server();
    copy(&study.store(), &backup);
    study.start_server();
    import(second);
    device.run(0, ["send"], false);

    // The disk dies. Yesterday's copy of the store is put back beside the locks that went on: it must not sign.
    study.kill_server();
    fs::remove_dir_all(study.store()).expect("the store is lost");
    copy(&backup, &study.store());
    let listen = ["serve", &text(&study.store()), "--listen", "127.0.0.1:0"];
    let refused = Program::Server.output(listen);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(4), "{said}");
    assert!(said.contains("the store holds 30 entries, and 62 were signed for"), "{said}");

    // A new store with a key of its own; the old locks are the old server's.
    fs::rename(study.store(), place.path().join("store-lost")).expect("it is kept as it is");
    fs::rename(place.path().join("store-locks"), place.path().join("store-lost-locks"))
        .expect("so are its locks");
    Program::Server.succeed(["init", &text(&study.store())]);
    let key = Program::Server.succeed(["log-key", &text(&study.store())]);
    let desk = text(&study.desk());
    let another = study.researcher(4, ["study", "log", &desk, key.trim_end()]);
    assert_eq!(another, "", "a log is not replaced by mistake");
    study.researcher(0, ["study", "log", &desk, key.trim_end(), "--next"]);
    study.researcher(0, ["study", "sign", &desk]);
    study.serve();

    device.run(0, ["update", "--passphrase-file"], true);
    let said = device.run(0, ["send", "--again"], false);
    assert!(said.contains("62"), "{said}");
    let parcel = study.export("parcel");
    let summary: Value =
        serde_json::from_str(&study.researcher(0, ["open", &desk, &text(&parcel), "--json"]))
            .expect("--json prints JSON");
    assert_eq!((&summary["added"], &summary["log"]), (&62.into(), &62.into()), "{summary}");
    let (note, roots) = (study.desk().join("note.txt"), study.desk().join("roots.txt"));
    let said = Program::Auditor.succeed([
        "verify",
        &text(&parcel),
        "--note",
        &text(&note),
        "--roots",
        &text(&roots),
    ]);
    assert!(said.contains("has 62 entries") && said.contains("Nothing is missing"), "{said}");
}
