//! A checkpoint (C2SP tlog-checkpoint): how much a log holds, in one signed line each.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::LogError;
use crate::Digest;
use crate::note::LogVerifier;
use crate::signed;

/// A signed checkpoint is at most this long, with sixteen witnesses.
pub const MAX_CHECKPOINT_BYTES: usize = 4096;

/// What a log says it holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    /// Which log.
    pub origin: String,
    /// How many leaves.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Digest,
}

impl Checkpoint {
    /// The text that is signed: three lines.
    pub fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64_STANDARD.encode(self.root.as_bytes()))
    }

    /// Reads the text in its one spelling. Extension lines are refused: our logs have none.
    fn parse(text: &str) -> Result<Self, LogError> {
        let malformed = |line| LogError::LogCheckpointMalformed { line };
        let mut lines = text.strip_suffix('\n').ok_or(malformed(1))?.split('\n');
        let origin = lines.next().filter(|origin| !origin.is_empty()).ok_or(malformed(1))?;
        let size: u64 = lines.next().and_then(|size| size.parse().ok()).ok_or(malformed(2))?;
        let root = lines.next().and_then(hash).ok_or(malformed(3))?;
        let checkpoint = Self { origin: origin.to_owned(), size, root };
        if lines.next().is_some() {
            return Err(malformed(4));
        }
        // One spelling: no sign, no leading zero, no loose bits.
        if checkpoint.to_text() == text { Ok(checkpoint) } else { Err(malformed(2)) }
    }
}

/// A hash in base64.
pub(super) fn hash(text: &str) -> Option<Digest> {
    let mut bytes = [0; 33];
    let length = BASE64_STANDARD.decode_slice(text, &mut bytes).ok()?;
    let bytes: [u8; 32] = bytes[..length].try_into().ok()?;
    Some(Digest::from_bytes(bytes))
}

/// A checkpoint that its log has signed: the signature was verified.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Vec<u8>,
}

impl SignedCheckpoint {
    pub(super) fn of(checkpoint: Checkpoint, note: Vec<u8>) -> Self {
        Self { checkpoint, note }
    }

    /// Reads a signed checkpoint and verifies the log's signature. Signatures of others, as of witnesses, may stand beside it.
    ///
    /// Fails as [`LogError::LogTooLarge`], [`LogError::LogCheckpointMalformed`], [`LogError::LogOriginDiffers`] and
    /// [`LogError::LogSignatureWrong`].
    pub fn verify(note: &[u8], log: &LogVerifier) -> Result<Self, LogError> {
        let (checkpoint, _) = read(note)?;
        if checkpoint.origin != log.origin() {
            return Err(LogError::LogOriginDiffers { origin: checkpoint.origin });
        }
        let (text, signatures) = parts(note)?;
        let ours = |(_, signature): &&signed::SignatureLine| {
            (signature.name(), signature.id()) == (log.origin(), log.id())
        };
        let mut by_log = signatures.iter().filter(ours);
        let (Some((_, signature)), None) = (by_log.next(), by_log.next()) else {
            return Err(LogError::LogSignatureWrong {});
        };
        if !log.verifies(text.as_bytes(), signature.signature()) {
            return Err(LogError::LogSignatureWrong {});
        }
        Ok(Self { checkpoint, note: note.to_vec() })
    }

    /// What it says.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The signed note, byte for byte.
    pub fn note(&self) -> &[u8] {
        &self.note
    }
}

impl fmt::Debug for SignedCheckpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SignedCheckpoint({:?})", self.checkpoint)
    }
}

/// What a note claims, with nothing verified yet.
pub(super) fn read(note: &[u8]) -> Result<(Checkpoint, Vec<signed::SignatureLine>), LogError> {
    let (text, signatures) = parts(note)?;
    Ok((Checkpoint::parse(text)?, signatures))
}

fn parts(note: &[u8]) -> Result<(&str, Vec<signed::SignatureLine>), LogError> {
    if note.len() > MAX_CHECKPOINT_BYTES {
        return Err(LogError::LogTooLarge { max_bytes: MAX_CHECKPOINT_BYTES as u64 });
    }
    let whole = std::str::from_utf8(note).map_err(|_| LogError::LogCheckpointMalformed { line: 1 })?;
    signed::split(whole).map_err(|fault| LogError::LogCheckpointMalformed { line: fault.line() })
}
