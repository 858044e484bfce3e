//! The tree of questions and groups.

use std::collections::{BTreeSet, HashMap};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::expressions;
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::types;
use super::words;
use super::{Context, names};
use crate::expression::{Expression, Scope};
use crate::form::{Condition, Disclosure, Group, Item, Missing, Question, QuestionKind};

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

pub(super) fn survey(value: &Value<'_>, context: &Context, report: &mut Report<'_>) -> Survey {
    let mut survey = Survey::default();
    survey.items = survey.items_of(value, "survey", None, context, report);
    survey
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
        let fields = Fields::open(entry, "survey", &types::PROPERTIES, report)?;
        let kind = fields.need("type", report).and_then(|value| fields::literal(value, "type", report));
        if let Some(kind) = kind {
            types::check(kind, fields, report);
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
            let question = self.question(
                fields,
                kind.map_or("", |kind| kind.value.as_ref()),
                name,
                parent,
                context,
                report,
            );
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
        let kind = types::question_kind(fields, kind, context, report);
        // Without a list there is a mistake already.
        let none = BTreeSet::new();
        let columns = kind.list().and_then(|list| context.columns.get(list));
        let in_constraint = Scope { current: true, columns: None };
        let in_filter = Scope { current: false, columns: Some(columns.unwrap_or(&none)) };
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
