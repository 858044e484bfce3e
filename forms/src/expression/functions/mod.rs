//! Functions, by family. A family is a table; the parser checks names and numbers of arguments against it.

mod chance;
mod control;
mod dates;
mod digest;
mod logic;
mod nodes;
mod number;
mod paths;
mod pattern;
mod places;
mod selection;
mod shuffle;
mod text;

use zeroize::Zeroizing;

use super::evaluate::{EvaluationError, Scene, evaluate};
use super::syntax::Call;
use super::value::Value;
pub(crate) use chance::draws;
pub(crate) use pattern::compile;
pub(crate) use shuffle::{order, seed_of};

/// What a function gives.
pub(crate) type Evaluated = Result<Value, EvaluationError>;

/// A function as its table has it.
#[derive(Debug)]
pub(crate) struct Function {
    pub(super) name: &'static str,
    pub(super) least: usize,
    /// None: any number.
    pub(super) most: Option<usize>,
    pub(super) evaluate: fn(&Arguments<'_>) -> Evaluated,
    /// Every argument must be `${name}` or a union of such.
    pub(super) works_on_questions: bool,
    /// The argument that names a question instead of reading it.
    pub(super) names_question: Option<usize>,
    /// Whether what it gives are nodes: a path may go on from it.
    pub(super) gives_nodes: bool,
}

impl Function {
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    const fn new(
        name: &'static str,
        least: usize,
        most: usize,
        evaluate: fn(&Arguments<'_>) -> Evaluated,
    ) -> Function {
        Function {
            name,
            least,
            most: Some(most),
            evaluate,
            works_on_questions: false,
            names_question: None,
            gives_nodes: false,
        }
    }

    const fn any_number(
        name: &'static str,
        least: usize,
        evaluate: fn(&Arguments<'_>) -> Evaluated,
    ) -> Function {
        Function {
            name,
            least,
            most: None,
            evaluate,
            works_on_questions: false,
            names_question: None,
            gives_nodes: false,
        }
    }

    const fn on_questions(name: &'static str, evaluate: fn(&Arguments<'_>) -> Evaluated) -> Function {
        Function {
            name,
            least: 1,
            most: Some(1),
            evaluate,
            works_on_questions: true,
            names_question: None,
            gives_nodes: false,
        }
    }
}

const FAMILIES: [&[Function]; 11] = [
    control::FUNCTIONS,
    selection::FUNCTIONS,
    nodes::FUNCTIONS,
    text::FUNCTIONS,
    number::FUNCTIONS,
    logic::FUNCTIONS,
    dates::FUNCTIONS,
    digest::FUNCTIONS,
    places::FUNCTIONS,
    chance::FUNCTIONS,
    paths::FUNCTIONS,
];

/// The function of that name.
pub(super) fn find(name: &str) -> Option<&'static Function> {
    FAMILIES.into_iter().flatten().find(|function| function.name == name)
}

/// The names of all functions.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FAMILIES.into_iter().flatten().map(|function| function.name)
}

/// The arguments of a call; each is evaluated when it is asked for.
pub(crate) struct Arguments<'a> {
    pub(super) call: &'a Call,
    pub(super) scene: &'a Scene<'a>,
}

impl Arguments<'_> {
    fn len(&self) -> usize {
        self.call.arguments.len()
    }

    /// The value of an argument; empty where it was not given.
    fn value(&self, index: usize) -> Evaluated {
        self.call.arguments.get(index).map_or_else(|| Ok(Value::empty()), |node| evaluate(node, self.scene))
    }

    fn text(&self, index: usize) -> Result<Zeroizing<String>, EvaluationError> {
        Ok(self.value(index)?.to_text())
    }

    fn number(&self, index: usize) -> Result<f64, EvaluationError> {
        Ok(self.value(index)?.to_number())
    }

    fn truth(&self, index: usize) -> Result<bool, EvaluationError> {
        Ok(self.value(index)?.to_boolean())
    }

    /// The values of all arguments from `first` on, every node of a node-set its own.
    fn spread(&self, first: usize) -> Result<Vec<Value>, EvaluationError> {
        let mut values = Vec::new();
        for index in first..self.len() {
            values.extend(self.value(index)?.spread());
        }
        Ok(values)
    }
}
