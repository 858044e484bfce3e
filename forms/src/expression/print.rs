//! How an expression is written out again.

use std::fmt::{self, Display, Formatter, Write as _};

use super::syntax::{NEGATE_LEVEL, Node, Path, Start, Test, VALUE_LEVEL};

/// A node with the names its references stand for.
pub(super) struct Printed<'n> {
    pub(super) node: &'n Node,
    pub(super) names: &'n [(String, usize)],
    pub(super) sources: &'n [(String, usize)],
}

impl<'n> Printed<'n> {
    fn of(&self, node: &'n Node) -> Printed<'n> {
        Printed { node, ..*self }
    }

    fn child(&self, node: &Node, least_level: u8, formatter: &mut Formatter<'_>) -> fmt::Result {
        let printed = Printed { node, ..*self };
        if node.level() < least_level { write!(formatter, "({printed})") } else { printed.fmt(formatter) }
    }

    fn predicates(&self, predicates: &[Node], formatter: &mut Formatter<'_>) -> fmt::Result {
        for node in predicates {
            write!(formatter, "[{}]", Printed { node, ..*self })?;
        }
        Ok(())
    }

    fn path(&self, path: &'n Path, formatter: &mut Formatter<'_>) -> fmt::Result {
        let mut slash = match &path.start {
            Start::Root => {
                formatter.write_char('/')?;
                false
            }
            Start::Context => false,
            Start::Nodes(node) => {
                self.child(node, VALUE_LEVEL, formatter)?;
                true
            }
        };
        self.predicates(&path.predicates, formatter)?;
        for step in &path.steps {
            formatter.write_str(if slash { "/" } else { "" })?;
            slash = true;
            formatter.write_str(match &step.test {
                Test::Child(name) => name,
                Test::AnyChild => "*",
                Test::Parent => "..",
                Test::Itself => ".",
            })?;
            self.predicates(&step.predicates, formatter)?;
        }
        Ok(())
    }
}

impl Display for Printed<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let name = |index: &usize| self.names.get(*index).map_or("", |(name, _)| name.as_str());
        match self.node {
            Node::Number(number) => write!(formatter, "{number}"),
            // A literal cannot hold the mark it stands in, so one of the two always fits.
            Node::Text(text) if text.contains('\'') => write!(formatter, "\"{text}\""),
            Node::Text(text) => write!(formatter, "'{text}'"),
            Node::Reference(index) => write!(formatter, "${{{}}}", name(index)),
            Node::LastSaved(index) => write!(formatter, "${{last-saved#{}}}", name(index)),
            Node::Current => formatter.write_str("."),
            Node::Origin => formatter.write_str("current()"),
            Node::Source(index) => {
                let source = self.sources.get(*index).map_or("", |(name, _)| name.as_str());
                write!(formatter, "instance('{source}')")
            }
            Node::Path(path) => self.path(path, formatter),
            Node::Negate(inner) => {
                formatter.write_str("-")?;
                self.child(inner, NEGATE_LEVEL, formatter)
            }
            Node::Chain(first, rest) => {
                let level = self.node.level();
                self.child(first, level + 1, formatter)?;
                for (operator, node) in rest {
                    write!(formatter, " {} ", operator.sign())?;
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
                    self.of(argument).fmt(formatter)?;
                }
                formatter.write_str(")")
            }
        }
    }
}
