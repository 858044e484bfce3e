//! The close of a study: what has to end, what the desk sees of it, and what somebody has to say.
//!
//! | file | what |
//! |---|---|
//! | `log` | `closing.jsonl`: who said that something ended, or why nobody can |
//! | `checklist` | how each item stands |

mod checklist;
mod log;

use kin_protocol::certificate::Item;
use kin_terminal::{Exit, Failure};
use serde::Serialize;

pub use checklist::{Checked, Open, certificate, checklist};
pub use log::{ClosingLine, ClosingLog, Event, How, Said};

/// Why a study is not closed, or a statement not taken.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ClosingError {
    /// The desk sees for itself how this stands.
    #[error("nobody states {item}: the desk sees it")]
    ClosingSeenItself {
        /// What.
        item: &'static str,
    },
    /// A day that is to come.
    #[error("nothing has ended on {on} yet")]
    ClosingOnLater {
        /// The day.
        on: String,
    },
    /// Something has not ended, and nobody has said why.
    #[error("not ended: {items}")]
    ClosingNotYet {
        /// What.
        items: String,
    },
    /// It is closed.
    #[error("the study is closed")]
    ClosingAgain,
}

impl From<ClosingError> for Failure {
    fn from(error: ClosingError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// Whether the desk has no eyes for it: a person has to say how it ended.
fn is_stated(item: Item) -> bool {
    match item {
        Item::Interviews | Item::Requests | Item::Keys => false,
        Item::Quarantine
        | Item::Handovers
        | Item::Shares
        | Item::Server
        | Item::Devices
        | Item::Exports
        | Item::Backups
        | Item::Contacts => true,
    }
}
