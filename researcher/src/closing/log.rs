//! `closing.jsonl`: who said on which day that something ended, and that the study was closed.

use jiff::Timestamp;
use jiff::civil::Date;
use kin_protocol::Digest;
use kin_protocol::certificate::Item;
use kin_terminal::Result;
use serde::{Deserialize, Serialize};

use super::{ClosingError, is_stated};
use crate::chain::{Appended, Chain, Link};
use crate::study::Study;

const VERSION: u32 = 1;

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingLine {
    kin_closing: u32,
    /// 1, 2, 3 …
    pub number: u64,
    /// SHA-256 of the line before it, without its line feed; of nothing for the first.
    pub previous: Digest,
    /// When it was written, to the second.
    pub at: Timestamp,
    /// What was said.
    pub what: Event,
}

/// What a line holds. The last word about an item counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// Somebody said how something stands.
    Said(Said),
    /// The study was closed.
    Closed {
        /// SHA-256 of the text of the certificate.
        certificate: Digest,
        /// Who closed it.
        by: String,
    },
}

/// How something stands that the desk has no eyes for, by somebody's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What.
    pub item: Item,
    /// How it stands.
    pub how: How,
    /// Who says so.
    pub by: String,
}

/// How something stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It ended on this day.
    Ended(Date),
    /// Nobody can say whether it ended, and why.
    Unknown(String),
}

impl Link for ClosingLine {
    const FILE: &'static str = "closing.jsonl";
    const VERSION_MEMBER: &'static str = "kin_closing";
    const VERSION: u64 = VERSION as u64;

    fn number(&self) -> u64 {
        self.number
    }

    fn previous(&self) -> Digest {
        self.previous
    }
}

/// What was said about the close of a study.
#[derive(Debug)]
pub struct ClosingLog(Chain<ClosingLine>);

impl ClosingLog {
    /// Reads the log and follows its chain; empty before the first word.
    pub fn of(study: &Study) -> Result<Self> {
        Chain::read(&study.layout().closing()).map(Self)
    }

    /// Its lines, in order.
    pub fn lines(&self) -> &[ClosingLine] {
        self.0.lines()
    }

    /// The last word about an item.
    pub fn last(&self, of: Item) -> Option<&Said> {
        self.lines().iter().rev().find_map(|line| match &line.what {
            Event::Said(said) if said.item == of => Some(said),
            Event::Said(_) | Event::Closed { .. } => None,
        })
    }

    /// Whether the study was closed.
    pub fn is_closed(&self) -> bool {
        self.lines().iter().any(|line| matches!(line.what, Event::Closed { .. }))
    }

    /// Records what somebody says of an item that the desk has no eyes for.
    pub fn say(self, study: &Study, at: Timestamp, said: Said) -> Result<()> {
        if self.is_closed() {
            return Err(ClosingError::ClosingAgain.into());
        }
        if !is_stated(said.item) {
            return Err(ClosingError::ClosingSeenItself { item: said.item.into() }.into());
        }
        self.append(study, at, Event::Said(said)).map(|_| ())
    }

    /// Adds a line and writes the log.
    pub fn append(mut self, study: &Study, at: Timestamp, what: Event) -> Result<Appended> {
        self.0.add(|number, previous| ClosingLine { kin_closing: VERSION, number, previous, at, what })?;
        self.0.write(&study.layout().closing())
    }
}
