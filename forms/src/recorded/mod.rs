//! A response as the desk reads it.

mod body;
mod invalid;
mod validate;

use std::collections::BTreeMap;

pub use invalid::Invalid;

use crate::answer::Answer;
use crate::form::ConsentMode;
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

/// A response that the form itself has accepted again. Prints as nothing; its answers are wiped with it.
pub struct Recorded {
    /// What was agreed to.
    pub consent: Consented,
    /// The language it ended in.
    pub language: String,
    /// When it started, to the minute.
    pub started: Now,
    /// When it was finished, to the minute.
    pub finished: Now,
    /// Answers and calculated values by question name; what was not answered or not relevant is not there.
    pub answers: BTreeMap<String, Answer>,
}

impl std::fmt::Debug for Recorded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Recorded(…)")
    }
}
