//! `if once coalesce checklist weighted-checklist`.

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("if", 3, 3, choose),
    Function::new("once", 1, 1, once),
    Function::new("coalesce", 2, 2, coalesce),
    Function::any_number("checklist", 2, checklist),
    Function::any_number("weighted-checklist", 2, weighted_checklist),
];

fn choose(arguments: &Arguments<'_>) -> Evaluated {
    arguments.value(if arguments.truth(0)? { 1 } else { 2 })
}

/// The former value of this calculation, if it has one.
fn once(arguments: &Arguments<'_>) -> Evaluated {
    let former = arguments.scene.world.current();
    if former.is_empty() { arguments.value(0) } else { Ok(former) }
}

/// The first value that is there: what is not a number counts as empty, as in JavaRosa.
fn coalesce(arguments: &Arguments<'_>) -> Evaluated {
    let first = arguments.value(0)?.scalar();
    let is_absent = matches!(first, Value::Number(number) if number.is_nan()) || first.is_empty();
    if is_absent { arguments.value(1) } else { Ok(first) }
}

/// `checklist(least, most, truth, …)`: whether that many are true; a negative one stands for no bound.
fn checklist(arguments: &Arguments<'_>) -> Evaluated {
    let (least, most) = (arguments.number(0)?.trunc(), arguments.number(1)?.trunc());
    let values = arguments.spread(2)?;
    let total: f64 = values.iter().map(|value| f64::from(u8::from(value.to_boolean()))).sum();
    // Java's integer of what is not a number is 0.
    let bound = |number: f64| if number.is_nan() { 0.0 } else { number };
    let (least, most) = (bound(least), bound(most));
    Ok(Value::Boolean((least < 0.0 || total >= least) && (most < 0.0 || total <= most)))
}

/// `weighted-checklist(least, most, truth, weight, truth, weight, …)`, or with one node-set of truths and one of weights:
/// whether the weights of what is true add up to that. Here a negative bound is a bound, as in JavaRosa.
fn weighted_checklist(arguments: &Arguments<'_>) -> Evaluated {
    let (least, most) = (arguments.number(0)?, arguments.number(1)?);
    let pairs = pairs(arguments)?;
    let chosen = pairs.iter().filter(|(truth, _)| truth.to_boolean());
    let total = chosen.fold(0.0, |total, (_, weight)| total + weight.to_number());
    Ok(Value::Boolean(total >= least && total <= most))
}

fn pairs(arguments: &Arguments<'_>) -> Result<Vec<(Value, Value)>, EvaluationError> {
    if arguments.len() == 4 {
        let (truths, weights) = (arguments.value(2)?.spread(), arguments.value(3)?.spread());
        let together = truths.len() == weights.len();
        return if together {
            Ok(truths.into_iter().zip(weights).collect())
        } else {
            Err(EvaluationError::Arguments)
        };
    }
    if !arguments.len().is_multiple_of(2) {
        return Err(EvaluationError::Arguments);
    }
    let mut pairs = Vec::new();
    for index in (2..arguments.len()).step_by(2) {
        pairs.push((arguments.value(index)?.scalar(), arguments.value(index + 1)?.scalar()));
    }
    Ok(pairs)
}
