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
    let ready =
        Command::new(&python).args(["-c", "from cryptography.hazmat.primitives import hpke"]).output();
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

/// The reader's two scripts: what is signed, split or recorded, and what travels sealed.
const SCRIPTS: [&str; 2] = ["read_vectors.py", "read_travelling.py"];

/// Vectors that neither script reads, and why.
const NOT_READ: [(&str, &str); 2] = [
    (
        "response.json",
        "whether an interview can have written a response only a second form engine could say; expressions and forms are \
         held against cases of other programs instead (tests/tests/expressions.rs, tests/tests/reference.rs)",
    ),
    ("correction.json", "the same of what a correction makes of a response"),
];

fn script(name: &str) -> PathBuf {
    workspace().join("tests/second_reader").join(name)
}

fn read(python: &Path, name: &str, vectors: &Path) -> Output {
    Command::new(python).arg("-B").arg(script(name)).arg(vectors).output().expect("the script starts")
}

#[test]
fn the_second_reader_agrees_on_every_vector() {
    let Some(python) = python() else { return };
    for (name, least) in SCRIPTS.into_iter().zip([1500, 20_000]) {
        let output = read(&python, name, &workspace().join("protocol/vectors"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stdout);
        let agreed = said.split(' ').next().and_then(|count| count.parse::<u32>().ok());
        assert!(agreed.is_some_and(|agreed| agreed > least), "{name}: {said}");
    }
}

#[test]
fn every_vector_is_read_by_the_second_reader_or_listed_with_the_reason() {
    let sources = SCRIPTS.map(|name| std::fs::read_to_string(script(name)).expect("a script")).concat();
    for entry in std::fs::read_dir(workspace().join("protocol/vectors")).expect("the vectors") {
        let name = entry.expect("a vector").file_name().into_string().expect("a name in UTF-8");
        let is_listed = NOT_READ.iter().any(|(listed, _)| *listed == name);
        let reads = ["file", "json"].map(|way| format!("vectors.{way}(\"{name}\")"));
        let is_read = reads.iter().any(|read| sources.contains(read));
        assert!(is_read != is_listed, "{name}: read {is_read}, listed as not read {is_listed}");
    }
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
        ("packages.json", "age1lvy", "age1lvz"),
        ("share.json", "\"index\": 2", "\"index\": 3"),
        ("log.json", "\"receipt_place\": 13", "\"receipt_place\": 12"),
        ("package.txt", "\"enumerator\": \"E01\"", "\"enumerator\": \"E02\""),
        ("sealed-response-2-plaintext.json", "\"kind\\\":\\\"original", "\"kind\\\":\\\"refusal"),
        ("sealed-response-2-envelope.json", "Đặng Thị Huệ", "Đặng Thị Hoa"),
        ("sealed-visit.json", "households#3", "households#4"),
        ("check-record.json", "\\\"dont_know\\\":1", "\\\"dont_know\\\":2"),
        ("chunk.json", "\"index\": 3", "\"index\": 4"),
        ("contact-2.json", "0912 345 678", "0912 345 679"),
        ("handover.json", "\"submission\": \"1111", "\"submission\": \"2111"),
        ("envelope.json", "\"payload_bytes\": 1056", "\"payload_bytes\": 1057"),
        ("parcel.json", "\"parcel-reordered\"", "\"entries\": [], \"id\": \"parcel-reordered\""),
        ("receipt.json", "1496", "1495"),
        ("courier.json", "a0a1a2", "a0a1z2"),
        ("problem.json", "422", "400"),
        ("form-version.json", "\"1.9\", \"1.10\"", "\"1.10\", \"1.9\""),
        ("form.json", "Biểu mẫu mẫu", "Biểu mẫu"),
        ("withdrawal.json", "31415 92653", "31415 92654"),
        ("stick.json", "\"seen\": 5", "\"seen\": 6"),
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
        let agree = SCRIPTS.iter().all(|script| read(&python, script, folder.path()).status.success());
        assert!(!agree, "{name}");
    }
}
