//! From the outbox to the server, and what counts as arrived.
//!
//! Only a receipt counts that proves, by the log whose key stands in the study note, that this envelope is in it; and the log
//! must still hold all that this device saw of it. A network's sign-in page answers everything with 200; so nothing but the
//! receipt is believed, and nothing is forgotten for less.

mod history;
mod http;

use jiff::ToSpan as _;
use kin_network::{Address, AddressError};
use kin_protocol::log::{self, Leaf, Lock, LogError, SignedCheckpoint, SizeClass};
use kin_protocol::note::{LogVerifier, StudyNote};
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::withdrawal::WithdrawalError;
use kin_protocol::{Digest, Receipt, StudyId, Voucher};
use kin_terminal::Result;
use zeroize::Zeroizing;

pub use http::HttpWire;
pub use kin_network::{LineError, Reply};

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::storage::{Enrolled, Erasure, OutboxEntry, Place, Storage};
use crate::withdrawal;

/// For how many days after its receipt an envelope is still kept here.
pub const KEEP_DAYS: i64 = 30;
/// The longest answer read from a server, in bytes.
pub const MAX_ANSWER_BYTES: u64 = 64 * 1024;
/// So many refused vouchers end the sending.
const MOST_VOUCHERS_REFUSED: u32 = 5;
/// The most letters of a server's own words that are shown.
const MAX_PROBLEM_CHARACTERS: usize = 300;

/// Why an envelope did not arrive, as far as can be told. It waits where it was.
#[derive(Debug, Clone, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SendError {
    /// There was no answer.
    #[error("the server did not answer")]
    SendNoAnswer {
        /// What happened on the way.
        #[source]
        #[serde(skip)]
        source: LineError,
    },
    /// Something answered, but not with a receipt: a sign-in page, a proxy, a server of something else.
    #[error("the answer {status} is no receipt for this envelope")]
    SendNotAReceipt {
        /// The HTTP status.
        status: String,
    },
    /// The receipt is not to be believed.
    #[error("the receipt is not to be believed")]
    SendReceiptUnproved {
        /// Why.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
    /// The server's log is not the one this device saw before, or the server does not show that it is.
    #[error("the server's log does not go on from what was seen of it")]
    SendHistory {
        /// Why.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
    /// The server says that it deleted something, and does not prove it.
    #[error("a deletion is not proved")]
    SendWithdrawalUnproved {
        /// Why.
        #[source]
        #[serde(skip)]
        source: WithdrawalError,
    },
    /// The server has not what was asked for.
    #[error("the server answered {status}")]
    SendNotThere {
        /// The HTTP status.
        status: String,
    },
    /// The server says why not.
    #[error("the server answered {status}: {title}")]
    SendProblem {
        /// The HTTP status.
        status: String,
        /// The server's words.
        title: String,
    },
    /// The server knows none of the vouchers that were shown: it has not been given their digests, or they were revoked.
    #[error("the server takes none of these vouchers")]
    SendVouchersRefused,
    /// Some envelopes have no voucher.
    #[error("{unpaid} envelopes have no voucher")]
    SendUnpaid {
        /// How many.
        unpaid: u64,
    },
    /// The server's address is not one to send to.
    #[error("the study's server cannot be sent to")]
    SendServerUnfit {
        /// Why.
        #[source]
        #[serde(skip)]
        source: AddressError,
    },
    /// The time allowed is over.
    #[error("some envelopes remain")]
    SendIncomplete {
        /// How many were received now.
        received: u64,
        /// How many still wait.
        waiting: u64,
    },
}

/// A server's address that may be sent to: `https`, or `http` on this machine alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server(Address);

impl Server {
    /// Reads an address. [`SendError::SendServerUnfit`] when answers would travel where others can watch.
    pub fn parse(address: &str) -> std::result::Result<Self, SendError> {
        Address::parse(address).map(Self).map_err(|source| SendError::SendServerUnfit { source })
    }

    /// Where something of a study lies on this server. The path is a secret of its devices.
    pub fn place(&self, path: &str, what: &str) -> Zeroizing<String> {
        self.0.place(path, what)
    }
}

/// How an envelope travels; the network in the program, something that lies in a test.
pub trait Wire {
    /// Puts `body` at `url` under a withdrawal lock, paid with a voucher. An error is why there was no whole answer.
    fn put(
        &mut self,
        url: &str,
        voucher: &Voucher,
        lock: Option<Lock>,
        body: &[u8],
    ) -> std::result::Result<Reply, LineError>;
    /// Posts `body` to `url`; the answer has at most `max_bytes`. Nothing of the device is shown.
    fn post(&mut self, url: &str, body: &[u8], max_bytes: u64) -> std::result::Result<Reply, LineError>;
    /// Gets what lies at `url`, of at most `max_bytes`; nothing of the device is shown.
    fn get(&mut self, url: &str, max_bytes: u64) -> std::result::Result<Reply, LineError>;
}

/// What sending came to.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many envelopes are received now that were not before.
    pub received: u64,
    /// How many still wait.
    pub waiting: u64,
    /// How many were withdrawn meanwhile by those who hold their codes, as the server's log proves; they were erased here.
    pub withdrawn: u64,
    /// How many received envelopes were forgotten here.
    pub forgotten: u64,
    /// Each refusal, with the envelope's sequence number.
    pub refused: Vec<(u64, SendError)>,
    /// How many were not sent because they have no voucher; also those whose voucher had paid for something else.
    pub unpaid: u64,
    /// What ended the sending before the end, or what most of what is left waits for.
    pub stopped: Option<SendError>,
    /// Why the server's log is not believed to be the one it was. Then no copy was forgotten here.
    pub doubted: Option<SendError>,
}

