//! A client of other hands, schemathesis from `PyPI`, reads `openapi.json` and asks the server thousands of things, right and wrong:
//! every answer is one of the document's, of its kind and shape, and none is a fault of the program.

mod study;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use kin_protocol::Digest;
use kin_protocol::log::{Lock, Preimage};
use kin_server::Limits;
use study::{FORM, Place, Running, envelope, fresh, path, reader_token};

const INSTALL: &str = "python3 -m venv target/tools/python && \
    target/tools/python/bin/pip install --quiet --requirement tests/second_client/requirements.txt";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schemathesis() -> Option<PathBuf> {
    let program = root().join("target/tools/python/bin/st");
    let there = Command::new(&program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if there.is_ok_and(|status| status.success()) {
        return Some(program);
    }
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "schemathesis is missing: run `{INSTALL}`");
    #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
    {
        eprintln!("skipped because schemathesis is missing: run `{INSTALL}`");
    }
    None
}

#[test]
fn whatever_a_client_draws_from_the_document_is_answered_as_the_document_says() {
    let Some(program) = schemathesis() else { return };
    let place = Place::with_log();
    place.admit_reader();
    // What is asked too often is told so with 503, which a client of other hands takes for a fault.
    let limits = Limits {
        withdrawals: 100_000,
        voucher_failures: 1_000,
        voucher_pause: Duration::ZERO,
        ..Limits::default()
    };
    let server = Running::start(&place, limits);
    for filling in 0..40 {
        let lock = Lock::of(&Preimage::from_bytes([filling; 32]));
        assert_eq!(server.put_locked(&envelope(1, filling), lock).status, 201);
    }
    let output = Command::new(program)
        .arg("--config-file")
        .arg(root().join("tests/second_client/schemathesis.toml"))
        .args(["--no-color", "run", "--url", &format!("http://{}", server.address)])
        .args([
            "--max-examples",
            "200",
            "--seed",
            "1",
            "--generation-database",
            "none",
            "--continue-on-failure",
        ])
        .arg(root().join("server/openapi.json"))
        .env("KIN_PATH", path().reveal())
        .env("KIN_VOUCHER", fresh().reveal().as_str())
        .env("KIN_ENVELOPE", Digest::of(&envelope(1, 0)).to_string())
        .env("KIN_FORM", Digest::of(FORM).to_string())
        .env("KIN_READER", reader_token().reveal().as_str())
        .current_dir(place.folder.path())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("Tested: 16") && !said.contains("0 generated"), "{said}");
}
