//! `supervisor`: who sees how the survey goes while everything is sealed.

pub(crate) mod add;
pub(crate) mod new;
pub(crate) mod remove;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Names who sees how the survey goes while everything is sealed: check records of interviews, without one answer.
#[derive(Debug, Subcommand)]
pub(crate) enum Supervisor {
    New(new::New),
    Add(add::Add),
    Remove(remove::Remove),
}

pub(crate) fn run(command: Supervisor, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Supervisor::New(args) => new::run(&args, secrets, terminal),
        Supervisor::Add(args) => add::run(&args, terminal),
        Supervisor::Remove(args) => remove::run(&args, terminal),
    }
}
