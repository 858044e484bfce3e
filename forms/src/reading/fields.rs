//! Reading objects and simple values of the tree, noting what is wrong with them.

use std::collections::HashSet;

use jsonc_parser::ast::{Object, StringLit, Value};
use jsonc_parser::common::Ranged;
use unicode_normalization::UnicodeNormalization;

use super::mistake::FormMistake;
use super::report::Report;
use crate::limits::MAX_NAME_BYTES;

/// An object whose property names are all known and stand there once.
#[derive(Clone, Copy)]
pub(super) struct Fields<'v> {
    object: &'v Object<'v>,
}

impl<'v> Fields<'v> {
    /// Notes every property that is unknown or stands there twice.
    pub(super) fn open(
        value: &'v Value<'v>,
        property: &str,
        known: &[&str],
        report: &mut Report<'_>,
    ) -> Option<Fields<'v>> {
        let fields = Fields::open_any(value, property, report)?;
        for (name, at, _) in fields.iter() {
            if !known.contains(&name) {
                let property = shortened(name);
                report.add(
                    at,
                    match report.nearest(name, known.iter().copied()) {
                        Some(nearest) => FormMistake::FormPropertyUnknownNear { property, nearest },
                        None => FormMistake::FormPropertyUnknown { property },
                    },
                );
            }
        }
        Some(fields)
    }

    /// The same where any property is welcome.
    pub(super) fn open_any(
        value: &'v Value<'v>,
        property: &str,
        report: &mut Report<'_>,
    ) -> Option<Fields<'v>> {
        let Value::Object(object) = value else {
            wrong_type(value, property, "object", report);
            return None;
        };
        let fields = Fields { object };
        let mut seen = HashSet::new();
        for (name, at, _) in fields.iter() {
            if !seen.insert(name) {
                report.add(at, FormMistake::FormPropertyTwice { property: shortened(name) });
            }
        }
        Some(fields)
    }

    /// Every property: its name, the byte where the name stands, its value.
    pub(super) fn iter(self) -> impl Iterator<Item = (&'v str, usize, &'v Value<'v>)> {
        self.object
            .properties
            .iter()
            .map(|property| (property.name.as_str(), property.range.start, &property.value))
    }

    /// The byte at which it begins.
    pub(super) fn at(self) -> usize {
        self.object.range.start
    }

    pub(super) fn get(self, name: &str) -> Option<&'v Value<'v>> {
        self.iter().find(|(known, ..)| *known == name).map(|(.., value)| value)
    }

    /// The property, or a mistake.
    pub(super) fn need(self, name: &'static str, report: &mut Report<'_>) -> Option<&'v Value<'v>> {
        let value = self.get(name);
        if value.is_none() {
            report.add(self.at(), FormMistake::FormPropertyMissing { property: name });
        }
        value
    }
}

pub(super) fn wrong_type(value: &Value<'_>, property: &str, expected: &'static str, report: &mut Report<'_>) {
    report.add(value.start(), FormMistake::FormWrongType { property: property.to_owned(), expected });
}

/// A text as it stands.
pub(super) fn literal<'v>(
    value: &'v Value<'v>,
    property: &str,
    report: &mut Report<'_>,
) -> Option<&'v StringLit<'v>> {
    let literal = value.as_string_lit();
    if literal.is_none() {
        wrong_type(value, property, "text", report);
    }
    literal
}

/// A text for people, in NFC: not empty, no control characters but tabs and line breaks, at most `limit` bytes.
pub(super) fn text(
    value: &Value<'_>,
    property: &str,
    limit: usize,
    report: &mut Report<'_>,
) -> Option<String> {
    let literal = literal(value, property, report)?;
    let property = property.to_owned();
    let mistake = if literal.value.trim().is_empty() {
        FormMistake::FormTextEmpty { property }
    } else if literal.value.len() > limit {
        FormMistake::FormTextTooLong { property, limit }
    } else if literal.value.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n')) {
        FormMistake::FormControlCharacter { property }
    } else {
        return Some(literal.value.nfc().collect());
    };
    report.add(literal.range.start, mistake);
    None
}