/// Where to, and what counts as arrived there.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    /// The server.
    pub server: &'a Server,
    /// The log that the study note names; without one, a receipt is the server's word and no more.
    pub log: Option<&'a LogVerifier>,
    /// The study's one size.
    pub class: SizeClass,
}

impl<'a> Destination<'a> {
    /// Where the study note says.
    pub fn of(note: &'a StudyNote, server: &'a Server) -> Self {
        Self { server, log: note.logs.last().map(|log| &log.key), class: note.sealed_bytes }
    }
}

/// Which envelopes are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those without a receipt.
    Waiting,
    /// All that still lie here: a server that was lost is given again what it had.
    All,
}

/// Sends envelopes, in an order nobody can foresee, and keeps each receipt in a transaction of its own.
///
/// Sending again is harmless: an envelope is named by its digest, and the server answers for one it has as for a new one.
/// Copies are forgotten only where the server's log holds all that was seen of it.
pub fn send(
    storage: &mut dyn Storage,
    to: Destination<'_>,
    which: Which,
    wire: &mut dyn Wire,
    chance: &mut dyn Chance,
    now: &Moment,
) -> Result<Report> {
    let enrolled = storage.enrolled()?;
    let mut chosen: Vec<OutboxEntry> = storage.outbox()?;
    chosen.retain(|entry| match entry.place {
        Place::Waiting => true,
        Place::Received(_) => which == Which::All,
        Place::Forgotten(_) | Place::Withdrawn(_) => false,
    });
    let waits = |entry: &OutboxEntry| entry.place == Place::Waiting;
    let mut report =
        Report { waiting: chosen.iter().filter(|entry| waits(entry)).count() as u64, ..Report::default() };
    let mut seen = Vec::new();
    let mut vouchers_refused = 0;
    chance::shuffle(chance, &mut chosen)?;
    for entry in chosen {
        let Some(envelope) = storage.envelope(entry.sequence)? else { continue };
        let Some(voucher) = storage.voucher(entry.sequence)? else {
            report.unpaid += 1;
            continue;
        };
        let lock = storage.lock(entry.sequence)?;
        let parcelled = Parcelled { digest: entry.digest, lock, voucher, envelope: &envelope };
        match send_one(wire, to, &enrolled, &parcelled) {
            Ok(Outcome::Withdrawn) => {
                storage.erase(&[Erasure { sequence: entry.sequence, untold: None }], now.local.date())?;
                report.withdrawn += 1;
                report.waiting -= u64::from(waits(&entry));
            }
            Ok(Outcome::Arrived { receipt, checkpoint }) => {
                storage.receive(entry.sequence, &receipt, now.local.date())?;
                report.received += 1;
                report.waiting -= u64::from(waits(&entry));
                seen.extend(checkpoint);
            }
            // It paid for another envelope: this device was put back from a copy. The next one pays.
            Err(Unsent::Voucher(ProblemKind::VoucherSpent)) => {
                storage.drop_voucher(entry.sequence)?;
                report.unpaid += 1;
            }
            // Those of another book may be taken; a server that was given none of them is not asked a hundred times.
            Err(Unsent::Voucher(_)) => {
                vouchers_refused += 1;
                report.stopped = Some(SendError::SendVouchersRefused);
                if vouchers_refused == MOST_VOUCHERS_REFUSED {
                    break;
                }
            }
            // The server read this envelope and does not want it; it may want the next one.
            Err(Unsent::Because(error)) if is_about_the_envelope(&error) => {
                report.refused.push((entry.sequence, error));
            }
            Err(Unsent::Because(error)) => {
                report.stopped = Some(error);
                break;
            }
        }
    }
    if report.stopped.is_none() && report.unpaid > 0 {
        report.stopped = Some(SendError::SendUnpaid { unpaid: report.unpaid });
    }
    if report.stopped.is_none()
        && let Err(error) = withdrawal::explain(storage, to, wire, now)?
    {
        report.stopped = Some(error);
    }
    if let Some(log) = to.log
        && let Err(error) = history::go_on(storage, log, &seen, to.server, &enrolled.path, wire)?
    {
        report.doubted = Some(error);
        return Ok(report);
    }
    let keep_since = now.local.date().checked_sub(KEEP_DAYS.days());
    if let Ok(day) = keep_since {
        report.forgotten = storage.forget_received_before(day)?;
    }
    Ok(report)
}

