//! An expression on its own, without a form around it: what engines are compared by, and what the language's reference
//! shows.

use super::evaluate::{EvaluationError, World};
use super::mistake::ExpressionMistake;
use super::node::{InstanceId, NodeId, Target};
use super::syntax::Test;
use super::{Expression, Scope, Value};
use crate::now::Now;

/// The circumstances of an expression that stands alone.
#[derive(Debug, Clone)]
pub struct Alone {
    /// The time, and the time zone of days and moments.
    pub now: Now,
    /// What chance is drawn from: the same seed gives the same values.
    pub seed: [u8; 32],
    /// The language of the names of months and days.
    pub language: String,
}

/// The value of an expression that stands alone.
#[derive(Debug, Clone, PartialEq)]
pub enum LoneValue {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A day, a time of day or a moment, as it is written.
    Moment(String),
    /// What nodes hold, in order.
    Nodes(Vec<String>),
}

/// Why an expression that stands alone has no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoneError {
    /// It cannot be read.
    #[error("character {position}: {mistake}")]
    Unread {
        /// The character, from 1.
        position: usize,
        /// What is wrong there.
        mistake: ExpressionMistake,
    },
    /// It names something of a form.
    #[error("{name} is not there: the expression stands alone")]
    NamesSomething {
        /// The first name.
        name: String,
    },
    /// It can be read and has no value: a text that is not a date, say.
    #[error("it has no value: {reason}")]
    NoValue {
        /// The reason, in a word.
        reason: String,
    },
}

/// Evaluates an expression that reads nothing of a form.
///
/// Errors: see [`LoneError`].
pub fn evaluate_alone(text: &str, alone: &Alone) -> Result<LoneValue, LoneError> {
    let unread = |(at, mistake): (usize, ExpressionMistake)| LoneError::Unread {
        position: text.get(..at).map_or(at, |before| before.chars().count()) + 1,
        mistake,
    };
    let mut expression =
        Expression::parse(text, Scope { current: true, ..Scope::default() }).map_err(unread)?;
    if let Some(name) = expression.names().next() {
        return Err(LoneError::NamesSomething { name: name.to_owned() });
    }
    expression.bind(&NoForm, None, None).map_err(|mistakes| match mistakes.into_iter().next() {
        Some((at, super::Unbound::Mistake(mistake))) => unread((at, mistake)),
        Some((_, super::Unbound::Name(name))) => LoneError::NamesSomething { name },
        None => LoneError::NamesSomething { name: String::new() },
    })?;
    let world = Lone { alone, drawn: std::cell::Cell::new(0), spent: std::cell::Cell::new(0) };
    let value = expression.evaluate(&world);
    value.map(lone).map_err(|error: EvaluationError| LoneError::NoValue { reason: format!("{error:?}") })
}

fn lone(value: Value) -> LoneValue {
    match value {
        Value::Text(text) => LoneValue::Text(text.to_string()),
        Value::Number(number) => LoneValue::Number(number),
        Value::Boolean(truth) => LoneValue::Boolean(truth),
        Value::Moment(moment) => LoneValue::Moment(moment.to_text()),
        Value::Nodes(nodes) => {
            LoneValue::Nodes(nodes.into_iter().map(|found| found.value.to_text().to_string()).collect())
        }
    }
}

/// XPath's conversions, for comparing.
impl LoneValue {
    /// As a text.
    pub fn to_text(&self) -> String {
        match self {
            LoneValue::Nodes(texts) => texts.first().cloned().unwrap_or_default(),
            LoneValue::Text(text) | LoneValue::Moment(text) => text.clone(),
            LoneValue::Number(number) => super::number::to_text(*number),
            LoneValue::Boolean(truth) => truth.to_string(),
        }
    }

    /// As a number.
    pub fn to_number(&self) -> f64 {
        match self {
            LoneValue::Number(number) => *number,
            LoneValue::Boolean(truth) => f64::from(u8::from(*truth)),
            other => super::number::parse(&other.to_text()),
        }
    }

    /// As true or false.
    pub fn to_boolean(&self) -> bool {
        match self {
            LoneValue::Boolean(truth) => *truth,
            LoneValue::Number(number) => Value::Number(*number).to_boolean(),
            other => !other.to_text().is_empty(),
        }
    }

    /// Every node, or the value itself.
    pub fn to_texts(&self) -> Vec<String> {
        match self {
            LoneValue::Nodes(texts) => texts.clone(),
            other => vec![other.to_text()],
        }
    }
}

/// A form without anything in it.
struct NoForm;

impl super::Schema for NoForm {
    fn find(&self, _: &str) -> Option<Target> {
        None
    }
    fn container(&self, _: Target) -> Option<usize> {
        None
    }
    fn is_repeat(&self, _: usize) -> bool {
        false
    }
    fn children(&self, _: Option<usize>) -> Vec<Target> {
        Vec::new()
    }
    fn is_root(&self, _: &str) -> bool {
        false
    }
    fn source(&self, _: &str) -> Option<usize> {
        None
    }
    fn has_column(&self, _: usize, _: &str) -> bool {
        false
    }
}

/// A world without a document.
struct Lone<'a> {
    alone: &'a Alone,
    drawn: std::cell::Cell<u64>,
    spent: std::cell::Cell<usize>,
}

impl World for Lone<'_> {
    fn origin(&self) -> NodeId {
        NodeId::Nowhere
    }
    fn current(&self) -> Value {
        Value::empty()
    }
    fn reference(&self, _: Target) -> Vec<NodeId> {
        Vec::new()
    }
    fn everywhere(&self, _: Target) -> Vec<NodeId> {
        Vec::new()
    }
    fn value(&self, _: NodeId) -> Value {
        Value::empty()
    }
    fn step(&self, _: NodeId, _: &Test) -> Vec<NodeId> {
        Vec::new()
    }
    fn position(&self, _: NodeId) -> usize {
        1
    }
    fn instance_of(&self, _: NodeId, _: usize) -> Option<InstanceId> {
        None
    }
    fn sort(&self, nodes: &mut Vec<NodeId>) {
        nodes.dedup();
    }
    fn is_repeat(&self, _: usize) -> bool {
        false
    }
    fn source(&self, _: &str) -> Option<usize> {
        None
    }
    fn column(&self, _: usize, _: &str) -> Option<usize> {
        None
    }
    fn rows_with(&self, _: usize, _: usize, _: &str) -> Option<Vec<u32>> {
        None
    }
    fn choice_label(&self, _: usize, _: &str) -> Option<String> {
        None
    }
    fn last_saved(&self, _: usize) -> Value {
        Value::empty()
    }
    fn now(&self) -> Now {
        self.alone.now
    }
    fn language(&self) -> &str {
        &self.alone.language
    }
    fn chance(&self) -> Option<[u8; 32]> {
        let number = self.drawn.get();
        self.drawn.set(number + 1);
        let mut message = self.alone.seed.to_vec();
        message.extend(number.to_be_bytes());
        ring::digest::digest(&ring::digest::SHA256, &message).as_ref().try_into().ok()
    }
    fn spend(&self, steps: usize) -> bool {
        self.spent.set(self.spent.get().saturating_add(steps));
        self.spent.get() <= crate::limits::MAX_EVALUATION_STEPS
    }
}
