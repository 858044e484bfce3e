//! Reading a parcel, one envelope after the other, in bounded memory.

use std::io::{ErrorKind, Read};

use ring::digest::{Context, SHA256};

use super::{
    ENTRY, Entry, FIRST_MAGIC, MAGIC, MAX_ENTRY_BYTES, MAX_PARCEL_ENTRIES, ParcelError, ParcelHeader,
    ParcelLog, TRAILER,
};
use crate::log::{MAX_CHECKPOINT_BYTES, MAX_LEAF_BYTES, MAX_WHOLE_LEAVES};
use crate::{Digest, StudyId};

/// What the trailer of a parcel confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trailer {
    /// How many envelopes the parcel holds.
    pub entries: u64,
}

/// Reads a parcel: an iterator of its envelopes, which ends only after the trailer has confirmed the whole.
///
/// Each envelope's digest is checked before it is given out, but only the end shows that none is missing: keep
/// nothing of a parcel whose iteration ended in an error. After an error the iterator gives `None`, and
/// [`ParcelReader::trailer`] stays `None`.
pub struct ParcelReader<R: Read> {
    input: R,
    hash: Context,
    header: ParcelHeader,
    /// Leaves of the log that have not been read yet.
    leaves: u64,
    entries: u64,
    last: Option<Digest>,
    over: bool,
    trailer: Option<Trailer>,
}

impl<R: Read> ParcelReader<R> {
    /// Reads the parcel's header.
    pub fn new(mut input: R) -> Result<ParcelReader<R>, ParcelError> {
        let mut hash = Context::new(&SHA256);
        let mut magic = [0; MAGIC.len()];
        fill(&mut input, &mut hash, &mut magic, 0)?;
        if magic != *MAGIC && magic != *FIRST_MAGIC {
            return Err(if magic.starts_with(b"kin-parcel/") {
                ParcelError::ParcelVersionUnknown {}
            } else {
                ParcelError::ParcelNotOne {}
            });
        }
        let (mut study, mut note) = ([0; 16], [0; 32]);
        fill(&mut input, &mut hash, &mut study, 0)?;
        fill(&mut input, &mut hash, &mut note, 0)?;
        let log = if magic == *MAGIC { Some(read_log(&mut input, &mut hash)?) } else { None };
        let leaves = log.as_ref().map_or(0, |log| log.leaves);
        let header = ParcelHeader { study: StudyId::from_bytes(study), note: Digest::from_bytes(note), log };
        Ok(ParcelReader { input, hash, header, leaves, entries: 0, last: None, over: false, trailer: None })
    }

    /// Reads the next leaf of the log; `None` when all have been read. Envelopes that are asked for before pass over the rest.
    pub fn next_leaf(&mut self) -> Result<Option<Vec<u8>>, ParcelError> {
        let Some(left) = self.leaves.checked_sub(1) else { return Ok(None) };
        let mut length = [0];
        self.fill(&mut length)?;
        let length = usize::from(length[0]);
        if length > MAX_LEAF_BYTES {
            self.over = true;
            return Err(ParcelError::ParcelLogMalformed {});
        }
        let mut leaf = vec![0; length];
        self.fill(&mut leaf)?;
        self.leaves = left;
        Ok(Some(leaf))
    }

    /// Whose envelopes these are.
    pub const fn header(&self) -> &ParcelHeader {
        &self.header
    }

    /// What the trailer confirmed; `None` until the iteration has ended well.
    pub const fn trailer(&self) -> Option<Trailer> {
        self.trailer
    }

    fn read_next(&mut self) -> Result<Option<Entry>, ParcelError> {
        while self.next_leaf()?.is_some() {}
        let entry = self.entries + 1;
        let mut mark = [0];
        self.fill(&mut mark)?;
        match mark[0] {
            ENTRY if entry > MAX_PARCEL_ENTRIES => {
                Err(ParcelError::ParcelTooMany { max: MAX_PARCEL_ENTRIES })
            }
            ENTRY => self.read_entry(entry).map(Some),
            TRAILER => self.read_trailer().map(|()| None),
            _ => Err(ParcelError::ParcelEntryUnknown { entry }),
        }
    }

