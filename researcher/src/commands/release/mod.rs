//! `release`.

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

pub(crate) mod deleted;
pub(crate) mod freeze;
pub(crate) mod handover;
pub(crate) mod list;
pub(crate) mod microdata;
pub(crate) mod table;

/// Gives numbers out: from named data, under all rules, recorded in the study's ledger.
#[derive(Debug, Subcommand)]
pub(crate) enum Release {
    Freeze(freeze::Freeze),
    Table(table::Table),
    Microdata(microdata::Microdata),
    Handover(handover::Handover),
    Deleted(deleted::Deleted),
    List(list::List),
}

pub(crate) fn run(command: Release, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Release::Freeze(args) => freeze::run(&args, terminal),
        Release::Table(args) => table::run(&args, secrets, terminal),
        Release::Microdata(args) => microdata::run(&args, secrets, terminal),
        Release::Handover(args) => handover::run(&args, terminal),
        Release::Deleted(args) => deleted::run(&args, terminal),
        Release::List(args) => list::run(&args, terminal),
    }
}
