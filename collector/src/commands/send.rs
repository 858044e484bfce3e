use clap::Args;
use kin_terminal::{Failure, Result, Terminal};
use serde::Serialize;

use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::here::{Here, open_device};
use crate::sending::{self, Destination, HttpWire, SendError, Server, Which};
use crate::vouchers;

/// Sends what waits in the outbox. Needs a network, and no passphrase.
///
/// Each envelope is paid for with the voucher that lies beside it. It counts as received only by a receipt that proves it to be in the server's log, and is kept here for 30 days
/// after that.
#[derive(Debug, Args)]
pub(crate) struct Send {
    /// Sends again what the server has confirmed and still lies here: for a server that was lost
    #[arg(long)]
    again: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SendNothing,
    SendDone { received: u64 },
    SendWithdrawn { withdrawn: u64 },
    SendForgotten { forgotten: u64, days: i64 },
    SendRefused { sequence: u64, status: String, title: String },
}

pub(crate) fn run(args: &Send, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage()?;
    // What is sent to comes from an enrolment that still holds together; an expired note stops nothing here.
    let device = open_device(&storage, terminal)?;
    let server = Server::parse(&device.note().server)?;
    let to = Destination::of(device.note(), &server);
    let which = if args.again { Which::All } else { Which::Waiting };
    let (mut wire, mut chance) = (HttpWire::new(), SystemChance::default());
    let report = sending::send(&mut storage, to, which, &mut wire, &mut chance, &SystemClock.now())?;
    if report.received > 0 {
        terminal.say(&Say::SendDone { received: report.received });
    }
    if report.withdrawn > 0 {
        terminal.say(&Say::SendWithdrawn { withdrawn: report.withdrawn });
    }
    if report.forgotten > 0 {
        terminal.say(&Say::SendForgotten { forgotten: report.forgotten, days: sending::KEEP_DAYS });
    }
    for (sequence, error) in &report.refused {
        if let SendError::SendProblem { status, title } = error {
            let (sequence, status, title) = (*sequence, status.clone(), title.clone());
            terminal.warn(&Say::SendRefused { sequence, status, title });
        }
    }
    vouchers::tell(&storage, terminal)?;
    if let Some(doubted) = &report.doubted {
        return Err(doubted.clone().into());
    }
    if report.waiting == 0 && report.stopped.is_none() {
        if report.received == 0 && report.withdrawn == 0 {
            terminal.say(&Say::SendNothing);
        }
        return Ok(());
    }
    let incomplete = SendError::SendIncomplete { received: report.received, waiting: report.waiting };
    let failure = Failure::from(incomplete);
    Err(match &report.stopped {
        Some(error @ SendError::SendNoAnswer { source }) => failure.because(error).because(source),
        Some(error) => failure.because(error),
        None => failure,
    })
}
