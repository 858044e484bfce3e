//! A response as the desk reads it.
use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::form::{ConsentMode, Form};
use crate::now::Now;

/// What was agreed to before the first question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consented {
    /// The form does not ask.
    NotAsked,
    /// Agreed, with the answer to each purpose in the order of the form.
    Agreed {
        /// Name of the purpose, and whether it was agreed to.
        purposes: Vec<(String, bool)>,
        /// How.
        mode: ConsentMode,
    },
    /// Declined: there are no answers.
    Declined,
}

/// A response that the form itself has accepted again.
pub struct Recorded {
    /// What was agreed to.
    pub consent: Consented,
    /// The language it ended in.
    pub language: String,
    /// When it started.
    pub started: Now,
    /// When it was finished.
    pub finished: Now,
    /// Answers and calculated values by question name; what was not answered or not relevant is not there.
    pub answers: BTreeMap<String, Answer>,
}

impl std::fmt::Debug for Recorded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Recorded(…)")
    }
}

/// Why a body is not a response to this form. Never quotes a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Invalid {
    /// Not JSON of the right shape.
    #[error("the response is not of the right shape")]
    ResponseShape,
}

impl Form {
    /// Reads and checks the body of a response at the desk.
    pub fn validate(&self, _body: &[u8]) -> Result<Recorded, Vec<Invalid>> {
        todo!()
    }
}
