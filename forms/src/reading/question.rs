//! One question.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::expressions::{self, Stand};
use super::fields::{self, Fields};
use super::mistake::FormMistake;
use super::names::OTHER_SUFFIX;
use super::report::Report;
use super::survey::{Survey, appearance};
use super::{Context, kinds, parameters, sources, words};
use crate::answer::Answer;
use crate::expression::{Expression, Scope, Target};
use crate::form::{
    Choice, ChoiceSource, Condition, DefaultValue, Disclosure, Media, Missing, Question, QuestionKind,
    RandomOrder, Words,
};
use crate::limits::DEFAULT_TEXT_CHARS;

impl Survey {
    pub(super) fn question(
        &mut self,
        fields: Fields<'_>,
        kind: &str,
        name: String,
        group: Option<usize>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Question {
        let origin = Some(Target::Question(self.questions.len()));
        let mut kind = kinds::question_kind(fields, kind, context, &mut self.lists, report);
        if let Some((choice, _)) =
            fields.get("or_other").and_then(|value| sources::or_other(value, context, report))
        {
            self.add_other(&mut kind, choice, fields, context, report);
        }
        let mut said = |property| {
            let value = fields.get(property)?;
            words::words_with_references(value, property, context, report)
        };
        let (label, hint, guidance_hint) = (said("label"), said("hint"), said("guidance_hint"));
        let (required_message, constraint_message) = (said("required_message"), said("constraint_message"));
        let warning_message = said("warning_message");
        let media = words::media(fields, context, report);
        let asks = ["label", "hint"].into_iter().any(|property| fields.get(property).is_some());
        if kind.is_asked() && !asks && media.is_empty() {
            fields.need("label", report);
        }
        let triggers = triggers(fields, context, report);
        if matches!(kind, QuestionKind::Calculate) && triggers.is_empty() {
            fields.need("calculation", report);
        }
        let plain = Stand { origin, ..Stand::default() };
        let checking = Stand { scope: Scope { current: true, columns: None }, ..plain };
        let mut condition = |property, stand| {
            expressions::expression(fields.get(property)?, property, stand, context, report)
        };
        let relevant = condition("relevant", plain);
        let (constraint, warning) = (condition("constraint", checking), condition("warning", checking));
        let calculation = condition("calculation", if triggers.is_empty() { plain } else { checking });
        let known = Disclosure::ALL.map(|disclosure| (disclosure.name(), disclosure));
        let disclosure =
            fields.get("disclosure").and_then(|value| fields::word(value, "disclosure", &known, report));
        let known = Missing::ALL.map(|missing| (missing.name(), missing));
        let missing = fields.get("missing").map(|value| fields::words(value, "missing", &known, report));
        let read_only = fields.get("read_only").and_then(|value| fields::boolean(value, "read_only", report));
        let question = Question {
            key: self.key(fields, &name, report),
            name,
            label: label.unwrap_or_default(),
            hint,
            guidance_hint,
            media,
            required: required(fields, plain, context, report),
            required_message,
            relevant,
            constraint,
            constraint_message,
            warning,
            warning_message,
            calculation,
            triggers,
            default: default(fields, plain, context, report),
            read_only: read_only.unwrap_or(false),
            appearance: appearance(fields, report),
            parameters: parameters::parameters(fields, report),
            random_order: random_order(fields, plain, context, report),
            choice_filter: self.choice_filter(fields, &kind, origin, context, report),
            missing: missing.unwrap_or_default(),
            disclosure: disclosure.unwrap_or(disclosure_of(&kind)),
            repeat: context.names.repeat_around(group),
            group,
            kind,
        };
        if self.is_whole(&question.kind, context) {
            self.check_default(fields, &question, context, report);
        }
        question
    }

    fn choice_filter(
        &self,
        fields: Fields<'_>,
        kind: &QuestionKind,
        origin: Option<Target>,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Option<Expression> {
        let value = fields.get("choice_filter")?;
        if !self.is_whole(kind, context) {
            return None;
        }
        let none = BTreeSet::new();
        let stand = if let Some(ChoiceSource::Repeat { value, .. }) = kind.choice_source() {
            // Seen from the instance that is a choice, as XLSForm has it.
            Stand { origin: Some(Target::Question(*value)), ..Stand::default() }
        } else {
            // Without a list there is a mistake already.
            let source = kind.list().and_then(|list| self.lists.get(list, context)).map(|list| list.source);
            let columns = source.and_then(|source| context.columns.get(source)).unwrap_or(&none);
            Stand { scope: Scope { current: false, columns: Some(columns) }, origin, rows: source }
        };
        expressions::expression(value, "choice_filter", stand, context, report)
    }

    /// Whether the type of the question that is read now is one, and its list is there. Else that is a mistake already, and what follows
    /// from it is none.
    fn is_whole(&self, kind: &QuestionKind, context: &Context) -> bool {
        !self.of_no_type.contains(&self.questions.len())
            && kind.list().is_none_or(|list| self.lists.get(list, context).is_some())
    }

    fn add_other(
        &mut self,
        kind: &mut QuestionKind,
        label: Words,
        fields: Fields<'_>,
        context: &Context,
        report: &mut Report<'_>,
    ) {
        let (QuestionKind::SelectOne { choices } | QuestionKind::SelectMultiple { choices }) = kind else {
            return;
        };
        match self.lists.with_other(choices, label, context) {
            Some(source) => *choices = source,
            None if matches!(choices, ChoiceSource::Repeat { .. }) => {
                let at = fields.get("or_other").map_or(fields.at(), Ranged::start);
                report.add(at, FormMistake::FormChoicesUnclear);
            }
            None => {}
        }
    }

    /// The question that `or_other` brings: asked where "other" is chosen.
    pub(super) fn other(
        &mut self,
        fields: Fields<'_>,
        of: usize,
        context: &Context,
        report: &mut Report<'_>,
    ) -> Question {
        let asked = &self.questions[of];
        // Mistakes in it were noted when the question itself was read.
        let label = match fields.get("or_other") {
            Some(value @ Value::Object(_)) => {
                let value =
                    value.as_object().and_then(|object| object.get("label")).map(|label| &label.value);
                value.and_then(|value| words::words(value, "label", context, &mut Report::new("", 0)))
            }
            _ => None,
        };
        let name = format!("{}{OTHER_SUFFIX}", asked.name);
        let relevant = format!("selected(${{{}}}, '{}')", asked.name, sources::OTHER);
        let relevant = Expression::parse(&relevant, Scope::default()).ok().and_then(|mut expression| {
            let origin = Some(Target::Question(of + 1));
            expression.bind(&context.names, origin, None).is_ok().then_some(expression)
        });
        let (key, group, repeat) = (format!("{}{OTHER_SUFFIX}", asked.key), asked.group, asked.repeat);
        Question {
            key: self.made_key(key, fields, report),
            name,
            label: label.unwrap_or_else(|| sources::other_words(context, false)),
            hint: None,
            guidance_hint: None,
            media: Media::default(),
            required: Condition::Never,
            required_message: None,
            relevant,
            constraint: None,
            constraint_message: None,
            warning: None,
            warning_message: None,
            calculation: None,
            triggers: Vec::new(),
            default: None,
            read_only: false,
            appearance: None,
            parameters: BTreeMap::new(),
            random_order: None,
            choice_filter: None,
            missing: Vec::new(),
            disclosure: Disclosure::FreeText,
            group,
            repeat,
            kind: QuestionKind::Text { max_length: DEFAULT_TEXT_CHARS },
        }
    }

    /// A default that nobody could type is a mistake of the form, not of the person asking.
    fn check_default(
        &self,
        fields: Fields<'_>,
        question: &Question,
        context: &Context,
        report: &mut Report<'_>,
    ) {
        let (Some(DefaultValue::Typed(typed)), Some(value)) = (&question.default, fields.get("default"))
        else {
            return;
        };
        let list = question.kind.list().and_then(|list| self.lists.get(list, context));
        let choices: Vec<&Choice> = list.map(|list| list.choices.iter().collect()).unwrap_or_default();
        let is_from_repeat = matches!(question.kind.choice_source(), Some(ChoiceSource::Repeat { .. }));
        if is_from_repeat || Answer::parse(question, &choices, typed).is_err() {
            report.add(value.start(), FormMistake::FormDefaultUnfit);
        }
    }
}

fn disclosure_of(kind: &QuestionKind) -> Disclosure {
    match kind {
        QuestionKind::Text { .. } | QuestionKind::Barcode { .. } | QuestionKind::Media(_) => {
            Disclosure::FreeText
        }
        // What somebody typed about each instance, a name perhaps, is a choice here.
        kind if matches!(kind.choice_source(), Some(ChoiceSource::Repeat { .. })) => Disclosure::FreeText,
        QuestionKind::Place { .. } => Disclosure::Location,
        QuestionKind::Note | QuestionKind::Acknowledge | QuestionKind::Metadata(_) => Disclosure::Open,
        _ => Disclosure::Sensitive,
    }
}

fn required(fields: Fields<'_>, stand: Stand<'_>, context: &Context, report: &mut Report<'_>) -> Condition {
    match fields.get("required") {
        Some(Value::BooleanLit(literal)) if literal.value => Condition::Always,
        None | Some(Value::BooleanLit(_)) => Condition::Never,
        Some(value @ Value::StringLit(_)) => {
            let found = expressions::expression(value, "required", stand, context, report);
            found.map_or(Condition::Never, Condition::When)
        }
        Some(other) => {
            fields::wrong_type(other, "required", "boolean", report);
            Condition::Never
        }
    }
}

/// The questions named by `trigger`, each once.
fn triggers(fields: Fields<'_>, context: &Context, report: &mut Report<'_>) -> Vec<usize> {
    let Some(value) = fields.get("trigger") else { return Vec::new() };
    let entries = fields::list(value, "trigger", report).unwrap_or_default();
    if entries.is_empty() && value.as_array().is_some() {
        report.add(value.start(), FormMistake::FormNothingIn { property: "trigger".into() });
    }
    let mut found = Vec::new();
    for entry in entries {
        let Some(literal) = fields::literal(entry, "trigger", report) else { continue };
        match context.names.question(&literal.value) {
            Some(index) if !found.contains(&index) => found.push(index),
            Some(_) => {}
            None => words::known(literal, 0, &literal.value, "trigger", context, report),
        }
    }
    found
}

fn default(
    fields: Fields<'_>,
    stand: Stand<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<DefaultValue> {
    match fields.get("default")? {
        Value::StringLit(literal) => Some(DefaultValue::Typed(literal.value.to_string())),
        Value::NumberLit(literal) => Some(DefaultValue::Typed(literal.value.to_string())),
        Value::BooleanLit(literal) => literal.value.then(|| DefaultValue::Typed("OK".to_owned())),
        value => {
            let fields = Fields::open(value, "default", &["expression"], report)?;
            let value = fields.need("expression", report)?;
            expressions::expression(value, "expression", stand, context, report).map(DefaultValue::Computed)
        }
    }
}

/// `randomize` and `seed` of a select's parameters.
fn random_order(
    fields: Fields<'_>,
    stand: Stand<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<RandomOrder> {
    let is_on = match parameters::get(fields, "randomize")? {
        Value::BooleanLit(literal) => literal.value,
        Value::StringLit(literal) if matches!(literal.value.as_ref(), "true" | "false") => {
            literal.value == "true"
        }
        other => {
            report.add(other.start(), FormMistake::FormParameterUnfit { parameter: "randomize" });
            return None;
        }
    };
    if !is_on {
        return None;
    }
    let seed = match parameters::get(fields, "seed") {
        None => None,
        Some(Value::NumberLit(literal)) => Expression::parse(literal.value, Scope::default()).ok(),
        Some(value) => expressions::expression(value, "seed", stand, context, report),
    };
    Some(RandomOrder { seed })
}
