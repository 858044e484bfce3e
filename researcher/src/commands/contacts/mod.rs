//! `contacts`: names and telephone numbers, under a key that no researcher has.

pub(crate) mod add;
pub(crate) mod extract;
pub(crate) mod new;
pub(crate) mod open;
pub(crate) mod remove;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Keeps direct answers apart: under the key of a contact custodian, which the desk does not have.
#[derive(Debug, Subcommand)]
pub(crate) enum Contacts {
    New(new::New),
    Add(add::Add),
    Remove(remove::Remove),
    Extract(extract::Extract),
    Open(open::Open),
}

pub(crate) fn run(command: Contacts, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Contacts::New(args) => new::run(&args, secrets, terminal),
        Contacts::Add(args) => add::run(&args, terminal),
        Contacts::Remove(args) => remove::run(&args, terminal),
        Contacts::Extract(args) => extract::run(&args, secrets, terminal),
        Contacts::Open(args) => open::run(&args, secrets, terminal),
    }
}
