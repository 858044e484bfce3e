//! The command line.

use clap::{Parser, Subcommand};
use kin_terminal::{Result, Terminal};

use crate::commands::{
    assignments, close, correct, drafts, enrol, fill, forms, import, interviews, label, outbox, pack,
    receipts, resume, salvage, send, status, summary, unpack, update, wipe, withdraw,
};
use crate::here::Here;
use crate::home::{self, Home};

/// For the person asking the questions: fill forms, keep the answers sealed, send them.
///
/// Without a command it opens the home screen: drafts, forms, sealed interviews, sending.
#[derive(Debug, Parser)]
pub struct Cli {
    #[command(flatten)]
    here: Here,
    #[command(flatten)]
    home: Home,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Enrol(enrol::Enrol),
    Forms(forms::Forms),
    #[command(subcommand)]
    Assignments(assignments::Assignments),
    Fill(fill::Fill),
    Drafts(drafts::Drafts),
    Resume(resume::Resume),
    Import(import::Import),
    Interviews(interviews::Interviews),
    Label(label::Label),
    Correct(correct::Correct),
    Outbox(outbox::Outbox),
    Salvage(salvage::Salvage),
    Send(send::Send),
    Summary(summary::Summary),
    Receipts(receipts::Receipts),
    Pack(pack::Pack),
    Unpack(unpack::Unpack),
    Withdraw(withdraw::Withdraw),
    Status(status::Status),
    Update(update::Update),
    Close(close::Close),
    Wipe(wipe::Wipe),
}

/// Runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    // Tried before anything secret is in memory; `status` says what came of it.
    kin_terminal::memory::lock();
    let here = &cli.here;
    let Some(command) = cli.command else { return home::run(&cli.home, here, terminal) };
    match command {
        Command::Enrol(args) => enrol::run(&args, here, terminal),
        Command::Assignments(command) => assignments::run(command, here, terminal),
        Command::Forms(args) => forms::run(&args, here, terminal),
        Command::Fill(args) => fill::run(&args, here, terminal),
        Command::Drafts(args) => drafts::run(&args, here, terminal),
        Command::Resume(args) => resume::run(&args, here, terminal),
        Command::Import(args) => import::run(&args, here, terminal),
        Command::Interviews(args) => interviews::run(&args, here, terminal),
        Command::Label(args) => label::run(&args, here, terminal),
        Command::Correct(args) => correct::run(&args, here, terminal),
        Command::Outbox(args) => outbox::run(&args, here, terminal),
        Command::Salvage(args) => salvage::run(&args, here, terminal),
        Command::Send(args) => send::run(&args, here, terminal),
        Command::Summary(args) => summary::run(&args, here, terminal),
        Command::Receipts(args) => receipts::run(&args, here, terminal),
        Command::Pack(args) => pack::run(&args, here, terminal),
        Command::Unpack(args) => unpack::run(&args, here, terminal),
        Command::Withdraw(args) => withdraw::run(&args, here, terminal),
        Command::Status(args) => status::run(&args, here, terminal),
        Command::Update(args) => update::run(&args, here, terminal),
        Command::Close(args) => close::run(&args, here, terminal),
        Command::Wipe(args) => wipe::run(&args, here, terminal),
    }
}
