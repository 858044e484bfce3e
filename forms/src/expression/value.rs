//! Values on their way through an expression. Texts are wiped when they are dropped.

use zeroize::Zeroizing;

use super::moment::Moment;
use super::node::NodeId;
use super::number;

/// A value.
#[derive(Clone)]
pub(crate) enum Value {
    Text(Zeroizing<String>),
    Number(f64),
    Boolean(bool),
    Moment(Moment),
    /// Nodes of the document with what they hold, in document order: none where a question is irrelevant.
    Nodes(Vec<Found>),
}

/// A node and its value: empty for what holds no value, such as a group.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) node: NodeId,
    pub(crate) value: Value,
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
            Value::Nodes(nodes) => {
                nodes.into_iter().next().map_or_else(Value::empty, |found| found.value.scalar())
            }
            other => other,
        }
    }

    /// Every node, or the value itself.
    pub(crate) fn spread(self) -> Vec<Value> {
        match self {
            Value::Nodes(nodes) => nodes.into_iter().map(|found| found.value).collect(),
            other => vec![other],
        }
    }

    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) => Zeroizing::new(number::to_text(*number)),
            Value::Boolean(truth) => Zeroizing::new(truth.to_string()),
            Value::Moment(moment) => Zeroizing::new(moment.to_text()),
            Value::Nodes(nodes) => {
                nodes.first().map_or_else(Zeroizing::default, |found| found.value.to_text())
            }
        }
    }

    pub(crate) fn to_number(&self) -> f64 {
        match self {
            Value::Text(text) => number::parse(text),
            Value::Number(number) => *number,
            Value::Boolean(truth) => f64::from(u8::from(*truth)),
            Value::Moment(moment) => moment.to_number(),
            Value::Nodes(nodes) => nodes.first().map_or(f64::NAN, |found| found.value.to_number()),
        }
    }

    pub(crate) fn to_boolean(&self) -> bool {
        match self {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => number::is_true(*number),
            Value::Boolean(truth) => *truth,
            Value::Moment(_) => true,
            Value::Nodes(nodes) => nodes.first().is_some_and(|found| found.value.to_boolean()),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Nodes(nodes) => nodes.first().is_none_or(|found| found.value.is_empty()),
            _ => false,
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Value(…)")
    }
}
