//! Expressions: XLSForm's dialect of XPath 1.0, as JavaRosa evaluates it.
//!
//! Text → [`token`] → [`parse`] → [`syntax`] → [`evaluate`] over a [`World`]. Functions are tables in [`functions`].
//! The order in which a form's expressions are evaluated is in [`plan`].

mod alone;
mod bind;
mod evaluate;
mod functions;
mod longest;
mod mistake;
mod moment;
mod node;
mod number;
mod operate;
mod parse;
mod plan;
mod print;
mod row;
mod steps;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod value;
mod walk;

pub use alone::{Alone, LoneError, LoneValue, evaluate_alone};
pub(crate) use bind::{Read, Schema, Unbound};
pub(crate) use evaluate::{EvaluationError, World};
pub(crate) use functions::names as function_names;
pub(crate) use functions::{draws, order as shuffled, seed_of};
pub use mistake::ExpressionMistake;
pub(crate) use moment::{Moment, date_text, parse_date, time_text};
pub(crate) use node::{InstanceId, NodeId, Target};
pub(crate) use number::equal as number_equal;
pub(crate) use parse::Scope;
pub(crate) use plan::{Plan, Vertex};
pub(crate) use syntax::Test;
pub(crate) use value::Value;

/// An expression that was read and whose names are known.
#[derive(Clone)]
pub struct Expression {
    text: String,
    root: syntax::Node,
    /// Names of what it reads by `${name}`, each once, with the byte at which each first stands.
    names: Vec<(String, usize)>,
    /// Names of what it reads by `instance('name')`, likewise.
    sources: Vec<(String, usize)>,
    /// What the names stand for. Filled by [`Expression::bind`], like the rest.
    targets: Vec<Target>,
    source_numbers: Vec<usize>,
    reads: Vec<Read>,
}

impl Expression {
    /// Reads an expression of at most [`crate::limits::MAX_EXPRESSION_BYTES`].
    ///
    /// Errors: the first mistake, with the byte at which it stands.
    pub(crate) fn parse(text: &str, scope: Scope<'_>) -> Result<Expression, (usize, ExpressionMistake)> {
        parse::parse(text, scope)
    }

    /// Looks up what it names, seen from `origin`; `rows` is the source that a `choice_filter` goes through.
    ///
    /// Errors: every name and step that stands for nothing, and where it is written.
    pub(crate) fn bind(
        &mut self,
        schema: &dyn Schema,
        origin: Option<Target>,
        rows: Option<usize>,
    ) -> Result<(), Vec<(usize, Unbound)>> {
        let mut mistakes = Vec::new();
        self.targets.clear();
        self.source_numbers.clear();
        for (name, at) in &self.names {
            match schema.find(name) {
                Some(target) => self.targets.push(target),
                None => mistakes.push((*at, Unbound::Name(name.clone()))),
            }
        }
        for (name, at) in &self.sources {
            let unknown =
                || ExpressionMistake::ExpressionSourceUnknown { name: crate::reading::shortened(name) };
            match schema.source(name) {
                Some(source) => self.source_numbers.push(source),
                None => mistakes.push((*at, Unbound::Mistake(unknown()))),
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let mut binder = bind::Binder {
            expression: self,
            schema,
            origin,
            rows,
            reads: std::collections::BTreeSet::new(),
            mistakes,
        };
        binder.follow();
        let (reads, mistakes) = (binder.reads, binder.mistakes);
        self.reads = reads.into_iter().collect();
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    /// The text as the form has it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Names of what it reads by `${name}`, each once.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_str())
    }

    /// What `${name}` number `name` stands for.
    pub(crate) fn target(&self, name: usize) -> Option<Target> {
        self.targets.get(name).copied()
    }

    /// What `instance('name')` number `source` stands for.
    pub(crate) fn source(&self, source: usize) -> Option<usize> {
        self.source_numbers.get(source).copied()
    }

    /// Everything it reads, from one place of the form.
    pub(crate) fn reads(&self) -> &[Read] {
        &self.reads
    }

    /// Whether it draws from the chance of the interview.
    pub(crate) fn draws(&self) -> bool {
        fn any(node: &syntax::Node) -> bool {
            matches!(node, syntax::Node::Call(call) if draws(call)) || node.children().into_iter().any(any)
        }
        any(&self.root)
    }

    /// Names of the questions it reads by `${last-saved#name}`.
    pub(crate) fn last_saved(&self) -> Vec<&str> {
        fn gather(node: &syntax::Node, found: &mut Vec<usize>) {
            if let syntax::Node::LastSaved(name) = node {
                found.push(*name);
            }
            node.children().into_iter().for_each(|child| gather(child, found));
        }
        let mut found = Vec::new();
        gather(&self.root, &mut found);
        found.into_iter().filter_map(|name| self.names.get(name)).map(|(name, _)| name.as_str()).collect()
    }

    /// Its value in `world`, which is of the form it was bound to.
    pub(crate) fn evaluate(&self, world: &dyn World) -> Result<Value, EvaluationError> {
        let scene = evaluate::Scene { expression: self, world, context: world.context(), place: None };
        evaluate::evaluate(&self.root, &scene)
    }

    /// For a condition over the rows of a source: the rows it can be true for, by an index; none where none helps.
    pub(crate) fn candidate_rows(&self, world: &dyn World, source: usize) -> Option<Vec<u32>> {
        let scene = evaluate::Scene { expression: self, world, context: world.context(), place: None };
        row::candidates(&self.root, source, &scene).ok().flatten()
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.text == other.text
    }
}

impl std::fmt::Debug for Expression {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Expression").field(&self.text).finish()
    }
}

/// In canonical spelling: one blank around operators, brackets only where they are needed.
impl std::fmt::Display for Expression {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        print::Printed { node: &self.root, names: &self.names, sources: &self.sources }.fmt(formatter)
    }
}
