//! Sending what waits: in lanes, in an order nobody can foresee, patiently, no faster than asked.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::time::Duration;

use jiff::ToSpan as _;
use kin_protocol::log::SignedCheckpoint;
use kin_protocol::problem::ProblemKind;
use kin_terminal::Result;

use super::history::{self, ServerTiles};
use super::lanes::{self, Foreman};
use super::outgoing::{self, Outgoing};
use super::pace::Pace;
use super::patience::{Patience, TRIES};
use super::upload::{Address, Outcome, Parcelled, Unsent, What, send_one};
use super::{Destination, KEEP_DAYS, MAX_LANES, Report, SendError, Which, Wire};
use crate::chance::{self, Chance};
use crate::clock::{Moment, Timer};
use crate::storage::{OutboxEntry, Place, Storage};
use crate::withdrawal;

/// So many refused vouchers end the sending.
const MOST_VOUCHERS_REFUSED: u32 = 5;

/// How it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Which envelopes.
    pub which: Which,
    /// How many at a time, at most [`MAX_LANES`].
    pub lanes: usize,
    /// How many thousand bits a second at most, over all lanes; on average over an envelope.
    pub max_kbps: Option<NonZeroU32>,
    /// How many times in a row the line may break before it ends.
    pub tries: u32,
}

impl Manner {
    /// Four at a time, as fast as the line is, patiently.
    pub fn of(which: Which) -> Self {
        Self { which, lanes: 4, max_kbps: None, tries: TRIES }
    }
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Envelopes that were dealt with.
    pub done: u64,
    /// All of them.
    pub of: u64,
    /// About how long the rest takes.
    pub left: Duration,
}

/// Sends envelopes, in an order nobody can foresee, and keeps each receipt in a transaction of its own.
///
/// Sending again is harmless: an envelope is named by its digest, and the server answers for one it has as for a new one. So what
/// broke off is sent again, after a while, until the line broke too often in a row. Copies are forgotten only where the server's log
/// holds all that was seen of it.
pub fn send(
    manner: Manner,
    storage: &mut dyn Storage,
    to: Destination<'_>,
    wire: &mut dyn Wire,
    chance: &mut dyn Chance,
    timer: &dyn Timer,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report> {
    let enrolled = storage.enrolled()?;
    let address = Address { to, study: enrolled.study, path: &enrolled.path };
    let mut others = Vec::new();
    let lanes = manner.lanes.min(MAX_LANES);
    if lanes > 1 {
        others.extend((0..lanes).map_while(|_| wire.another()));
    }
    let mut patience = Patience::new(manner.tries);
    let mut sending = Sending::new(storage, manner, timer, progress, chance)?;
    loop {
        let upload = |wire: &mut dyn Wire, what: Parcelled| {
            let outcome = send_one(wire, address, &what);
            (what, outcome)
        };
        lanes::work(&mut sending, wire, &mut others, &upload)?;
        let Some(error) = sending.halted.take() else {
            if sending.queue.is_empty() {
                break;
            }
            sending.room = usize::MAX;
            continue;
        };
        sending.room = 1;
        if std::mem::take(&mut sending.went_well) {
            patience.renew();
        }
        let Some(wait) = patience.next(chance)?.filter(|_| error.may_pass()) else {
            sending.report.stopped = Some(error);
            break;
        };
        timer.wait(wait);
    }
    let Sending { mut report, seen, storage, .. } = sending;
    if report.stopped.is_none() && report.unpaid > 0 {
        report.stopped = Some(SendError::SendUnpaid { unpaid: report.unpaid });
    }
    let now = timer.now();
    if report.stopped.is_none()
        && let Err(error) = withdrawal::explain(storage, to, wire, &now)?
    {
        report.stopped = Some(error);
    }
    if let Some(log) = to.log {
        let server = (to.server, enrolled.path.as_str());
        let held = history::go_on(storage, log, &seen, move |size| ServerTiles::new(server, wire, size));
        if let Err(error) = held? {
            report.doubted = Some(error);
            return Ok(report);
        }
    }
    report.forgotten = forget(storage, &now)?;
    Ok(report)
}

/// Forgets the copies that were kept long enough after their receipts. The caller has seen that the log holds all that was seen of it.
pub(crate) fn forget(storage: &mut dyn Storage, now: &Moment) -> Result<u64> {
    let Ok(day) = now.local.date().checked_sub(KEEP_DAYS.days()) else { return Ok(0) };
    Ok(storage.forget_received_before(day)?)
}

/// What is under way.
struct Sending<'a> {
    storage: &'a mut dyn Storage,
    timer: &'a dyn Timer,
    progress: &'a mut dyn FnMut(Progress),
    queue: VecDeque<(What, OutboxEntry)>,
    /// How many more are given out. At first, and after the line broke, it is one that tries whether the way is free: a server that has
    /// too much to do, and a line that is paid for, are not asked in vain by all lanes.
    room: usize,
    of: u64,
    began: Duration,
    pace: Pace,
    report: Report,
    /// The checkpoints that receipts brought.
    seen: Vec<SignedCheckpoint>,
    vouchers_refused: u32,
    /// Whether something arrived since it last stopped.
    went_well: bool,
    /// Why no more is given out.
    halted: Option<SendError>,
}

