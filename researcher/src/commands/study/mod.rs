//! `study`: making a study and signing its note.

pub(crate) mod new;
pub(crate) mod sign;

use std::path::Path;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

/// Makes a study, signs its note.
#[derive(Debug, Subcommand)]
pub(crate) enum Study {
    New(new::New),
    Sign(sign::Sign),
}

pub(crate) fn run(command: Study, passphrase: Option<&Path>, terminal: &mut Terminal) -> Result {
    match command {
        Study::New(args) => new::run(args, passphrase, terminal),
        Study::Sign(args) => sign::run(&args, passphrase, terminal),
    }
}
