//! `witness …`: the one thing that an auditor's program signs, with a key of the witness's own.

mod new;
mod sign;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

pub(crate) use new::Say as NewSay;
pub(crate) use sign::Say as SignSay;

/// A witness's key has at most this many bytes.
const MAX_KEY_BYTES: u64 = 1024;

/// Make a witness's key, and sign the transcript of a ceremony with it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Sign(sign::Args),
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    match &args.command {
        Command::New(args) => new::run(args, terminal),
        Command::Sign(args) => sign::run(args, terminal),
    }
}
