//! `count count-non-empty sum max min join`: over what repeats hold.

use zeroize::Zeroizing;

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::node::NodeId;
use crate::expression::value::{Found, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::on_questions("count", count),
    Function::on_questions("count-non-empty", count_non_empty),
    Function::on_questions("sum", sum),
    Function::any_number("max", 1, max),
    Function::any_number("min", 1, min),
    Function::any_number("join", 1, join),
];

fn number(count: usize) -> Value {
    Value::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
}

fn count(arguments: &Arguments<'_>) -> Evaluated {
    Ok(number(arguments.spread(0)?.len()))
}

/// Of nodes that hold something: an answer, or other nodes, as groups, instances and rows do.
fn count_non_empty(arguments: &Arguments<'_>) -> Evaluated {
    let Value::Nodes(nodes) = arguments.value(0)? else { return Err(EvaluationError::Arguments) };
    let holds = |found: &&Found| {
        let is_leaf = matches!(found.node, NodeId::Question { .. } | NodeId::Cell { .. } | NodeId::Nowhere);
        !is_leaf || !found.value.is_empty()
    };
    Ok(number(nodes.iter().filter(holds).count()))
}

/// Of those that are numbers, as JavaRosa does: 0 where none is. What may be missing is asked with `count-non-empty`.
fn sum(arguments: &Arguments<'_>) -> Evaluated {
    // Written out, because an empty sum of floats is -0.
    Ok(Value::Number(numbers(arguments)?.into_iter().fold(0.0, |total, number| total + number)))
}

fn max(arguments: &Arguments<'_>) -> Evaluated {
    Ok(Value::Number(numbers(arguments)?.into_iter().reduce(f64::max).unwrap_or(f64::NAN)))
}

fn min(arguments: &Arguments<'_>) -> Evaluated {
    Ok(Value::Number(numbers(arguments)?.into_iter().reduce(f64::min).unwrap_or(f64::NAN)))
}

/// Every value that is a number.
fn numbers(arguments: &Arguments<'_>) -> Result<Vec<f64>, EvaluationError> {
    let values = arguments.spread(0)?;
    Ok(values.iter().map(Value::to_number).filter(|number| !number.is_nan()).collect())
}

fn join(arguments: &Arguments<'_>) -> Evaluated {
    let between = arguments.text(0)?;
    let parts: Vec<_> = arguments.spread(1)?.iter().map(Value::to_text).collect();
    let length = parts.iter().map(|part| part.len() + between.len()).sum();
    // Room first: a text that grows leaves copies of itself behind.
    let mut joined = Zeroizing::new(String::with_capacity(length));
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            joined.push_str(&between);
        }
        joined.push_str(part);
    }
    Ok(Value::Text(joined))
}
