//! The procedures of `keys-docs/`: their commands are run, and the tests that they name are there.

use std::path::Path;

use kin_tests::pages;
use kin_tests::programs::{Program, root};
use kin_tests::screen::Screen;
use kin_tests::study::Study;

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join("keys-docs").join(name)).expect("a page of keys-docs")
}

/// The commands of a page's `console` blocks, one list of words each.
fn commands(page: &str) -> Vec<Vec<String>> {
    let words = |command: &str| command.split_whitespace().map(str::to_owned).collect();
    pages::commands(page).iter().map(|typed| words(&typed.command)).collect()
}

fn program(name: &str) -> Program {
    let all = [Program::Collector, Program::Server, Program::Researcher, Program::Auditor];
    all.into_iter().find(|program| program.name() == name).expect("a command begins with one of the programs")
}

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("keys-docs")).expect("keys-docs");
    let names =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"));
    let mut names: Vec<String> =
        names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "md")).collect();
    names.sort();
    names
}

/// `procedures.rs` types every command of the `console` blocks; these are the ones named inside sentences and tables.
#[test]
fn every_command_named_in_a_sentence_is_understood_by_its_program() {
    let mut seen = 0;
    for name in names() {
        let page = page(&name);
        let spans = page.split('`').skip(1).step_by(2).filter(|span| span.starts_with("kin-"));
        // Not a command: a path inside a C2SP key name, or the name of a program alone.
        for span in spans.filter(|span| span.contains(' ') && !span.contains('\n')) {
            let words: Vec<&str> = span.split(' ').collect();
            // Help is printed only where all that stands before it has been understood.
            program(words[0]).succeed(
                words[1..].iter().map(|word| if *word == "NUMBER" { "2" } else { word }).chain(["--help"]),
            );
            seen += 1;
        }
    }
    assert!(seen >= 15, "{seen} commands");
}

/// Types the groups that the program asks for, from `fingerprint`.
fn compare(screen: &mut Screen, word: &str, fingerprint: &str) {
    let groups: Vec<&str> = fingerprint.split_whitespace().collect();
    for _ in 0..6 {
        screen.wait_for(word);
        screen.wait_for(": ");
        let contents = screen.contents();
        let asked = contents.trim_end().lines().last().expect("a question is on the screen");
        let place: usize =
            asked.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a place");
        screen.enter(groups[place - 1]);
        screen.wait_for("\n");
    }
}

fn enrol(place: &Path, command: &[String], data: &str, fingerprint: &str) {
    let passphrase = place.join("passphrase.txt");
    std::fs::write(&passphrase, "four or five unrelated words\n").expect("a fresh folder can be written");
    let mut arguments: Vec<&str> = command[1..].iter().map(String::as_str).collect();
    let package = place.join(arguments.pop().expect("the package is the last word"));
    let paths = [package, passphrase].map(|path| path.to_str().expect("a path in UTF-8").to_owned());
    arguments.extend([paths[0].as_str(), "--data", data, "--passphrase-file", paths[1].as_str()]);
    let mut screen = Screen::start(Program::Collector, &arguments, 24, 100);
    let word = if command.iter().any(|word| word == "vi") { "Nhóm " } else { "Group " };
    compare(&mut screen, word, fingerprint);
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
}

#[test]
fn the_procedure_of_enrolment_enrols_a_device_in_either_language() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let place = place.path();
    let form = root().join("forms/library/returnee-reintegration.json");
    let study = Study::new(place, &[form]);
    std::os::unix::fs::symlink(study.desk(), place.join("study")).expect("a link to the desk");

    let commands = commands(&page("enrolment.md"));
    let (desk, devices): (Vec<_>, Vec<_>) =
        commands.into_iter().partition(|command| command[0] == "kin-researcher");
    for command in &desk {
        let mut typed = program(&command[0]).command();
        typed.args(&command[1..]).current_dir(place);
        // Only this command asks for a passphrase; a person types it.
        if command[1..3] == ["device", "add"] {
            typed.arg("--passphrase-file").arg(study.passphrase());
        }
        let output = typed.output();
        let output = output.expect("the program starts");
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    let fingerprint = std::fs::read_to_string(study.fingerprint()).expect("the paper");
    let mut data = String::new();
    for (number, command) in devices.iter().enumerate() {
        if command.iter().any(|word| word == "enrol") {
            let wanted = place.join(command.last().expect("a package"));
            if !wanted.exists() {
                std::fs::copy(place.join("package.json"), wanted).expect("the package on a stick");
            }
            data = place.join(format!("device-{number}")).to_str().expect("a path in UTF-8").to_owned();
            enrol(place, command, &data, &fingerprint);
        } else {
            program(&command[0])
                .succeed(command[1..].iter().map(String::as_str).chain(["--data", data.as_str()]));
        }
    }
    assert!(devices.len() >= 6, "enrol, status and forms in both languages");
}

#[test]
fn every_test_that_the_page_of_invariants_names_is_there() {
    let page = page("invariants.md");
    let (mut file, mut source, mut seen) = ("", String::new(), 0);
    for quoted in page.split('`').skip(1).step_by(2) {
        if Path::new(quoted).extension().is_some_and(|extension| extension == "rs") {
            file = quoted;
            source = std::fs::read_to_string(root().join(file)).expect("a file that the page names");
        } else if quoted.matches('_').count() >= 3 {
            assert!(source.contains(&format!("fn {quoted}(")), "{file} has no test {quoted}");
            seen += 1;
        }
    }
    assert!(seen >= 30, "{seen} tests");
}
