//! What is shown to a server so that it deletes: preimages, and envelopes that were erased before they were sent.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::{MAX_PREIMAGES, WithdrawalError};
use crate::log::Preimage;
use crate::{Digest, StudyId, hex};

/// A request is at most this long.
pub const MAX_REQUEST_BYTES: usize = 16 * 1024;
/// Most envelopes of one request that were erased unsent.
pub const MAX_UNSENT: usize = 8;

const FIRST_LINE: &str = "kin-withdrawal/1";

/// An envelope that was erased before it was sent: its place in its device's sequence is explained by its tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// SHA-256 of the envelope that is no more.
    pub digest: Digest,
    /// What opened its lock.
    pub preimage: Preimage,
}

/// A request to delete. Its preimages are secrets until it is answered.
#[derive(Debug, PartialEq, Eq)]
pub struct WithdrawalRequest {
    /// The study.
    pub study: StudyId,
    /// What opens the locks of envelopes; at most [`MAX_PREIMAGES`].
    pub preimages: Vec<Preimage>,
    /// Envelopes that no server ever had; at most [`MAX_UNSENT`].
    pub unsent: Vec<Unsent>,
}

impl WithdrawalRequest {
    /// The request's one text: preimages, then unsent envelopes, each in ascending order.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut preimages: Vec<&[u8; 32]> = self.preimages.iter().map(Preimage::reveal_bytes).collect();
        preimages.sort_unstable();
        let mut unsent: Vec<&Unsent> = self.unsent.iter().collect();
        unsent.sort_unstable_by_key(|unsent| unsent.digest);
        // As large as it gets at once: a text that grows leaves copies of secrets behind.
        let mut text = Zeroizing::new(String::with_capacity(MAX_REQUEST_BYTES));
        let mut line = |arguments: std::fmt::Arguments<'_>| {
            text.write_fmt(arguments).expect("a String takes every text");
        };
        line(format_args!("{FIRST_LINE}\nstudy {}\n", self.study));
        for preimage in preimages {
            line(format_args!("preimage {}\n", *Zeroizing::new(hex::encode(preimage))));
        }
        for Unsent { digest, preimage } in unsent {
            let preimage = Zeroizing::new(hex::encode(preimage.reveal_bytes()));
            line(format_args!("unsent {digest} {}\n", *preimage));
        }
        text
    }

    /// Reads a request in its one spelling.
    ///
    /// Fails as [`WithdrawalError::WithdrawalTooLarge`] and [`WithdrawalError::WithdrawalRequestMalformed`]; without anything
    /// to delete it is malformed too.
    pub fn parse(bytes: &[u8]) -> Result<Self, WithdrawalError> {
        if bytes.len() > MAX_REQUEST_BYTES {
            return Err(WithdrawalError::WithdrawalTooLarge { max_bytes: MAX_REQUEST_BYTES as u64 });
        }
        let malformed = |line| WithdrawalError::WithdrawalRequestMalformed { line };
        let text = std::str::from_utf8(bytes).map_err(|_| malformed(1))?;
        let mut lines = (1_u64..).zip(text.strip_suffix('\n').ok_or(malformed(1))?.split('\n'));
        if lines.next().map(|(_, line)| line) != Some(FIRST_LINE) {
            return Err(malformed(1));
        }
        let study = lines.next().and_then(|(_, line)| line.strip_prefix("study ")?.parse().ok());
        let mut request =
            Self { study: study.ok_or(malformed(2))?, preimages: Vec::new(), unsent: Vec::new() };
        let mut last = 2;
        for (number, line) in lines {
            last = number;
            request.line(line).ok_or(malformed(number))?;
        }
        // In any other order or spelling it would not print back.
        let empty = request.preimages.is_empty() && request.unsent.is_empty();
        if empty || request.to_text().as_bytes() != bytes || request.has_doubles() {
            return Err(malformed(last));
        }
        Ok(request)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(preimage) = line.strip_prefix("preimage ") {
            (self.preimages.len() < MAX_PREIMAGES).then_some(())?;
            self.preimages.push(preimage.parse().ok()?);
        } else {
            let (digest, preimage) = line.strip_prefix("unsent ")?.split_once(' ')?;
            (self.unsent.len() < MAX_UNSENT).then_some(())?;
            self.unsent.push(Unsent { digest: digest.parse().ok()?, preimage: preimage.parse().ok()? });
        }
        Some(())
    }

    fn has_doubles(&self) -> bool {
        self.preimages.windows(2).any(|pair| pair[0] == pair[1])
            || self.unsent.windows(2).any(|pair| pair[0].digest == pair[1].digest)
    }
}
