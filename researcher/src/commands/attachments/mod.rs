//! `attachments`: files that travel beside interviews.

pub(crate) mod export;
pub(crate) mod list;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use super::unlock::Secrets;

/// Lists files that travel beside interviews, and takes one out
#[derive(Debug, Subcommand)]
pub(crate) enum Attachments {
    List(list::List),
    Export(export::Export),
}

pub(crate) fn run(command: &Attachments, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Attachments::List(args) => list::run(args, secrets, terminal),
        Attachments::Export(args) => export::run(args, secrets, terminal),
    }
}
