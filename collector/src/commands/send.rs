use std::num::{NonZeroU32, NonZeroU64};
use std::time::Duration;

use clap::Args;
use kin_protocol::problem::ProblemKind;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::arriving;
use crate::chance::SystemChance;
use crate::clock::{SystemTimer, Timer as _};
use crate::commands::update;
use crate::here::{Here, open_device};
use crate::renewal;
use crate::sending::{
    self, Destination, HttpWire, Manner, Progress, Report, Rhythm, SendError, Server, Which,
};
use crate::storage::{self, SqliteStorage};
use crate::vouchers;

/// How long the person at the screen is left without a word on how far it has come.
const QUIET: Duration = Duration::from_secs(2);

/// Sends what waits in the outbox. Needs a network, and no passphrase.
///
/// Each envelope is paid for with the voucher that lies beside it. It counts as received only by a receipt that proves it to be in the server's log, and is kept here for 30 days
/// after that. A newer study note with its forms is taken in on the way, and packages that wait for this device are fetched.
#[derive(Debug, Args)]
pub(crate) struct Send {
    /// Sends again what the server has confirmed and still lies here: for a server that was lost
    #[arg(long)]
    again: bool,
    /// Sends so many thousand bits a second at most, one response after the other: for a line that is paid for by what it carries
    #[arg(long, value_name = "KBPS")]
    max_kbps: Option<NonZeroU32>,
    /// Waits so many seconds for an answer, instead of 120
    #[arg(long, value_name = "SECONDS")]
    patience: Option<NonZeroU64>,
    /// Keeps running and sends what comes, about every 10 minutes or as many as are named, until it is stopped
    #[arg(long, value_name = "MINUTES", num_args = 0..=1, default_missing_value = "10", require_equals = true)]
    watch: Option<NonZeroU32>,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    SendNothing,
    SendDone { received: u64 },
    SendChecks { checks: u64 },
    SendChunks { chunks: u64 },
    SendWithdrawn { withdrawn: u64 },
    SendForgotten { forgotten: u64, days: i64 },
    SendProgress { done: u64, of: u64, minutes: u64 },
    SendRefused { sequence: String, status: String, title: String },
    SendRefusedDamaged { sequence: String },
    SendRefusedUnfit { sequence: String },
    SendNoteNotFetched,
    SendPackagesNotFetched,
    SendWatching { minutes: u32 },
}

impl Send {
    /// What waits, with nothing else asked for.
    pub(crate) fn waiting() -> Self {
        Self { again: false, max_kbps: None, patience: None, watch: None }
    }
}

pub(crate) fn run(args: &Send, here: &Here, terminal: &mut Terminal) -> Result {
    let timer = SystemTimer::default();
    let Some(minutes) = args.watch else { return once(args, here, &timer, terminal) };
    terminal.say(&Say::SendWatching { minutes: minutes.get() });
    let mut rhythm = Rhythm::new(Duration::from_secs(60 * u64::from(minutes.get())));
    let mut chance = SystemChance::default();
    loop {
        let looked = once(args, here, &timer, terminal);
        let went_well = looked.is_ok();
        if let Err(failure) = looked {
            terminal.fail(&failure);
        }
        terminal.flush();
        timer.wait(rhythm.next(went_well, &mut chance)?);
    }
}

/// Sends what waits now, and takes in what is new.
fn once(args: &Send, here: &Here, timer: &SystemTimer, terminal: &mut Terminal) -> Result {
    here.each(terminal, |place, terminal| of_one(args, &mut place.storage, timer, terminal))
}

