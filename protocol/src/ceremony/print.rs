//! A transcript as its canonical text.

use std::fmt::{self, Display, Write};
use std::str::FromStr;

use super::parse::FIRST_LINE;
use super::{ShareSet, Transcript};

impl Transcript {
    /// The canonical text that roots and witnesses sign.
    ///
    /// A transcript whose fields break the grammar prints a text that [`Transcript::parse_text`] refuses.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        let mut line = |keyword: &str, value: &dyn Display| {
            writeln!(text, "{keyword} {value}").expect("a String takes every text");
        };
        line("study", &self.study);
        line("title", &self.title);
        line("epoch", &self.epoch);
        line("held", &self.held);
        let program = &self.program;
        line("program", &format!("{} {} {}", program.name, program.version, program.digest));
        line("lockfile", &self.lockfile);
        line("opening", &self.opening);
        if let Some(desk) = &self.desk {
            line("desk", desk);
        }
        line("recipient", &self.recipient);
        line("set", &self.set);
        for share in &self.shares {
            line("share", &format!("{} {} {}", share.index, share.commitment, share.custodian));
        }
        for set in &self.opened {
            line("opened", &words(set));
        }
        for set in &self.refused {
            line("refused", &words(set));
        }
        line("rehearsal", &self.rehearsal);
        for (time, step) in &self.steps {
            line("step", &format!("{time} {}", step.word()));
        }
        let mut witnesses: Vec<_> = self.witnesses.iter().collect();
        witnesses.sort();
        for witness in witnesses {
            line("witness", &format!("{} {}", witness.verifier, witness.label));
        }
        text
    }
}

/// Indices with a space between them.
pub(super) fn words(set: &[u8]) -> String {
    let indices: Vec<String> = set.iter().map(ToString::to_string).collect();
    indices.join(" ")
}

impl Display for ShareSet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&crate::hex::encode(&self.0))
    }
}

impl FromStr for ShareSet {
    type Err = crate::HexError;

    fn from_str(text: &str) -> Result<ShareSet, crate::HexError> {
        crate::hex::decode(text).map(ShareSet)
    }
}
