//! The command line, as a table.

use clap::{Parser, Subcommand};
use kin_terminal::{Result, Terminal};

use crate::commands::{backup, check, export, init, log_key, purge, serve, status, study, unpack, withdraw};

/// Keep the sealed envelopes of studies, without being able to read them
#[derive(Debug, Parser)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    LogKey(log_key::Args),
    #[command(subcommand)]
    Study(study::Command),
    Serve(serve::Args),
    Unpack(unpack::Args),
    Export(export::Args),
    Status(status::Args),
    Withdraw(withdraw::Args),
    Purge(purge::Args),
    Check(check::Args),
    Backup(backup::Args),
}

/// Runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    match cli.command {
        Command::Init(args) => init::run(&args, terminal),
        Command::LogKey(args) => log_key::run(&args, terminal),
        Command::Study(study::Command::Load(args)) => study::load::run(&args, terminal),
        Command::Study(study::Command::Reader(args)) => study::reader::run(&args, terminal),
        Command::Study(study::Command::Packages(args)) => study::packages::run(&args, terminal),
        Command::Study(study::Command::Cosign(args)) => study::cosign::run(&args, terminal),
        Command::Serve(args) => serve::run(&args, terminal),
        Command::Unpack(args) => unpack::run(&args, terminal),
        Command::Export(args) => export::run(&args, terminal),
        Command::Status(args) => status::run(&args, terminal),
        Command::Withdraw(args) => withdraw::run(&args, terminal),
        Command::Purge(args) => purge::run(&args, terminal),
        Command::Check(args) => check::run(&args, terminal),
        Command::Backup(args) => backup::run(&args, terminal),
    }
}
