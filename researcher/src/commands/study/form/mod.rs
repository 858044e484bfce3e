//! `study form`: the forms of a study under way.

pub(crate) mod add;
pub(crate) mod list;
pub(crate) mod retire;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

/// Adds forms and newer versions to a study under way, lists them, retires what is asked no more.
///
/// The next study note says it to devices. Interviews begin with the newest version that the note lists; those under way are finished, and
/// those that are sealed corrected, with the version they have.
#[derive(Debug, Subcommand)]
pub(crate) enum StudyForm {
    Add(add::Add),
    List(list::List),
    Retire(retire::Retire),
}

pub(crate) fn run(command: StudyForm, terminal: &mut Terminal) -> Result {
    match command {
        StudyForm::Add(args) => add::run(&args, terminal),
        StudyForm::List(args) => list::run(&args, terminal),
        StudyForm::Retire(args) => retire::run(&args, terminal),
    }
}
