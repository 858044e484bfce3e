//! What a person sees of `kin-auditor study`, to the character, in both languages.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../protocol/vectors");

/// What the program said and how it ended.
struct Run {
    out: String,
    errors: String,
    code: i32,
}

/// Runs the program in the folder of the frozen vectors.
fn run(arguments: &[&str], typed: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
        .args(arguments)
        .current_dir(VECTORS)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that fails before it reads has closed its input.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
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

/// A note or another input that is made for one test.
fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn note() -> String {
    std::fs::read_to_string(format!("{VECTORS}/note.txt")).unwrap()
}

#[test]
fn a_genuine_note_is_told_in_both_languages() {
    for language in ["en", "vi"] {
        let run = run(
            &["--language", language, "study", "note.txt", "--roots", "roots.txt", "--at", "2026-03-01"],
            "",
        );
        assert_eq!((run.errors.as_str(), run.code), ("", 0));
        assert_snapshot(&format!("genuine.{language}.txt"), &run.out);
    }
}

#[test]
fn a_note_in_full_is_told_with_who_can_open_what() {
    for language in ["en", "vi"] {
        let run = run(
            &["--language", language, "study", "note-2.txt", "--roots", "roots.txt", "--at", "2026-03-01"],
            "",
        );
        assert_eq!((run.errors.as_str(), run.code), ("", 0));
        assert_snapshot(&format!("in-full.{language}.txt"), &run.out);
    }
}

#[test]
fn a_chain_leads_from_the_pinned_roots_to_those_of_today() {
    let folder = tempfile::tempdir().unwrap();
    let vector: serde_json::Value =
        serde_json::from_slice(&std::fs::read(format!("{VECTORS}/note-chain.json")).unwrap()).unwrap();
    let link = |name: &str| {
        let lines: Vec<&str> =
            vector["notes"][name].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        written(&folder, name, lines.join("\n").as_bytes()).display().to_string()
    };
    let (newest, second, third) =
        (link("under the third roots"), link("to the second roots"), link("to the third roots"));
    let walked = |links: &[&str]| {
        let mut arguments = vec!["study", newest.as_str(), "--roots", "roots.txt"];
        arguments.extend(links.iter().flat_map(|link| ["--chain", link]));
        let run = run(&arguments, "");
        (run.code, run.out.contains("changed 2 times"))
    };
    assert_eq!(walked(&[&second, &third]), (0, true));
    assert_eq!(walked(&[&second]), (5, false));
    assert_eq!(walked(&[&third]), (5, false));
    assert_eq!(walked(&[]), (5, false));
}

#[test]
fn a_date_before_and_after_its_time_is_told() {
    for (at, name) in [("2025-12-31T23:59:59Z", "not-yet"), ("2027-01-01", "expired")] {
        for language in ["en", "vi"] {
            let run =
                run(&["--language", language, "study", "note.txt", "--roots", "roots.txt", "--at", at], "");
            assert_eq!(run.code, 0);
            let line = run.out.lines().nth(6).unwrap();
            assert_snapshot(&format!("{name}.{language}.txt"), &format!("{line}\n"));
        }
    }
}

#[test]
fn what_cannot_be_trusted_ends_with_code_5_and_says_nothing_of_the_note() {
    let folder = tempfile::tempdir().unwrap();
    let changed = note().replace("version 3", "version 4");
    let unsigned = note().split_once("\n\n").unwrap().0.to_owned() + "\n";
    let one_signature = {
        let mut lines: Vec<String> = note().lines().map(str::to_owned).collect();
        lines.pop();
        lines.join("\n") + "\n"
    };
    for (name, text) in [("changed", changed), ("unsigned", unsigned), ("one-signature", one_signature)] {
        written(&folder, "note.txt", text.as_bytes());
        for language in ["en", "vi"] {
            let path = folder.path().join("note.txt").display().to_string();
            let run = run(&["--language", language, "study", &path, "--roots", "roots.txt"], "");
            assert_eq!((run.out.as_str(), run.code), ("", 5), "{name}");
            let shown = run.errors.replace(&path, "NOTE");
            assert_snapshot(&format!("{name}.{language}.txt"), &shown);
        }
    }
}

#[test]
fn an_older_note_than_the_known_one_ends_with_code_5() {
    for language in ["en", "vi"] {
        let run = run(
            &["--language", language, "study", "note.txt", "--roots", "roots.txt", "--known-version", "4"],
            "",
        );
        assert_eq!((run.out.as_str(), run.code), ("", 5));
        assert_snapshot(&format!("rolled-back.{language}.txt"), &run.errors);
    }
}

#[test]
fn what_is_not_a_note_ends_with_code_4() {
    let folder = tempfile::tempdir().unwrap();
    let long = note() + &"x".repeat(65_536);
    let unknown_line = note().replace("version 3", "colour red\nversion 3");
    let not_text = [note().as_bytes(), &[0xff, 0xfe]].concat();
    for (name, bytes) in [
        ("empty", b"".as_slice()),
        ("too-long", long.as_bytes()),
        ("unknown-line", unknown_line.as_bytes()),
        ("not-text", &not_text),
    ] {
        let path = written(&folder, "note.txt", bytes).display().to_string();
        let run = run(&["study", &path, "--roots", "roots.txt"], "");
        assert_eq!((run.out.as_str(), run.code), ("", 4), "{name}");
        assert_snapshot(&format!("{name}.en.txt"), &run.errors.replace(&path, "NOTE"));
    }
}

#[test]
fn roots_and_files_that_are_none_end_with_code_4() {
    for (name, arguments) in [
        ("roots-malformed", ["study", "note.txt", "--roots", "form.json"]),
        ("no-file", ["study", "nowhere.txt", "--roots", "roots.txt"]),
        ("no-roots-file", ["study", "note.txt", "--roots", "nowhere.txt"]),
    ] {
        let run = run(&arguments, "");
        assert_eq!((run.out.as_str(), run.code), ("", 4), "{name}");
        assert_snapshot(&format!("{name}.en.txt"), &run.errors);
    }
}

#[test]
fn without_roots_the_fingerprint_from_paper_is_asked_for() {
    let six = "84935 65560 29091 59550 61007 54297\n";
    let run_with = |typed| run(&["study", "note.txt", "--at", "2026-03-01"], typed);
    let genuine = run_with(six);
    assert_eq!((genuine.code, genuine.errors.contains("six groups")), (0, true));
    assert_snapshot("genuine.en.txt", &genuine.out);
    let differs = run_with("84935 65560 29091 59550 61007 54298\n");
    assert_eq!((differs.out.as_str(), differs.code), ("", 5));
    assert_snapshot("fingerprint-differs.en.txt", &differs.errors);
    let short = run_with("84935 65560\n");
    assert_eq!((short.out.as_str(), short.code), ("", 4));
    let nothing = run_with("");
    assert_eq!((nothing.out.as_str(), nothing.code), ("", 4));
}

#[test]
fn a_fingerprint_in_a_file_is_compared_even_beside_roots() {
    let folder = tempfile::tempdir().unwrap();
    let right = written(
        &folder,
        "paper.txt",
        b"84935 47316 65560 97414 29091 12115\n59550 02859 61007 49444 93887 54297\n",
    );
    let arguments = |path: &Path| {
        let run = run(
            &["study", "note.txt", "--roots", "roots.txt", "--fingerprint", &path.display().to_string()],
            "",
        );
        run.code
    };
    assert_eq!(arguments(&right), 0);
    let wrong = written(&folder, "wrong.txt", b"84935 47316 65560 97414 29091 12116");
    assert_eq!(arguments(&wrong), 5);
    let binary = written(&folder, "binary.txt", &[0xff; 20]);
    assert_eq!(arguments(&binary), 4);
}

#[test]
fn a_mistake_in_the_command_line_ends_with_code_2() {
    for arguments in [
        &["study"][..],
        &["study", "note.txt", "--roots", "roots.txt", "--at", "yesterday"],
        &["study", "note.txt", "--known-version", "-1"],
        &["steady"],
    ] {
        let run = run(arguments, "");
        assert_eq!((run.out.as_str(), run.code), ("", 2), "{arguments:?}");
    }
}

#[test]
fn the_help_is_shown_in_both_languages() {
    for language in ["en", "vi"] {
        let run = run(&["--language", language, "study", "--help"], "");
        assert_eq!(run.code, 0);
        assert_snapshot(&format!("help.{language}.txt"), &run.out);
    }
}
