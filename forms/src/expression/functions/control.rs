//! `if once coalesce checklist weighted-checklist`.

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("if", 3, 3, choose),
    Function::new("once", 1, 1, once),
    Function::new("coalesce", 2, 2, coalesce),
    Function::any_number("checklist", 3, checklist),
    Function::any_number("weighted-checklist", 4, weighted_checklist),
];

fn choose(arguments: &Arguments<'_>) -> Evaluated {
    arguments.value(if arguments.truth(0)? { 1 } else { 2 })
}

/// The former value of this calculation, if it has one.
fn once(arguments: &Arguments<'_>) -> Evaluated {
    let former = arguments.scene.world.current();
    if former.is_empty() { arguments.value(0) } else { Ok(former) }
}

fn coalesce(arguments: &Arguments<'_>) -> Evaluated {
    let first = arguments.value(0)?;
    if first.is_empty() { arguments.value(1) } else { Ok(first) }
}

/// `checklist(least, most, truth, …)`: whether that many are true; -1 stands for no bound.
fn checklist(arguments: &Arguments<'_>) -> Evaluated {
    let values = arguments.spread(2)?;
    let total = values.iter().map(|value| f64::from(u8::from(value.to_boolean()))).sum();
    within(arguments, total)
}

/// `weighted-checklist(least, most, truth, weight, truth, weight, …)`.
fn weighted_checklist(arguments: &Arguments<'_>) -> Evaluated {
    let values = arguments.spread(2)?;
    if !values.len().is_multiple_of(2) {
        return Err(EvaluationError::Arguments);
    }
    let weights = values.chunks_exact(2).filter(|pair| pair[0].to_boolean()).map(|pair| pair[1].to_number());
    within(arguments, weights.sum())
}

fn within(arguments: &Arguments<'_>, total: f64) -> Evaluated {
    let (least, most) = (arguments.number(0)?, arguments.number(1)?);
    let enough = least < 0.0 || total >= least;
    Ok(Value::Boolean(enough && (most < 0.0 || total <= most)))
}
