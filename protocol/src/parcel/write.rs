//! Writing a parcel, one envelope after the other.

use std::io::Write;

use ring::digest::{Context, SHA256};

use super::{ENTRY, MAGIC, MAX_ENTRY_BYTES, MAX_PARCEL_ENTRIES, ParcelError, ParcelHeader, TRAILER};
use crate::Digest;

/// Writes a parcel. Without [`ParcelWriter::finish`] there is no trailer, and no reader accepts what was written.
pub struct ParcelWriter<W: Write> {
    out: W,
    hash: Context,
    entries: u64,
    last: Option<Digest>,
}

impl<W: Write> ParcelWriter<W> {
    /// Begins a parcel.
    pub fn new(out: W, header: &ParcelHeader) -> Result<ParcelWriter<W>, ParcelError> {
        let mut writer = ParcelWriter { out, hash: Context::new(&SHA256), entries: 0, last: None };
        writer.write(MAGIC)?;
        writer.write(header.study.as_bytes())?;
        writer.write(header.note.as_bytes())?;
        Ok(writer)
    }

    /// Adds an envelope. Envelopes come in strictly ascending order of their digests.
    pub fn add(&mut self, envelope: &[u8]) -> Result<Digest, ParcelError> {
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
