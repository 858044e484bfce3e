//! The tree of an expression, and how it is written out again.

use std::fmt::{self, Display, Formatter};

use regex::Regex;

use super::functions::Function;

/// A part of an expression.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Number(f64),
    Text(String),
    /// `${name}`: an index into the names of the expression.
    Reference(usize),
    /// `.`: the answer being checked.
    Current,
    /// A bare name in a `choice_filter`: a column of the choice.
    Column(String),
    /// Unary minus.
    Negate(Box<Node>),
    /// `a - b + c`: operators of one level, from the left. Flat, so that long chains are not deep.
    Chain(Box<Node>, Vec<(Operator, Node)>),
    /// `a | b`: the nodes of all.
    Union(Vec<Node>),
    Call(Call),
}

/// A function with its arguments.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) function: &'static Function,
    pub(crate) arguments: Vec<Node>,
    /// The pattern of `regex()`, made when the form is loaded, where it is a literal.
    pub(crate) pattern: Option<Regex>,
}

/// A binary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// Every operator as it is written, with its level: a higher one binds tighter.
const OPERATORS: [(Operator, &str, u8); 13] = [
    (Operator::Or, "or", 1),
    (Operator::And, "and", 2),
    (Operator::Equal, "=", 3),
    (Operator::NotEqual, "!=", 3),
    (Operator::Less, "<", 4),
    (Operator::LessOrEqual, "<=", 4),
    (Operator::Greater, ">", 4),
    (Operator::GreaterOrEqual, ">=", 4),
    (Operator::Add, "+", 5),
    (Operator::Subtract, "-", 5),
    (Operator::Multiply, "*", 6),
    (Operator::Divide, "div", 6),
    (Operator::Remainder, "mod", 6),
];
const NEGATE_LEVEL: u8 = 7;
const UNION_LEVEL: u8 = 8;
const VALUE_LEVEL: u8 = 9;

impl Operator {
    pub(super) fn from_sign(sign: &str) -> Option<Operator> {
        OPERATORS.iter().find(|(_, written, _)| *written == sign).map(|(operator, ..)| *operator)
    }

    fn entry(self) -> (&'static str, u8) {
        let found = OPERATORS.iter().find(|(operator, ..)| *operator == self);
        found.map_or(("", VALUE_LEVEL), |(_, sign, level)| (sign, *level))
    }

    pub(super) fn level(self) -> u8 {
        self.entry().1
    }
}

impl Node {
    fn level(&self) -> u8 {
        match self {
            Node::Chain(_, rest) => rest.first().map_or(VALUE_LEVEL, |(operator, _)| operator.level()),
            // A negative number only comes from folding; it prints like a negation.
            Node::Negate(_) => NEGATE_LEVEL,
            Node::Union(_) => UNION_LEVEL,
            _ => VALUE_LEVEL,
        }
    }

    /// Whether it stands for questions, not for a computed value.
    pub(super) fn is_node_set(&self) -> bool {
        matches!(self, Node::Reference(_) | Node::Union(_))
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        match (self, other) {
            (Node::Number(left), Node::Number(right)) => left.to_bits() == right.to_bits(),
            (Node::Text(left), Node::Text(right)) | (Node::Column(left), Node::Column(right)) => {
                left == right
            }
            (Node::Reference(left), Node::Reference(right)) => left == right,
            (Node::Current, Node::Current) => true,
            (Node::Negate(left), Node::Negate(right)) => left == right,
            (Node::Chain(left, left_rest), Node::Chain(right, right_rest)) => {
                left == right && left_rest == right_rest
            }
            (Node::Union(left), Node::Union(right)) => left == right,
            (Node::Call(left), Node::Call(right)) => {
                left.function.name == right.function.name && left.arguments == right.arguments
            }
            _ => false,
        }
    }
}

/// A node with the names its references stand for.
pub(super) struct Printed<'n> {
    pub(super) node: &'n Node,
    pub(super) names: &'n [(String, usize)],
}

impl Printed<'_> {
    fn child(&self, node: &Node, least_level: u8, formatter: &mut Formatter<'_>) -> fmt::Result {
        let printed = Printed { node, names: self.names };
        if node.level() < least_level { write!(formatter, "({printed})") } else { printed.fmt(formatter) }
    }
}

impl Display for Printed<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.node {
            Node::Number(number) => write!(formatter, "{number}"),
            // A literal cannot hold the mark it stands in, so one of the two always fits.
            Node::Text(text) if text.contains('\'') => write!(formatter, "\"{text}\""),
            Node::Text(text) => write!(formatter, "'{text}'"),
            Node::Reference(index) => write!(formatter, "${{{}}}", self.names[*index].0),
            Node::Current => formatter.write_str("."),
            Node::Column(name) => formatter.write_str(name),
            Node::Negate(inner) => {
                formatter.write_str("-")?;
                self.child(inner, NEGATE_LEVEL, formatter)
            }
            Node::Chain(first, rest) => {
                let level = self.node.level();
                self.child(first, level + 1, formatter)?;
                for (operator, node) in rest {
                    write!(formatter, " {} ", operator.entry().0)?;
                    self.child(node, level + 1, formatter)?;
                }
                Ok(())
            }
            Node::Union(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    formatter.write_str(if index == 0 { "" } else { " | " })?;
                    self.child(part, VALUE_LEVEL, formatter)?;
                }
                Ok(())
            }
            Node::Call(call) => {
                write!(formatter, "{}(", call.function.name)?;
                for (index, argument) in call.arguments.iter().enumerate() {
                    formatter.write_str(if index == 0 { "" } else { ", " })?;
                    self.child(argument, 0, formatter)?;
                }
                formatter.write_str(")")
            }
        }
    }
}
