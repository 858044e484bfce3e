//! The tree of an expression.

use regex::Regex;

use super::functions::Function;

/// A part of an expression.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Number(f64),
    Text(String),
    /// `${name}`: an index into the names of the expression.
    Reference(usize),
    /// `${last-saved#name}`: an index into the names of the expression.
    LastSaved(usize),
    /// `.`: the answer being checked.
    Current,
    /// `current()`: the node whose expression this is.
    Origin,
    /// `instance('name')`: an index into the sources of the expression.
    Source(usize),
    /// Steps from somewhere.
    Path(Path),
    /// Unary minus.
    Negate(Box<Node>),
    /// `a - b + c`: operators of one level, from the left. Flat, so that long chains are not deep.
    Chain(Box<Node>, Vec<(Operator, Node)>),
    /// `a | b`: the nodes of all.
    Union(Vec<Node>),
    Call(Call),
}

/// Steps from somewhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    pub(crate) start: Start,
    /// What the nodes at the start must fulfil.
    pub(crate) predicates: Vec<Node>,
    pub(crate) steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Start {
    /// `/`.
    Root,
    /// The node being looked at: of a predicate its item, else the node whose expression this is.
    Context,
    /// The nodes that something else gives.
    Nodes(Box<Node>),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    pub(crate) test: Test,
    pub(crate) predicates: Vec<Node>,
    /// The byte at which it is written.
    pub(crate) at: usize,
}

/// Where a step goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// To the children of that name.
    Child(String),
    /// To all children: `*`.
    AnyChild,
    /// To the parent: `..`.
    Parent,
    /// Nowhere: `.`.
    Itself,
}

impl Test {
    /// Whether it leads to children of that name.
    pub(super) fn names(&self, name: &str) -> bool {
        match self {
            Test::AnyChild => true,
            Test::Child(wanted) => wanted == name,
            Test::Parent | Test::Itself => false,
        }
    }
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
pub(super) const NEGATE_LEVEL: u8 = 7;
pub(super) const UNION_LEVEL: u8 = 8;
pub(super) const VALUE_LEVEL: u8 = 9;

impl Operator {
    pub(super) fn from_sign(sign: &str) -> Option<Operator> {
        OPERATORS.iter().find(|(_, written, _)| *written == sign).map(|(operator, ..)| *operator)
    }

    fn entry(self) -> (&'static str, u8) {
        let found = OPERATORS.iter().find(|(operator, ..)| *operator == self);
        found.map_or(("", VALUE_LEVEL), |(_, sign, level)| (sign, *level))
    }

    pub(super) fn sign(self) -> &'static str {
        self.entry().0
    }

    pub(super) fn level(self) -> u8 {
        self.entry().1
    }
}

impl Node {
    pub(super) fn level(&self) -> u8 {
        match self {
            Node::Chain(_, rest) => rest.first().map_or(VALUE_LEVEL, |(operator, _)| operator.level()),
            // A negative number only comes from folding; it prints like a negation.
            Node::Negate(_) => NEGATE_LEVEL,
            Node::Union(_) => UNION_LEVEL,
            _ => VALUE_LEVEL,
        }
    }

    /// Whether it stands for nodes of the document, not for a computed value.
    pub(super) fn is_node_set(&self) -> bool {
        match self {
            Node::Reference(_) | Node::Union(_) | Node::Path(_) | Node::Origin | Node::Source(_) => true,
            Node::Call(call) => call.function.gives_nodes,
            _ => false,
        }
    }

    /// The nodes directly in it.
    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            Node::Negate(inner) => vec![inner],
            Node::Chain(first, rest) => {
                std::iter::once(first.as_ref()).chain(rest.iter().map(|(_, node)| node)).collect()
            }
            Node::Union(parts) => parts.iter().collect(),
            Node::Call(call) => call.arguments.iter().collect(),
            Node::Path(path) => {
                let start = match &path.start {
                    Start::Nodes(node) => Some(node.as_ref()),
                    Start::Root | Start::Context => None,
                };
                let steps = path.steps.iter().flat_map(|step| &step.predicates);
                start.into_iter().chain(&path.predicates).chain(steps).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        match (self, other) {
            (Node::Number(left), Node::Number(right)) => left.to_bits() == right.to_bits(),
            (Node::Text(left), Node::Text(right)) => left == right,
            (Node::Reference(left), Node::Reference(right))
            | (Node::LastSaved(left), Node::LastSaved(right))
            | (Node::Source(left), Node::Source(right)) => left == right,
            (Node::Current, Node::Current) | (Node::Origin, Node::Origin) => true,
            (Node::Path(left), Node::Path(right)) => left == right,
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
