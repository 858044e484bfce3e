//! The value of an expression.

use super::functions::Arguments;
use super::syntax::{Node, Operator};
use super::value::Value;
use super::{Expression, operate};
use crate::limits::MAX_VALUE_BYTES;
use crate::now::Now;

/// Where an expression finds what it reads.
pub(crate) trait World {
    /// The question with that index: one node, or none where it is irrelevant.
    fn question(&self, index: usize) -> Value;
    /// The answer being checked, or the former value of a calculation.
    fn current(&self) -> Value;
    /// A column of the choice being filtered.
    fn column(&self, name: &str) -> Value;
    /// The label of a choice of that question's list, in the language of the interview.
    fn choice_label(&self, question: usize, choice: &str) -> Option<String>;
    /// The time of the interview.
    fn now(&self) -> Now;
    /// The language of the interview.
    fn language(&self) -> &str;
}

/// Why an expression has no value. The form is at fault, never the interview: see `interview::judge` for what then holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EvaluationError {
    /// A text that is not a date, where a date is needed.
    NotADate,
    /// A format of a date with a directive that does not exist.
    DateFormat,
    /// A pattern that cannot be read.
    Pattern,
    /// A text on its way to the result got too long.
    TooLong,
    /// `checklist` and its like with arguments that do not fit together.
    Arguments,
    /// A tree that the parser does not make.
    Internal,
}

/// An expression and the world it is evaluated in.
pub(super) struct Scene<'e> {
    pub(super) expression: &'e Expression,
    pub(super) world: &'e dyn World,
}

pub(super) fn evaluate(node: &Node, scene: &Scene<'_>) -> Result<Value, EvaluationError> {
    match node {
        Node::Number(number) => Ok(Value::Number(*number)),
        Node::Text(text) => Ok(Value::text(text.as_str())),
        Node::Reference(name) => match scene.expression.questions().get(*name) {
            Some(question) => Ok(scene.world.question(*question)),
            None => Err(EvaluationError::Internal),
        },
        Node::Current => Ok(scene.world.current()),
        Node::Column(name) => Ok(scene.world.column(name)),
        Node::Negate(inner) => Ok(Value::Number(-evaluate(inner, scene)?.to_number())),
        Node::Chain(first, rest) => chain(first, rest, scene),
        Node::Union(parts) => union(parts, scene),
        Node::Call(call) => {
            let value = (call.function.evaluate)(&Arguments { call, scene })?;
            match &value {
                Value::Text(text) if text.len() > MAX_VALUE_BYTES => Err(EvaluationError::TooLong),
                _ => Ok(value),
            }
        }
    }
}

fn chain(first: &Node, rest: &[(Operator, Node)], scene: &Scene<'_>) -> Result<Value, EvaluationError> {
    let mut value = evaluate(first, scene)?;
    for (operator, node) in rest {
        value = match operator {
            Operator::Or => Value::Boolean(value.to_boolean() || evaluate(node, scene)?.to_boolean()),
            Operator::And => Value::Boolean(value.to_boolean() && evaluate(node, scene)?.to_boolean()),
            other => operate::operate(*other, &value, &evaluate(node, scene)?)?,
        };
    }
    Ok(value)
}

/// Document order, each node once, as XPath has it.
fn union(parts: &[Node], scene: &Scene<'_>) -> Result<Value, EvaluationError> {
    let mut questions: Vec<usize> = Vec::new();
    let mut waiting: Vec<&Node> = parts.iter().collect();
    while let Some(node) = waiting.pop() {
        match node {
            Node::Reference(name) => questions.extend(scene.expression.questions().get(*name)),
            Node::Union(inner) => waiting.extend(inner),
            _ => return Err(EvaluationError::Internal),
        }
    }
    questions.sort_unstable();
    questions.dedup();
    Ok(Value::Nodes(
        questions.into_iter().flat_map(|question: usize| scene.world.question(question).spread()).collect(),
    ))
}
