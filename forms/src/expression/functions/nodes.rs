//! `count count-non-empty sum max min join`.

use zeroize::Zeroizing;

use super::{Arguments, Evaluated, Function};
use crate::expression::value::Value;

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

fn count_non_empty(arguments: &Arguments<'_>) -> Evaluated {
    Ok(number(arguments.spread(0)?.iter().filter(|value| !value.is_empty()).count()))
}

/// NaN where one of them is not a number, empty ones too: nothing missing counts as 0.
fn sum(arguments: &Arguments<'_>) -> Evaluated {
    Ok(Value::Number(arguments.spread(0)?.iter().map(Value::to_number).sum()))
}

fn max(arguments: &Arguments<'_>) -> Evaluated {
    extreme(arguments, |best, next| next > best)
}

fn min(arguments: &Arguments<'_>) -> Evaluated {
    extreme(arguments, |best, next| next < best)
}

/// Empty ones are left out; NaN where none is left, or where one is not a number.
fn extreme(arguments: &Arguments<'_>, is_better: fn(f64, f64) -> bool) -> Evaluated {
    let mut best = f64::NAN;
    for value in arguments.spread(0)?.iter().filter(|value| !value.is_empty()) {
        let next = value.to_number();
        if next.is_nan() {
            return Ok(Value::Number(f64::NAN));
        }
        if best.is_nan() || is_better(best, next) {
            best = next;
        }
    }
    Ok(Value::Number(best))
}

fn join(arguments: &Arguments<'_>) -> Evaluated {
    let between = arguments.text(0)?;
    let mut joined = Zeroizing::new(String::new());
    for (index, value) in arguments.spread(1)?.iter().enumerate() {
        if index > 0 {
            joined.push_str(&between);
        }
        joined.push_str(&value.to_text());
    }
    Ok(Value::Text(joined))
}
