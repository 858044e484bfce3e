//! From tokens to a tree: precedence climbing over the table of operators in [`super::syntax`].

use std::collections::BTreeSet;

use regex::Regex;

use super::functions::{self, Function};
use super::syntax::{Call, Node, Operator, Path, Start, Step, Test};
use super::token::{Token, tokens};
use super::{Expression, ExpressionMistake};
use crate::limits::{MAX_EXPRESSION_BYTES, MAX_EXPRESSION_DEPTH};
use crate::reading::{nearest, shortened};

/// What an expression may refer to besides questions.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scope<'s> {
    /// Whether `.` means something: in a constraint, a warning, and a calculation that a trigger runs.
    pub(crate) current: bool,
    /// The columns of a choice: in a `choice_filter`.
    pub(crate) columns: Option<&'s BTreeSet<String>>,
}

pub(super) type Parsed<T> = Result<T, (usize, ExpressionMistake)>;

pub(super) fn parse(text: &str, scope: Scope<'_>) -> Parsed<Expression> {
    if text.len() > MAX_EXPRESSION_BYTES {
        return Err((0, ExpressionMistake::ExpressionTooLong { limit: MAX_EXPRESSION_BYTES }));
    }
    let tokens = tokens(text)?;
    let mut parser =
        Parser { text, tokens, next: 0, depth: 0, inside: 0, scope, names: Vec::new(), sources: Vec::new() };
    if parser.tokens.is_empty() {
        return Err((0, ExpressionMistake::ExpressionEmpty));
    }
    let root = parser.expression(0)?;
    match parser.peek() {
        None => Ok(Expression {
            text: text.to_owned(),
            root,
            names: parser.names,
            sources: parser.sources,
            targets: Vec::new(),
            source_numbers: Vec::new(),
            reads: Vec::new(),
        }),
        Some(_) => Err(parser.unexpected()),
    }
}

pub(super) struct Parser<'t, 's> {
    pub(super) text: &'t str,
    tokens: Vec<(usize, Token<'t>)>,
    next: usize,
    depth: usize,
    /// How many predicates it is inside of.
    pub(super) inside: usize,
    pub(super) scope: Scope<'s>,
    names: Vec<(String, usize)>,
    sources: Vec<(String, usize)>,
}

impl<'t> Parser<'t, '_> {
    pub(super) fn peek(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    /// The token after the next one.
    pub(super) fn peek_second(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.next + 1).map(|(_, token)| token)
    }

    pub(super) fn go_on(&mut self) {
        self.next += 1;
    }

