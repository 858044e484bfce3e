//! Expressions of a form.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;

use super::Context;
use super::fields;
use super::mistake::MistakeKind;
use super::report::Report;
use super::words;
use crate::expression::{Expression, Scope};
use crate::form::List;

/// An expression whose questions are known.
pub(super) fn expression(
    value: &Value<'_>,
    property: &'static str,
    scope: Scope<'_>,
    context: &Context,
    report: &mut Report<'_>,
) -> Option<Expression> {
    let literal = fields::literal(value, property, report)?;
    let mut expression = match Expression::parse(&literal.value, scope) {
        Ok(expression) => expression,
        Err((at, what)) => {
            let position = words::character(literal, at);
            report.add(report.inside(literal, at), MistakeKind::Expression { property, position, what });
            return None;
        }
    };
    if let Err(unknown) = expression.bind(|name| context.names.question(name)) {
        for (name, at) in unknown {
            words::known(literal, at, &name, property, context, report);
        }
        return None;
    }
    Some(expression)
}

/// What the choices of a list have: `choice_filter` reads it by bare names.
pub(super) fn columns(list: &List) -> BTreeSet<String> {
    let own = list.choices.iter().flat_map(|choice| choice.columns.keys().cloned());
    own.chain(["name".to_owned(), "label".to_owned()]).collect()
}
