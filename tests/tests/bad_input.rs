//! Files nobody should trust, given to every command that reads one: a clear error, the documented exit code, no
//! panic, and nothing half-written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kin_tests::canary::files_below;
use kin_tests::programs::Program;
use kin_tests::study::Study;

/// Exit codes a bad file may end with: refused input, or a broken trust.
const REFUSALS: [i32; 2] = [4, 5];

/// Every file below a folder with its bytes: what must be the same after a command failed.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(folder)
        .into_iter()
        .filter(|path| !path.to_string_lossy().ends_with("-shm"))
        .map(|path| {
            let bytes = std::fs::read(&path).expect("a file that is listed can be read");
            (path, bytes)
        })
        .collect()
}

/// Bytes that are no honest file of any kind, by name.
fn hostile(valid: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut flipped = valid.to_vec();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x01;
    let utf16: Vec<u8> = String::from_utf8_lossy(valid).encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("empty", Vec::new()),
        ("one byte", b"{".to_vec()),
        ("zeros", vec![0; 4096]),
        ("not UTF-8", vec![0xff; 4096]),
        ("UTF-16", utf16),
        ("cut short", valid[..valid.len() - 2].to_vec()),
        ("cut in half", valid[..middle].to_vec()),
        ("one bit changed", flipped),
        ("something behind", [valid, b"\nmore"].concat()),
        ("arrays a million deep", vec![b'['; 1_000_000]),
        ("objects a hundred thousand deep", b"{\"a\":".repeat(100_000)),
        ("a hundred megabytes", vec![b' '; 100 << 20]),
    ]
}

/// Runs the command on each hostile file; the folder `kept` must be as it was.
fn each_is_refused(place: &Path, valid: &Path, kept: &Path, run: impl Fn(&str) -> (Program, Vec<String>)) {
    each_ends_with(&REFUSALS, place, valid, kept, run);
}

/// The same, with the exit codes that are right.
fn each_ends_with(
    codes: &[i32],
    place: &Path,
    valid: &Path,
    kept: &Path,
    run: impl Fn(&str) -> (Program, Vec<String>),
) {
    let bytes = std::fs::read(valid).expect("the honest file");
    let file = place.join("hostile");
    for (name, bytes) in hostile(&bytes) {
        std::fs::write(&file, &bytes).expect("a fresh folder can be written");
        let before = snapshot(kept);
        let (program, arguments) = run(file.to_str().expect("UTF-8"));
        let output = program.output(&arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code().unwrap_or(-1);
        assert!(codes.contains(&code), "{arguments:?} on {name}: exit {code}\n{said}");
        assert!(said.starts_with("error: "), "{name}: {said}");
        assert!(!said.contains("panicked"), "{name}: {said}");
        assert!(said.len() < 20_000, "{name}: {} bytes of errors", said.len());
        assert_eq!(snapshot(kept), before, "{arguments:?} on {name} left something behind");
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn hostile_files_are_refused_by_every_command_and_leave_nothing_behind() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let kept = place.path().join("kept");
    std::fs::create_dir(&kept).expect("a fresh folder can be written");
    let form = kin_tests::programs::root().join("forms/library/rcsi.json");
    let mut study = Study::new(&kept, std::slice::from_ref(&form));
    let device = study.enrol("tablet-1", "E01");
    study.serve();
    device.import(0, "rcsi", kin_tests::demonstration::rcsi_rows(), &["--ignore", "EnuName"]);
    device.run(0, ["send"], false);
    study.kill_server();
    let parcel = study.export("parcel.kin");
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let (desk, store, passphrase) = (text(&study.desk()), text(&study.store()), text(&study.passphrase()));

    let check = |file: &str| (Program::Researcher, words(&["form", "check", file]));
    each_is_refused(place.path(), &form, &kept, check);

    let new = text(&place.path().join("new-study"));
    each_is_refused(place.path(), &form, &kept, |file| {
        let arguments = ["study", "new", &new, "--title", "x", "--server", "http://127.0.0.1:1", "--expires"];
        let more = ["2099-12-31", "--form", file, "--passphrase-file", &passphrase];
        (Program::Researcher, [words(&arguments), words(&more)].concat())
    });
    assert!(!Path::new(&new).exists(), "a refused form left a study folder");

    let roots = text(&study.desk().join("roots.txt"));
    let note = |file: &str| (Program::Auditor, words(&["study", file, "--roots", &roots]));
    each_is_refused(place.path(), &study.desk().join("note.txt"), &kept, note);

    let load = |file: &str| (Program::Server, words(&["study", "load", &store, file]));
    each_is_refused(place.path(), &study.bundle(), &kept, load);

    let open =
        |file: &str| (Program::Researcher, words(&["open", &desk, file, "--passphrase-file", &passphrase]));
    each_is_refused(place.path(), &parcel, &kept, open);

    let key = kept.join("contact-key");
    Program::Researcher.succeed(["contacts", "new", &text(&key), "--passphrase-file", &passphrase]);
    let add = |file: &str| (Program::Researcher, words(&["contacts", "add", &desk, file]));
    each_is_refused(place.path(), &key.join("recipient.txt"), &kept, add);
    // One changed interview of a hand-over is a finding.
    let (identity, names) = (text(&key.join("identity.age")), text(&kept.join("names.csv")));
    let handover = kin_tests::programs::root().join("protocol/vectors/handover.json");
    each_ends_with(&[3, 4], place.path(), &handover, &kept, |file| {
        let arguments = ["contacts", "open", file, "--identity", &identity, "--csv", &names];
        (Program::Researcher, words(&[&arguments[..], &["--passphrase-file", &passphrase]].concat()))
    });

    let other = text(&place.path().join("other-device"));
    let (package, paper) = (kept.join("tablet-1.kin-enrolment"), text(&study.fingerprint()));
    each_is_refused(place.path(), &package, &kept, |file| {
        let arguments = ["--data", &other, "enrol", file, "--fingerprint-file", &paper, "--passphrase-file"];
        (Program::Collector, words(&[&arguments[..], &[&passphrase]].concat()))
    });
    let left = if Path::new(&other).exists() { files_below(Path::new(&other)) } else { Vec::new() };
    assert!(left.is_empty(), "a refused package left {left:?}");
}

#[test]
fn a_wrong_fingerprint_is_a_broken_trust_and_leaves_no_device() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let form = kin_tests::programs::root().join("forms/library/rcsi.json");
    let study = Study::new(place.path(), &[form]);
    study.enrol("tablet-1", "E01");
    let paper = place.path().join("paper.txt");
    std::fs::write(&paper, "11111 ".repeat(12)).expect("a fresh folder can be written");
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let other = place.path().join("other");
    let package = place.path().join("tablet-1.kin-enrolment");
    let arguments = ["--data", &text(&other), "enrol", &text(&package), "--fingerprint-file", &text(&paper)];
    let mut arguments = words(&arguments);
    arguments.extend(words(&["--passphrase-file", &text(&study.passphrase())]));
    Program::Collector.exit(5, arguments);
    assert!(!other.exists() || files_below(&other).is_empty());
}
