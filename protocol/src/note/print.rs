//! A study note as its canonical text.

use std::fmt::Write;

use super::StudyNote;
use super::parse::FIRST_LINE;

impl StudyNote {
    /// The canonical text that roots sign: one keyword a line, lines of one kind in ascending order.
    ///
    /// A note whose fields break the grammar prints a text that [`StudyNote::parse_text`] refuses.
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "{FIRST_LINE}\nstudy {}\ntitle {}\nversion {}\nissued {}\nexpires {}\nsealed-bytes {}\nserver {}\nquorum {}\n",
            self.study,
            self.title,
            self.version,
            self.issued,
            self.expires,
            self.sealed_bytes,
            self.server,
            self.quorum,
        );
        let mut roots: Vec<_> = self.roots.iter().collect();
        roots.sort();
        for root in roots {
            line(&mut text, format_args!("root {root}"));
        }
        let mut recipients: Vec<_> = self.recipients.iter().collect();
        recipients.sort();
        for recipient in recipients {
            line(
                &mut text,
                format_args!(
                    "recipient {} {} {} {}",
                    recipient.epoch, recipient.not_before, recipient.not_after, recipient.recipient
                ),
            );
        }
        let mut forms: Vec<_> = self.forms.iter().collect();
        forms.sort();
        for form in forms {
            line(&mut text, format_args!("form {} {} {}", form.id, form.version, form.digest));
        }
        text
    }
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a String takes every text");
}
