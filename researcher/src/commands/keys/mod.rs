//! `keys`: the keys of a study, from birth to death.

pub(crate) mod ceremony;
pub(crate) mod destroy;
pub(crate) mod new;
pub(crate) mod office;
pub(crate) mod rehearse;
pub(crate) mod rewrap;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Makes the keys that open responses, tries them, ends them.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    New(new::New),
    Ceremony(ceremony::Ceremony),
    Rehearse(rehearse::Rehearse),
    Rewrap(rewrap::Rewrap),
    Destroy(destroy::Destroy),
    Office(office::Office),
}

pub(crate) fn run(command: Keys, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Keys::New(args) => new::run(&args, secrets, terminal),
        Keys::Ceremony(args) => ceremony::run(&args, secrets, terminal),
        Keys::Rehearse(args) => rehearse::run(&args, secrets, terminal),
        Keys::Rewrap(args) => rewrap::run(&args, secrets, terminal),
        Keys::Destroy(args) => destroy::run(&args, secrets, terminal),
        Keys::Office(args) => office::run(&args, secrets, terminal),
    }
}
