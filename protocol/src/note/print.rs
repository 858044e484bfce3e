//! A study note as its canonical text.

use std::fmt::{Display, Write};

use super::{NoteFormat, StudyNote};

/// The text so far.
struct Text(String);

impl Text {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        writeln!(self.0, "{line}").expect("a String takes every text");
    }

    fn value(&mut self, keyword: &str, value: impl Display) {
        self.line(format_args!("{keyword} {value}"));
    }

    /// Lines of one kind in ascending order.
    fn list<T: Ord>(&mut self, keyword: &str, items: &[T], print: impl Fn(&T) -> String) {
        let mut items: Vec<&T> = items.iter().collect();
        items.sort();
        for item in items {
            self.value(keyword, print(item));
        }
    }
}

impl StudyNote {
    /// The canonical text that roots sign: one keyword a line, lines of one kind in ascending order.
    ///
    /// A note whose fields break the grammar prints a text that [`StudyNote::parse_text`] refuses.
    pub fn to_text(&self) -> String {
        let second = self.format == NoteFormat::Second;
        let mut text = Text(String::new());
        text.line(format_args!("{}", super::parse::first_line(self.format)));
        text.value("study", self.study);
        text.value("title", &self.title);
        text.value("version", self.version);
        text.value("issued", self.issued);
        text.value("expires", self.expires);
        if second {
            self.print_terms(&mut text);
        } else {
            text.value("sealed-bytes", self.sealed_bytes);
            text.value("server", &self.server);
        }
        text.value("quorum", self.quorum);
        text.list("root", &self.roots, ToString::to_string);
        if second {
            text.list("office", &self.offices, ToString::to_string);
        }
        text.list("recipient", &self.recipients, |line| {
            let (epoch, from, until) = (line.epoch, line.not_before, line.not_after);
            let opening = if second { format!("{} ", line.opening) } else { String::new() };
            format!("{epoch} {from} {until} {opening}{}", line.recipient)
        });
        if second {
            text.list("contact", &self.contacts, |line| format!("{} {}", line.epoch, line.recipient));
            text.list("supervisor", &self.supervisors, |line| format!("{} {}", line.epoch, line.recipient));
            text.list("revoked", &self.revoked, |line| {
                format!("{} {} {}", line.since, line.reason.word(), line.recipient)
            });
        }
        text.list("form", &self.forms, |form| format!("{} {} {}", form.id, form.version, form.digest));
        text.0
    }

    /// What the second format says between the dates and the roots.
    fn print_terms(&self, text: &mut Text) {
        if let Some(purge_after) = self.purge_after {
            text.value("purge-after", purge_after);
        }
        text.value("backup-days", self.backup_days);
        text.value("program", self.program);
        text.value("sealed-bytes", self.sealed_bytes);
        text.value("sealing", self.sealing.word());
        text.value("server", &self.server);
        if let Some(study) = self.training_of {
            text.value("training-of", study);
        }
        text.list("log", &self.logs, |log| format!("{} {}", log.from, log.key));
        text.list("witness", &self.witnesses, ToString::to_string);
        if !self.witnesses.is_empty() {
            text.value("witness-quorum", self.witness_quorum);
        }
        text.value("generation", self.generation);
    }
}
