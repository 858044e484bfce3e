//! What a leaf means, given what the log said before: the one rule for whoever reads a log.

use super::{Leaf, Lock};

/// What a leaf does to the envelope that it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// The envelope is in the log from now on, under this lock.
    Entered(Lock),
    /// The envelope is in the log already. The first lock stays: otherwise a server could lay a lock of its own upon an envelope
    /// and open that.
    Repeated,
    /// Somebody opened the lock that came with the envelope.
    Withdrawn,
    /// A tombstone that opens no lock, or is of no envelope: it means nothing.
    Invented,
    /// The envelope was purged. Whether the day for that had come stands in the study note.
    Purged,
}

impl Leaf {
    /// Judges the leaf by the lock under which its envelope entered the log, if it did.
    pub fn judge(&self, entered: Option<Lock>) -> Judged {
        match (self, entered) {
            (Self::Envelope { lock, .. }, None) => Judged::Entered(*lock),
            (Self::Envelope { .. }, Some(_)) => Judged::Repeated,
            (Self::Withdrawn { preimage, .. }, Some(lock)) if lock == Lock::of(preimage) => Judged::Withdrawn,
            (Self::Purged { .. }, Some(_)) => Judged::Purged,
            (Self::Withdrawn { .. } | Self::Purged { .. }, _) => Judged::Invented,
        }
    }
}
