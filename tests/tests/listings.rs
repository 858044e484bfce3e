//! Whatever is listed for people is listed for programs too: every command that prints a table has `--json`, and says so in its help.

use std::path::{Path, PathBuf};

use kin_tests::programs::{Program, root};

/// Commands whose table is of a text file that programs read themselves: a note, a transcript, a certificate.
const OF_A_TEXT: [&str; 4] = [
    "auditor/src/commands/ceremony.rs",
    "auditor/src/commands/closing.rs",
    "auditor/src/commands/destruction.rs",
    "auditor/src/commands/study/say.rs",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_command_that_prints_a_table_prints_json() {
    let mut tables = 0;
    for program in ["collector", "server", "researcher", "auditor"] {
        let mut found = Vec::new();
        sources(&root().join(program).join("src/commands"), &mut found);
        for path in found {
            let source = std::fs::read_to_string(&path).expect("UTF-8");
            let name = path.strip_prefix(root()).expect("it lies there").display().to_string();
            if !source.contains("Table::new") || OF_A_TEXT.contains(&name.as_str()) {
                continue;
            }
            tables += 1;
            assert!(source.contains("json"), "{name} prints a table, and nothing for programs");
        }
    }
    assert!(tables > 5, "{tables}");
}

#[test]
fn the_help_of_every_listing_names_json() {
    let listings: [(Program, &[&str]); 16] = [
        (Program::Collector, &["forms"]),
        (Program::Collector, &["drafts"]),
        (Program::Collector, &["interviews"]),
        (Program::Collector, &["outbox"]),
        (Program::Collector, &["receipts"]),
        (Program::Collector, &["salvage"]),
        (Program::Collector, &["status"]),
        (Program::Server, &["status"]),
        (Program::Researcher, &["device", "list"]),
        (Program::Researcher, &["release", "list"]),
        (Program::Researcher, &["requests", "list"]),
        (Program::Researcher, &["flags", "list"]),
        (Program::Researcher, &["set-aside", "list"]),
        (Program::Researcher, &["corrections"]),
        (Program::Researcher, &["study", "close"]),
        (Program::Researcher, &["monitor"]),
    ];
    for (program, command) in listings {
        for language in ["en", "vi"] {
            let arguments = [command, &["--language", language, "--help"]].concat();
            let help = program.succeed(arguments);
            let line = help.lines().find(|line| line.trim_start().starts_with("--json"));
            assert!(line.is_some(), "{} {command:?}:\n{help}", program.name());
        }
    }
}
