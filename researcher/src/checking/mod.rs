//! A look at a form that has no mistakes: what is legal and yet unwise, and what the form gives away about a person.

mod advice;
mod conditions;
mod finite;
mod literals;
mod questions;
mod summary;
mod words;

use kin_forms::Form;
use serde_json::Value;

pub use advice::{Advice, Advised};
pub use summary::{Asked, Kept, Summary};

use crate::positions::Positions;

/// Everything that is unwise about a form, in order of the file. `bytes` are those it was read from.
pub fn advise(form: &Form, bytes: &[u8]) -> Vec<Advised> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let positions = Positions::of(text);
    let json: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let mut look = Look { form, json: &json, positions: &positions, found: Vec::new() };
    look.whole();
    look.questions();
    look.conditions();
    look.literals();
    look.words();
    let mut found = look.found;
    found.sort_by_key(|one| one.position);
    found
}

/// A form under a careful eye.
struct Look<'f> {
    form: &'f Form,
    json: &'f Value,
    positions: &'f Positions,
    found: Vec<Advised>,
}

impl Look<'_> {
    /// Says something of a question, at one of its properties.
    fn of(&mut self, question: &str, property: &str, advice: Advice) {
        let position = self.positions.of_item(question, property);
        self.found.push(Advised { position, question: Some(question.to_owned()), advice });
    }

    /// Says something of a part of the form that is no question.
    fn at(&mut self, pointer: &str, advice: Advice) {
        self.found.push(Advised { position: self.positions.at(pointer), question: None, advice });
    }
}
