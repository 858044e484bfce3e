//! Whether an answer is taken.
//!
//! What holds when an expression has no value, because the form is at fault (a date that is none, a text without end): the
//! question is asked, all choices are offered, an answer is needed, the calculation is empty, and the constraint is not
//! met, nor the warning. No answer is lost to such a form, and none gets through unchecked.

use super::document::Eyes;
use super::sheet::Sheet;
use crate::answer::{Answer, Refusal, fit};
use crate::expression::{Expression, InstanceId, NodeId};

impl Sheet {
    /// Checks an answer against type, choices and constraint, bringing it to NFC on the way.
    pub(crate) fn judge(&self, question: usize, at: InstanceId, answer: &mut Answer) -> Result<(), Refusal> {
        let asked = self.question(question);
        if asked.read_only {
            return Err(Refusal::AnswerReadOnly { question: asked.name.clone() });
        }
        self.with_choices(question, at, |choices| fit::fit(asked, choices, answer))?;
        if self.meets_constraint(question, at, answer) {
            return Ok(());
        }
        Err(self.unmet(question))
    }

    /// That an answer does not meet its constraint, in the form's words.
    pub(crate) fn unmet(&self, question: usize) -> Refusal {
        let asked = self.question(question);
        let message = asked.constraint_message.as_ref().map_or("", |words| words.in_language(&self.language));
        Refusal::AnswerConstraint { question: asked.name.clone(), message: unfilled(message) }
    }

    /// That an answer does not meet its warning, in the form's words.
    pub(crate) fn warned(&self, question: usize) -> Refusal {
        let asked = self.question(question);
        let message = asked.warning_message.as_ref().map_or("", |words| words.in_language(&self.language));
        Refusal::AnswerWarned { question: asked.name.clone(), message: unfilled(message) }
    }

    /// Whether the question takes an answer that is in the form a response holds: NFC, choices in the list's order.
    pub(crate) fn takes(&self, question: usize, at: InstanceId, answer: &Answer) -> bool {
        let mut brought = answer.duplicate();
        let fits = self
            .with_choices(question, at, |choices| fit::fit(self.question(question), choices, &mut brought));
        fits.is_ok() && brought == *answer
    }

    /// A missing value is not judged by the constraint, as an empty answer is not.
    pub(crate) fn meets_constraint(&self, question: usize, at: InstanceId, answer: &Answer) -> bool {
        self.meets(self.question(question).constraint.as_ref(), question, at, answer)
    }

    /// Nor by the warning.
    pub(crate) fn meets_warning(&self, question: usize, at: InstanceId, answer: &Answer) -> bool {
        self.meets(self.question(question).warning.as_ref(), question, at, answer)
    }

    fn meets(
        &self,
        condition: Option<&Expression>,
        question: usize,
        at: InstanceId,
        answer: &Answer,
    ) -> bool {
        let condition = condition.filter(|_| answer.missing().is_none());
        let Some(condition) = condition else { return true };
        let current = Some(answer.to_value(self.now.offset));
        let eyes = Eyes { current, ..Eyes::of(self, NodeId::Question { question, at }) };
        condition.evaluate(&eyes).is_ok_and(|value| value.to_boolean())
    }

    /// Whether a question's answer does not meet its constraint: another answer may have changed since.
    pub(crate) fn contradicts(&self, question: usize, at: InstanceId) -> bool {
        self.answer(question, at).is_some_and(|answer| !self.meets_constraint(question, at, answer))
    }

    /// Whether a question's answer does not meet its warning, and nobody said why.
    pub(crate) fn is_doubtful(&self, question: usize, at: InstanceId) -> bool {
        self.question(question).warning.is_some()
            && self.reason(question, at).is_none()
            && self.answer(question, at).is_some_and(|answer| !self.meets_warning(question, at, answer))
    }

    /// That the question needs an answer, in the form's words.
    pub(crate) fn required(&self, question: usize) -> Refusal {
        let asked = self.question(question);
        let message = asked.required_message.as_ref().map_or("", |words| words.in_language(&self.language));
        Refusal::AnswerRequired { question: asked.name.clone(), message: unfilled(message) }
    }
}

/// Words without the answers that `${name}` stands for: a refusal travels further than an interview's screen.
fn unfilled(words: &str) -> String {
    crate::form::filled(words, |_| zeroize::Zeroizing::new("…".to_owned())).as_str().to_owned()
}
