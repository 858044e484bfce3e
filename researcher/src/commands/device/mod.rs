//! `device`: the devices of a study.

pub(crate) mod add;
pub(crate) mod list;
pub(crate) mod revoke;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

/// Adds devices, lists them, revokes them.
#[derive(Debug, Subcommand)]
pub(crate) enum Device {
    Add(add::Add),
    List(list::List),
    Revoke(revoke::Revoke),
}

pub(crate) fn run(command: Device, terminal: &mut Terminal) -> Result {
    match command {
        Device::Add(args) => add::run(args, terminal),
        Device::List(args) => list::run(&args, terminal),
        Device::Revoke(args) => revoke::run(args, terminal),
    }
}
