//! The interview.
mod step;
mod unfinished;
use crate::answer::{Answer, Refusal};
use crate::form::{ConsentMode, Form};
use crate::now::Now;
use crate::response::Response;
use std::sync::Arc;
pub use step::{Ask, ConsentStep, Reviewed, Step};
pub use unfinished::Unfinished;
/// An interview under way.
pub struct Interview {
    form: Arc<Form>,
}
impl Interview {
    /// Starts.
    pub fn start(form: Arc<Form>, _language: &str, _now: Now) -> Interview {
        Interview { form }
    }
    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }
    /// Where it stands.
    pub fn step(&self) -> Step<'_> {
        todo!()
    }
    /// Consent is given.
    pub fn agree(&mut self, _purposes: &[(&str, bool)], _mode: ConsentMode) -> Result<(), Refusal> {
        todo!()
    }
    /// Consent is declined: the interview goes to its review and can be finished as a refusal.
    pub fn decline(&mut self) -> Result<(), Refusal> {
        todo!()
    }
    /// Answers the question being asked and moves on.
    pub fn answer(&mut self, _answer: Answer) -> Result<(), Refusal> {
        todo!()
    }
    /// Moves on without touching the answer.
    pub fn skip(&mut self) -> Result<(), Refusal> {
        todo!()
    }
    /// Takes the answer of the question being asked away; does not move.
    pub fn clear(&mut self) -> Result<(), Refusal> {
        todo!()
    }
    /// One question back. False where there is none.
    pub fn back(&mut self) -> bool {
        todo!()
    }
    /// Goes to a question that can be reached.
    pub fn jump(&mut self, _name: &str) -> Result<(), Refusal> {
        todo!()
    }
    /// Goes to the review, or to the first question that needs an answer before it.
    pub fn jump_to_review(&mut self) -> Result<(), Refusal> {
        todo!()
    }
    /// Changes the language.
    pub fn language(&mut self, _language: &str) -> Result<(), Refusal> {
        todo!()
    }
    /// All that will be part of the response.
    pub fn review(&self) -> Vec<Reviewed> {
        todo!()
    }
    /// Finishes.
    pub fn finish(self, _now: Now) -> Result<Response, (Box<Interview>, Unfinished)> {
        todo!()
    }
}
