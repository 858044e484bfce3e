//! A parcel: envelopes of one study on their way to the desk, in one file that can be streamed.
//!
//! Envelopes stand in ascending order of their digests, so that a parcel says nothing about when or in which order
//! they arrived, and the same envelopes always make the same parcel.

mod error;
mod read;
mod write;

use crate::{Digest, StudyId};

pub use error::ParcelError;
pub use read::{ParcelReader, Trailer};
pub use write::ParcelWriter;

/// The first bytes of a parcel: format and version.
pub const MAGIC: &[u8; 13] = b"kin-parcel/2\n";
/// A parcel that carries no log.
pub const FIRST_MAGIC: &[u8; 13] = b"kin-parcel/1\n";
/// Most envelopes in one parcel.
pub const MAX_PARCEL_ENTRIES: u64 = 10_000_000;
/// The longest envelope in a parcel: 2 MiB, above the longest sealed response.
pub const MAX_ENTRY_BYTES: u32 = 2_097_152;

/// Marks an envelope.
const ENTRY: u8 = b'E';
/// Marks the trailer.
const TRAILER: u8 = b'T';

/// Whose envelopes a parcel holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelHeader {
    /// Which study.
    pub study: StudyId,
    /// The note under which the server kept them: [`crate::note::StudyNote::digest`].
    pub note: Digest,
    /// The study's log as the server signed it; none where the study has no log.
    pub log: Option<ParcelLog>,
}

/// The log that a parcel carries: all of its leaves stand before the envelopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelLog {
    /// The signed checkpoint, with the cosignatures it has; nothing of it is believed before it is verified.
    pub checkpoint: Vec<u8>,
    /// How many leaves follow.
    pub leaves: u64,
}

/// An envelope in a parcel; its digest has been checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// The envelope.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Entry({}, {} bytes)", self.digest, self.bytes.len())
    }
}