fn of_one(args: &Send, storage: &mut SqliteStorage, timer: &SystemTimer, terminal: &mut Terminal) -> Result {
    // What is sent to comes from an enrolment that still holds together; an expired note stops nothing here.
    let device = open_device(storage, terminal)?;
    let server = Server::parse(&device.note().server)?;
    let to = Destination::of(device.note(), &server);
    let manner = manner(args);
    let mut wire = args
        .patience
        .map_or_else(HttpWire::new, |seconds| HttpWire::patient(Duration::from_secs(seconds.get())));
    let mut chance = SystemChance::default();
    let mut told = timer.elapsed();
    let mut progress = |progress: Progress| {
        if timer.elapsed().saturating_sub(told) >= QUIET {
            told = timer.elapsed();
            let minutes = progress.left.as_secs().div_ceil(60);
            terminal.progress(&Say::SendProgress { done: progress.done, of: progress.of, minutes });
        }
    };
    let report = sending::send(manner, storage, to, &mut wire, &mut chance, timer, &mut progress)?;
    tell(&report, args.watch.is_some(), terminal);
    vouchers::tell(storage, terminal)?;
    let sent = outcome(&report);
    // Where the line is down, it is down for the note too.
    if report.stopped.as_ref().is_none_or(|error| !error.is_of_the_line()) {
        match renewal::fetch(storage, &device, &server, &mut wire) {
            Ok(news) => {
                if let Some(renewed) = renewal::take_in(storage, &device, &news)? {
                    update::tell(renewed, terminal);
                }
                match arriving::fetch(storage, &server, &mut wire) {
                    Ok(packages) => update::tell_arrived(packages, terminal),
                    Err(failure) if failure.exit() == Exit::Network => {
                        terminal.warn(&Say::SendPackagesNotFetched);
                    }
                    Err(failure) => return sent.and(Err(failure)),
                }
            }
            Err(failure) if failure.exit() == kin_terminal::Exit::Network => {
                terminal.warn(&Say::SendNoteNotFetched);
            }
            Err(failure) => return sent.and(Err(failure)),
        }
    }
    sent
}

fn manner(args: &Send) -> Manner {
    let manner = Manner::of(if args.again { Which::All } else { Which::Waiting });
    let lanes = if args.max_kbps.is_some() { 1 } else { manner.lanes };
    Manner { lanes, max_kbps: args.max_kbps, ..manner }
}

/// Says what became of what was sent. Who sends by himself says nothing where there was nothing.
pub(super) fn tell(report: &Report, by_itself: bool, terminal: &mut Terminal) {
    if report.received > 0 {
        terminal.say(&Say::SendDone { received: report.received });
    }
    if report.checks > 0 {
        terminal.say(&Say::SendChecks { checks: report.checks });
    }
    if report.chunks > 0 {
        terminal.say(&Say::SendChunks { chunks: report.chunks });
    }
    if report.withdrawn > 0 {
        terminal.say(&Say::SendWithdrawn { withdrawn: report.withdrawn });
    }
    if report.forgotten > 0 {
        terminal.say(&Say::SendForgotten { forgotten: report.forgotten, days: sending::KEEP_DAYS });
    }
    for (sequence, error) in &report.refused {
        if let SendError::SendProblem { status, title, kind } = error {
            terminal.warn(&refused(*sequence, status, title, *kind));
        }
    }
    let nothing = report.waiting + report.received + report.checks + report.chunks + report.withdrawn == 0;
    if nothing && report.stopped.is_none() && !by_itself {
        terminal.say(&Say::SendNothing);
    }
}

/// One line for one envelope, and what to do about it.
fn refused(sequence: u64, status: &str, title: &str, kind: Option<ProblemKind>) -> Say {
    let sequence = storage::numbered(sequence);
    match kind {
        Some(ProblemKind::DigestMismatch) => Say::SendRefusedDamaged { sequence },
        Some(ProblemKind::EnvelopeUnfit | ProblemKind::EnvelopeTooLarge) => {
            Say::SendRefusedUnfit { sequence }
        }
        _ => Say::SendRefused { sequence, status: status.to_owned(), title: title.to_owned() },
    }
}

fn outcome(report: &Report) -> Result {
    if let Some(doubted) = &report.doubted {
        return Err(doubted.clone().into());
    }
    if report.waiting == 0 && report.stopped.is_none() {
        return Ok(());
    }
    let incomplete = SendError::SendIncomplete { received: report.received, waiting: report.waiting };
    let failure = Failure::from(incomplete.clone());
    Err(match &report.stopped {
        Some(error @ SendError::SendNoAnswer { source }) => failure.because(error).because(source),
        Some(error @ (SendError::SendReceiptUnproved { source } | SendError::SendHistory { source })) => {
            Failure::new(Exit::Untrusted, &incomplete).because(error).because(source)
        }
        Some(error @ SendError::SendWithdrawalUnproved { source }) => {
            Failure::new(Exit::Untrusted, &incomplete).because(error).because(source)
        }
        Some(error) => failure.because(error),
        None => failure,
    })
}
