//! From the outbox to the server, and what counts as arrived.
//!
//! Only a receipt counts that proves, by the log whose key stands in the study note, that this envelope is in it; and the log
//! must still hold all that this device saw of it. A network's sign-in page answers everything with 200; so nothing but the
//! receipt is believed, and nothing is forgotten for less.

pub(crate) mod history;
mod http;
mod lanes;
pub(crate) mod outgoing;
mod pace;
mod patience;
mod run;
pub(crate) mod upload;

use kin_network::{Address, AddressError};
use kin_protocol::Voucher;
use kin_protocol::log::{Lock, LogError, SizeClass};
use kin_protocol::note::{LogVerifier, StudyNote};
use kin_protocol::problem::ProblemKind;
use kin_protocol::withdrawal::WithdrawalError;
use zeroize::Zeroizing;

pub use http::HttpWire;
pub use kin_network::{LineError, Reply};
pub use patience::{Rhythm, TRIES};
pub(crate) use run::forget;
pub use run::{Manner, Progress, send};

pub use kin_protocol::KEEP_DAYS;

/// The longest answer read from a server, in bytes.
pub const MAX_ANSWER_BYTES: u64 = 64 * 1024;
/// The most uploads under way at a time.
pub const MAX_LANES: usize = 8;
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
    /// The server does not delete what it gave this device receipts for.
    #[error("{count} that the server has are not deleted")]
    SendWithdrawalWithheld {
        /// How many.
        count: u64,
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
        /// Which of the problems that have a name it is.
        #[serde(skip)]
        kind: Option<ProblemKind>,
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
    /// Another wire to the same place, on which something travels at the same time; none where there is but one.
    fn another(&self) -> Option<Box<dyn Wire + Send>> {
        None
    }
}

/// What sending came to.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many envelopes are received now that were not before.
    pub received: u64,
    /// How many still wait, check records and pieces of files among them.
    pub waiting: u64,
    /// How many check records are received now that were not before.
    pub checks: u64,
    /// How many pieces of files are received now that were not before.
    pub chunks: u64,
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
