//! What a look from outside shows of each of the four programs while a person sits before it: no core file would be
//! written, memory that holds secrets is locked where the system allows, nothing secret stands among the arguments or
//! in the environment, and the researcher's program is shut out of every socket.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::Command;

use kin_tests::programs::{Program, folder, root};
use kin_tests::screen::Screen;
use kin_tests::study::{Study, free_port};

const SECRET: &str = "sáu từ không ai khác chọn";

/// A file of the system's about a running program.
fn told(screen: &Screen, file: &str) -> String {
    let path = format!("/proc/{}/{file}", screen.process().expect("it runs"));
    String::from_utf8_lossy(&fs::read(path).expect("the program still works")).into_owned()
}

/// One program in the midst of its work.
struct AtWork {
    program: Program,
    screen: Screen,
}

/// Each program, waiting for a person; where it asks for a secret, after one was typed.
fn all_at_work(place: &Path) -> [AtWork; 4] {
    let text = |name: &str| place.join(name).to_str().expect("a path in UTF-8").to_owned();
    let study = Study::new(place, &[root().join("forms/library/rcsi.json")]);
    let (desk, package) = (study.desk(), text("package"));
    let desk = desk.to_str().expect("a path in UTF-8");
    let passphrase = text("words");
    fs::write(&passphrase, format!("{SECRET}\n")).expect("writes");
    study.researcher(0, ["device", "add", desk, "t", "--enumerator", "E01", "--out", &package]);
    let start = |program: Program, words: &[&str], shown: &str| {
        let mut screen = Screen::start(program, words, 24, 100);
        screen.wait_for(shown);
        AtWork { program, screen }
    };
    let data = text("data");
    let collector = start(
        Program::Collector,
        &["enrol", &package, "--data", &data, "--passphrase-file", &passphrase],
        "Group ",
    );
    let address = format!("127.0.0.1:{}", free_port());
    let server = start(Program::Server, &["serve", &text("store"), "--listen", &address], "listening");
    let note = format!("{desk}/note.txt");
    let auditor = start(Program::Auditor, &["study", &note], ": ");
    let form = root().join("forms/library/rcsi.json");
    let form = form.to_str().expect("a path in UTF-8");
    let new = [
        "study",
        "new",
        &text("new"),
        "--single",
        "--title",
        "T",
        "--server",
        "http://127.0.0.1:9",
        "--form",
        form,
    ];
    let mut researcher = start(Program::Researcher, &new, "assphrase");
    researcher.screen.wait_for(": ");
    researcher.screen.enter(SECRET);
    researcher.screen.wait_for(": ");
    [collector, server, researcher, auditor]
}

#[test]
fn a_look_from_outside_finds_no_way_to_a_secret_in_any_of_the_four_programs() {
    let place = tempfile::tempdir().expect("a folder");
    for AtWork { program, mut screen } in all_at_work(place.path()) {
        let name = program.name();
        let limits = told(&screen, "limits");
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("the limit");
        let numbers: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
        assert_eq!(numbers, ["0", "0"], "{name}: {core}");
        let status = told(&screen, "status");
        let field = |name: &str| {
            let line =
                status.lines().find_map(|line| line.strip_prefix(name)).expect("a field of the status");
            line.trim().to_owned()
        };
        if holds_secrets(program) && may_lock_memory() {
            assert_ne!(field("VmLck:"), "0 kB", "{name}");
        }
        if matches!(program, Program::Researcher) {
            assert_eq!(field("Seccomp:"), "2", "{name}");
            let descriptors = fs::read_dir(format!("/proc/{}/fd", screen.process().expect("it runs")));
            for descriptor in descriptors.expect("it runs") {
                let target = fs::read_link(descriptor.expect("an entry").path()).unwrap_or_default();
                assert!(!target.to_string_lossy().starts_with("socket:"), "{name} holds a socket");
            }
        }
        for file in ["cmdline", "environ"] {
            assert!(!told(&screen, file).contains(SECRET), "{name}: {file}");
        }
        screen.kill();
    }
}

