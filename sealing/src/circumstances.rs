//! What a record says beside the interview: what its device knew, and what belongs to it.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Enrolment, ParticipantCode};

/// Most withdrawal locks of one record.
pub const MAX_LOCKS: usize = 4;
/// Most attachments of one record.
pub const MAX_ATTACHMENTS: usize = 64;
/// Most chunks of one attachment.
pub const MAX_CHUNKS: usize = 1024;

/// How the device's clock stood against the newest signed time that the device had seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// Not before any signed time.
    #[default]
    Plausible,
    /// Before a signed time, hence wrong: the times in the response are to be read with care.
    Behind,
}

/// A log's checkpoint, the last that a device had verified when it sealed: a fork shown to one device alone is found at
/// the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's origin line; 1 to 100 bytes.
    pub origin: String,
    /// Leaves in the tree.
    pub size: u64,
    /// The tree's root hash (RFC 6962).
    pub root: [u8; 32],
}

/// A file that belongs to the interview, sealed in chunks of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The question's file name; 1 to 100 bytes.
    pub name: String,
    /// Its media type, as `image/jpeg`; 1 to 100 bytes.
    pub media_type: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// SHA-256 of the envelope of each chunk, in order.
    pub chunks: Vec<[u8; 32]>,
}

/// What else a record says. The default says nothing: a plausible clock, and none of the rest.
#[derive(Default)]
pub struct Circumstances {
    /// How the clock stood.
    pub clock: Clock,
    /// The last log checkpoint the device had verified.
    pub checkpoint: Option<Checkpoint>,
    /// The code by which the team finds the same person in another round.
    pub participant: Option<ParticipantCode>,
    /// Withdrawal locks, each a SHA-256; at most [`MAX_LOCKS`].
    pub locks: Vec<[u8; 32]>,
    /// In a device's first record, and in later ones, since the first may be withdrawn: its age recipient, and the proof that it holds its enrolment's secret.
    pub enrolment: Option<Enrolment>,
    /// At most [`MAX_ATTACHMENTS`].
    pub attachments: Vec<Attachment>,
    /// Answers that only the contact custodian can read: a file of [`seal_contact`](crate::seal_contact).
    pub contact: Option<Vec<u8>>,
    /// How the interview went, as one JSON object in UTF-8, kept byte for byte. Wiped when dropped.
    pub paradata: Option<Zeroizing<Vec<u8>>>,
}

impl fmt::Debug for Circumstances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Circumstances(..)")
    }
}
