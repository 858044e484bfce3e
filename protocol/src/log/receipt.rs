//! A receipt (C2SP tlog-proof): that an envelope is in the log, provable to anybody.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::checkpoint::hash;
use super::{Leaf, LogError, SignedCheckpoint, check_inclusion};
use crate::Digest;
use crate::note::LogVerifier;

/// A receipt is at most this long.
pub const MAX_RECEIPT_BYTES: usize = 8192;

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// A receipt that was verified: the leaf's place, and the checkpoint whose tree holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The leaf's place in the log, from 0.
    pub place: u64,
    /// The hashes that lead from the leaf to the root.
    pub proof: Vec<Digest>,
    /// What the log said it held.
    pub checkpoint: SignedCheckpoint,
}

impl Receipt {
    /// The receipt's text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\nindex {}\n", self.place);
        for hash in &self.proof {
            text.push_str(&BASE64_STANDARD.encode(hash.as_bytes()));
            text.push('\n');
        }
        text.push('\n');
        // A note is text: it was parsed as one, or made here.
        text.push_str(&String::from_utf8_lossy(self.checkpoint.note()));
        text
    }

    /// Which leaf a receipt claims to prove; nothing of it is verified.
    pub fn claimed_place(text: &[u8]) -> Option<u64> {
        let text = std::str::from_utf8(text.get(..text.len().min(MAX_RECEIPT_BYTES))?).ok()?;
        text.lines().nth(1)?.strip_prefix("index ")?.parse().ok()
    }

    /// Reads a receipt and verifies that it proves the leaf to be in the log.
    ///
    /// Fails as [`LogError::LogTooLarge`], [`LogError::LogReceiptMalformed`], [`LogError::LogReceiptProvesNothing`] and as
    /// [`SignedCheckpoint::verify`].
    pub fn verify(text: &[u8], log: &LogVerifier, leaf: &Leaf) -> Result<Self, LogError> {
        if text.len() > MAX_RECEIPT_BYTES {
            return Err(LogError::LogTooLarge { max_bytes: MAX_RECEIPT_BYTES as u64 });
        }
        let malformed = |line| LogError::LogReceiptMalformed { line };
        let whole = std::str::from_utf8(text).map_err(|_| malformed(1))?;
        let (head, note) = whole.split_once("\n\n").ok_or(malformed(1))?;
        let mut lines = (1_u64..).zip(head.split('\n'));
        if lines.next().map(|(_, line)| line) != Some(FIRST_LINE) {
            return Err(malformed(1));
        }
        let place = lines.next().and_then(|(_, line)| line.strip_prefix("index "));
        let place: u64 = place.and_then(|place| place.parse().ok()).ok_or(malformed(2))?;
        let proof = lines
            .map(|(line, text)| hash(text).ok_or(malformed(line)))
            .collect::<Result<Vec<Digest>, LogError>>()?;
        let checkpoint = SignedCheckpoint::verify(note.as_bytes(), log)?;
        let said = checkpoint.checkpoint();
        if !check_inclusion(&proof, said.size, said.root, place, leaf.hash()) {
            return Err(LogError::LogReceiptProvesNothing {});
        }
        let receipt = Self { place, proof, checkpoint };
        // One spelling, so that not one bit of it can be changed.
        if receipt.to_text() == whole { Ok(receipt) } else { Err(malformed(2)) }
    }
}
