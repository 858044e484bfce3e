//! Expressions: XLSForm's dialect of XPath 1.0, as JavaRosa evaluates it.
//!
//! Text → [`token`] → [`parse`] → [`syntax`] → [`evaluate`] over a [`World`]. Functions are tables in [`functions`].
//! The order in which a form's expressions are evaluated is in [`plan`].

mod evaluate;
mod functions;
mod mistake;
mod moment;
mod number;
mod operate;
mod parse;
mod plan;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod value;

pub(crate) use evaluate::{EvaluationError, World};
pub use mistake::ExpressionMistake;
pub(crate) use moment::{Moment, date_text, parse_date, time_text};
pub(crate) use number::equal as number_equal;
pub(crate) use parse::Scope;
pub(crate) use plan::{Plan, Vertex};
pub(crate) use syntax::Node;
pub(crate) use value::Value;

/// An expression that was read and whose names are known.
#[derive(Clone)]
pub struct Expression {
    text: String,
    root: Node,
    /// Names of the questions it reads, each once, with the byte at which each first stands.
    names: Vec<(String, usize)>,
    /// The same as indexes into the form's questions. Filled by [`Expression::bind`].
    questions: Vec<usize>,
}

impl Expression {
    /// Reads an expression of at most [`crate::limits::MAX_EXPRESSION_BYTES`].
    ///
    /// Errors: the first mistake, with the byte at which it stands.
    pub(crate) fn parse(text: &str, scope: Scope<'_>) -> Result<Expression, (usize, ExpressionMistake)> {
        parse::parse(text, scope)
    }

    /// Looks up the questions it names. Errors: every name that `find` does not know, and where it stands.
    pub(crate) fn bind(&mut self, find: impl Fn(&str) -> Option<usize>) -> Result<(), Vec<(String, usize)>> {
        let mut unknown = Vec::new();
        self.questions.clear();
        for (name, at) in &self.names {
            match find(name) {
                Some(index) => self.questions.push(index),
                None => unknown.push((name.clone(), *at)),
            }
        }
        if unknown.is_empty() { Ok(()) } else { Err(unknown) }
    }

    /// The text as the form has it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Names of the questions it reads, each once.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_str())
    }

    pub(crate) fn questions(&self) -> &[usize] {
        &self.questions
    }

    /// Its value in `world`, whose question indexes are those of the form it was bound to.
    pub(crate) fn evaluate(&self, world: &dyn World) -> Result<Value, EvaluationError> {
        evaluate::evaluate(&self.root, &evaluate::Scene { expression: self, world })
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
        syntax::Printed { node: &self.root, names: &self.names }.fmt(formatter)
    }
}
