//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kin_terminal::{Result, Terminal};
use zeroize::Zeroizing;

use crate::commands::{enrol, fill, forms, import, outbox, send, status};
use crate::folder;
use crate::storage::SqliteStorage;

/// For the person asking the questions: fill forms, keep the answers sealed, send them.
#[derive(Debug, Parser)]
pub struct Cli {
    #[command(flatten)]
    here: Here,
    #[command(subcommand)]
    command: Command,
}

/// Where the device's data lies and how its passphrase comes in.
#[derive(Debug, Args)]
pub(crate) struct Here {
    /// The folder of the device's data, instead of KIN_DATA or the folder of this user
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Reads the passphrase from the first line of a file, instead of asking for it
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Enrol(enrol::Enrol),
    Forms(forms::Forms),
    Fill(fill::Fill),
    Import(import::Import),
    Outbox(outbox::Outbox),
    Send(send::Send),
    Status(status::Status),
}

/// What every command may say.
#[derive(Debug, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    PassphrasePrompt,
    NewPassphrasePrompt,
}

/// Runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    let here = &cli.here;
    match cli.command {
        Command::Enrol(args) => enrol::run(&args, here, terminal),
        Command::Forms(args) => forms::run(&args, here, terminal),
        Command::Fill(args) => fill::run(&args, here, terminal),
        Command::Import(args) => import::run(&args, here, terminal),
        Command::Outbox(args) => outbox::run(&args, here, terminal),
        Command::Send(args) => send::run(&args, here, terminal),
        Command::Status(args) => status::run(&args, here, terminal),
    }
}

impl Here {
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        folder::chosen(self.data.clone())
    }

    pub(crate) fn storage(&self) -> Result<SqliteStorage> {
        folder::open(&self.folder()?)
    }

    pub(crate) fn passphrase(&self, terminal: &mut Terminal) -> Result<Zeroizing<String>> {
        terminal.passphrase(&Say::PassphrasePrompt, self.passphrase_file.as_deref())
    }

    pub(crate) fn new_passphrase(&self, terminal: &mut Terminal) -> Result<Zeroizing<String>> {
        terminal.new_passphrase(&Say::NewPassphrasePrompt, self.passphrase_file.as_deref())
    }
}
