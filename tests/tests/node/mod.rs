//! Node, for tests that need a second implementation or a browser's engine.

use std::{
    env,
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

/// The workspace's folder.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the workspace").to_owned()
}

/// Whether Node and `needed`, a path in the workspace, are there.
///
/// A machine with only Rust and a C compiler runs all other tests: there this says what to run. Under `CI=true`
/// absence is a failure, unless `KIN_SKIP_NODE=1` says otherwise.
pub(crate) fn is_ready(needed: &str, how: &str) -> bool {
    let is_set = |name, value: &str| env::var_os(name).is_some_and(|found| found == value);
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let has_node = node.is_ok_and(|status| status.success());
    let skipped = is_set("KIN_SKIP_NODE", "1");
    if has_node && workspace().join(needed).exists() && !skipped {
        return true;
    }
    let why = if skipped {
        "KIN_SKIP_NODE=1 is set".to_owned()
    } else if has_node {
        format!("{needed} is missing: run `{how}`")
    } else {
        format!("there is no `node`: install Node 20.19 or later, then run `{how}`")
    };
    assert!(skipped || !is_set("CI", "true"), "{why}");
    #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
    {
        eprintln!("skipped because {why}");
    }
    false
}

/// Runs a script of the workspace under Node and gives what it prints; a script that fails fails the test.
pub(crate) fn run<A: AsRef<OsStr>>(script: &str, arguments: &[A], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new("node")
        .arg(workspace().join(script))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_owned();
    // From a thread of its own: a script may print before it has read everything.
    let writer = thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    writer.join().expect("the writer ends").expect("the script reads its input");
    output.stdout
}
