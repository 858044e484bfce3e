//! The types of questions, and which properties each has.

use jsonc_parser::ast::StringLit;

use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;

/// All types.
pub(crate) const TYPES: [&str; 29] = [
    "text",
    "integer",
    "decimal",
    "range",
    "date",
    "time",
    "dateTime",
    "select_one",
    "select_multiple",
    "rank",
    "acknowledge",
    "note",
    "calculate",
    "hidden",
    "barcode",
    "image",
    "audio",
    "video",
    "file",
    "geopoint",
    "geotrace",
    "geoshape",
    "start",
    "end",
    "today",
    "username",
    "audit",
    "group",
    "repeat",
];
/// Types of XLSForm that are deliberately absent: they would tell who asks, on which device, or where, without asking.
const ABSENT_TYPES: [&str; 12] = [
    "deviceid",
    "imei",
    "phonenumber",
    "simserial",
    "subscriberid",
    "email",
    "start-geopoint",
    "background-audio",
    "background-geopoint",
    "csv-external",
    "xml-external",
    "osm",
];
/// The properties of questions, groups and repeats.
pub(crate) const PROPERTIES: [&str; 34] = [
    "type",
    "name",
    "key",
    "label",
    "hint",
    "guidance_hint",
    "media",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "warning",
    "warning_message",
    "calculation",
    "trigger",
    "default",
    "read_only",
    "appearance",
    "parameters",
    "choice_filter",
    "list",
    "table",
    "value",
    "label_column",
    "from_repeat",
    "label_question",
    "or_other",
    "missing",
    "disclosure",
    "max_length",
    "repeat_count",
    "repeat_max",
    "children",
];

/// Whether questions of that type have that property.
pub(crate) fn belongs(property: &str, kind: &str) -> bool {
    let is_group = matches!(kind, "group" | "repeat");
    let is_metadata = matches!(kind, "start" | "end" | "today" | "username" | "audit");
    let is_asked = !is_group && !is_metadata && !matches!(kind, "calculate" | "hidden");
    let is_select = matches!(kind, "select_one" | "select_multiple" | "rank");
    match property {
        "type" | "name" | "label" | "relevant" => true,
        "key" | "disclosure" | "parameters" => !is_group,
        "appearance" => !is_metadata,
        "children" => is_group,
        "repeat_count" | "repeat_max" => kind == "repeat",
        "calculation" | "trigger" => !is_group && !is_metadata && kind != "note",
        "default" => is_asked && kind != "note" || kind == "hidden",
        "list" | "table" | "value" | "label_column" | "from_repeat" | "label_question" | "choice_filter" => {
            is_select
        }
        "or_other" => matches!(kind, "select_one" | "select_multiple"),
        "max_length" => matches!(kind, "text" | "barcode"),
        "hint" | "guidance_hint" | "media" => is_asked,
        _ => is_asked && kind != "note",
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
    let is_absent = ABSENT_TYPES.contains(&kind);
    let kind = fields::shortened(kind);
    report.add(
        at,
        match nearest {
            _ if is_absent => FormMistake::FormTypeAbsent { kind },
            Some(nearest) => FormMistake::FormTypeUnknownNear { kind, nearest },
            None => FormMistake::FormTypeUnknown { kind },
        },
    );
}
