//! `study`: making a study and signing its note.

pub(crate) mod backup;
pub(crate) mod close;
pub(crate) mod form;
pub(crate) mod log;
pub(crate) mod map;
pub(crate) mod new;
pub(crate) mod recover;
pub(crate) mod sign;
pub(crate) mod witnesses;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};

use crate::commands::unlock::Secrets;

/// Makes a study, mends its forms, signs its note, keeps a way back to a lost desk, closes it.
#[derive(Debug, Subcommand)]
pub(crate) enum Study {
    New(new::New),
    #[command(subcommand)]
    Form(form::StudyForm),
    Log(log::Log),
    Map(map::Map),
    Witnesses(witnesses::Witnesses),
    Sign(sign::Sign),
    Backup(backup::Backup),
    Recover(recover::Recover),
    Close(close::Close),
}

pub(crate) fn run(command: Study, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    match command {
        Study::New(args) => new::run(args, secrets, terminal),
        Study::Form(command) => form::run(command, terminal),
        Study::Log(args) => log::run(&args, terminal),
        Study::Map(args) => map::run(&args, terminal),
        Study::Witnesses(args) => witnesses::run(&args, terminal),
        Study::Sign(args) => sign::run(&args, secrets, terminal),
        Study::Backup(args) => backup::run(&args, secrets, terminal),
        Study::Recover(args) => recover::run(&args, secrets, terminal),
        Study::Close(args) => close::run(&args, secrets, terminal),
    }
}
