//! The command line.

use clap::{Parser, Subcommand};
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;
use crate::{commands, confinement};

/// The research desk: makes a study, opens what was sealed for it, counts, scores and exports.
///
/// It works on a machine without a network, and denies itself one.
#[derive(Debug, Parser)]
pub struct Cli {
    #[command(flatten)]
    secrets: Secrets,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(subcommand)]
    Study(commands::study::Study),
    #[command(subcommand)]
    Keys(commands::keys::Keys),
    #[command(subcommand)]
    Roots(commands::roots::RootsCommand),
    #[command(subcommand)]
    Contacts(commands::contacts::Contacts),
    #[command(subcommand)]
    Supervisor(commands::supervisor::Supervisor),
    Monitor(commands::monitor::Monitor),
    Publish(commands::publish::Publish),
    Fingerprint(commands::fingerprint::Fingerprint),
    Slips(commands::slips::Slips),
    #[command(subcommand)]
    Device(commands::device::Device),
    #[command(subcommand)]
    Form(commands::form::Form),
    Open(commands::open::Open),
    #[command(subcommand)]
    SetAside(commands::set_aside::SetAside),
    Count(commands::count::Count),
    Score(commands::score::Score),
    Stats(commands::stats::Stats),
    Table(commands::table::Table),
    Risk(commands::risk::Risk),
    Quality(commands::quality::Quality),
    BackCheck(commands::back_check::BackCheck),
    Visits(commands::visits::Visits),
    #[command(subcommand)]
    Flags(commands::flags::Flags),
    Correct(commands::correct::Correct),
    Corrections(commands::corrections::Corrections),
    #[command(subcommand)]
    Attachments(commands::attachments::Attachments),
    #[command(subcommand)]
    Release(commands::release::Release),
    Report(commands::report::Report),
    #[command(subcommand)]
    Requests(commands::requests::Requests),
    Export(commands::export::Export),
}

/// Denies itself the network, then runs one command.
pub fn run(cli: Cli, terminal: &mut Terminal) -> Result {
    // Tried before anything secret is in memory; the ceremony says what came of it.
    kin_terminal::memory::lock();
    confinement::deny_network()?;
    let secrets = &cli.secrets;
    match cli.command {
        Command::Study(command) => commands::study::run(command, secrets, terminal),
        Command::Keys(command) => commands::keys::run(command, secrets, terminal),
        Command::Roots(command) => commands::roots::run(command, secrets, terminal),
        Command::Contacts(command) => commands::contacts::run(command, secrets, terminal),
        Command::Supervisor(command) => commands::supervisor::run(command, secrets, terminal),
        Command::Monitor(args) => commands::monitor::run(&args, secrets, terminal),
        Command::Publish(args) => commands::publish::run(&args, terminal),
        Command::Fingerprint(args) => commands::fingerprint::run(&args, terminal),
        Command::Slips(args) => commands::slips::run(&args, terminal),
        Command::Device(command) => commands::device::run(command, secrets, terminal),
        Command::Form(command) => commands::form::run(command, terminal),
        Command::Open(args) => commands::open::run(&args, secrets, terminal),
        Command::SetAside(command) => commands::set_aside::run(command, secrets, terminal),
        Command::Count(args) => commands::count::run(&args, secrets, terminal),
        Command::Score(args) => commands::score::run(&args, secrets, terminal),
        Command::Stats(args) => commands::stats::run(&args, secrets, terminal),
        Command::Table(args) => commands::table::run(&args, secrets, terminal),
        Command::Risk(args) => commands::risk::run(&args, secrets, terminal),
        Command::Quality(args) => commands::quality::run(&args, secrets, terminal),
        Command::BackCheck(args) => commands::back_check::run(&args, secrets, terminal),
        Command::Visits(args) => commands::visits::run(&args, secrets, terminal),
        Command::Flags(command) => commands::flags::run(command, secrets, terminal),
        Command::Correct(args) => commands::correct::run(&args, secrets, terminal),
        Command::Corrections(args) => commands::corrections::run(&args, secrets, terminal),
        Command::Attachments(command) => commands::attachments::run(&command, secrets, terminal),
        Command::Release(command) => commands::release::run(command, secrets, terminal),
        Command::Report(args) => commands::report::run(&args, secrets, terminal),
        Command::Requests(command) => commands::requests::run(command, terminal),
        Command::Export(args) => commands::export::run(&args, secrets, terminal),
    }
}