/// The server holds ciphertext and tokens' digests; everybody else may have a key in memory.
fn holds_secrets(program: Program) -> bool {
    !matches!(program, Program::Server)
}

/// Whether this machine lets a program lock all of its memory, as `kin_terminal::memory` asks.
fn may_lock_memory() -> bool {
    let status = fs::read_to_string("/proc/self/status").expect("Linux has it");
    let capabilities = status.lines().find_map(|line| line.strip_prefix("CapEff:")).expect("a field");
    let capabilities = u64::from_str_radix(capabilities.trim(), 16).expect("hexadecimal");
    capabilities >> 14 & 1 == 1
}

/// A signal that dumps core kills the program, and dumps none, although the shell before it allowed any size.
#[test]
fn a_program_that_is_killed_while_it_works_leaves_no_core() {
    let place = tempfile::tempdir().expect("a folder");
    let store = place.path().join("store");
    Program::Server.succeed(["init", store.to_str().expect("a path in UTF-8")]);
    for (program, words) in [
        ("kin-server", "serve store --listen 127.0.0.1:0"),
        (
            "kin-researcher",
            "study new desk --single --title T --server http://127.0.0.1:9 --form form.json --passphrase-file pipe",
        ),
    ] {
        let pipe = place.path().join("pipe");
        let _ = fs::remove_file(&pipe);
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there").success());
        fs::copy(root().join("forms/library/rcsi.json"), place.path().join("form.json")).expect("a copy");
        let path = folder().join(program);
        let mut child = Command::new("bash")
            .args(["-c", &format!("ulimit -c unlimited 2>/dev/null; exec '{}' {words}", path.display())])
            .current_dir(place.path())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("bash starts");
        if program == "kin-server" {
            let mut line = String::new();
            let output = child.stdout.take().expect("it is piped");
            std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line).expect("text");
            assert!(line.contains("listening"), "{line}");
        } else {
            // This ends when the program opens the other end: it is then in the midst of its work.
            drop(fs::OpenOptions::new().write(true).read(false).open(&pipe).map(std::mem::forget));
        }
        let killed =
            Command::new("kill").args(["-ABRT", &child.id().to_string()]).status().expect("kill is there");
        assert!(killed.success());
        let status = child.wait().expect("it ends");
        assert_eq!(status.signal(), Some(6), "{program}");
        assert!(!status.core_dumped(), "{program}");
    }
}

/// A secret is typed or read from a file: no option of any command takes one as a word, and none from the environment.
#[test]
fn no_command_takes_a_secret_as_an_argument_or_from_the_environment() {
    let mut seen = 0;
    for program in [Program::Collector, Program::Server, Program::Researcher, Program::Auditor] {
        let mut waiting = vec![Vec::<String>::new()];
        while let Some(command) = waiting.pop() {
            let help = program.succeed(command.iter().map(String::as_str).chain(["--help"]));
            seen += 1;
            for line in help.lines().map(str::trim).filter(|line| line.starts_with("--")) {
                let mut words = line.split_whitespace();
                let (option, value) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                let is_secret = ["passphrase", "secret", "password", "identity", "token", "key", "share"]
                    .iter()
                    .any(|word| option.trim_start_matches("--").split('-').any(|part| part == *word));
                let from_a_file = value.starts_with("<FILE>") || value.starts_with("<FOLDER>");
                // The public half of a witness's key is a file as well.
                assert!(!is_secret || from_a_file, "{} {command:?}: {line}", program.name());
            }
            assert!(!help.contains("[env:") || help.contains("KIN_"), "{} {command:?}", program.name());
            let commands = help.split_once("Commands:\n").map_or("", |(_, rest)| rest);
            for line in commands.lines().take_while(|line| line.starts_with("  ")) {
                let name = line.split_whitespace().next().unwrap_or_default();
                let is_new = line.starts_with("  ") && !line.starts_with("   ") && name != "help";
                if is_new {
                    waiting.push(command.iter().cloned().chain([name.to_owned()]).collect());
                }
            }
        }
    }
    assert!(seen >= 50, "{seen} commands");
}
