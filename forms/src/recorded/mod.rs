//! A response as the desk reads it.

mod body;
mod corrected;
mod identified;
mod invalid;
mod read;
mod validate;
mod withheld;

use std::collections::BTreeMap;

pub(crate) use body::Entries;
pub use identified::Identified;
pub use invalid::Invalid;
pub(crate) use withheld::Withheld;
use zeroize::Zeroizing;

use crate::answer::Answer;
use crate::form::ConsentMode;
use crate::now::Now;
use crate::response::BrokenOff;

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
        /// Whether a minor's guardian agreed and the minor assented.
        assent: bool,
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
    /// What became of the answers of an interview that broke off; none of one that was held to its end.
    pub broken_off: Option<BrokenOff>,
    /// How often it was stopped because she was in distress.
    pub interrupted: u32,
    /// Answers and calculated values by question name, of questions in no repeat; what was not answered or not relevant
    /// is not there.
    pub answers: BTreeMap<String, Answer>,
    /// The instances of repeats by the name of the repeat.
    pub repeats: BTreeMap<String, Vec<RecordedInstance>>,
    /// Answers that do not meet their warning, and why they stand.
    pub overrides: Vec<Override>,
    /// Whether the answers to `direct` questions are in another body that was not there: they, and what depends on them,
    /// were not judged.
    pub is_split: bool,
}

/// One instance of a repeat.
#[derive(Default)]
pub struct RecordedInstance {
    /// Answers and calculated values by question name.
    pub answers: BTreeMap<String, Answer>,
    /// The instances of repeats inside it.
    pub repeats: BTreeMap<String, Vec<RecordedInstance>>,
}

/// Why an answer stands that does not meet its warning.
pub struct Override {
    /// Where it stands: `age`, or `child[2].age` in a repeat.
    pub place: String,
    /// What the person asking wrote.
    pub reason: Zeroizing<String>,
}

impl std::fmt::Debug for RecordedInstance {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecordedInstance(…)")
    }
}

impl std::fmt::Debug for Override {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Override(…)")
    }
}

impl std::fmt::Debug for Recorded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Recorded(…)")
    }
}
