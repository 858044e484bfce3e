//! `number int round floor ceiling abs pow sqrt exp exp10 log log10 pi` and the trigonometric ones.

use super::{Arguments, Evaluated, Function};
use crate::expression::number;
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("number", 1, 1, |arguments| of(arguments, |number| number)),
    Function::new("int", 1, 1, |arguments| of(arguments, f64::trunc)),
    Function::new("round", 1, 2, round),
    Function::new("floor", 1, 1, |arguments| of(arguments, f64::floor)),
    Function::new("ceiling", 1, 1, |arguments| of(arguments, f64::ceil)),
    Function::new("abs", 1, 1, |arguments| of(arguments, f64::abs)),
    Function::new("pow", 2, 2, |arguments| of_two(arguments, f64::powf)),
    Function::new("sqrt", 1, 1, |arguments| of(arguments, f64::sqrt)),
    Function::new("exp", 1, 1, |arguments| of(arguments, f64::exp)),
    Function::new("exp10", 1, 1, |arguments| of(arguments, |number| 10_f64.powf(number))),
    Function::new("log", 1, 1, |arguments| of(arguments, f64::ln)),
    Function::new("log10", 1, 1, |arguments| of(arguments, f64::log10)),
    Function::new("pi", 0, 0, |_| Ok(Value::Number(std::f64::consts::PI))),
    Function::new("sin", 1, 1, |arguments| of(arguments, f64::sin)),
    Function::new("cos", 1, 1, |arguments| of(arguments, f64::cos)),
    Function::new("tan", 1, 1, |arguments| of(arguments, f64::tan)),
    Function::new("asin", 1, 1, |arguments| of(arguments, f64::asin)),
    Function::new("acos", 1, 1, |arguments| of(arguments, f64::acos)),
    Function::new("atan", 1, 1, |arguments| of(arguments, f64::atan)),
    Function::new("atan2", 2, 2, |arguments| of_two(arguments, f64::atan2)),
];

fn of(arguments: &Arguments<'_>, function: fn(f64) -> f64) -> Evaluated {
    Ok(Value::Number(function(arguments.number(0)?)))
}

fn of_two(arguments: &Arguments<'_>, function: fn(f64, f64) -> f64) -> Evaluated {
    Ok(Value::Number(function(arguments.number(0)?, arguments.number(1)?)))
}

/// A half goes up, towards positive infinity, as in XPath 1.0 §4.4; a second argument gives the decimal places, and a
/// negative one rounds tens and hundreds. A decimal comma is read as a point, as JavaRosa does here and only here.
#[expect(clippy::cast_possible_truncation, reason = "clamped first")]
fn round(arguments: &Arguments<'_>) -> Evaluated {
    let value = arguments.value(0)?.scalar();
    let number = match &value {
        Value::Text(text) if text.contains(',') => number::parse(&text.replace(',', ".")),
        other => other.to_number(),
    };
    let places = if arguments.len() == 2 { arguments.number(1)?.clamp(-30.0, 30.0) as i32 } else { 0 };
    // Dividing by a power of ten is exact where multiplying by its inverse is not.
    let power = 10_f64.powi(places.abs());
    let rounded = if places >= 0 { half_up(number * power) / power } else { half_up(number / power) * power };
    Ok(Value::Number(if rounded.is_finite() { rounded } else { number }))
}

fn half_up(number: f64) -> f64 {
    // Above 2⁵² there is nothing to round; adding a half there would change the number.
    if number.abs() >= 4_503_599_627_370_496.0 || number == 0.0 {
        return number;
    }
    let rounded = (number + 0.5).floor();
    if rounded == 0.0 && number < 0.0 { -0.0 } else { rounded }
}
