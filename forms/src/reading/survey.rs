//! The tree of questions, groups and repeats.

use std::collections::{BTreeSet, HashMap};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::expressions::{self, Stand};
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::report::Report;
use super::sources::Lists;
use super::{Context, names, types, words};
use crate::expression::Target;
use crate::form::{Group, Item, Question, Repeat};
use crate::limits::{DEFAULT_REPEAT, MAX_REPEAT};

/// The survey as it was read. Holds a question for every object that is no group, whatever mistakes it has, so that
/// indexes agree with [`super::names::Names`].
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) items: Vec<Item>,
    pub(super) groups: Vec<Group>,
    pub(super) questions: Vec<Question>,
    /// By question and by group: the byte at which it begins.
    pub(super) question_places: Vec<usize>,
    pub(super) group_places: Vec<usize>,
    pub(super) lists: Lists,
    /// Questions whose type is none: a mistake that is noted, after which nothing that follows from a type is one.
    pub(super) of_no_type: BTreeSet<usize>,
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
    ) -> Vec<Item> {
        let Some(fields) = Fields::open(entry, "survey", &types::PROPERTIES, report) else {
            return Vec::new();
        };
        let kind = fields.need("type", report).and_then(|value| fields::literal(value, "type", report));
        if let Some(kind) = kind {
            types::check(kind, fields, report);
        }
        let name = fields.need("name", report).and_then(|value| fields::name(value, "name", report));
        let name = name.unwrap_or_default();
        self.claim(&name, fields.at(), report);
        if names::is_group(entry) {
            return vec![self.group(fields, name, parent, context, report)];
        }
        let kind = kind.map_or("", |kind| kind.value.as_ref());
        let index = self.questions.len();
        if !types::TYPES.contains(&kind) {
            self.of_no_type.insert(index);
        }
        let question = self.question(fields, kind, name.clone(), parent, context, report);
        self.questions.push(question);
        self.question_places.push(fields.at());
        let mut items = vec![Item::Question(index)];
        // As `Names` does: a question without a name brings no second one.
        if names::asks_for_other(entry)
            && fields.get("name").is_some_and(|value| value.as_string_lit().is_some())
        {
            let other = self.other(fields, index, context, report);
            self.claim(&other.name, fields.at(), report);
            self.questions.push(other);
            self.question_places.push(fields.at());
            items.push(Item::Question(index + 1));
        }
        items
    }

    /// Names are unique among questions and groups.
    fn claim(&mut self, name: &str, at: usize, report: &mut Report<'_>) {
        if name.is_empty() {
            return;
        }
        let line = report.line(at);
        if let Some(&first_line) = self.name_lines.get(name) {
            report.add(at, FormMistake::FormNameTwice { name: name.to_owned(), first_line });
        } else {
            self.name_lines.insert(name.to_owned(), line);
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
        let index = self.groups.len();
        let stand = Stand { origin: Some(Target::Group(index)), ..Stand::default() };
        let label = fields.get("label");
        let label = label.and_then(|value| words::words_with_references(value, "label", context, report));
        let relevant = fields.get("relevant");
        let relevant =
            relevant.and_then(|value| expressions::expression(value, "relevant", stand, context, report));
        let is_repeat =
            fields.get("type").and_then(Value::as_string_lit).is_some_and(|kind| kind.value == "repeat");
        let repeat = is_repeat.then(|| repeat(fields, stand, context, report));
        self.groups.push(Group {
            name,
            label: label.unwrap_or_default(),
            relevant,
            appearance: appearance(fields, report),
            repeat,
            parent,
            children: Vec::new(),
        });
        self.group_places.push(fields.at());
        if let Some(children) = fields.need("children", report) {
            self.groups[index].children = self.items_of(children, "children", Some(index), context, report);
        }
        Item::Group(index)
    }

    /// A key that nobody stated, for a question that nobody wrote.
    pub(super) fn made_key(&mut self, key: String, fields: Fields<'_>, report: &mut Report<'_>) -> String {
        let line = report.line(fields.at());
        if let Some((first_line, true)) = self.key_lines.insert(key.clone(), (line, false)) {
            report.add(fields.at(), FormMistake::FormKeyTwice { key: key.clone(), first_line });
        }
        key
    }

    /// The stated key, or the name. The keys of all questions differ, or history would be mixed up.
    pub(super) fn key(&mut self, fields: Fields<'_>, name: &str, report: &mut Report<'_>) -> String {
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

/// How other programs show it.
pub(super) fn appearance(fields: Fields<'_>, report: &mut Report<'_>) -> Option<String> {
    const MAX_APPEARANCE_BYTES: usize = 1024;
    let value = fields.get("appearance")?;
    fields::text(value, "appearance", MAX_APPEARANCE_BYTES, report)
}

fn repeat(fields: Fields<'_>, stand: Stand<'_>, context: &Context, report: &mut Report<'_>) -> Repeat {
    let count = expressions::number_or_expression(fields, "repeat_count", stand, context, report);
    let max = fields.get("repeat_max");
    let max = max.and_then(|value| fields::whole(value, "repeat_max", (1, MAX_REPEAT), report));
    let fixed = count.as_ref().and_then(|count| count.text().trim().parse::<u32>().ok());
    let limit = max.unwrap_or(if fixed.is_some() { MAX_REPEAT } else { DEFAULT_REPEAT });
    if let (Some(fixed), Some(value)) = (fixed, fields.get("repeat_count"))
        && fixed > limit
    {
        report.add(value.start(), FormMistake::FormRepeatTooLong { limit });
    }
    Repeat { count, max: max.or(fixed.map(|fixed| fixed.clamp(1, MAX_REPEAT))).unwrap_or(DEFAULT_REPEAT) }
}