    /// The byte at which the next token begins, or the end.
    pub(super) fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.text.len(), |(at, _)| *at)
    }

    pub(super) fn sees(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(written)) if *written == sign)
    }

    pub(super) fn take(&mut self, sign: &str) -> bool {
        let found = self.sees(sign);
        self.next += usize::from(found);
        found
    }

    pub(super) fn unexpected(&self) -> (usize, ExpressionMistake) {
        let Some((at, token)) = self.tokens.get(self.next) else {
            return (self.text.len(), ExpressionMistake::ExpressionEndsEarly);
        };
        let end = self.tokens.get(self.next + 1).map_or(self.text.len(), |(at, _)| *at);
        let what = shortened(self.text[*at..end].trim_end());
        let mistake = if matches!(token, Token::Sign("//" | "@" | "::")) {
            ExpressionMistake::ExpressionUnsupported { what }
        } else {
            ExpressionMistake::ExpressionUnexpected { found: what }
        };
        (*at, mistake)
    }

    pub(super) fn deeper<T>(&mut self, inside: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_EXPRESSION_DEPTH {
            return Err((self.at(), ExpressionMistake::ExpressionTooDeep { limit: MAX_EXPRESSION_DEPTH }));
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        result
    }

    /// After a value, `*`, `and`, `or`, `div` and `mod` are operators; before one, they are not.
    fn operator(&self) -> Option<Operator> {
        match self.peek()? {
            Token::Sign(sign) => Operator::from_sign(sign),
            Token::Name(name) if matches!(*name, "and" | "or" | "div" | "mod") => Operator::from_sign(name),
            _ => None,
        }
    }

    pub(super) fn expression(&mut self, least_level: u8) -> Parsed<Node> {
        let mut left = self.unary()?;
        // The level of the chain being built here: one in brackets is a value of its own.
        let mut open_level = None;
        while let Some(operator) = self.operator().filter(|operator| operator.level() >= least_level) {
            self.next += 1;
            let right = self.expression(operator.level() + 1)?;
            left = match left {
                Node::Chain(first, mut rest) if open_level == Some(operator.level()) => {
                    rest.push((operator, right));
                    Node::Chain(first, rest)
                }
                other => Node::Chain(Box::new(other), vec![(operator, right)]),
            };
            open_level = Some(operator.level());
        }
        Ok(left)
    }

    fn unary(&mut self) -> Parsed<Node> {
        if self.take("-") {
            return Ok(Node::Negate(Box::new(self.deeper(Self::unary)?)));
        }
        let at = self.at();
        let first = self.value()?;
        if !matches!(self.peek(), Some(Token::Sign("|"))) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.take("|") {
            parts.push(self.value()?);
        }
        if parts.iter().all(Node::is_node_set) {
            Ok(Node::Union(parts))
        } else {
            Err((at, ExpressionMistake::ExpressionNeedsQuestion { function: "|".into() }))
        }
    }

    /// A value with the predicates and steps that follow it.
    fn value(&mut self) -> Parsed<Node> {
        if let Some(path) = self.path()? {
            return Ok(path);
        }
        let at = self.at();
        let first = self.primary()?;
        if !self.sees("[") && !self.sees("/") {
            if self.sees("//") {
                return Err(self.unexpected());
            }
            return Ok(first);
        }
        if !first.is_node_set() {
            let function = if self.sees("[") { "[ ]" } else { "/" }.to_owned();
            return Err((at, ExpressionMistake::ExpressionNeedsQuestion { function }));
        }
        let predicates = self.predicates()?;
        let steps = if self.take("/") { self.steps()? } else { Vec::new() };
        Ok(Node::Path(Path { start: Start::Nodes(Box::new(first)), predicates, steps }))
    }

    fn primary(&mut self) -> Parsed<Node> {
        let at = self.at();
        let Some(token) = self.peek().cloned() else { return Err(self.unexpected()) };
        let node = match token {
            Token::Number(number) => Node::Number(number),
            Token::Text(text) => Node::Text(text.to_owned()),
            Token::Reference(name) => Node::Reference(self.name(name, at)),
            Token::LastSaved(name) => Node::LastSaved(self.name(name, at)),
            Token::Sign(".") if self.scope.current => Node::Current,
            Token::Sign(".") => return Err((at, ExpressionMistake::ExpressionCurrentWithoutAnswer)),
            Token::Sign("(") => {
                self.next += 1;
                let inner = self.deeper(|parser| parser.expression(0))?;
                if !self.take(")") {
                    return Err(self.not_closed(at));
                }
                return Ok(inner);
            }
            Token::Name(name) if matches!(self.peek_second(), Some(Token::Sign("("))) => {
                self.next += 2;
                return self.call(name, at);
            }
            Token::Name(name) => {
                return Err((at, ExpressionMistake::ExpressionBareName { name: shortened(name) }));
            }
            Token::Sign(_) => return Err(self.unexpected()),
        };
        self.next += 1;
        Ok(node)
    }

    pub(super) fn not_closed(&self, opened_at: usize) -> (usize, ExpressionMistake) {
        match self.peek() {
            None => (opened_at, ExpressionMistake::ExpressionBracketNotClosed),
            Some(_) => self.unexpected(),
        }
    }

    fn name(&mut self, name: &str, at: usize) -> usize {
        numbered(&mut self.names, name, at)
    }

    /// `current()` and `instance('name')`, which are no functions but places.
    fn place(&mut self, name: &str, at: usize) -> Parsed<Node> {
        let literal = match self.peek() {
            Some(Token::Text(text)) if name == "instance" => Some(*text),
            _ => None,
        };
        self.next += usize::from(literal.is_some());
        let (least, found) = (usize::from(name == "instance"), usize::from(literal.is_some()));
        if least != found {
            if self.sees(")") || name == "current" {
                return Err((at, wrong_arity(name, least, Some(least), 1 - least)));
            }
            return Err((
                self.at(),
                ExpressionMistake::ExpressionNeedsName { function: format!("{name}()") },
            ));
        }
        if !self.take(")") {
            return Err(self.not_closed(at));
        }
        Ok(literal.map_or(Node::Origin, |name| Node::Source(numbered(&mut self.sources, name, at))))
    }

    fn call(&mut self, name: &str, at: usize) -> Parsed<Node> {
        if matches!(name, "current" | "instance") {
            return self.place(name, at);
        }
        let function = functions::find(name).ok_or_else(|| (at, unknown_function(name)))?;
        let mut arguments = Vec::new();
        while !self.take(")") {
            if !arguments.is_empty() && !self.take(",") {
                return Err(self.not_closed(at));
            }
            let argument_at = self.at();
            let mut argument = self.deeper(|parser| parser.expression(0))?;
            if function.names_question == Some(arguments.len()) {
                argument = self.quoted_reference(argument, argument_at);
            }
            let must_be_question =
                function.works_on_questions || function.names_question == Some(arguments.len());
            if must_be_question && !argument.is_node_set() {
                let function = format!("{name}()");
                return Err((argument_at, ExpressionMistake::ExpressionNeedsQuestion { function }));
            }
            arguments.push(argument);
        }
        // XPath's short form; outside of a predicate it would be the answer that is being computed.
        if self.inside > 0 && arguments.is_empty() && matches!(name, "string-length" | "normalize-space") {
            arguments.push(Node::Path(Path {
                start: Start::Context,
                predicates: Vec::new(),
                steps: vec![Step { test: Test::Itself, predicates: Vec::new(), at }],
            }));
        }
        let pattern = pattern(function, &arguments).map_err(|mistake| (at, mistake))?;
        if arguments.len() < function.least || function.most.is_some_and(|most| arguments.len() > most) {
            return Err((at, wrong_arity(name, function.least, function.most, arguments.len())));
        }
        Ok(Node::Call(Call { function, arguments, pattern }))
    }

    /// XLSForm writes `jr:choice-name(${q}, '${q}')`: the question's name stands in quotation marks.
    fn quoted_reference(&mut self, argument: Node, at: usize) -> Node {
        if let Node::Text(text) = &argument
            && let Ok(inner) = tokens(text)
            && let [(_, Token::Reference(name))] = inner[..]
        {
            return Node::Reference(self.name(name, at));
        }
        argument
    }
}

