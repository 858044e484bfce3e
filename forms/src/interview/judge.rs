//! Whether an answer is taken.
//!
//! What holds when an expression has no value, because the form is at fault (a date that is none, a text without end): the
//! question is asked, all choices are offered, an answer is needed, the calculation is empty, and the constraint is not
//! met. No answer is lost to such a form, and none gets through unchecked.

use super::eyes::Eyes;
use super::sheet::Sheet;
use crate::answer::{Answer, Refusal, fit};

impl Sheet {
    /// Checks an answer against type, choices and constraint, bringing it to NFC on the way.
    pub(crate) fn judge(&self, index: usize, answer: &mut Answer) -> Result<(), Refusal> {
        fit::fit(self.question(index), &self.choices(index), answer)?;
        if self.meets_constraint(index, answer) {
            return Ok(());
        }
        let question = self.question(index);
        let message =
            question.constraint_message.as_ref().map_or("", |words| words.in_language(&self.language));
        Err(Refusal::AnswerConstraint { question: question.name.clone(), message: unfilled(message) })
    }

    /// Whether the question takes an answer that is in the form a response holds: NFC, choices in the list's order.
    pub(crate) fn takes(&self, index: usize, answer: &Answer) -> bool {
        let mut brought = answer.duplicate();
        fit::fit(self.question(index), &self.choices(index), &mut brought).is_ok() && brought == *answer
    }

    /// A missing value is not judged by the constraint, as an empty answer is not.
    pub(crate) fn meets_constraint(&self, index: usize, answer: &Answer) -> bool {
        let constraint = self.question(index).constraint.as_ref().filter(|_| answer.missing().is_none());
        let Some(constraint) = constraint else { return true };
        let eyes = Eyes { current: Some(answer.to_value()), ..Eyes::of(self) };
        constraint.evaluate(&eyes).is_ok_and(|value| value.to_boolean())
    }

    /// That the question needs an answer, in the form's words.
    pub(crate) fn required(&self, index: usize) -> Refusal {
        let question = self.question(index);
        let message =
            question.required_message.as_ref().map_or("", |words| words.in_language(&self.language));
        Refusal::AnswerRequired { question: question.name.clone(), message: unfilled(message) }
    }
}

/// Words without the answers that `${name}` stands for: a refusal travels further than an interview's screen.
fn unfilled(words: &str) -> String {
    crate::form::filled(words, |_| zeroize::Zeroizing::new("…".to_owned())).as_str().to_owned()
}
