//! The units for systemd are ones: systemd itself reads them, and finds them as tight as they are meant to be.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn systemd_analyze(arguments: &[&std::ffi::OsStr]) -> Output {
    Command::new("systemd-analyze").args(arguments).output().expect("it runs")
}

#[test]
fn the_units_are_read_by_systemd_and_expose_little() {
    let there = Command::new("systemd-analyze").arg("--version").stdout(Stdio::null()).status();
    if there.is_err() {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "the gate needs systemd-analyze");
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped because systemd-analyze is missing: apt-get install systemd");
        }
        return;
    }
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd");
    let folder = tempfile::tempdir().expect("a folder");
    // Of how much they expose, from 0 to 10: systemd calls less than 2 "ok" and less than 1 "safe".
    for (name, most) in [("kin-server.service", "20"), ("kin-server-check.service", "10")] {
        let unit = fs::read_to_string(units.join(name)).expect("a unit");
        assert!(unit.contains("/usr/local/bin/kin-server"));
        // systemd looks whether the program is there.
        let path = folder.path().join(name);
        fs::write(&path, unit.replace("/usr/local/bin/kin-server", env!("CARGO_BIN_EXE_kin-server")))
            .expect("writes");
        let verified = systemd_analyze(&["verify".as_ref(), "--man=no".as_ref(), path.as_os_str()]);
        let words = String::from_utf8_lossy(&verified.stderr);
        assert!(verified.status.success() && words.is_empty(), "{name}: {words}");
        let security =
            ["security", "--offline=true", "--no-pager", "--threshold", most].map(std::ffi::OsStr::new);
        let judged = systemd_analyze(&[&security[..], &[path.as_os_str()]].concat());
        assert!(judged.status.success(), "{name}: {}", String::from_utf8_lossy(&judged.stdout));
    }
    // Every option that a unit gives is one of the program's.
    for name in ["kin-server.service", "kin-server-check.service"] {
        let unit = fs::read_to_string(units.join(name)).expect("a unit");
        let start = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("a command");
        let words: Vec<&str> = start.split(' ').skip(1).collect();
        let output = Command::new(env!("CARGO_BIN_EXE_kin-server"))
            .args(words)
            .arg("--help")
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let timer = systemd_analyze(&[
        "verify".as_ref(),
        "--man=no".as_ref(),
        units.join("kin-server-check.timer").as_os_str(),
    ]);
    let words = String::from_utf8_lossy(&timer.stderr);
    assert!(!words.contains("kin-server-check.timer:"), "{words}");
}
