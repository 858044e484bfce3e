//! `set-aside`: what an opening did not take in.

pub(crate) mod decide;
pub(crate) mod list;
pub(crate) mod show;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::commands::unlock::Secrets;
use crate::opening::Reason;

/// Lists what is set aside, shows what is known of it, and takes down what people decide about it.
#[derive(Debug, Subcommand)]
pub(crate) enum SetAside {
    List(list::List),
    Show(show::Show),
    Decide(decide::Decide),
}

pub(crate) fn run(command: SetAside, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        SetAside::List(args) => list::run(&args, secrets, terminal),
        SetAside::Show(args) => show::run(&args, secrets, terminal),
        SetAside::Decide(args) => decide::run(&args, secrets, terminal),
    }
}

/// The words of one envelope's finding: its name is their id.
#[derive(Serialize)]
struct Found {
    id: &'static str,
    count: u64,
}

fn reason(reason: Reason, terminal: &Terminal) -> String {
    terminal.text(&Found { id: reason.into(), count: 1 })
}
