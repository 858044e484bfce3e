//! Pages whose `console` blocks are typed into a shell as a reader would type them, in order, against the real programs.
//! What the page says they print is compared; one changed character is a difference.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::programs::folder;

/// A command and what the page says it prints.
pub struct Typed {
    /// Its line on the page, from 1.
    pub line: usize,
    /// What is typed.
    pub command: String,
    /// What the page says that it prints, on either stream.
    pub printed: String,
}

/// The commands of all `console` blocks of a page, those inside lists included.
///
/// # Panics
/// When a block does not begin with a command, is not closed, or is indented unevenly.
pub fn commands(page: &str) -> Vec<Typed> {
    let mut commands: Vec<Typed> = Vec::new();
    let mut indent = None;
    for (index, line) in page.lines().enumerate() {
        let Some(before) = indent else {
            indent = line.trim_start().strip_suffix("```console").map(|_| line.len() - "```console".len());
            continue;
        };
        let line = if line.is_empty() { line } else { line.split_at(before).1 };
        if line == "```" {
            indent = None;
        } else if let Some(command) = line.strip_prefix("$ ") {
            commands.push(Typed { line: index + 1, command: command.to_owned(), printed: String::new() });
        } else {
            let last = commands.last_mut().expect("a console block begins with a command");
            last.printed.push_str(line);
            last.printed.push('\n');
        }
    }
    assert!(indent.is_none(), "a block of commands is not closed");
    commands
}

/// The lines, from 1, of a section: from its heading to the next of the same level or a higher one.
pub fn section(page: &str, heading: &str) -> Option<Range<usize>> {
    let level = |line: &str| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        (level > 0).then_some(level)
    };
    let mut lines = (1..).zip(page.lines());
    let (first, own) = lines.find_map(|(at, line)| {
        let own = level(line)?;
        (line[own..].trim() == heading).then_some((at, own))
    })?;
    let next = lines.find(|(_, line)| level(line).is_some_and(|level| level <= own));
    Some(first..next.map_or(usize::MAX, |(at, _)| at))
}

/// One shell in one folder; commands ending in `&` go on in the background until it is dropped.
pub struct Shell {
    folder: PathBuf,
    /// Searched for programs before the built ones.
    before: Option<PathBuf>,
    background: Vec<Child>,
}

impl Shell {
    /// A shell in a folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), before: None, background: Vec::new() }
    }

    /// The same, with a folder of programs that stand before the built ones.
    pub fn with_programs(folder: &Path, before: &Path) -> Self {
        Self { folder: folder.to_owned(), before: Some(before.to_owned()), background: Vec::new() }
    }

    fn bash(&self, command: &str) -> Command {
        let before = self.before.as_ref().map(|before| format!("{}:", before.display())).unwrap_or_default();
        let path = format!("{before}{}:/usr/local/bin:/usr/bin:/bin", folder().display());
        let mut bash = Command::new("bash");
        bash.args(["-c", command]).current_dir(&self.folder).env_clear();
        bash.env("PATH", path).env("LANG", "en_US.UTF-8").env("TZ", "Asia/Ho_Chi_Minh").stdin(Stdio::null());
        bash
    }

    /// Types a command; what it printed, on either stream.
    ///
    /// # Panics
    /// When there is no bash, or a program prints something that is not text.
    pub fn run(&mut self, command: &str) -> String {
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

impl Drop for Shell {
    fn drop(&mut self) {
        for child in &mut self.background {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Types commands of a page; what differs from the page, in words, or nothing.
///
/// # Panics
/// As [`Shell::run`].
pub fn differences(name: &str, commands: impl IntoIterator<Item = Typed>, shell: &mut Shell) -> String {
    let mut wrong = String::new();
    for Typed { line, command, printed: said } in commands {
        let printed = shell.run(&command);
        if !agrees(&said, &printed) {
            writeln!(wrong, "{name}:{line}: $ {command}\n--- the page says\n{said}--- it printed\n{printed}")
                .expect("a string can be written to");
        }
    }
    wrong
}

/// Whether `printed` is what the page says; `[..]` on the page stands for what differs from run to run within a line. How far
/// something long has come is said or not as quick as the machine is: those lines end with an ellipsis.
fn agrees(said: &str, printed: &str) -> bool {
    let progress = |line: &&str| line.ends_with(" …") && !said.lines().any(|said| line_agrees(said, line));
    let mut printed = printed.lines().filter(|line| !progress(line));
    let mut said = said.lines();
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

#[cfg(test)]
mod tests {
    use super::{agrees, commands, section};

    #[test]
    fn commands_are_found_inside_lists_and_sections_end_where_the_next_begins() {
        let page = "## One\n\n1. so:\n\n   ```console\n   $ a\n   b\n   ```\n### Deeper\n```console\n$ c\n```\n## Two\n";
        let found: Vec<_> =
            commands(page).into_iter().map(|typed| (typed.line, typed.command, typed.printed)).collect();
        assert_eq!(found, [(6, "a".into(), "b\n".into()), (11, "c".into(), String::new())]);
        assert_eq!(section(page, "One"), Some(1..13));
        assert_eq!(section(page, "Deeper"), Some(9..13));
        assert_eq!(section(page, "Two"), Some(13..usize::MAX));
        assert_eq!(section(page, "Three"), None);
    }

    #[test]
    fn one_changed_character_is_a_difference() {
        assert!(agrees("a [..] c\n", "a 12:30 c\n"));
        assert!(agrees("a\nb\n", "a\n31 of 62 entries …\nb\n"));
        assert!(agrees("", ""));
        for (said, printed) in
            [("a\n", "b\n"), ("a\n", "a\nb\n"), ("a\nb\n", "a\n"), ("a [..] c\n", "a 1 d\n"), ("a\n", "")]
        {
            assert!(!agrees(said, printed), "{said:?} {printed:?}");
        }
    }
}
