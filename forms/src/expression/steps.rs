//! From tokens to paths.

use super::ExpressionMistake;
use super::parse::{Parsed, Parser};
use super::syntax::{Node, Path, Start, Step, Test};
use super::token::Token;
use crate::reading::shortened;

/// The axes of XPath 1.0 that are written out; the others are refused by name.
const AXES: [(&str, bool); 13] = [
    ("child", true),
    ("parent", true),
    ("self", true),
    ("ancestor", false),
    ("ancestor-or-self", false),
    ("attribute", false),
    ("descendant", false),
    ("descendant-or-self", false),
    ("following", false),
    ("following-sibling", false),
    ("namespace", false),
    ("preceding", false),
    ("preceding-sibling", false),
];
/// What looks like a function and is a test of nodes.
const NODE_TESTS: [&str; 4] = ["node", "text", "comment", "processing-instruction"];

impl Parser<'_, '_> {
    /// A path that does not begin with a value; none where something else stands here.
    pub(super) fn path(&mut self) -> Parsed<Option<Node>> {
        let at = self.at();
        let path = |start, steps| Ok(Some(Node::Path(Path { start, predicates: Vec::new(), steps })));
        match self.peek().cloned() {
            Some(Token::Sign("/")) => {
                self.go_on();
                let goes_on =
                    matches!(self.peek(), Some(Token::Name(_) | Token::Sign("*" | "." | ".." | "@")));
                let steps = if goes_on { self.steps()? } else { Vec::new() };
                path(Start::Root, steps)
            }
            Some(Token::Sign("..")) => {
                let steps = self.steps()?;
                path(Start::Context, steps)
            }
            Some(Token::Sign("."))
                if self.inside > 0 || matches!(self.peek_second(), Some(Token::Sign("/"))) =>
            {
                let steps = self.steps()?;
                path(Start::Context, steps)
            }
            Some(Token::Sign("*")) if self.inside > 0 => {
                let steps = self.steps()?;
                path(Start::Context, steps)
            }
            Some(Token::Name(name)) => {
                let second = self.peek_second().cloned();
                let is_test = NODE_TESTS.contains(&name) && matches!(second, Some(Token::Sign("(")));
                let is_axis = matches!(second, Some(Token::Sign("::")));
                if matches!(second, Some(Token::Sign("("))) && !is_test {
                    return Ok(None);
                }
                if !is_axis && !is_test {
                    self.bare_name(name, at)?;
                }
                let steps = self.steps()?;
                path(Start::Context, steps)
            }
            _ => Ok(None),
        }
    }

    /// A bare name is a child of an item; a question has none.
    fn bare_name(&self, name: &str, at: usize) -> Parsed<()> {
        if self.inside > 0 {
            return Ok(());
        }
        match self.scope.columns {
            Some(columns) if columns.contains(name) => Ok(()),
            Some(_) => Err((at, ExpressionMistake::ExpressionColumnUnknown { name: shortened(name) })),
            None => Err((at, ExpressionMistake::ExpressionBareName { name: shortened(name) })),
        }
    }

    pub(super) fn steps(&mut self) -> Parsed<Vec<Step>> {
        let mut steps = vec![self.step()?];
        while self.take("/") {
            steps.push(self.step()?);
        }
        if self.sees("//") { Err(self.unexpected()) } else { Ok(steps) }
    }

    fn step(&mut self) -> Parsed<Step> {
        let at = self.at();
        let test = match self.peek().cloned() {
            Some(Token::Sign("..")) => Test::Parent,
            Some(Token::Sign(".")) => Test::Itself,
            Some(Token::Sign("*")) => Test::AnyChild,
            Some(Token::Name(name)) if matches!(self.peek_second(), Some(Token::Sign("::"))) => {
                return self.with_axis(name, at);
            }
            Some(Token::Name(name)) if matches!(self.peek_second(), Some(Token::Sign("("))) => {
                return Err((
                    at,
                    ExpressionMistake::ExpressionUnsupported { what: format!("{}()", shortened(name)) },
                ));
            }
            Some(Token::Name(name)) => Test::Child(name.to_owned()),
            _ => return Err(self.unexpected()),
        };
        self.go_on();
        Ok(Step { test, predicates: self.predicates()?, at })
    }

    /// `child::name`, `child::*`, `parent::node()`, `self::node()`.
    fn with_axis(&mut self, axis: &str, at: usize) -> Parsed<Step> {
        let unsupported = |what: String| Err((at, ExpressionMistake::ExpressionUnsupported { what }));
        if !AXES.contains(&(axis, true)) {
            return unsupported(format!("{}::", shortened(axis)));
        }
        self.go_on();
        self.go_on();
        let test = match (axis, self.peek().cloned()) {
            ("child", Some(Token::Sign("*"))) => Test::AnyChild,
            (_, Some(Token::Name("node"))) if matches!(self.peek_second(), Some(Token::Sign("("))) => {
                self.go_on();
                self.go_on();
                if !self.sees(")") {
                    return Err(self.unexpected());
                }
                match axis {
                    "child" => Test::AnyChild,
                    "parent" => Test::Parent,
                    _ => Test::Itself,
                }
            }
            ("child", Some(Token::Name(name))) if !matches!(self.peek_second(), Some(Token::Sign("("))) => {
                Test::Child(name.to_owned())
            }
            (_, Some(Token::Name(name))) => return unsupported(format!("{axis}::{}", shortened(name))),
            _ => return Err(self.unexpected()),
        };
        self.go_on();
        Ok(Step { test, predicates: self.predicates()?, at })
    }

    pub(super) fn predicates(&mut self) -> Parsed<Vec<Node>> {
        let mut predicates = Vec::new();
        while self.sees("[") {
            let at = self.at();
            self.go_on();
            self.inside += 1;
            let predicate = self.deeper(|parser| parser.expression(0));
            self.inside -= 1;
            predicates.push(predicate?);
            if !self.take("]") {
                return Err(self.not_closed(at));
            }
        }
        Ok(predicates)
    }
}
