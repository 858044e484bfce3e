//! The value of an expression.

use super::functions::Arguments;
use super::node::{InstanceId, NodeId, Target};
use super::syntax::{Node, Operator, Test};
use super::value::{Found, Value};
use super::{Expression, operate, walk};
use crate::limits::MAX_VALUE_BYTES;
use crate::now::Now;

/// Where an expression finds what it reads: a document of nodes, and the circumstances of the interview.
///
/// Irrelevant questions, groups and instances are not in the document.
pub(crate) trait World {
    /// The node whose expression this is: `current()`.
    fn origin(&self) -> NodeId;
    /// The answer being checked, or the former value of a calculation: `.` of the origin.
    fn current(&self) -> Value;
    /// The node a bare name starts from: the choice being filtered, else the origin.
    fn context(&self) -> NodeId {
        self.origin()
    }
    /// `${name}`: the nodes of that name, seen from the origin. Of what stands in the same repeats, those of the same
    /// instances; of what stands in further repeats, those of all their instances.
    fn reference(&self, target: Target) -> Vec<NodeId>;
    /// All nodes of a target, wherever the origin stands: in document order.
    fn everywhere(&self, target: Target) -> Vec<NodeId>;
    /// What a node holds: empty for a group, an instance and a row.
    fn value(&self, node: NodeId) -> Value;
    /// Where a step leads from a node, in document order.
    fn step(&self, node: NodeId, test: &Test) -> Vec<NodeId>;
    /// The place of an instance among those of its repeat, of a row among those of its source, from 1; else 1.
    fn position(&self, node: NodeId) -> usize;
    /// The instance of `repeat` that a node lies in, or is.
    fn instance_of(&self, node: NodeId, repeat: usize) -> Option<InstanceId>;
    /// Sorts nodes of the form into document order, each once.
    fn sort(&self, nodes: &mut Vec<NodeId>);
    /// Where the question and the group of that number are written; `None` where there is no such number.
    fn is_repeat(&self, group: usize) -> bool;
    /// The source of that name.
    fn source(&self, name: &str) -> Option<usize>;
    /// The column of that name of a source.
    fn column(&self, source: usize, name: &str) -> Option<usize>;
    /// The rows of a source whose cell is exactly that text, by an index; none where the column has other words in every
    /// language, and every row must be looked at.
    fn rows_with(&self, source: usize, column: usize, text: &str) -> Option<Vec<u32>>;
    /// The label of a choice of that question, in the language of the interview.
    fn choice_label(&self, question: usize, choice: &str) -> Option<String>;
    /// The value of a question in the last saved response to this form; empty where there is none.
    fn last_saved(&self, question: usize) -> Value;
    /// The time of the interview.
    fn now(&self) -> Now;
    /// The language of the interview.
    fn language(&self) -> &str;
    /// 32 bytes of chance, others each time it is asked in one evaluation, the same ones when the same expression is
    /// evaluated again for the same node; none where the interview was begun without a seed.
    fn chance(&self) -> Option<[u8; 32]>;
    /// Counts work: false once one evaluation has done more than [`crate::limits::MAX_EVALUATION_STEPS`].
    fn spend(&self, steps: usize) -> bool;
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
    /// More work than [`crate::limits::MAX_EVALUATION_STEPS`].
    TooMuch,
    /// `checklist` and its like with arguments that do not fit together.
    Arguments,
    /// Chance is needed and the interview was begun without a seed.
    NoChance,
    /// A tree that the parser does not make.
    Internal,
}

/// An expression and the world it is evaluated in.
#[derive(Clone, Copy)]
pub(super) struct Scene<'e> {
    pub(super) expression: &'e Expression,
    pub(super) world: &'e dyn World,
    /// What relative paths start from: the item of a predicate, else the world's own.
    pub(super) context: NodeId,
    /// Inside a predicate: the place of the item, from 1, and how many there are.
    pub(super) place: Option<(usize, usize)>,
}

impl Scene<'_> {
    /// The nodes with what they hold.
    pub(super) fn found(&self, nodes: Vec<NodeId>) -> Result<Value, EvaluationError> {
        if !self.world.spend(nodes.len()) {
            return Err(EvaluationError::TooMuch);
        }
        Ok(Value::Nodes(
            nodes.into_iter().map(|node| Found { node, value: self.world.value(node) }).collect(),
        ))
    }
}

pub(super) fn evaluate(node: &Node, scene: &Scene<'_>) -> Result<Value, EvaluationError> {
    if !scene.world.spend(1) {
        return Err(EvaluationError::TooMuch);
    }
    match node {
        Node::Number(number) => Ok(Value::Number(*number)),
        Node::Text(text) => Ok(Value::text(text.as_str())),
        Node::Current => Ok(scene.world.current()),
        Node::Reference(_) | Node::Origin | Node::Source(_) | Node::Path(_) => {
            let nodes = walk::nodes(node, scene)?;
            scene.found(nodes)
        }
        Node::LastSaved(name) => match scene.expression.target(*name) {
            Some(Target::Question(question)) => Ok(scene.world.last_saved(question)),
            _ => Err(EvaluationError::Internal),
        },
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
    let mut nodes = Vec::new();
    for part in parts {
        match evaluate(part, scene)? {
            Value::Nodes(found) => nodes.extend(found.into_iter().map(|found| found.node)),
            _ => return Err(EvaluationError::Internal),
        }
    }
    scene.world.sort(&mut nodes);
    scene.found(nodes)
}