    fn read_entry(&mut self, entry: u64) -> Result<Entry, ParcelError> {
        let (mut digest, mut length) = ([0; 32], [0; 4]);
        self.fill(&mut digest)?;
        self.fill(&mut length)?;
        let digest = Digest::from_bytes(digest);
        let length = u32::from_be_bytes(length);
        if self.last.is_some_and(|last| last >= digest) {
            return Err(ParcelError::ParcelReordered { entry });
        }
        if length > MAX_ENTRY_BYTES {
            return Err(ParcelError::ParcelEntryTooLarge { entry, max_bytes: u64::from(MAX_ENTRY_BYTES) });
        }
        // Bounded by the check above: a short file costs at most one buffer.
        let mut bytes = vec![0; length as usize];
        self.fill(&mut bytes)?;
        if Digest::of(&bytes) != digest {
            return Err(ParcelError::ParcelDigestMismatch { entry });
        }
        self.entries = entry;
        self.last = Some(digest);
        Ok(Entry { digest, bytes })
    }

    fn read_trailer(&mut self) -> Result<(), ParcelError> {
        let mut counted = [0; 8];
        self.fill(&mut counted)?;
        let expected = self.hash.clone().finish();
        let mut whole = [0; 32];
        self.fill(&mut whole)?;
        if whole != expected.as_ref() {
            return Err(ParcelError::ParcelDamaged {});
        }
        let (found, counted) = (self.entries, u64::from_be_bytes(counted));
        if found != counted {
            return Err(ParcelError::ParcelCountDiffers { found, counted });
        }
        if read_some(&mut self.input, &mut [0])? != 0 {
            return Err(ParcelError::ParcelTrailing {});
        }
        self.trailer = Some(Trailer { entries: found });
        Ok(())
    }

    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), ParcelError> {
        fill(&mut self.input, &mut self.hash, buffer, self.entries + 1)
    }
}

impl<R: Read> Iterator for ParcelReader<R> {
    type Item = Result<Entry, ParcelError>;

    fn next(&mut self) -> Option<Result<Entry, ParcelError>> {
        if self.over {
            return None;
        }
        let next = self.read_next().transpose();
        self.over = !matches!(next, Some(Ok(_)));
        next
    }
}

/// The checkpoint of the log and how many leaves follow it.
fn read_log(input: &mut impl Read, hash: &mut Context) -> Result<ParcelLog, ParcelError> {
    let (mut length, mut leaves) = ([0; 4], [0; 8]);
    fill(input, hash, &mut length, 0)?;
    let length = u32::from_be_bytes(length) as usize;
    if length > MAX_CHECKPOINT_BYTES {
        return Err(ParcelError::ParcelLogMalformed {});
    }
    let mut checkpoint = vec![0; length];
    fill(input, hash, &mut checkpoint, 0)?;
    fill(input, hash, &mut leaves, 0)?;
    let leaves = u64::from_be_bytes(leaves);
    // A withdrawal is a leaf more.
    if leaves > MAX_WHOLE_LEAVES {
        return Err(ParcelError::ParcelLogMalformed {});
    }
    Ok(ParcelLog { checkpoint, leaves })
}

/// Fills the buffer or says that the parcel was cut off.
fn fill(input: &mut impl Read, hash: &mut Context, buffer: &mut [u8], entry: u64) -> Result<(), ParcelError> {
    let mut filled = 0;
    while filled < buffer.len() {
        match read_some(input, &mut buffer[filled..])? {
            0 => return Err(ParcelError::ParcelTruncated { entry }),
            read => filled += read,
        }
    }
    hash.update(buffer);
    Ok(())
}

fn read_some(input: &mut impl Read, buffer: &mut [u8]) -> Result<usize, ParcelError> {
    loop {
        match input.read(buffer) {
            Err(source) if source.kind() == ErrorKind::Interrupted => {}
            Err(source) => return Err(ParcelError::ParcelUnreadable { source }),
            Ok(read) => return Ok(read),
        }
    }
}