/// An envelope on its way.
struct Parcelled<'a> {
    digest: Digest,
    lock: Option<Lock>,
    voucher: Voucher,
    envelope: &'a [u8],
}

/// What became of it.
enum Outcome {
    /// It arrived, as its receipt shows.
    Arrived { receipt: String, checkpoint: Option<SignedCheckpoint> },
    /// Whoever holds its code had it deleted before it came, as the log's tombstone shows.
    Withdrawn,
}

/// Why an envelope did not arrive: for the voucher that was shown, or for anything else.
enum Unsent {
    Voucher(ProblemKind),
    Because(SendError),
}

impl From<SendError> for Unsent {
    fn from(error: SendError) -> Self {
        Self::Because(error)
    }
}

fn send_one(
    wire: &mut dyn Wire,
    to: Destination<'_>,
    enrolled: &Enrolled,
    what: &Parcelled<'_>,
) -> std::result::Result<Outcome, Unsent> {
    let url = to.server.place(&enrolled.path, &format!("envelopes/{}", what.digest));
    // One that was sealed before there were locks can be withdrawn by nobody: no preimage of zeros is known.
    let lock = to.log.map(|_| what.lock.unwrap_or(Lock::from_bytes([0; 32])));
    let reply = wire
        .put(&url, &what.voucher, lock, what.envelope)
        .map_err(|source| SendError::SendNoAnswer { source })?;
    let status = reply.status.to_string();
    if matches!(reply.status, 200 | 201) {
        let not_one = || SendError::SendNotAReceipt { status: status.clone() };
        return match to.log.zip(lock) {
            None => receipt(&reply.body, enrolled.study, what.digest, what.envelope.len())
                .map(|receipt| Outcome::Arrived { receipt, checkpoint: None })
                .ok_or_else(|| not_one().into()),
            Some((log, lock)) => {
                let leaf = Leaf::Envelope { digest: what.digest, class: to.class, lock };
                match log::Receipt::verify(&reply.body, log, &leaf) {
                    Ok(receipt) => Ok(Outcome::Arrived {
                        receipt: receipt.to_text(),
                        checkpoint: Some(receipt.checkpoint),
                    }),
                    Err(LogError::LogReceiptMalformed { .. } | LogError::LogTooLarge { .. }) => {
                        Err(not_one().into())
                    }
                    Err(source) => Err(SendError::SendReceiptUnproved { source }.into()),
                }
            }
        };
    }
    if let (410, Some((log, lock))) = (reply.status, to.log.zip(lock)) {
        return withdrawn(&reply, log, lock, what.digest).map_err(Unsent::from);
    }
    let problem = Problem::parse(&reply.body).filter(|problem| !problem.title.is_empty());
    let Some(problem) = problem else { return Err(SendError::SendNotAReceipt { status }.into()) };
    if let Some(kind @ (ProblemKind::VoucherSpent | ProblemKind::VoucherRefused)) = ProblemKind::of(&problem)
    {
        return Err(Unsent::Voucher(kind));
    }
    let title = problem.title.chars().take(MAX_PROBLEM_CHARACTERS).collect();
    Err(SendError::SendProblem { status, title }.into())
}

/// Whether the log proves that somebody opened the lock this very envelope was sent with: else a server could have everything
/// thrown away by calling it withdrawn.
fn withdrawn(
    reply: &Reply,
    log: &LogVerifier,
    lock: Lock,
    digest: Digest,
) -> std::result::Result<Outcome, SendError> {
    let Some(tombstone) = Problem::parse(&reply.body).and_then(|problem| problem.tombstone) else {
        return Err(SendError::of_problem(reply));
    };
    let unproved = |source| SendError::SendWithdrawalUnproved { source };
    match tombstone.verify(log).map_err(unproved)? {
        (Leaf::Withdrawn { digest: of, preimage }, _) if of == digest && Lock::of(&preimage) == lock => {
            Ok(Outcome::Withdrawn)
        }
        _ => Err(unproved(WithdrawalError::WithdrawalUnproved {
            source: LogError::LogReceiptProvesNothing {},
        })),
    }
}

impl SendError {
    /// What a server says with an answer that is none.
    pub(crate) fn of_problem(reply: &Reply) -> Self {
        let status = reply.status.to_string();
        match Problem::parse(&reply.body).filter(|problem| !problem.title.is_empty()) {
            Some(problem) => {
                let title = problem.title.chars().take(MAX_PROBLEM_CHARACTERS).collect();
                Self::SendProblem { status, title }
            }
            None => Self::SendNotAReceipt { status },
        }
    }
}

fn receipt(body: &[u8], study: StudyId, digest: Digest, bytes: usize) -> Option<String> {
    let receipt = Receipt::parse(body).ok()?;
    receipt.confirms(study, &digest, bytes as u64).ok()?;
    String::from_utf8(receipt.to_json()).ok()
}

fn is_about_the_envelope(error: &SendError) -> bool {
    matches!(error, SendError::SendProblem { status, .. } if matches!(status.as_str(), "400" | "409" | "410" | "413" | "415" | "422"))
}