/// A name: letters, digits, `_`, `-` and `.` of ASCII, beginning with a letter or `_`.
pub(super) fn name(value: &Value<'_>, property: &str, report: &mut Report<'_>) -> Option<String> {
    let literal = literal(value, property, report)?;
    let name = literal.value.as_ref();
    let fits = name.len() <= MAX_NAME_BYTES
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    if !fits {
        report.add(literal.range.start, FormMistake::FormNameInvalid { name: shortened(name) });
        return None;
    }
    Some(name.to_owned())
}

/// Names quoted in mistakes stay readable.
pub(crate) fn shortened(name: &str) -> String {
    const SHOWN: usize = 80;
    let mut shown: String = name.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if name.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

pub(super) fn boolean(value: &Value<'_>, property: &str, report: &mut Report<'_>) -> Option<bool> {
    match value {
        Value::BooleanLit(literal) => Some(literal.value),
        other => {
            wrong_type(other, property, "boolean", report);
            None
        }
    }
}

pub(super) fn list<'v>(
    value: &'v Value<'v>,
    property: &str,
    report: &mut Report<'_>,
) -> Option<&'v [Value<'v>]> {
    match value {
        Value::Array(array) => Some(&array.elements),
        other => {
            wrong_type(other, property, "list", report);
            None
        }
    }
}

/// A finite number.
pub(super) fn number(value: &Value<'_>, property: &str, report: &mut Report<'_>) -> Option<f64> {
    let number = value.as_number_lit().and_then(|literal| literal.value.parse::<f64>().ok());
    let number = number.filter(|number| number.is_finite());
    if number.is_none() {
        wrong_type(value, property, "number", report);
    }
    number
}

/// A whole number from `least` to `most`.
pub(super) fn whole(
    value: &Value<'_>,
    property: &'static str,
    (least, most): (u32, u32),
    report: &mut Report<'_>,
) -> Option<u32> {
    let Some(literal) = value.as_number_lit() else {
        wrong_type(value, property, "number", report);
        return None;
    };
    let number = literal.value.parse().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        let (least, most) = (i64::from(least), i64::from(most));
        report.add(literal.range.start, FormMistake::FormOutOfRange { property, least, most });
    }
    number
}

/// One word of a fixed few.
pub(super) fn word<T: Copy>(
    value: &Value<'_>,
    property: &'static str,
    known: &[(&str, T)],
    report: &mut Report<'_>,
) -> Option<T> {
    let literal = literal(value, property, report)?;
    let found = known.iter().find(|(word, _)| *word == literal.value);
    if found.is_none() {
        let value = shortened(&literal.value);
        report.add(
            literal.range.start,
            match report.nearest(&literal.value, known.iter().map(|(word, _)| *word)) {
                Some(nearest) => FormMistake::FormValueUnknownNear { property, value, nearest },
                None => FormMistake::FormValueUnknown { property, value },
            },
        );
    }
    found.map(|(_, meaning)| *meaning)
}

/// Several different words of a fixed few.
pub(super) fn words<T: Copy + PartialEq>(
    value: &Value<'_>,
    property: &'static str,
    known: &[(&str, T)],
    report: &mut Report<'_>,
) -> Vec<T> {
    let mut found = Vec::new();
    for entry in list(value, property, report).unwrap_or_default() {
        let Some(meaning) = word(entry, property, known, report) else { continue };
        if found.contains(&meaning) {
            let value = entry.as_string_lit().map(|literal| shortened(&literal.value)).unwrap_or_default();
            report.add(entry.start(), FormMistake::FormValueTwice { property: property.to_owned(), value });
        } else {
            found.push(meaning);
        }
    }
    found
}
