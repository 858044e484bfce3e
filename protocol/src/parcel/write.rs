//! Writing a parcel, one envelope after the other.

use std::io::Write;

use ring::digest::{Context, SHA256};

use super::{
    ENTRY, FIRST_MAGIC, MAGIC, MAX_ENTRY_BYTES, MAX_PARCEL_ENTRIES, ParcelError, ParcelHeader, TRAILER,
};
use crate::Digest;
use crate::log::{MAX_CHECKPOINT_BYTES, MAX_LEAF_BYTES};

/// Writes a parcel. Without [`ParcelWriter::finish`] there is no trailer, and no reader accepts what was written.
pub struct ParcelWriter<W: Write> {
    out: W,
    hash: Context,
    /// Leaves that are still to come.
    leaves: u64,
    entries: u64,
    last: Option<Digest>,
}

impl<W: Write> ParcelWriter<W> {
    /// Begins a parcel. Where its header names a log, [`ParcelWriter::add_leaf`] is called for each leaf first.
    pub fn new(out: W, header: &ParcelHeader) -> Result<ParcelWriter<W>, ParcelError> {
        let leaves = header.log.as_ref().map_or(0, |log| log.leaves);
        let mut writer = ParcelWriter { out, hash: Context::new(&SHA256), leaves, entries: 0, last: None };
        writer.write(if header.log.is_some() { MAGIC } else { FIRST_MAGIC })?;
        writer.write(header.study.as_bytes())?;
        writer.write(header.note.as_bytes())?;
        if let Some(log) = &header.log {
            let length = u32::try_from(log.checkpoint.len()).unwrap_or(u32::MAX);
            if log.checkpoint.len() > MAX_CHECKPOINT_BYTES {
                return Err(ParcelError::ParcelLogMalformed {});
            }
            writer.write(&length.to_be_bytes())?;
            writer.write(&log.checkpoint)?;
            writer.write(&log.leaves.to_be_bytes())?;
        }
        Ok(writer)
    }

    /// Adds the next leaf of the log. [`ParcelError::ParcelLogMalformed`] where the header announced no more, or it is too long.
    pub fn add_leaf(&mut self, leaf: &[u8]) -> Result<(), ParcelError> {
        let length = u8::try_from(leaf.len()).ok().filter(|length| usize::from(*length) <= MAX_LEAF_BYTES);
        let (Some(length), Some(leaves)) = (length, self.leaves.checked_sub(1)) else {
            return Err(ParcelError::ParcelLogMalformed {});
        };
        self.leaves = leaves;
        self.write(&[length])?;
        self.write(leaf)
    }

    /// Adds an envelope. Envelopes come in strictly ascending order of their digests.
    pub fn add(&mut self, envelope: &[u8]) -> Result<Digest, ParcelError> {
        if self.leaves > 0 {
            return Err(ParcelError::ParcelLogMalformed {});
        }
        let entry = self.entries + 1;
        let digest = Digest::of(envelope);
        let length = u32::try_from(envelope.len())
            .ok()
            .filter(|length| *length <= MAX_ENTRY_BYTES)
            .ok_or(ParcelError::ParcelEntryTooLarge { entry, max_bytes: u64::from(MAX_ENTRY_BYTES) })?;
        if entry > MAX_PARCEL_ENTRIES {
            return Err(ParcelError::ParcelTooMany { max: MAX_PARCEL_ENTRIES });
        }
        if self.last.is_some_and(|last| last >= digest) {
            return Err(ParcelError::ParcelReordered { entry });
        }
        self.write(&[ENTRY])?;
        self.write(digest.as_bytes())?;
        self.write(&length.to_be_bytes())?;
        self.write(envelope)?;
        self.entries = entry;
        self.last = Some(digest);
        Ok(digest)
    }

    /// Writes the trailer, flushes, and gives the stream back.
    pub fn finish(mut self) -> Result<W, ParcelError> {
        if self.leaves > 0 {
            return Err(ParcelError::ParcelLogMalformed {});
        }
        self.write(&[TRAILER])?;
        self.write(&self.entries.to_be_bytes())?;
        let whole = self.hash.clone().finish();
        self.out.write_all(whole.as_ref()).map_err(unwritable)?;
        self.out.flush().map_err(unwritable)?;
        Ok(self.out)
    }

    /// How many envelopes it holds so far.
    pub const fn entries(&self) -> u64 {
        self.entries
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ParcelError> {
        self.hash.update(bytes);
        self.out.write_all(bytes).map_err(unwritable)
    }
}

fn unwritable(source: std::io::Error) -> ParcelError {
    ParcelError::ParcelUnwritable { source }
}
