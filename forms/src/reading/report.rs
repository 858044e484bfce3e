//! Where mistakes are gathered while a form is read.

use jsonc_parser::ast::StringLit;

use super::mistake::{Mistake, MistakeKind, Mistakes};
use super::nearest::nearest;

/// The mistakes so far, and the question that is being read.
pub(super) struct Report<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
    question: Option<String>,
    found: Vec<(usize, Mistake)>,
    /// How many are kept.
    most: usize,
}

impl<'t> Report<'t> {
    pub(super) fn new(text: &'t str, most: usize) -> Report<'t> {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Report {
            text,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            question: None,
            found: Vec::new(),
            most,
        }
    }

    /// Notes a mistake at a byte of the file.
    pub(super) fn add(&mut self, at: usize, what: impl Into<MistakeKind>) {
        if self.found.len() < self.most {
            let (line, column) = self.place(at);
            let question = self.question.clone();
            self.found.push((at, Mistake { what: what.into(), line, column, question }));
        }
    }

    /// Line and column from 1; columns count characters.
    pub(super) fn place(&self, at: usize) -> (u64, u64) {
        let line = self.line_starts.partition_point(|start| *start <= at);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..at).map_or(0, |before| before.chars().count()) + 1;
        (line as u64, column as u64)
    }

    /// The line alone: counting the characters before a byte takes long in a file that is one line.
    pub(super) fn line(&self, at: usize) -> u64 {
        self.line_starts.partition_point(|start| *start <= at) as u64
    }

    /// Mistakes noted in `inside` belong to that question.
    pub(super) fn within<T>(&mut self, question: Option<String>, inside: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.question, question);
        let result = inside(self);
        self.question = outer;
        result
    }

    /// The exact bytes of a range of the file.
    pub(super) fn raw(&self, range: std::ops::Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The byte of the file at which a byte of a text's value stands: escapes are longer than what they stand for.
    pub(super) fn inside(&self, literal: &StringLit<'_>, at: usize) -> usize {
        let start = literal.range.start + 1;
        let raw = self.raw(start..literal.range.end.saturating_sub(1));
        let (mut raw_at, mut value_at) = (0, 0);
        while value_at < at {
            let rest = &raw[raw_at..];
            let Some(character) = rest.chars().next() else { break };
            let (written, meant) = match (character, rest.as_bytes().get(1)) {
                ('\\', Some(b'u')) => escaped_length(rest),
                ('\\', Some(_)) => (2, 1),
                _ => (character.len_utf8(), character.len_utf8()),
            };
            raw_at += written;
            value_at += meant;
        }
        start + raw_at
    }

    /// The known name most like `name`; none after many mistakes, because comparing names is slow.
    pub(super) fn nearest<'n>(&self, name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
        const ADVISED: usize = 25;
        if self.found.len() < ADVISED { nearest(name, known) } else { None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All mistakes in order of the file.
    pub(super) fn into_mistakes(mut self) -> Mistakes {
        self.found.sort_by_key(|(at, _)| *at);
        Mistakes(self.found.into_iter().map(|(_, mistake)| mistake).collect())
    }
}

/// Bytes of `\uXXXX` as written, and of the character it means; a pair of surrogates is one character.
fn escaped_length(rest: &str) -> (usize, usize) {
    let unit = rest.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
    match unit {
        0xd800..=0xdfff => (12, 4),
        unit => (6, char::from_u32(unit).map_or(1, char::len_utf8)),
    }
}
