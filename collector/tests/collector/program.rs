//! The program as a process.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::study::Enrolled;

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Ran {
    /// Asserts an exit code and returns both streams.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}\n{}", self.output, self.errors);
        self.output + &self.errors
    }
}

/// Runs the program in English in a clean environment.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kin-collector"))
        .args(arguments)
        .env_clear()
        .env("KIN_LANGUAGE", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The program may end without reading all of it.
        let _ = stdin.write_all(&input);
    });
    let ended = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: ended.status.code().unwrap(),
        output: String::from_utf8(ended.stdout).unwrap(),
        errors: String::from_utf8(ended.stderr).unwrap(),
    }
}

impl Enrolled {
    /// Runs the program on this device with its passphrase.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let data = self.data().display().to_string();
        let passphrase = self.passphrase_file().display().to_string();
        let mut all = vec!["--data", &data, "--passphrase-file", &passphrase];
        all.extend(arguments);
        run(&all, input)
    }

    pub(crate) fn passphrase_file(&self) -> PathBuf {
        self.home.path().join("passphrase")
    }
}
