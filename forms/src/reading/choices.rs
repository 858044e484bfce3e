//! Lists of choices.

use std::collections::{BTreeMap, HashMap};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use unicode_normalization::UnicodeNormalization;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::words;
use crate::form::{Choice, List};
use crate::limits::{MAX_CELL_BYTES, MAX_NAME_BYTES};

/// All lists by name.
pub(super) fn lists(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> BTreeMap<String, List> {
    let mut lists = BTreeMap::new();
    let Some(fields) = Fields::open_any(value, "choices", report) else { return lists };
    for (name, at, value) in fields.iter() {
        if name.is_empty() || name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control) {
            report.add(at, FormMistake::FormNameInvalid { name: fields::shortened(name) });
        }
        let choices = choices(value, name, context, report);
        lists.insert(name.to_owned(), List::new(name.to_owned(), choices, None));
    }
    lists
}

fn choices(value: &Value<'_>, list: &str, context: &Context, report: &mut Report<'_>) -> Vec<Choice> {
    let entries = fields::list(value, &fields::shortened(list), report).unwrap_or_default();
    if entries.is_empty() && value.as_array().is_some() {
        report.add(value.start(), FormMistake::FormNothingIn { property: fields::shortened(list) });
    }
    let mut first_lines = HashMap::new();
    let mut choices = Vec::new();
    for entry in entries {
        let Some(choice) = choice(entry, context, report) else { continue };
        let line = report.line(entry.start());
        // One name may stand for two things that a filter tells apart by their columns: two districts of one name.
        let identity = (choice.name.clone(), choice.columns.clone());
        if let Some(first_line) = first_lines.insert(identity, line) {
            let name = choice.name.clone();
            report.add(entry.start(), FormMistake::FormNameTwice { name, first_line });
        }
        choices.push(choice);
    }
    choices
}

fn choice(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<Choice> {
    let fields = Fields::open_any(value, "choices", report)?;
    let name = fields.need("name", report).and_then(|value| name(value, report));
    let label = if let Some(label) = fields.get("label") {
        words::words(label, "label", context, report)
    } else {
        let choice = name.clone().unwrap_or_default();
        report.add(fields.at(), FormMistake::FormChoiceWithoutLabel { choice });
        None
    };
    let media = words::media(fields, context, report);
    let mut columns = BTreeMap::new();
    let own = ["name", "label", "media"];
    for (column, at, value) in fields.iter().filter(|(column, ..)| !own.contains(column)) {
        if column.is_empty() || column.len() > MAX_NAME_BYTES {
            report.add(at, FormMistake::FormNameInvalid { name: fields::shortened(column) });
        }
        let Some(literal) = fields::literal(value, &fields::shortened(column), report) else { continue };
        if literal.value.len() > MAX_CELL_BYTES {
            let (property, limit) = (fields::shortened(column), MAX_CELL_BYTES);
            report.add(value.start(), FormMistake::FormTextTooLong { property, limit });
        }
        columns.insert(column.to_owned(), literal.value.nfc().collect());
    }
    Some(Choice { name: name?, label: label?, media, columns })
}

/// What is stored and typed: several are parted by blanks or `;`, so neither can be in one.
fn name(value: &Value<'_>, report: &mut Report<'_>) -> Option<String> {
    let literal = fields::literal(value, "name", report)?;
    let name: String = literal.value.nfc().collect();
    if !is_choice_name(&name) {
        report.add(
            literal.range.start,
            FormMistake::FormChoiceNameInvalid { choice: fields::shortened(&name) },
        );
        return None;
    }
    Some(name)
}

/// Whether a choice can be called so.
pub(super) fn is_choice_name(name: &str) -> bool {
    let is_bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ';' | '"' | '\'' | '\\');
    !name.is_empty() && name.len() <= MAX_NAME_BYTES && !name.contains(is_bad)
}
