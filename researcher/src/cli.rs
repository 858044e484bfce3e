//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use kin_terminal::{Result, Terminal};

use crate::{commands, confinement};

/// The research desk: makes a study, opens what was sealed for it, counts, scores and exports.
///
/// It works on a machine without a network, and denies itself one.
#[derive(Debug, Parser)]
pub struct Cli {
    /// Reads the passphrase from the first line of a file, instead of asking for it
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(subcommand)]
    Study(commands::study::Study),
    #[command(subcommand)]
    Keys(commands::keys::Keys),
    Publish(commands::publish::Publish),
    Fingerprint(commands::fingerprint::Fingerprint),
    #[command(subcommand)]
    Device(commands::device::Device),
    #[command(subcommand)]
    Form(commands::form::Form),
    Open(commands::open::Open),
    Count(commands::count::Count),
    Score(commands::score::Score),
    Stats(commands::stats::Stats),
    Table(commands::table::Table),
    Risk(commands::risk::Risk),
    Quality(commands::quality::Quality),
    #[command(subcommand)]
    Release(commands::release::Release),
    Export(commands::export::Export),
}

/// Denies itself the network, then runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    confinement::deny_network()?;
    let passphrase = cli.passphrase_file.as_deref();
    match cli.command {
        Command::Study(command) => commands::study::run(command, passphrase, terminal),
        Command::Keys(command) => commands::keys::run(command, passphrase, terminal),
        Command::Publish(args) => commands::publish::run(&args, terminal),
        Command::Fingerprint(args) => commands::fingerprint::run(&args, terminal),
        Command::Device(command) => commands::device::run(command, terminal),
        Command::Form(command) => commands::form::run(command, terminal),
        Command::Open(args) => commands::open::run(&args, passphrase, terminal),
        Command::Count(args) => commands::count::run(&args, passphrase, terminal),
        Command::Score(args) => commands::score::run(&args, passphrase, terminal),
        Command::Stats(args) => commands::stats::run(&args, passphrase, terminal),
        Command::Table(args) => commands::table::run(&args, passphrase, terminal),
        Command::Risk(args) => commands::risk::run(&args, passphrase, terminal),
        Command::Quality(args) => commands::quality::run(&args, passphrase, terminal),
        Command::Release(command) => commands::release::run(command, passphrase, terminal),
        Command::Export(args) => commands::export::run(&args, passphrase, terminal),
    }
}
