//! From a type and its properties to the kind of a question.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::sources::Lists;
use super::{Context, parameters};
use crate::form::{ChoiceSource, MediaKind, Metadata, PlaceKind, QuestionKind};
use crate::limits::{DEFAULT_POSITIONS, DEFAULT_TEXT_CHARS, MAX_POSITIONS, MAX_TEXT_CHARS};

/// The kind of a question, with what belongs to it.
pub(super) fn question_kind(
    fields: Fields<'_>,
    kind: &str,
    context: &Context,
    lists: &mut Lists,
    report: &mut Report<'_>,
) -> QuestionKind {
    let media = |kind, report: &mut Report<'_>| {
        if !context.attachments {
            let at = fields.get("type").map_or(fields.at(), Ranged::start);
            report.add(at, FormMistake::FormAttachmentsOff);
        }
        QuestionKind::Media(kind)
    };
    match kind {
        "text" => QuestionKind::Text { max_length: max_length(fields, report) },
        "barcode" => QuestionKind::Barcode { max_length: max_length(fields, report) },
        "integer" => QuestionKind::Integer,
        "decimal" => QuestionKind::Decimal,
        // A range that cannot be read is a mistake already noted.
        "range" => parameters::range(fields, report).map_or(QuestionKind::Decimal, QuestionKind::Range),
        "date" => QuestionKind::Date,
        "time" => QuestionKind::Time,
        "dateTime" => QuestionKind::DateTime,
        "select_one" => QuestionKind::SelectOne { choices: source(fields, context, lists, report) },
        "select_multiple" => QuestionKind::SelectMultiple { choices: source(fields, context, lists, report) },
        "rank" => QuestionKind::Rank { choices: source(fields, context, lists, report) },
        "acknowledge" => QuestionKind::Acknowledge,
        "calculate" => QuestionKind::Calculate,
        "hidden" => QuestionKind::Hidden,
        "image" => media(MediaKind::Image, report),
        "audio" => media(MediaKind::Audio, report),
        "video" => media(MediaKind::Video, report),
        "file" => media(MediaKind::File, report),
        "geopoint" => QuestionKind::Place { kind: PlaceKind::Point, max_positions: 1 },
        "geotrace" => places(PlaceKind::Trace, fields, report),
        "geoshape" => places(PlaceKind::Shape, fields, report),
        "start" => QuestionKind::Metadata(Metadata::Start),
        "end" => QuestionKind::Metadata(Metadata::End),
        "today" => QuestionKind::Metadata(Metadata::Today),
        "username" => QuestionKind::Metadata(Metadata::Username),
        "audit" => QuestionKind::Metadata(Metadata::Audit),
        // Unknown types are a mistake already noted; a note needs nothing more.
        _ => QuestionKind::Note,
    }
}

fn max_length(fields: Fields<'_>, report: &mut Report<'_>) -> u32 {
    let stated = fields.get("max_length");
    let stated = stated.and_then(|value| fields::whole(value, "max_length", (1, MAX_TEXT_CHARS), report));
    stated.unwrap_or(DEFAULT_TEXT_CHARS)
}

fn places(kind: PlaceKind, fields: Fields<'_>, report: &mut Report<'_>) -> QuestionKind {
    let stated = parameters::whole(fields, "max-points", (2, MAX_POSITIONS), report);
    QuestionKind::Place { kind, max_positions: stated.unwrap_or(DEFAULT_POSITIONS) }
}

/// Exactly one of `list`, `table` and `from_repeat`.
fn source(fields: Fields<'_>, context: &Context, lists: &mut Lists, report: &mut Report<'_>) -> ChoiceSource {
    let none = ChoiceSource::List { list: String::new() };
    let stated: Vec<(&str, &Value<'_>)> = ["list", "table", "from_repeat"]
        .into_iter()
        .filter_map(|property| Some((property, fields.get(property)?)))
        .collect();
    for property in ["value", "label_column", "label_question"] {
        let needs: &[&str] = match property {
            "value" => &["table", "from_repeat"],
            "label_column" => &["table"],
            _ => &["from_repeat"],
        };
        if let Some(value) = fields.get(property)
            && !stated.iter().any(|(name, _)| needs.contains(name))
        {
            report.add(value.start(), FormMistake::FormChoicesUnclear);
        }
    }
    match stated[..] {
        [("list", value)] => list(value, context, report).unwrap_or(none),
        [("table", value)] => lists.of_table(fields, value, context, report).unwrap_or(none),
        [("from_repeat", value)] => of_repeat(fields, value, context, report).unwrap_or(none),
        [] => {
            report.add(fields.at(), FormMistake::FormPropertyMissing { property: "list" });
            none
        }
        _ => {
            report.add(stated[1].1.start(), FormMistake::FormChoicesUnclear);
            none
        }
    }
}

fn list(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Option<ChoiceSource> {
    let literal = fields::literal(value, "list", report)?;
    if !context.lists.contains_key(literal.value.as_ref()) {
        let list = fields::shortened(&literal.value);
        report.add(
            literal.range.start,
            match report.nearest(&literal.value, context.lists.keys().map(String::as_str)) {
                Some(nearest) => FormMistake::FormListUnknownNear { list, nearest },
                None => FormMistake::FormListUnknown { list },
            },
        );
        return None;
    }
    Some(ChoiceSource::List { list: literal.value.to_string() })
}

fn of_repeat(
    fields: Fields<'_>,
    value: &Value<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<ChoiceSource> {
    let literal = fields::literal(value, "from_repeat", report)?;
    let Some(repeat) = context.names.repeat(&literal.value) else {
        let name = fields::shortened(&literal.value);
        report.add(literal.range.start, FormMistake::FormRepeatUnknown { name });
        return None;
    };
    let mut question = |property: &'static str| {
        let literal = fields::literal(fields.get(property)?, property, report)?;
        let found = context.names.question(&literal.value);
        let found = found.filter(|question| context.names.repeat_of(*question) == Some(repeat));
        if found.is_none() {
            let (name, repeat) = (fields::shortened(&literal.value), fields::shortened(&value_text(value)));
            report.add(literal.range.start, FormMistake::FormQuestionNotInRepeat { name, repeat });
        }
        found
    };
    let (value, label) = (question("value"), question("label_question"));
    if fields.get("value").is_none() {
        report.add(fields.at(), FormMistake::FormPropertyMissing { property: "value" });
    }
    let value = value?;
    Some(ChoiceSource::Repeat { repeat, value, label: label.unwrap_or(value) })
}

fn value_text(value: &Value<'_>) -> String {
    value.as_string_lit().map(|literal| literal.value.to_string()).unwrap_or_default()
}
