//! What a device would send: envelopes, each with its lock and what pays for it.

use std::fmt;

use zeroize::Zeroizing;

use super::sealed::{self, Kind};
use super::{NONCE_BYTES, StickError, StickKey};
use crate::log::Lock;
use crate::withdrawal::{MAX_REQUEST_BYTES, WithdrawalRequest};
use crate::{Digest, StudyId, Voucher};

/// A pack is at most this long: what a server can hold in memory beside its other work. A device with more writes several.
pub const MAX_PACK_BYTES: usize = 32 << 20;
/// Most envelopes of one pack.
pub const MAX_PACKED: usize = 1000;

const KIND: Kind = Kind { magic: b"kin-pack/1\n", family: b"kin-pack/", max_bytes: MAX_PACK_BYTES };
/// Everything around the content, and the content's own numbers.
const AROUND_BYTES: usize = 128;
/// What an envelope takes beside its bytes.
const BESIDE_BYTES: usize = 100;

/// An envelope on a stick.
pub struct Packed {
    /// The lock it lies under.
    pub lock: Lock,
    /// What pays for it.
    pub voucher: Voucher,
    /// The envelope.
    pub envelope: Vec<u8>,
}

/// What one device packed.
#[derive(Debug, Default)]
pub struct Pack {
    /// The version of the study note that the device has.
    pub note_version: u64,
    /// The generation of the roots that the device has.
    pub generation: u32,
    /// How many leaves the last checkpoint had that the device verified; 0 before the first.
    pub seen: u64,
    /// What is to be deleted.
    pub withdrawal: Option<WithdrawalRequest>,
    /// By digest. At most [`MAX_PACKED`].
    envelopes: Vec<(Digest, Packed)>,
    /// How long the file will be, at most.
    bytes: usize,
}

impl Pack {
    /// An empty pack of a device that has this note, these roots, and verified a log of so many leaves.
    pub fn new(note_version: u64, generation: u32, seen: u64) -> Pack {
        Pack { note_version, generation, seen, ..Pack::default() }
    }

    /// Takes one more envelope, where there is room; gives it back where there is none. The same twice is one.
    pub fn add(&mut self, packed: Packed) -> Result<(), Packed> {
        let bytes = packed.envelope.len() + BESIDE_BYTES;
        let room = MAX_PACK_BYTES - AROUND_BYTES - MAX_REQUEST_BYTES - self.bytes;
        if self.envelopes.len() == MAX_PACKED || bytes > room {
            return Err(packed);
        }
        let digest = Digest::of(&packed.envelope);
        if let Err(place) = self.envelopes.binary_search_by_key(&digest, |(digest, _)| *digest) {
            self.envelopes.insert(place, (digest, packed));
            self.bytes += bytes;
        }
        Ok(())
    }

    /// The envelopes, by digest.
    pub fn envelopes(&self) -> &[(Digest, Packed)] {
        &self.envelopes
    }

    /// The same, to be sent on.
    pub fn into_envelopes(self) -> Vec<(Digest, Packed)> {
        self.envelopes
    }

    /// The file. The nonce was drawn at random.
    pub fn seal(&self, key: &StickKey, nonce: [u8; NONCE_BYTES]) -> Vec<u8> {
        // As large as it gets at once: what grows leaves copies of vouchers behind.
        let mut content = Zeroizing::new(Vec::with_capacity(AROUND_BYTES + MAX_REQUEST_BYTES + self.bytes));
        content.extend_from_slice(&self.note_version.to_be_bytes());
        content.extend_from_slice(&self.generation.to_be_bytes());
        content.extend_from_slice(&self.seen.to_be_bytes());
        let request = self.withdrawal.as_ref().map(WithdrawalRequest::to_text);
        let request = request.as_ref().map_or("", |request| request);
        content.extend_from_slice(&length(request.len()));
        content.extend_from_slice(request.as_bytes());
        content.extend_from_slice(&length(self.envelopes.len()));
        for (digest, Packed { lock, voucher, envelope }) in &self.envelopes {
            content.extend_from_slice(digest.as_bytes());
            content.extend_from_slice(lock.as_bytes());
            content.extend_from_slice(&voucher.reveal_bytes()[..]);
            content.extend_from_slice(&length(envelope.len()));
            content.extend_from_slice(envelope);
        }
        key.seal(KIND.magic, nonce, &content)
    }

    /// Which study a pack says it is of. Nothing is verified.
    pub fn claimed_study(file: &[u8]) -> Result<StudyId, StickError> {
        sealed::head(KIND, file).map(|(study, _)| study)
    }

    /// Opens a pack: all of it is authentic, and each envelope has the digest that stands beside it.
    pub fn open(key: &StickKey, file: &[u8]) -> Result<Pack, StickError> {
        let content = key.open(KIND, file)?;
        let mut reading = Reading(&content);
        let mut pack = Pack {
            note_version: u64::from_be_bytes(reading.take()?),
            generation: u32::from_be_bytes(reading.take()?),
            seen: u64::from_be_bytes(reading.take()?),
            ..Pack::default()
        };
        let request = reading.run()?;
        if !request.is_empty() {
            let request = WithdrawalRequest::parse(request).map_err(|_| StickError::StickMalformed {})?;
            if request.study != key.study() {
                return Err(StickError::StickMalformed {});
            }
            pack.withdrawal = Some(request);
        }
        let count = u32::from_be_bytes(reading.take()?) as usize;
        if count > MAX_PACKED {
            return Err(StickError::StickTooMany { max: MAX_PACKED as u64 });
        }
        for _ in 0..count {
            let digest = Digest::from_bytes(reading.take()?);
            let (lock, voucher) = (Lock::from_bytes(reading.take()?), Voucher::from_bytes(reading.take()?));
            let envelope = reading.run()?.to_vec();
            let is_next = pack.envelopes.last().is_none_or(|(last, _)| *last < digest);
            if !is_next || Digest::of(&envelope) != digest {
                return Err(StickError::StickMalformed {});
            }
            pack.bytes += envelope.len() + BESIDE_BYTES;
            pack.envelopes.push((digest, Packed { lock, voucher, envelope }));
        }
        if reading.0.is_empty() { Ok(pack) } else { Err(StickError::StickMalformed {}) }
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Packed({}, {} bytes)", self.lock, self.envelope.len())
    }
}

fn length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).expect("a pack is bounded far below 4 GiB").to_be_bytes()
}

/// What is left to read of the content.
struct Reading<'c>(&'c [u8]);

impl<'c> Reading<'c> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], StickError> {
        let (bytes, rest) = self.0.split_first_chunk::<N>().ok_or(StickError::StickMalformed {})?;
        self.0 = rest;
        Ok(*bytes)
    }

    /// A length, and as many bytes.
    fn run(&mut self) -> Result<&'c [u8], StickError> {
        let length = u32::from_be_bytes(self.take()?) as usize;
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(StickError::StickMalformed {})?;
        self.0 = rest;
        Ok(bytes)
    }
}