/// The number of a name among those of an expression.
fn numbered(names: &mut Vec<(String, usize)>, name: &str, at: usize) -> usize {
    let known = names.iter().position(|(known, _)| known == name);
    known.unwrap_or_else(|| {
        names.push((name.to_owned(), at));
        names.len() - 1
    })
}

fn wrong_arity(name: &str, least: usize, most: Option<usize>, found: usize) -> ExpressionMistake {
    let function = name.to_owned();
    if most == Some(least) {
        return ExpressionMistake::ExpressionArityOne { function, expected: least, found };
    }
    let most = most.map_or_else(|| "∞".to_owned(), |most| most.to_string());
    ExpressionMistake::ExpressionArity { function, least, most, found }
}

fn unknown_function(name: &str) -> ExpressionMistake {
    let function = shortened(name);
    match nearest(name, functions::names()) {
        Some(nearest) => ExpressionMistake::ExpressionFunctionUnknownNear { function, nearest },
        None => ExpressionMistake::ExpressionFunctionUnknown { function },
    }
}

fn pattern(function: &Function, arguments: &[Node]) -> Result<Option<Regex>, ExpressionMistake> {
    match (function.name, arguments) {
        ("regex", [_, Node::Text(written)]) => {
            functions::compile(written).map(Some).ok_or(ExpressionMistake::ExpressionPattern)
        }
        _ => Ok(None),
    }
}
