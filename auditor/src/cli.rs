//! The command line, as a table.

use clap::{Parser, Subcommand};
use kin_terminal::{Result, Terminal};

use crate::commands::study;

/// Check what the research team has signed, without any secret
#[derive(Debug, Parser)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Study(study::Args),
}

/// Runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    match cli.command {
        Command::Study(args) => study::run(&args, terminal),
    }
}