impl<'a> Sending<'a> {
    fn new(
        storage: &'a mut dyn Storage,
        manner: Manner,
        timer: &'a dyn Timer,
        progress: &'a mut dyn FnMut(Progress),
        chance: &mut dyn Chance,
    ) -> Result<Self> {
        // Shuffled with the check records: nothing of when or where one goes tells it from a response.
        let mut chosen = outgoing::chosen(storage, manner.which)?;
        let waiting = chosen.iter().filter(|(_, entry)| entry.place == Place::Waiting).count() as u64;
        chance::shuffle(chance, &mut chosen)?;
        Ok(Self {
            storage,
            timer,
            progress,
            of: chosen.len() as u64,
            queue: chosen.into(),
            room: 1,
            began: timer.elapsed(),
            pace: Pace::new(manner.max_kbps),
            report: Report { waiting, ..Report::default() },
            seen: Vec::new(),
            vouchers_refused: 0,
            went_well: false,
            halted: None,
        })
    }

    fn tell(&mut self) {
        let done = self.of - self.queue.len() as u64;
        let taken = self.timer.elapsed().saturating_sub(self.began);
        let each = taken / u32::try_from(done.max(1)).unwrap_or(u32::MAX);
        let left = each.saturating_mul(u32::try_from(self.of - done).unwrap_or(u32::MAX));
        (self.progress)(Progress { done, of: self.of, left });
    }

    /// It arrived, or was withdrawn before it did: it waits no more.
    fn arrived(&mut self, what: &Parcelled) {
        self.report.waiting -= u64::from(what.entry.place == Place::Waiting);
        self.went_well = true;
    }
}

impl Foreman<Parcelled, (Parcelled, std::result::Result<Outcome, Unsent>)> for Sending<'_> {
    fn next(&mut self) -> Result<Option<Parcelled>> {
        while self.halted.is_none()
            && self.room > 0
            && let Some((what, entry)) = self.queue.pop_front()
        {
            let sequence = entry.sequence;
            let Some(found) = outgoing::find(self.storage, what, sequence)? else { continue };
            let Outgoing { envelope, lock, voucher: Some(voucher) } = found else {
                self.report.unpaid += 1;
                continue;
            };
            self.room -= 1;
            self.pace.wait(entry.bytes, self.timer);
            return Ok(Some(Parcelled { what, entry, lock, voucher, envelope }));
        }
        Ok(None)
    }

    fn settle(&mut self, (what, outcome): (Parcelled, std::result::Result<Outcome, Unsent>)) -> Result {
        let (sequence, today) = (what.entry.sequence, self.timer.now().local.date());
        match outcome {
            Ok(outcome) => {
                outgoing::settle(self.storage, (what.what, sequence), &outcome, today, &mut self.report)?;
                self.arrived(&what);
                if let Outcome::Arrived { checkpoint, .. } = outcome {
                    self.seen.extend(checkpoint);
                }
            }
            Err(Unsent::Voucher(ProblemKind::VoucherSpent)) => {
                outgoing::drop_voucher(self.storage, (what.what, sequence), &mut self.report)?;
            }
            // Those of another book may be taken; a server that was given none of them is not asked a hundred times.
            Err(Unsent::Voucher(_)) => {
                self.vouchers_refused += 1;
                self.report.stopped = Some(SendError::SendVouchersRefused);
                if self.vouchers_refused == MOST_VOUCHERS_REFUSED {
                    self.halted = Some(SendError::SendVouchersRefused);
                }
            }
            Err(Unsent::Because(error)) if error.is_about_the_envelope() => {
                self.report.refused.push((sequence, error));
            }
            // It goes again when the line is back.
            Err(Unsent::Because(error)) => {
                self.queue.push_back((what.what, what.entry));
                self.halted = self.halted.take().or(Some(error));
            }
        }
        self.tell();
        Ok(())
    }
}
