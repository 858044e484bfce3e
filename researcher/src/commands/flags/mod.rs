//! `flags`: interviews that somebody should look at.

pub(crate) mod decide;
pub(crate) mod list;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Lists interviews that somebody should look at, one by one, and takes down what is decided about them.
#[derive(Debug, Subcommand)]
pub(crate) enum Flags {
    List(list::List),
    Decide(decide::Decide),
}

pub(crate) fn run(command: Flags, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Flags::List(args) => list::run(&args, secrets, terminal),
        Flags::Decide(args) => decide::run(&args, secrets, terminal),
    }
}
