//! What is taken off a device before it is given away, lost, or asked for by force.

use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::storage::{Place, Storage};

/// Why nothing was wiped.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum WipeError {
    /// The device was wiped: its vault is gone for ever.
    #[error("the device was wiped")]
    DeviceWiped,
}

impl From<WipeError> for Failure {
    fn from(error: WipeError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// What a device holds that wiping would take, or would leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Sealed responses that no server has confirmed.
    pub waiting: u64,
    /// How many of them have no voucher: without the vault none comes any more.
    pub unpaid: u64,
    /// Interviews that are not finished.
    pub drafts: u64,
}

impl Held {
    /// The same of more than one enumerator.
    pub fn add(&mut self, other: Self) {
        self.waiting += other.waiting;
        self.unpaid += other.unpaid;
        self.drafts += other.drafts;
    }

    /// Counts what is there.
    pub fn of(storage: &dyn Storage) -> Result<Self> {
        let waits = |place: Place| place == Place::Waiting;
        Ok(Self {
            waiting: storage.outbox()?.iter().filter(|entry| waits(entry.place)).count() as u64,
            unpaid: storage.unpaid()?.len() as u64,
            drafts: storage.drafts()?.len() as u64,
        })
    }
}
