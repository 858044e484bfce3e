//! `device`: the devices of a study.

pub(crate) mod add;
pub(crate) mod assign;
pub(crate) mod list;
pub(crate) mod revoke;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Adds devices, lists them, revokes them.
#[derive(Debug, Subcommand)]
pub(crate) enum Device {
    Add(add::Add),
    Assign(assign::Assign),
    List(list::List),
    Revoke(revoke::Revoke),
}

pub(crate) fn run(command: Device, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Device::Add(args) => add::run(args, secrets, terminal),
        Device::Assign(args) => assign::run(&args, secrets, terminal),
        Device::List(args) => list::run(&args, terminal),
        Device::Revoke(args) => revoke::run(args, terminal),
    }
}
