//! The README's walk, typed into a shell as a reader would type it: every `console` block, in order, in one fresh
//! folder, against the real programs. One changed character fails.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use kin_tests::programs::{folder, root};
use kin_tests::study::free_port;

/// The port on the page; the test takes one that is free.
const PORT: &str = "8437";

/// A command and what the page says it prints.
struct Typed {
    line: usize,
    command: String,
    printed: String,
}

/// The commands of all `console` blocks of a page.
fn commands(page: &str) -> Vec<Typed> {
    let mut commands: Vec<Typed> = Vec::new();
    let mut inside = false;
    for (index, line) in page.lines().enumerate() {
        if line == "```console" {
            inside = true;
        } else if line == "```" {
            inside = false;
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            commands.push(Typed { line: index + 1, command: command.to_owned(), printed: String::new() });
        } else if inside {
            let last = commands.last_mut().expect("a console block begins with a command");
            last.printed.push_str(line);
            last.printed.push('\n');
        }
    }
    commands
}

/// One shell in one folder; commands ending in `&` go on in the background until the test ends.
struct Shell<'a> {
    folder: &'a Path,
    background: Vec<Child>,
}

impl Shell<'_> {
    fn bash(&self, command: &str) -> Command {
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", folder().display());
        let mut bash = Command::new("bash");
        bash.args(["-c", command]).current_dir(self.folder).env_clear();
        bash.env("PATH", path).env("LANG", "en_US.UTF-8").env("TZ", "Asia/Ho_Chi_Minh").stdin(Stdio::null());
        bash
    }

    fn run(&mut self, command: &str) -> String {
        if let Some(command) = command.strip_suffix(" &") {
            let mut child =
                self.bash(&format!("exec {command}")).stdout(Stdio::piped()).spawn().expect("bash starts");
            let mut line = String::new();
            BufReader::new(child.stdout.take().expect("the output is piped"))
                .read_line(&mut line)
                .expect("programs print text");
            self.background.push(child);
            return line;
        }
        let output = self.bash(&format!("{command} 2>&1")).output().expect("bash starts");
        String::from_utf8(output.stdout).expect("programs print UTF-8")
    }
}

impl Drop for Shell<'_> {
    fn drop(&mut self) {
        for child in &mut self.background {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Whether `printed` is what the page says; `[..]` on the page stands for what differs from run to run within a line.
fn agrees(said: &str, printed: &str) -> bool {
    let (mut said, mut printed) = (said.lines(), printed.lines());
    loop {
        match (said.next(), printed.next()) {
            (None, None) => return true,
            (Some(said), Some(printed)) if line_agrees(said, printed) => {}
            _ => return false,
        }
    }
}

fn line_agrees(said: &str, printed: &str) -> bool {
    let mut parts = said.split("[..]");
    let first = parts.next().expect("split gives one part");
    let Some(mut rest) = printed.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[test]
fn every_command_of_the_readme_prints_what_the_readme_says() {
    let page = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    assert!(page.contains(PORT));
    let page = page.replace(PORT, &free_port().to_string());
    let commands = commands(&page);
    assert!(commands.len() >= 12, "the walk by hand has {} commands", commands.len());
    let folder = tempfile::tempdir().expect("a fresh folder");
    for name in ["forms", "tests"] {
        std::os::unix::fs::symlink(root().join(name), folder.path().join(name))
            .expect("a link to what is read");
    }
    let mut shell = Shell { folder: folder.path(), background: Vec::new() };
    let mut wrong = String::new();
    for Typed { line, command, printed: said } in &commands {
        let printed = shell.run(command);
        if !agrees(said, &printed) {
            writeln!(
                wrong,
                "README.md:{line}: $ {command}\n--- the page says\n{said}--- it printed\n{printed}"
            )
            .expect("a string can be written to");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn one_changed_character_is_a_difference() {
    assert!(agrees("a [..] c\n", "a 12:30 c\n"));
    assert!(agrees("", ""));
    for (said, printed) in
        [("a\n", "b\n"), ("a\n", "a\nb\n"), ("a\nb\n", "a\n"), ("a [..] c\n", "a 1 d\n"), ("a\n", "")]
    {
        assert!(!agrees(said, printed), "{said:?} {printed:?}");
    }
}
