//! Binary operators.

use super::evaluate::EvaluationError;
use super::number;
use super::syntax::Operator;
use super::value::Value;

/// Applies an operator other than `and` and `or`, which do not always look at their right side.
pub(super) fn operate(operator: Operator, left: &Value, right: &Value) -> Result<Value, EvaluationError> {
    let (a, b) = (left.to_number(), right.to_number());
    Ok(match operator {
        Operator::Equal => Value::Boolean(equal(left, right)),
        Operator::NotEqual => Value::Boolean(!equal(left, right)),
        Operator::Less => Value::Boolean(a < b),
        Operator::LessOrEqual => Value::Boolean(a <= b),
        Operator::Greater => Value::Boolean(a > b),
        Operator::GreaterOrEqual => Value::Boolean(a >= b),
        Operator::Add => Value::Number(a + b),
        Operator::Subtract => Value::Number(a - b),
        Operator::Multiply => Value::Number(a * b),
        Operator::Divide => Value::Number(a / b),
        // Rust's remainder, like Java's and XPath's, has the sign of the dividend.
        Operator::Remainder => Value::Number(a % b),
        Operator::And | Operator::Or => return Err(EvaluationError::Internal),
    })
}

/// As JavaRosa: where one side is a boolean, as booleans; where one is a number, as numbers; else as texts.
fn equal(left: &Value, right: &Value) -> bool {
    let (left, right) = (left.clone().scalar(), right.clone().scalar());
    match (&left, &right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) => left.to_boolean() == right.to_boolean(),
        (Value::Number(_), _) | (_, Value::Number(_)) => number::equal(left.to_number(), right.to_number()),
        _ => left.to_text() == right.to_text(),
    }
}
