//! A second reader of the formats, in another language and from their page alone, agrees on every vector.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const INSTALL: &str = "python3 -m venv target/tools/python && \
     target/tools/python/bin/pip install --requirement tests/second_reader/requirements.txt";

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the workspace").to_owned()
}

/// The Python of the tools' folder, if it and what the reader needs are there.
///
/// A machine with only Rust runs all other tests: there this says what to run. Under `CI=true` absence is a failure.
fn python() -> Option<PathBuf> {
    let python = workspace().join("target/tools/python/bin/python");
    let ready = Command::new(&python).args(["-c", "import cryptography"]).output();
    if ready.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    let in_ci = env::var_os("CI").is_some_and(|value| value == "true");
    assert!(!in_ci, "the second reader is missing: run `{INSTALL}`");
    #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
    {
        eprintln!("skipped because the second reader is missing: run `{INSTALL}`");
    }
    None
}

fn read(python: &Path, vectors: &Path) -> Output {
    let script = workspace().join("tests/second_reader/read_vectors.py");
    Command::new(python).arg("-B").arg(script).arg(vectors).output().expect("the script starts")
}

#[test]
fn the_second_reader_agrees_on_every_vector() {
    let Some(python) = python() else { return };
    let output = read(&python, &workspace().join("protocol/vectors"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    let agreed = said.split(' ').next().and_then(|count| count.parse::<u32>().ok());
    assert!(agreed.is_some_and(|agreed| agreed > 1500), "{said}");
}

/// One changed fact a file: a reader that agreed with these too would agree with anything.
#[test]
fn the_second_reader_does_not_agree_with_a_vector_that_is_wrong() {
    let Some(python) = python() else { return };
    let vectors = workspace().join("protocol/vectors");
    for (name, right, wrong) in [
        ("fingerprint.json", "02953 52123", "02953 52124"),
        ("note-2.json", "\"generation\": 0", "\"generation\": 1"),
        ("note-2-hostile.json", "\"line\": 17", "\"line\": 18"),
        ("note-chain.json", "\"link\": 3", "\"link\": 2"),
        ("transcript.txt", "refused 3", "refused 2"),
        ("transcript-hostile.json", "\"line\": 12", "\"line\": 13"),
        ("assignment.txt", "Sóc Sơn", "Sóc Son"),
        ("share.json", "\"index\": 2", "\"index\": 3"),
        ("log.json", "\"receipt_place\": 13", "\"receipt_place\": 12"),
        ("package.json", "\"enumerator\": \"E01\"", "\"enumerator\": \"\""),
        ("sealed-response-2-plaintext.json", "\"kind\\\":\\\"original", "\"kind\\\":\\\"refusal"),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for entry in std::fs::read_dir(&vectors).expect("the vectors") {
            let path = entry.expect("a vector").path();
            std::fs::copy(&path, folder.path().join(path.file_name().expect("a file"))).expect("a copy");
        }
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).expect("a text");
        let changed = text.replacen(right, wrong, 1);
        assert_ne!(changed, text, "{name} has no {right}");
        std::fs::write(&path, changed).expect("a changed copy");
        assert!(!read(&python, folder.path()).status.success(), "{name}");
    }
}
