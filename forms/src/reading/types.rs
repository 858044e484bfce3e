//! The types of questions, and which properties each has.

use jsonc_parser::ast::StringLit;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use crate::form::QuestionKind;
use crate::limits::{DEFAULT_TEXT_CHARS, MAX_TEXT_CHARS};

const TYPES: [&str; 10] = [
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "select_one",
    "select_multiple",
    "note",
    "calculate",
    "group",
];
/// Types of XLSForm that forms do not have yet.
const LATER_TYPES: [&str; 20] = [
    "range",
    "dateTime",
    "rank",
    "acknowledge",
    "hidden",
    "image",
    "audio",
    "video",
    "file",
    "barcode",
    "geopoint",
    "geotrace",
    "geoshape",
    "repeat",
    "start",
    "end",
    "today",
    "username",
    "audit",
    "select_one_from_file",
];
/// The properties of questions and groups.
pub(super) const PROPERTIES: [&str; 17] = [
    "type",
    "name",
    "key",
    "label",
    "hint",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "calculation",
    "choice_filter",
    "list",
    "missing",
    "disclosure",
    "max_length",
    "children",
];

/// Whether questions of that type have that property.
fn belongs(property: &str, kind: &str) -> bool {
    match property {
        "type" | "name" | "label" | "relevant" => true,
        "key" | "disclosure" => kind != "group",
        "calculation" => kind == "calculate",
        "children" => kind == "group",
        "list" | "choice_filter" => kind.starts_with("select_"),
        "max_length" => kind == "text",
        "hint" => !matches!(kind, "calculate" | "group"),
        _ => !matches!(kind, "note" | "calculate" | "group"),
    }
}

/// Notes a type that is not there and properties that the type does not have.
pub(super) fn check(kind: &StringLit<'_>, fields: Fields<'_>, report: &mut Report<'_>) {
    known_type(kind.range.start, &kind.value, report);
    for (property, at, _) in fields.iter() {
        if TYPES.contains(&kind.value.as_ref())
            && PROPERTIES.contains(&property)
            && !belongs(property, &kind.value)
        {
            let (property, kind) = (property.to_owned(), kind.value.to_string());
            report.add(at, FormMistake::FormPropertyNotForType { property, kind });
        }
    }
}

fn known_type(at: usize, kind: &str, report: &mut Report<'_>) {
    if TYPES.contains(&kind) {
        return;
    }
    let nearest = report.nearest(kind, TYPES);
    let is_later = LATER_TYPES.contains(&kind);
    let kind = fields::shortened(kind);
    report.add(
        at,
        match nearest {
            _ if is_later => FormMistake::FormTypeLater { kind },
            Some(nearest) => FormMistake::FormTypeUnknownNear { kind, nearest },
            None => FormMistake::FormTypeUnknown { kind },
        },
    );
}

/// The kind of a question, with what belongs to it.
pub(super) fn question_kind(
    fields: Fields<'_>,
    kind: &str,
    context: &Context,
    report: &mut Report<'_>,
) -> QuestionKind {
    match kind {
        "text" => {
            let stated = fields.get("max_length");
            let stated =
                stated.and_then(|value| fields::whole(value, "max_length", (1, MAX_TEXT_CHARS), report));
            QuestionKind::Text { max_length: stated.unwrap_or(DEFAULT_TEXT_CHARS) }
        }
        "integer" => QuestionKind::Integer,
        "decimal" => QuestionKind::Decimal,
        "date" => QuestionKind::Date,
        "time" => QuestionKind::Time,
        "select_one" => QuestionKind::SelectOne { list: list(fields, context, report) },
        "select_multiple" => QuestionKind::SelectMultiple { list: list(fields, context, report) },
        "calculate" => QuestionKind::Calculate,
        // Unknown types are a mistake already noted; a note needs nothing more.
        _ => QuestionKind::Note,
    }
}

fn list(fields: Fields<'_>, context: &Context, report: &mut Report<'_>) -> String {
    let literal = fields.need("list", report).and_then(|value| fields::literal(value, "list", report));
    let Some(literal) = literal else { return String::new() };
    if !context.lists.contains_key(literal.value.as_ref()) {
        let list = fields::shortened(&literal.value);
        report.add(
            literal.range.start,
            match report.nearest(&literal.value, context.lists.keys().map(String::as_str)) {
                Some(nearest) => FormMistake::FormListUnknownNear { list, nearest },
                None => FormMistake::FormListUnknown { list },
            },
        );
    }
    literal.value.to_string()
}
