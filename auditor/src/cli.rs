//! The command line, as a table.

use clap::{Parser, Subcommand};
use kin_terminal::{Result, Terminal};

use crate::commands::{
    ceremony, closing, cosign, cosign_key, destruction, mirror, parcel, study, verify, witness,
};

/// Check what the research team and the server have signed, without any secret
#[derive(Debug, Parser)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Study(study::Args),
    Mirror(mirror::Args),
    Verify(verify::Args),
    Parcel(parcel::Args),
    CosignKey(cosign_key::Args),
    Cosign(cosign::Args),
    Ceremony(ceremony::Args),
    Witness(witness::Args),
    Destruction(destruction::Args),
    Closing(closing::Args),
}

/// Runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    // A witness's key is in memory while she signs.
    kin_terminal::memory::lock();
    match cli.command {
        Command::Study(args) => study::run(&args, terminal),
        Command::Mirror(args) => mirror::run(&args, terminal),
        Command::Verify(args) => verify::run(&args, terminal),
        Command::Parcel(args) => parcel::run(&args, terminal),
        Command::CosignKey(args) => cosign_key::run(&args, terminal),
        Command::Cosign(args) => cosign::run(&args, terminal),
        Command::Ceremony(args) => ceremony::run(&args, terminal),
        Command::Witness(args) => witness::run(&args, terminal),
        Command::Destruction(args) => destruction::run(&args, terminal),
        Command::Closing(args) => closing::run(&args, terminal),
    }
}
