//! The end of an epoch's keys: under which conditions, and what is left to show.
//!
//! Destroying keys makes every envelope of their epoch unreadable, wherever a copy lies. It is refused while an envelope
//! may still be under way: a late outbox would be lost for ever.

mod conditions;
mod execute;

use kin_terminal::{Exit, Failure};
use serde::Serialize;

pub use conditions::certificate;
pub use execute::destroy;

/// Why the keys of an epoch are not destroyed.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DestructionError {
    /// The study has no such epoch.
    #[error("the study has no epoch {epoch}")]
    DestructionEpochUnknown {
        /// Which.
        epoch: String,
    },
    /// They have been destroyed.
    #[error("the keys of epoch {epoch} have been destroyed")]
    DestructionAgain {
        /// Which.
        epoch: String,
    },
    /// Interviews may still start under the epoch.
    #[error("the epoch ends on {ended}")]
    DestructionTooEarly {
        /// When it ends.
        ended: String,
    },
    /// A device may still hold responses of the epoch.
    #[error("the device {device} has not closed")]
    DestructionDeviceOpen {
        /// Its label, or the beginning of its key.
        device: String,
    },
    /// A package may still make a device.
    #[error("the package of {device} may be used until {expires}")]
    DestructionPackageUsable {
        /// The device's label.
        device: String,
        /// Until when.
        expires: String,
    },
    /// Responses of a device have not arrived.
    #[error("numbers {first} to {last} of {device} have not arrived")]
    DestructionMissing {
        /// Its label, or the beginning of its key.
        device: String,
        /// The first missing number.
        first: String,
        /// The last missing number.
        last: String,
    },
    /// The dataset would become unreadable too: no other epoch's keys are left.
    #[error("no other keys would be left to open the dataset")]
    DestructionOfTheLast,
}

impl From<DestructionError> for Failure {
    fn from(error: DestructionError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}
