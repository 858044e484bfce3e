//! `roots`: who signs the study note, when it is more than one.

pub(crate) mod change;
pub(crate) mod cosign;
pub(crate) mod new;
pub(crate) mod take;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Signs the study note in several hands, and changes whose hands they are.
#[derive(Debug, Subcommand)]
pub(crate) enum RootsCommand {
    New(new::New),
    Change(change::Change),
    Cosign(cosign::Cosign),
    Take(take::Take),
}

pub(crate) fn run(command: RootsCommand, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        RootsCommand::New(args) => new::run(&args, secrets, terminal),
        RootsCommand::Change(args) => change::run(&args, secrets, terminal),
        RootsCommand::Cosign(args) => cosign::run(&args, secrets, terminal),
        RootsCommand::Take(args) => take::run(&args, terminal),
    }
}
