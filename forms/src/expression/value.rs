//! Values on their way through an expression. Texts are wiped when they are dropped.

use zeroize::Zeroizing;

use super::moment::Moment;
use super::number;

/// A value.
#[derive(Clone)]
pub(crate) enum Value {
    Text(Zeroizing<String>),
    Number(f64),
    Boolean(bool),
    Moment(Moment),
    /// What questions hold, in document order: none where a question is irrelevant. Room for repeats.
    Nodes(Vec<Value>),
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Value {
        Value::Text(Zeroizing::new(text.into()))
    }

    pub(crate) fn empty() -> Value {
        Value::text("")
    }

    /// The value of the first node; empty where there is none.
    pub(crate) fn scalar(self) -> Value {
        match self {
            Value::Nodes(nodes) => nodes.into_iter().next().map_or_else(Value::empty, Value::scalar),
            other => other,
        }
    }

    /// Every node, or the value itself.
    pub(crate) fn spread(self) -> Vec<Value> {
        match self {
            Value::Nodes(nodes) => nodes,
            other => vec![other],
        }
    }

    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) => Zeroizing::new(number::to_text(*number)),
            Value::Boolean(truth) => Zeroizing::new(truth.to_string()),
            Value::Moment(moment) => Zeroizing::new(moment.to_text()),
            Value::Nodes(nodes) => nodes.first().map_or_else(Zeroizing::default, Value::to_text),
        }
    }

    pub(crate) fn to_number(&self) -> f64 {
        match self {
            Value::Text(text) => number::parse(text),
            Value::Number(number) => *number,
            Value::Boolean(truth) => f64::from(u8::from(*truth)),
            Value::Moment(moment) => moment.to_number(),
            Value::Nodes(nodes) => nodes.first().map_or(f64::NAN, Value::to_number),
        }
    }

    pub(crate) fn to_boolean(&self) -> bool {
        match self {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Boolean(truth) => *truth,
            Value::Moment(_) => true,
            Value::Nodes(nodes) => nodes.first().is_some_and(Value::to_boolean),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Nodes(nodes) => nodes.first().is_none_or(Value::is_empty),
            _ => false,
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Value(…)")
    }
}
