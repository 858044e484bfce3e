//! What a person sees of `kin-auditor ceremony` and `witness`, to the character, in both languages.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../protocol/vectors");
const STUDY: &str = "000102030405060708090a0b0c0d0e0f";

struct Run {
    out: String,
    errors: String,
    code: i32,
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { out: text(output.stdout), errors: text(output.stderr), code: output.status.code().unwrap() }
}

/// Compares with `snapshots/NAME`; `KIN_SNAPSHOTS=write` writes it instead.
fn assert_snapshot(name: &str, seen: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("KIN_SNAPSHOTS").is_some_and(|value| value == "write") {
        std::fs::write(&path, seen).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(seen, expected, "{name}");
}

/// The folder of a ceremony: the frozen transcript, with what a vector's name says beside it.
fn ceremony(beside: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (vector, name) in
        [("transcript.txt", "transcript.txt"), ("roots.txt", "roots.txt")].iter().chain(beside)
    {
        std::fs::copy(format!("{VECTORS}/{vector}"), folder.path().join(name)).unwrap();
    }
    folder
}

/// The long recipients take a screen each; here they are cut.
fn cut(text: &str) -> String {
    let shorter = |line: &str| match line.find("age1pq1") {
        Some(at) => format!("{}…", &line[..at + 20]),
        None => line.to_owned(),
    };
    text.lines().map(|line| shorter(line) + "\n").collect()
}

#[test]
fn a_genuine_transcript_is_told_in_both_languages_with_what_it_cannot_show() {
    let folder = ceremony(&[("note-2.txt", "note.txt")]);
    std::fs::write(folder.path().join("Cargo.lock"), "lock").unwrap();
    std::fs::write(folder.path().join("program"), "program").unwrap();
    for language in ["en", "vi"] {
        let arguments =
            ["--language", language, "ceremony", ".", "--roots", "roots.txt", "--program", "program"];
        let run = run(folder.path(), &arguments);
        assert_eq!((run.errors.as_str(), run.code), ("", 0));
        assert_snapshot(&format!("ceremony.{language}.txt"), &cut(&run.out));
    }
}

#[test]
fn what_contradicts_the_transcript_ends_with_code_3_and_is_named() {
    let folder = ceremony(&[("note.txt", "note.txt")]);
    std::fs::write(folder.path().join("Cargo.lock"), "another").unwrap();
    std::fs::write(folder.path().join("rehearsal.age"), "another").unwrap();
    for language in ["en", "vi"] {
        let run = run(folder.path(), &["--language", language, "ceremony", ".", "--roots", "roots.txt"]);
        assert_eq!(run.code, 3);
        assert_snapshot(&format!("ceremony-contradicted.{language}.txt"), &run.errors);
    }
}

#[test]
fn a_transcript_that_cannot_be_trusted_ends_with_code_5_and_says_nothing_of_itself() {
    let text = std::fs::read_to_string(format!("{VECTORS}/transcript.txt")).unwrap();
    let without_a_witness = {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.pop();
        lines.join("\n") + "\n"
    };
    let changed = text.replace("người giữ 2", "người giữ 3");
    let not_tried = text.replace("opened 1 3\n", "");
    for (name, text, code) in
        [("without-witness", without_a_witness, 5), ("changed", changed, 5), ("not-tried", not_tried, 4)]
    {
        let folder = ceremony(&[]);
        std::fs::write(folder.path().join("transcript.txt"), text).unwrap();
        let run = run(folder.path(), &["ceremony", ".", "--roots", "roots.txt"]);
        assert_eq!((run.out.as_str(), run.code), ("", code), "{name}");
        assert_snapshot(&format!("ceremony-{name}.en.txt"), &run.errors);
    }
}

#[test]
fn roots_that_lie_beside_the_transcript_are_compared_with_paper() {
    let folder = ceremony(&[]);
    let paper = |digits: &str| {
        std::fs::write(folder.path().join("paper.txt"), digits).unwrap();
        run(folder.path(), &["ceremony", ".", "--fingerprint", "paper.txt"]).code
    };
    assert_eq!(paper("84935 65560 29091 59550 61007 54297"), 0);
    assert_eq!(paper("84935 65560 29091 59550 61007 54298"), 5);
}

fn key(folder: &Path, name: &str) -> (PathBuf, String) {
    let path = folder.join(name);
    let run = run(folder, &["witness", "new", "--study", STUDY, "--out", name]);
    assert_eq!((run.errors.as_str(), run.code), ("", 0));
    (path, run.out.lines().next().unwrap().to_owned())
}

#[test]
fn a_witness_makes_a_private_key_and_gives_away_the_public_half() {
    let folder = tempfile::tempdir().unwrap();
    let (path, public) = key(folder.path(), "mine");
    assert!(public.starts_with(&format!("kin-witness/{STUDY}+")), "{public}");
    let beside = std::fs::read_to_string(folder.path().join("mine.vkey")).unwrap();
    assert_eq!(beside.trim_end(), public);
    let secret = std::fs::read_to_string(&path).unwrap();
    assert!(secret.starts_with(&format!("PRIVATE+KEY+kin-witness/{STUDY}+")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // Nothing is overwritten, and a key that was not written leaves no half of itself.
    assert_ne!(run(folder.path(), &["witness", "new", "--study", STUDY, "--out", "mine"]).code, 0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
    std::fs::write(folder.path().join("other.vkey"), "x").unwrap();
    assert_ne!(run(folder.path(), &["witness", "new", "--study", STUDY, "--out", "other"]).code, 0);
    assert!(!folder.path().join("other").exists());
}

#[test]
fn only_a_witness_whom_the_transcript_names_signs_it() {
    let folder = ceremony(&[]);
    let before = std::fs::read(folder.path().join("transcript.txt")).unwrap();
    key(folder.path(), "stranger");
    let refused = run(folder.path(), &["witness", "sign", "transcript.txt", "--key", "stranger"]);
    assert_eq!((refused.out.as_str(), refused.code), ("", 4));
    assert!(refused.errors.contains("no part in the ceremony"), "{}", refused.errors);
    assert_eq!(std::fs::read(folder.path().join("transcript.txt")).unwrap(), before);

    let vector: serde_json::Value =
        serde_json::from_slice(&std::fs::read(format!("{VECTORS}/transcript.json")).unwrap()).unwrap();
    let text = String::from_utf8(before.clone()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.pop();
    std::fs::write(folder.path().join("transcript.txt"), lines.join("\n") + "\n").unwrap();
    std::fs::write(folder.path().join("key"), vector["witnesses"][1]["secret_key"].as_str().unwrap())
        .unwrap();
    for language in ["en", "vi"] {
        let arguments = ["--language", language, "witness", "sign", "transcript.txt", "--key", "key"];
        let signed = run(folder.path(), &arguments);
        assert_eq!((signed.errors.as_str(), signed.code), ("", 0));
        assert_snapshot(&format!("witness-signed.{language}.txt"), &signed.out);
    }
    assert_eq!(std::fs::read(folder.path().join("transcript.txt")).unwrap(), before);
    let not_a_key = run(folder.path(), &["witness", "sign", "transcript.txt", "--key", "roots.txt"]);
    assert_eq!(not_a_key.code, 4);
}
