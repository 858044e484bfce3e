//! From typed text to an answer.
use super::{Answer, Refusal};
use crate::form::{Choice, Question};
impl Answer {
    /// Reads what a person typed.
    pub fn parse(_question: &Question, _choices: &[&Choice], _typed: &str) -> Result<Answer, Refusal> {
        todo!()
    }
}
