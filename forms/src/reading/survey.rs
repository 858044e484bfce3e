//! The tree of questions and groups.

use std::collections::HashMap;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::expressions;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::words;
use super::{Context, names, nearest};
use crate::expression::{Expression, Scope};
use crate::form::{Condition, Disclosure, Group, Item, Missing, Question, QuestionKind};
use crate::limits::{DEFAULT_TEXT_CHARS, MAX_TEXT_CHARS};

/// The survey as it was read. Holds a question for every object that is not a group, whatever mistakes it has, so that
/// indexes agree with [`super::names::Names`].
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) items: Vec<Item>,
    pub(super) groups: Vec<Group>,
    pub(super) questions: Vec<Question>,
    /// By question and by group: the byte at which it begins.
    pub(super) question_places: Vec<usize>,
    pub(super) group_places: Vec<usize>,
    /// Name → line of the first that has it.
    name_lines: HashMap<String, u64>,
    /// Key → line of the first that has it, and whether it was stated there.
    key_lines: HashMap<String, (u64, bool)>,
}

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
const PROPERTIES: [&str; 17] = [
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

pub(super) fn survey(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Survey {
    let mut survey = Survey::default();
    survey.items = survey.items_of(value, "survey", None, context, report);
    survey
}

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

impl Survey {
    fn items_of(
        &mut self,
        value: &Value<'_>,
        property: &str,
        parent: Option<usize>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Vec<Item> {
        let entries = fields::list(value, property, report).unwrap_or_default();
        if entries.is_empty() && value.as_array().is_some() {
            report.add(value.start(), FormMistake::FormNothingIn { property: property.to_owned() });
        }
        let mut items = Vec::new();
        for entry in entries {
            let name = entry.as_object().and_then(|object| object.get_string("name"));
            let name = name.map(|literal| fields::shortened(&literal.value));
            items.extend(report.within(name, |report| self.item(entry, parent, context, report)));
        }
        items
    }

    fn item(
        &mut self,
        entry: &Value<'_>,
        parent: Option<usize>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Option<Item> {
        let fields = Fields::open(entry, "survey", &PROPERTIES, report)?;
        let kind = fields.need("type", report).and_then(|value| fields::literal(value, "type", report));
        let kind = kind.map(|literal| (literal.range.start, literal.value.as_ref()));
        if let Some((at, kind)) = kind {
            known_type(at, kind, report);
            for (property, at, _) in fields.iter() {
                if TYPES.contains(&kind) && PROPERTIES.contains(&property) && !belongs(property, kind) {
                    let (property, kind) = (property.to_owned(), kind.to_owned());
                    report.add(at, FormMistake::FormPropertyNotForType { property, kind });
                }
            }
        }
        let name = fields.need("name", report).and_then(|value| fields::name(value, "name", report));
        if let Some(name) = &name {
            let line = report.line(fields.at());
            if let Some(&first_line) = self.name_lines.get(name) {
                report.add(fields.at(), FormMistake::FormNameTwice { name: name.clone(), first_line });
            } else {
                self.name_lines.insert(name.clone(), line);
            }
        }
        let name = name.unwrap_or_default();
        if names::is_group(entry) {
            Some(self.group(fields, name, parent, context, report))
        } else {
            let question =
                self.question(fields, kind.map_or("", |(_, kind)| kind), name, parent, context, report);
            self.questions.push(question);
            self.question_places.push(fields.at());
            Some(Item::Question(self.questions.len() - 1))
        }
    }

    fn group(
        &mut self,
        fields: Fields<'_>,
        name: String,
        parent: Option<usize>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Item {
        let label = fields.need("label", report);
        let label = label.and_then(|value| words::words_with_references(value, "label", context, report));
        let relevant = condition(fields, "relevant", Scope::default(), context, report);
        let index = self.groups.len();
        let label = label.unwrap_or_default();
        self.groups.push(Group { name, label, relevant, parent, children: Vec::new() });
        self.group_places.push(fields.at());
        if let Some(children) = fields.need("children", report) {
            self.groups[index].children = self.items_of(children, "children", Some(index), context, report);
        }
        Item::Group(index)
    }

    fn question(
        &mut self,
        fields: Fields<'_>,
        kind: &str,
        name: String,
        group: Option<usize>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Question {
        let kind = question_kind(fields, kind, context, report);
        let columns = expressions::columns(kind.list(), context);
        let in_constraint = Scope { current: true, columns: None };
        let in_filter = Scope { current: false, columns: Some(&columns) };
        let mut said = |property| {
            let value = fields.get(property)?;
            words::words_with_references(value, property, context, report)
        };
        let (label, hint) = (said("label"), said("hint"));
        let (required_message, constraint_message) = (said("required_message"), said("constraint_message"));
        if kind.is_asked() {
            fields.need("label", report);
        }
        if matches!(kind, QuestionKind::Calculate) {
            fields.need("calculation", report);
        }
        let known = Disclosure::ALL.map(|disclosure| (disclosure.name(), disclosure));
        let disclosure =
            fields.get("disclosure").and_then(|value| fields::word(value, "disclosure", &known, report));
        let by_kind = match kind {
            QuestionKind::Text { .. } => Disclosure::FreeText,
            QuestionKind::Note => Disclosure::Open,
            _ => Disclosure::Sensitive,
        };
        let known = Missing::ALL.map(|missing| (missing.name(), missing));
        let missing = fields.get("missing").map(|value| fields::words(value, "missing", &known, report));
        Question {
            key: self.key(fields, &name, report),
            name,
            label: label.unwrap_or_default(),
            hint,
            required: required(fields, context, report),
            required_message,
            relevant: condition(fields, "relevant", Scope::default(), context, report),
            constraint: condition(fields, "constraint", in_constraint, context, report),
            constraint_message,
            calculation: condition(fields, "calculation", Scope::default(), context, report),
            choice_filter: condition(fields, "choice_filter", in_filter, context, report),
            missing: missing.unwrap_or_default(),
            disclosure: disclosure.unwrap_or(by_kind),
            group,
            kind,
        }
    }

    /// The stated key, or the name. The keys of all questions differ, or history would be mixed up.
    fn key(&mut self, fields: Fields<'_>, name: &str, report: &mut Report<'_>) -> String {
        let stated = fields.get("key").and_then(|value| fields::name(value, "key", report));
        let (key, is_stated) = (stated.clone().unwrap_or_else(|| name.to_owned()), stated.is_some());
        match self.key_lines.get(&key) {
            // Two equal names are a mistake of their own.
            Some((first_line, was_stated)) if is_stated || *was_stated => {
                let at = fields.get("key").map_or(fields.at(), Ranged::start);
                report.add(at, FormMistake::FormKeyTwice { key: key.clone(), first_line: *first_line });
            }
            Some(_) => {}
            None => {
                self.key_lines.insert(key.clone(), (report.line(fields.at()), is_stated));
            }
        }
        key
    }
}

fn known_type(at: usize, kind: &str, report: &mut Report<'_>) {
    if TYPES.contains(&kind) {
        return;
    }
    let nearest = nearest(kind, TYPES);
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

fn question_kind(fields: Fields<'_>, kind: &str, context: &Context, report: &mut Report<'_>) -> QuestionKind {
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
            match nearest(&literal.value, context.lists.keys().map(String::as_str)) {
                Some(nearest) => FormMistake::FormListUnknownNear { list, nearest },
                None => FormMistake::FormListUnknown { list },
            },
        );
    }
    literal.value.to_string()
}

fn condition(
    fields: Fields<'_>,
    property: &'static str,
    scope: Scope<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Expression> {
    expressions::expression(fields.get(property)?, property, scope, context, report)
}

fn required(fields: Fields<'_>, context: &Context, report: &mut Report<'_>) -> Condition {
    match fields.get("required") {
        Some(Value::BooleanLit(literal)) if literal.value => Condition::Always,
        None | Some(Value::BooleanLit(_)) => Condition::Never,
        Some(value @ Value::StringLit(_)) => {
            let found = expressions::expression(value, "required", Scope::default(), context, report);
            found.map_or(Condition::Never, Condition::When)
        }
        Some(other) => {
            fields::wrong_type(other, "required", "boolean", report);
            Condition::Never
        }
    }
}
