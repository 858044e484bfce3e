//! `number int round floor ceiling abs pow sqrt exp exp10 log log10 pi` and the trigonometric ones.

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("number", 1, 1, |arguments| of(arguments, |number| number)),
    Function::new("int", 1, 1, |arguments| of(arguments, f64::trunc)),
    Function::new("round", 1, 2, round),
    Function::new("floor", 1, 1, |arguments| of(arguments, f64::floor)),
    Function::new("ceiling", 1, 1, |arguments| of(arguments, f64::ceil)),
    Function::new("abs", 1, 1, |arguments| of_double(arguments, f64::abs)),
    Function::new("pow", 2, 2, |arguments| of_two(arguments, power)),
    Function::new("sqrt", 1, 1, |arguments| of_double(arguments, f64::sqrt)),
    Function::new("exp", 1, 1, |arguments| of_double(arguments, f64::exp)),
    Function::new("exp10", 1, 1, |arguments| of_double(arguments, |number| 10_f64.powf(number))),
    Function::new("log", 1, 1, |arguments| of_double(arguments, f64::ln)),
    Function::new("log10", 1, 1, |arguments| of_double(arguments, f64::log10)),
    Function::new("pi", 0, 0, |_| Ok(Value::Number(std::f64::consts::PI))),
    Function::new("sin", 1, 1, |arguments| of_double(arguments, f64::sin)),
    Function::new("cos", 1, 1, |arguments| of_double(arguments, f64::cos)),
    Function::new("tan", 1, 1, |arguments| of_double(arguments, f64::tan)),
    Function::new("asin", 1, 1, |arguments| of_double(arguments, f64::asin)),
    Function::new("acos", 1, 1, |arguments| of_double(arguments, f64::acos)),
    Function::new("atan", 1, 1, |arguments| of_double(arguments, f64::atan)),
    Function::new("atan2", 2, 2, |arguments| of_two(arguments, f64::atan2)),
];

fn of(arguments: &Arguments<'_>, function: fn(f64) -> f64) -> Evaluated {
    Ok(Value::Number(function(arguments.number(0)?)))
}

fn of_double(arguments: &Arguments<'_>, function: fn(f64) -> f64) -> Evaluated {
    Ok(Value::Number(function(double(arguments, 0)?)))
}

fn of_two(arguments: &Arguments<'_>, function: fn(f64, f64) -> f64) -> Evaluated {
    Ok(Value::Number(function(double(arguments, 0)?, double(arguments, 1)?)))
}

/// An argument as a number: a computed moment with its part of the day, as in JavaRosa; all else as everywhere.
fn double(arguments: &Arguments<'_>, index: usize) -> Result<f64, EvaluationError> {
    Ok(match arguments.value(index)? {
        Value::Moment(moment) => moment.to_local_days(),
        other => other.to_number(),
    })
}

/// Java's power: nothing is known of 1 to a power that is not known, or that has no end.
fn power(base: f64, exponent: f64) -> f64 {
    let is_unknown = exponent.is_nan() || (exponent.is_infinite() && base.abs().total_cmp(&1.0).is_eq());
    if is_unknown { f64::NAN } else { base.powf(exponent) }
}

/// A half goes up, towards positive infinity, as in XPath 1.0 §4.4; a second argument gives the decimal places, and a
/// negative one rounds tens and hundreds. More than 30 places either way is not a number, as in JavaRosa.
#[expect(clippy::cast_possible_truncation, reason = "the range was checked first")]
fn round(arguments: &Arguments<'_>) -> Evaluated {
    let number = arguments.number(0)?;
    let places = if arguments.len() == 2 { arguments.number(1)?.trunc() } else { 0.0 };
    if !number.is_finite() {
        return Ok(Value::Number(number));
    }
    if places.abs() > 30.0 {
        return Ok(Value::Number(f64::NAN));
    }
    // Java's integer of what is not a number is 0, and so is Rust's.
    Ok(Value::Number(match places as i32 {
        places @ 0.. => in_decimals(number, places.unsigned_abs() as usize),
        // Dividing by a power of ten is exact where multiplying by its inverse is not.
        places => half_up(number / 10_f64.powi(-places)) * 10_f64.powi(-places),
    }))
}

/// Rounds the number as it is written: 2.675 becomes 2.68, though its double lies below.
fn in_decimals(number: f64, places: usize) -> f64 {
    let written = number.abs().to_string();
    let Some((whole, fraction)) = written.split_once('.') else { return number };
    if fraction.len() <= places {
        return number;
    }
    let (kept, rest) = fraction.split_at(places);
    // What is left over never ends in zeros, so a longer rest than "5" is more than a half.
    let goes_away_from_zero = if number < 0.0 { rest > "5" } else { rest >= "5" };
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    let mut carries = goes_away_from_zero;
    for digit in digits.iter_mut().rev() {
        if !carries {
            break;
        }
        carries = *digit == b'9';
        *digit = if carries { b'0' } else { *digit + 1 };
    }
    if carries {
        digits.insert(0, b'1');
    }
    digits.insert(digits.len() - places, b'.');
    let rounded = String::from_utf8(digits).ok().and_then(|digits| digits.parse::<f64>().ok());
    rounded.map_or(number, |rounded| rounded.copysign(number))
}

fn half_up(number: f64) -> f64 {
    // Above 2⁵² there is nothing to round; adding a half there would change the number.
    if number.abs() >= 4_503_599_627_370_496.0 || number == 0.0 {
        return number;
    }
    let rounded = (number + 0.5).floor();
    if rounded == 0.0 && number < 0.0 { -0.0 } else { rounded }
}
