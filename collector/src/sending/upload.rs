//! One envelope on its way, and what counts as arrived.

use kin_protocol::log::{self, Leaf, Lock, LogError, SignedCheckpoint, SizeClass};
use kin_protocol::note::LogVerifier;
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::withdrawal::{Tombstone, WithdrawalError};
use kin_protocol::{Digest, Receipt, StudyId, Voucher};

use super::{Destination, MAX_PROBLEM_CHARACTERS, Reply, SendError, Wire};
use crate::storage::OutboxEntry;

/// The lock of an envelope that was sealed before there were any: nobody can withdraw it, as no preimage of zeros is known.
pub(crate) const NO_LOCK: Lock = Lock::from_bytes([0; 32]);

/// What an envelope is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A record of the device's chain.
    Record,
    /// The check record of an interview; its number is the interview's.
    Check,
    /// A piece of a file.
    Chunk,
}

/// An envelope on its way.
pub(super) struct Parcelled {
    pub(super) what: What,
    pub(super) entry: OutboxEntry,
    pub(super) lock: Option<Lock>,
    pub(super) voucher: Voucher,
    pub(super) envelope: Vec<u8>,
}

/// What became of it.
pub(crate) enum Outcome {
    /// It arrived, as its receipt shows.
    Arrived { receipt: String, checkpoint: Option<SignedCheckpoint> },
    /// Whoever holds its code had it deleted before it came, as the log's tombstone shows.
    Withdrawn,
}

/// Why an envelope did not arrive: for the voucher that was shown, or for anything else.
pub(super) enum Unsent {
    Voucher(ProblemKind),
    Because(SendError),
}

impl From<SendError> for Unsent {
    fn from(error: SendError) -> Self {
        Self::Because(error)
    }
}

/// Where envelopes of a study go.
#[derive(Clone, Copy)]
pub(super) struct Address<'a> {
    pub(super) to: Destination<'a>,
    pub(super) study: StudyId,
    pub(super) path: &'a str,
}

/// Sends one, and believes nothing but a receipt or a tombstone that proves what it says.
pub(super) fn send_one(
    wire: &mut dyn Wire,
    Address { to, study, path }: Address<'_>,
    what: &Parcelled,
) -> std::result::Result<Outcome, Unsent> {
    let url = to.server.place(path, &format!("envelopes/{}", what.entry.digest));
    let lock = to.log.map(|_| what.lock.unwrap_or(NO_LOCK));
    let reply = wire
        .put(&url, &what.voucher, lock, &what.envelope)
        .map_err(|source| SendError::SendNoAnswer { source })?;
    let status = reply.status.to_string();
    if matches!(reply.status, 200 | 201) {
        let not_one = || SendError::SendNotAReceipt { status: status.clone() };
        return match to.log.zip(lock) {
            None => receipt(&reply.body, study, what.entry.digest, what.envelope.len())
                .map(|receipt| Outcome::Arrived { receipt, checkpoint: None })
                .ok_or_else(|| not_one().into()),
            Some((log, lock)) => match received(&reply.body, log, to.class, lock, what.entry.digest) {
                Err(SendError::SendNotAReceipt { .. }) => Err(not_one().into()),
                other => other.map_err(Unsent::from),
            },
        };
    }
    if let (410, Some((log, lock))) = (reply.status, to.log.zip(lock)) {
        return withdrawn(&reply, log, lock, what.entry.digest).map_err(Unsent::from);
    }
    let problem = Problem::parse(&reply.body).filter(|problem| !problem.title.is_empty());
    let Some(problem) = problem else { return Err(SendError::SendNotAReceipt { status }.into()) };
    match ProblemKind::of(&problem) {
        Some(kind @ (ProblemKind::VoucherSpent | ProblemKind::VoucherRefused)) => Err(Unsent::Voucher(kind)),
        _ => Err(SendError::problem(status, &problem).into()),
    }
}

/// Whether this is a receipt, and proves that the log holds this very envelope under the lock it was sent with.
pub(crate) fn received(
    receipt: &[u8],
    log: &LogVerifier,
    class: SizeClass,
    lock: Lock,
    digest: Digest,
) -> std::result::Result<Outcome, SendError> {
    match log::Receipt::verify(receipt, log, &Leaf::Envelope { digest, class, lock }) {
        Ok(receipt) => {
            Ok(Outcome::Arrived { receipt: receipt.to_text(), checkpoint: Some(receipt.checkpoint) })
        }
        Err(LogError::LogReceiptMalformed { .. } | LogError::LogTooLarge { .. }) => {
            Err(SendError::SendNotAReceipt { status: "200".to_owned() })
        }
        Err(source) => Err(SendError::SendReceiptUnproved { source }),
    }
}

fn withdrawn(
    reply: &Reply,
    log: &LogVerifier,
    lock: Lock,
    digest: Digest,
) -> std::result::Result<Outcome, SendError> {
    let Some(tombstone) = Problem::parse(&reply.body).and_then(|problem| problem.tombstone) else {
        return Err(SendError::of_problem(reply));
    };
    gone(&tombstone, log, lock, digest)
}

/// Whether the log proves that somebody opened the lock this very envelope was sent with: else a server could have everything
/// thrown away by calling it withdrawn.
pub(crate) fn gone(
    tombstone: &Tombstone,
    log: &LogVerifier,
    lock: Lock,
    digest: Digest,
) -> std::result::Result<Outcome, SendError> {
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
            Some(problem) => Self::problem(status, &problem),
            None => Self::SendNotAReceipt { status },
        }
    }

    pub(crate) fn problem(status: String, problem: &Problem) -> Self {
        let title = problem.title.chars().take(MAX_PROBLEM_CHARACTERS).collect();
        Self::SendProblem { status, title, kind: ProblemKind::of(problem) }
    }

    /// Whether the server read this envelope and does not want it: it may want the next one.
    pub(super) fn is_about_the_envelope(&self) -> bool {
        let about = ["400", "409", "410", "413", "415", "422"];
        matches!(self, Self::SendProblem { status, .. } if about.contains(&status.as_str()))
    }

    /// Whether the server was not reached, or something else was.
    pub fn is_of_the_line(&self) -> bool {
        matches!(self, Self::SendNoAnswer { .. } | Self::SendNotAReceipt { .. })
    }

    /// Whether it may go better in a moment: the line broke, or the server has too much to do.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::SendNoAnswer { .. } => true,
            Self::SendProblem { status, .. } | Self::SendNotAReceipt { status } => {
                ["408", "429", "500", "502", "503", "504", "507"].contains(&status.as_str())
            }
            _ => false,
        }
    }
}

fn receipt(body: &[u8], study: StudyId, digest: Digest, bytes: usize) -> Option<String> {
    let receipt = Receipt::parse(body).ok()?;
    receipt.confirms(study, &digest, bytes as u64).ok()?;
    String::from_utf8(receipt.to_json()).ok()
}
