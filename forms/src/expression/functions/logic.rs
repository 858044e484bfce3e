//! `true false not boolean boolean-from-string`.

use super::{Arguments, Evaluated, Function};
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("true", 0, 0, |_| Ok(Value::Boolean(true))),
    Function::new("false", 0, 0, |_| Ok(Value::Boolean(false))),
    Function::new("not", 1, 1, |arguments| Ok(Value::Boolean(!arguments.truth(0)?))),
    Function::new("boolean", 1, 1, |arguments| Ok(Value::Boolean(arguments.truth(0)?))),
    Function::new("boolean-from-string", 1, 1, boolean_from_string),
];

/// True for "true" in any case and for "1"; false for all else.
fn boolean_from_string(arguments: &Arguments<'_>) -> Evaluated {
    let text = arguments.text(0)?;
    Ok(Value::Boolean(text.eq_ignore_ascii_case("true") || *text == "1"))
}
