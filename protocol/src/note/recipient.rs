//! Who can open what: recipients by epoch, and the few who read something of their own.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use super::check;
use crate::Digest;

/// Most shares of one identity: a ceremony tests every set of them, and lists each.
pub const MAX_SHARES: u8 = 10;

/// Which keys a study is sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sealing {
    /// ML-KEM-768 with X25519 (`age1pq1…`): safe also from those who keep ciphertext until they have a quantum
    /// computer.
    Hybrid,
    /// X25519 alone (`age1…`), because the study says so.
    Classical,
}

impl Sealing {
    /// The kind of a recipient, by the shape of its text; its checksum is sealing's to check.
    pub fn of(recipient: &str) -> Option<Sealing> {
        check::recipient(recipient)
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Sealing::Hybrid => "hybrid",
            Sealing::Classical => "classical",
        }
    }
}

/// `threshold` of `shares` custodians are needed: `2-of-3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Split {
    threshold: u8,
    shares: u8,
}

impl Split {
    /// At least 2 of at least 2 and at most [`MAX_SHARES`]: one of many would be many whole keys.
    pub const fn new(threshold: u8, shares: u8) -> Option<Split> {
        if threshold >= 2 && threshold <= shares && shares <= MAX_SHARES {
            Some(Split { threshold, shares })
        } else {
            None
        }
    }

    /// How many shares are needed.
    pub const fn threshold(self) -> u8 {
        self.threshold
    }

    /// How many there are.
    pub const fn shares(self) -> u8 {
        self.shares
    }
}

impl FromStr for Split {
    type Err = ();

    fn from_str(text: &str) -> Result<Split, ()> {
        let (threshold, shares) = text.split_once("-of-").ok_or(())?;
        let number = |text| super::lines::number(text).ok_or(());
        Split::new(number(threshold)?, number(shares)?).ok_or(())
    }
}

impl fmt::Display for Split {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-of-{}", self.threshold, self.shares)
    }
}

/// In whose hands the identity behind a recipient lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Opening {
    /// Whole, at the research desk; a split one stands beside it.
    Desk,
    /// Split among custodians, for the day on which the desk is lost.
    Recovery(Split),
    /// Split among custodians, and no other: they meet whenever something is opened.
    Quorum(Split),
    /// Whole, in one hand, with no other: if it is lost, everything sealed to it is lost.
    Single,
}

impl FromStr for Opening {
    type Err = ();

    fn from_str(text: &str) -> Result<Opening, ()> {
        match text {
            "desk" => Ok(Opening::Desk),
            "single" => Ok(Opening::Single),
            _ => match text.split_once('-').ok_or(())? {
                ("recovery", split) => split.parse().map(Opening::Recovery),
                ("quorum", split) => split.parse().map(Opening::Quorum),
                _ => Err(()),
            },
        }
    }
}

impl fmt::Display for Opening {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Opening::Desk => out.write_str("desk"),
            Opening::Single => out.write_str("single"),
            Opening::Recovery(split) => write!(out, "recovery-{split}"),
            Opening::Quorum(split) => write!(out, "quorum-{split}"),
        }
    }
}

/// Who can open an epoch, as its lines together say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// The desk alone for daily work, custodians together when it is lost.
    DeskWithRecovery(Split),
    /// Custodians together, and nobody else.
    QuorumOnly(Split),
    /// One key in one hand.
    SingleKey,
    /// A note of version 1 does not say.
    NotStated,
}

impl Policy {
    /// What these openings make together; `None` for a mixture that is no policy.
    pub(super) fn of(openings: &[Opening]) -> Option<Policy> {
        let splits: Vec<Split> = openings
            .iter()
            .filter_map(|opening| match opening {
                Opening::Recovery(split) | Opening::Quorum(split) => Some(*split),
                Opening::Desk | Opening::Single => None,
            })
            .collect();
        match openings {
            [Opening::Single] => Some(Policy::SingleKey),
            [Opening::Quorum(split)] => Some(Policy::QuorumOnly(*split)),
            _ => {
                let desks = openings.iter().filter(|opening| **opening == Opening::Desk).count();
                let recoveries =
                    openings.iter().filter(|opening| matches!(opening, Opening::Recovery(_))).count();
                let whole = desks >= 1 && recoveries == 1 && desks + recoveries == openings.len();
                whole.then(|| Policy::DeskWithRecovery(splits[0]))
            }
        }
    }
}

/// One recipient of one epoch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EpochRecipient {
    /// Which epoch; all its lines have the same times.
    pub epoch: u32,
    /// From when on responses are sealed to it.
    pub not_before: Timestamp,
    /// Until when, exclusive, an interview sealed to it may start.
    pub not_after: Timestamp,
    /// In whose hands its identity lies. Not stated in a note of version 1, where it is [`Opening::Desk`].
    pub opening: Opening,
    /// `age1pq1…` or `age1…`, in the text form of sealing.
    pub recipient: String,
}

/// A recipient of something inside the responses of an epoch, or beside them: the contact custodian, a supervisor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SideRecipient {
    /// Which epoch.
    pub epoch: u32,
    /// `age1pq1…` or `age1…`, in the text form of sealing.
    pub recipient: String,
}

/// Why a recipient is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RevokedReason {
    /// Somebody else may have its identity: what was sealed to it may be read.
    Compromised,
    /// Nobody has its identity any more.
    Lost,
    /// It was replaced without a misfortune.
    Retired,
}

impl RevokedReason {
    /// All of them.
    pub const ALL: [RevokedReason; 3] =
        [RevokedReason::Compromised, RevokedReason::Lost, RevokedReason::Retired];

    /// The word of the note.
    pub const fn word(self) -> &'static str {
        match self {
            RevokedReason::Compromised => "compromised",
            RevokedReason::Lost => "lost",
            RevokedReason::Retired => "retired",
        }
    }
}

/// A recipient to which nothing more is sealed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revoked {
    /// From when on.
    pub since: Timestamp,
    /// Why.
    pub reason: RevokedReason,
    /// SHA-256 of the recipient's text.
    pub recipient: Digest,
}

/// An epoch as a device uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch<'note> {
    /// Its number.
    pub number: u32,
    /// From when on responses are sealed to it.
    pub not_before: Timestamp,
    /// Until when, exclusive, an interview sealed to it may start.
    pub not_after: Timestamp,
    /// Everyone who can open it.
    pub recipients: Vec<&'note str>,
    /// In whose hands the identities lie.
    pub policy: Policy,
    /// Which kind of key all its recipients are.
    pub sealing: Sealing,
}
