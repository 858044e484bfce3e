//! Expressions of a form.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;

use super::Context;
use super::fields::{self, Fields};
use super::mistake::{FormMistake, MistakeKind};
use super::report::Report;
use super::words;
use crate::expression::{Expression, ExpressionMistake, Scope, Target, Unbound};
use crate::form::Source;

/// Where an expression stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stand<'s> {
    pub(super) scope: Scope<'s>,
    /// The question, group or repeat; none at the top of the form.
    pub(super) origin: Option<Target>,
    /// The source whose rows it filters.
    pub(super) rows: Option<usize>,
}

/// An expression whose names are known.
pub(super) fn expression(
    value: &Value<'_>,
    property: &'static str,
    stand: Stand<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Expression> {
    let literal = fields::literal(value, property, report)?;
    let mut expression = match Expression::parse(&literal.value, stand.scope) {
        Ok(expression) => expression,
        Err((at, what)) => {
            let position = words::character(literal, at);
            report.add(report.inside(literal, at), MistakeKind::Expression { property, position, what });
            return None;
        }
    };
    let Err(unbound) = expression.bind(&context.names, stand.origin, stand.rows) else {
        return last_saved(value, property, expression, context, report);
    };
    for (at, what) in unbound {
        let place = report.inside(literal, at);
        match what {
            Unbound::Name(name) => {
                let mistake = words::unknown(literal, at, &name, property, context, report);
                report.add(place, mistake);
            }
            Unbound::Mistake(what) => {
                let position = words::character(literal, at);
                report.add(place, MistakeKind::Expression { property, position, what });
            }
        }
    }
    None
}

/// `last-saved#` reads what one earlier response says: of a repeat it would not say which instance.
fn last_saved(
    value: &Value<'_>,
    property: &'static str,
    expression: Expression,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Expression> {
    let stands_in_repeat = |name: &str| {
        context.names.question(name).is_none_or(|question| context.names.repeat_of(question).is_some())
    };
    let wrong = expression.last_saved().into_iter().find(|name| stands_in_repeat(name)).map(str::to_owned);
    let Some(name) = wrong else { return Some(expression) };
    let what = ExpressionMistake::ExpressionLastSavedInRepeat { name };
    let at = jsonc_parser::common::Ranged::start(value);
    report.add(at, MistakeKind::Expression { property, position: 1, what });
    None
}

/// What a row has: `choice_filter` reads it by bare names.
pub(super) fn columns(source: &Source) -> BTreeSet<String> {
    source.columns.iter().cloned().collect()
}

/// A text that is an expression, or a number.
pub(super) fn number_or_expression(
    fields: Fields<'_>,
    property: &'static str,
    stand: Stand<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Expression> {
    let value = fields.get(property)?;
    let Some(number) = value.as_number_lit() else {
        return expression(value, property, stand, context, report);
    };
    let whole = number.value.parse::<u32>().ok();
    if whole.is_none() {
        let (least, most) = (0, i64::from(crate::limits::MAX_REPEAT));
        report.add(number.range.start, FormMistake::FormOutOfRange { property, least, most });
    }
    Expression::parse(&whole?.to_string(), Scope::default()).ok()
}
