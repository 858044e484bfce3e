//! `keys`: the working keys of a study.

pub(crate) mod new;

use std::path::Path;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

/// Makes the keys that open responses.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    New(new::New),
}

pub(crate) fn run(command: Keys, passphrase: Option<&Path>, terminal: &mut Terminal) -> Result {
    match command {
        Keys::New(args) => new::run(&args, passphrase, terminal),
    }
}
