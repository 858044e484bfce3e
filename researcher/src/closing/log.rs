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
    pub what: Statement,
}

/// What was said. The last word about an item counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Statement {
    /// Something ended.
    Ended {
        /// What.
        item: Item,
        /// On which day.
        on: Date,
        /// Who says so.
        by: String,
    },
    /// Nobody can say whether it ended.
    Unknown {
        /// What.
        item: Item,
        /// Why.
        why: String,
        /// Who says so.
        by: String,
    },
    /// The study was closed.
    Closed {
        /// SHA-256 of the text of the certificate.
        certificate: Digest,
        /// Who closed it.
        by: String,
    },
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
    pub fn last(&self, of: Item) -> Option<&Statement> {
        let about = |statement: &&Statement| match statement {
            Statement::Ended { item, .. } | Statement::Unknown { item, .. } => *item == of,
            Statement::Closed { .. } => false,
        };
        self.lines().iter().rev().map(|line| &line.what).find(about)
    }

    /// Whether the study was closed.
    pub fn is_closed(&self) -> bool {
        self.lines().iter().any(|line| matches!(line.what, Statement::Closed { .. }))
    }

    /// Records what somebody says of an item that the desk has no eyes for.
    pub fn state(self, study: &Study, at: Timestamp, what: Statement) -> Result<()> {
        if self.is_closed() {
            return Err(ClosingError::ClosingAgain.into());
        }
        let (Statement::Ended { item, .. } | Statement::Unknown { item, .. }) = what else {
            unreachable!("a study is closed by its certificate alone");
        };
        if !is_stated(item) {
            return Err(ClosingError::ClosingSeenItself { item: item.into() }.into());
        }
        self.append(study, at, what).map(|_| ())
    }

    /// Adds a line and writes the log.
    pub fn append(mut self, study: &Study, at: Timestamp, what: Statement) -> Result<Appended> {
        self.0.add(|number, previous| ClosingLine { kin_closing: VERSION, number, previous, at, what })?;
        self.0.write(&study.layout().closing())
    }
}
