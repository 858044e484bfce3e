//! Consent, asked before anything else.

use serde::{Deserialize, Serialize};

use super::words::Words;

/// How consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentMode {
    /// Said aloud to the person asking.
    Spoken,
    /// Signed on paper.
    Written,
}

impl ConsentMode {
    /// All of them.
    pub const ALL: [ConsentMode; 2] = [ConsentMode::Spoken, ConsentMode::Written];

    /// The word for it in forms and responses.
    pub fn name(self) -> &'static str {
        match self {
            ConsentMode::Spoken => "spoken",
            ConsentMode::Written => "written",
        }
    }

    /// The mode with that word.
    pub fn from_name(name: &str) -> Option<ConsentMode> {
        ConsentMode::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

/// What a form says and asks before its first question.
#[derive(Debug, Clone, PartialEq)]
pub struct Consent {
    /// The exact words, by language.
    pub words: Words,
    /// What the answers would be used for, agreed to one by one, without a default.
    pub purposes: Vec<Purpose>,
    /// The ways in which consent may be given. Never empty.
    pub modes: Vec<ConsentMode>,
    /// What is said where a minor answers; without it, minors are not asked for by this form.
    pub assent: Option<Assent>,
}

/// What is said to a minor, whose guardian consents.
#[derive(Debug, Clone, PartialEq)]
pub struct Assent {
    /// What is asked to learn whether a minor answers.
    pub ask: Words,
    /// The exact words read to the minor.
    pub words: Words,
}

/// One use of the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Purpose {
    /// Its name in responses.
    pub name: String,
    /// What is read out.
    pub label: Words,
    /// Without it there is no interview.
    pub required: bool,
}
