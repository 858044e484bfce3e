//! Answer scripts: recorded answers that say how a form must behave, like the tests of a program.
//!
//! A script is a JSON file: `given these answers, these questions are asked, these answers are refused, these values are
//! computed`. See the README of this crate for the format. Its answers are made up: a script is a plain file.

mod case;
mod failing;
mod mistake;
mod read;
mod record;
mod run;
mod values;

pub use case::{Case, Consenting, Ending, Expected, Refused, Scored, Script, Told, Warned, WholeScore};
pub use failing::{Failed, Failing};
pub use mistake::ScriptMistake;
pub use read::{MAX_SCRIPT_BYTES, Read, Start, read};
pub use record::Recorder;
pub use run::{Ran, run};
