//! The home screen: unlocked once, then forms, drafts, sealed interviews and the outbox, until it is left.
//!
//! What is done is done by the functions that the commands call. The screen locks itself when nobody types, and goes blank at
//! one key; either way it comes back with the passphrase only, where it was.

mod assigned;
mod cases;
mod entries;
mod interview;
mod plain;
mod session;
mod whose;

use clap::Args;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::here::Here;

/// Minutes without a key after which the screen locks itself, where nobody says otherwise.
const LOCK_AFTER: u16 = 5;

/// How the home screen is held.
#[derive(Debug, Args)]
pub(crate) struct Home {
    /// Locks the home screen after so many minutes without a key
    #[arg(long, value_name = "MINUTES", default_value_t = LOCK_AFTER, value_parser = clap::value_parser!(u16).range(1..=240))]
    lock_after: u16,
    /// Line by line, for screen readers and pipes
    #[arg(long)]
    plain: bool,
}

/// Holds the session on the whole screen, or line by line where that is asked for or there is no screen.
pub(crate) fn run(args: &Home, here: &Here, terminal: &mut Terminal) -> Result {
    use std::io::IsTerminal as _;
    if args.plain || !terminal.is_interactive() || !std::io::stdout().is_terminal() {
        plain::run(here, terminal)
    } else {
        session::run(args, here, terminal)
    }
}

/// What the home screen says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    HomeWhose,
    HomeKeysWhose,
    HomeSwitch,
    HomeUnlock,
    HomeSlip,
    HomeOpening,
    HomeStudy { title: String },
    HomeBegin { title: String },
    HomeDraft { form: String, began: String, progress: String, label: String },
    HomeAssignments { open: u64 },
    HomeQuota { quota: String, sealed: u64, wanted: u32 },
    HomeUntil { due: String },
    HomeHold,
    HomeAnswer,
    HomeLine,
    HomeInterviews { count: u64 },
    HomeSend { waiting: u64 },
    HomeSalvage { drafts: u64 },
    HomeSending,
    HomeLeave,
    HomeChoose,
    HomeKeys,
    HomeKeysRead,
    HomeKeysList,
    HomeKeysSlip,
    HomeNotStored,
    HomeTryAgain,
    HomeLeaveUnstored,
}

/// What the terminal answers, as a failure of ours.
fn broken(error: std::io::Error) -> kin_terminal::Failure {
    kin_conversation::ConversationError::from(error).into()
}

/// The terminal did what was asked of it.
fn drawn(result: std::io::Result<()>) -> Result {
    result.map_err(broken)
}
