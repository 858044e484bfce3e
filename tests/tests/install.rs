//! A program is one file: alone in a folder it does what the page on installing shows, and asks the system for its C library only.

use std::fs;
use std::path::Path;
use std::process::Command;

use kin_tests::pages::{Shell, commands, differences};
use kin_tests::programs::{Program, folder, root};

const PROGRAMS: [Program; 4] = [Program::Collector, Program::Server, Program::Researcher, Program::Auditor];

/// What a Linux system has for a program in C.
#[cfg(target_os = "linux")]
const OF_THE_SYSTEM: [&str; 6] =
    ["linux-vdso.so", "libc.so", "libm.so", "libgcc_s.so", "libdl.so", "libpthread.so"];

fn alone(program: Program, place: &Path) {
    fs::copy(folder().join(program.name()), place.join(program.name())).expect("a copy");
}

#[test]
fn every_command_of_the_page_on_installing_does_what_the_page_says() {
    let page = fs::read_to_string(root().join("keys-docs/install.md")).expect("the page");
    let (place, bin) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    alone(Program::Collector, bin.path());
    let mut shell = Shell::with_programs(place.path(), bin.path());
    let typed = commands(&page);
    assert!(typed.len() >= 6, "{} commands", typed.len());
    let wrong = differences("keys-docs/install.md", typed, &mut shell);
    assert!(wrong.is_empty(), "{wrong}");
    let manual = fs::read_to_string(place.path().join("kin-collector.1")).expect("the manual page");
    assert!(manual.contains(".SS \"kin-collector send"), "{manual}");
    let script = place.path().join("kin-collector.bash");
    let sound = Command::new("bash").arg("-n").arg(&script).status().expect("bash");
    assert!(sound.success(), "bash reads what completes its commands");
}

#[test]
fn every_program_has_its_manual_and_its_completions_in_both_languages() {
    for program in PROGRAMS {
        for language in ["en", "vi"] {
            let page = program.succeed(["--language", language, "--manual"]);
            assert!(page.lines().count() > 50, "{}: {page}", program.name());
            for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
                let script = program.succeed(["--language", language, "--completions", shell]);
                assert!(script.contains(program.name()), "{}, {shell}", program.name());
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_asks_the_system_for_nothing_but_its_c_library() {
    for program in PROGRAMS {
        let output = Command::new("ldd").arg(folder().join(program.name())).output().expect("ldd");
        let output = String::from_utf8(output.stdout).expect("text");
        let mut named = 0;
        for line in output.lines().map(str::trim) {
            let name = line.split_whitespace().next().unwrap_or_default();
            let loader = name.starts_with('/') && name.contains("/ld-linux");
            assert!(
                loader || OF_THE_SYSTEM.iter().any(|known| name.starts_with(known)),
                "{}: {line}",
                program.name()
            );
            named += 1;
        }
        assert!(named >= 2, "{}: {output}", program.name());
    }
}
