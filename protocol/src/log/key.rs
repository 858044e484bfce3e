//! The key of a log: it signs what a server says it holds.

use std::fmt;

use ed25519_dalek::SigningKey;
use ed25519_dalek::ed25519::signature::Signer as _;
use signed_note::Signature;
use zeroize::Zeroizing;

use super::{Checkpoint, LogError, SignedCheckpoint};
use crate::StudyId;
use crate::note::LogVerifier;
use crate::signed;

/// A log's secret key. Silent `Debug`, no `Clone`, wiped on drop.
pub struct LogKey {
    key: SigningKey,
    verifier: LogVerifier,
}

impl LogKey {
    /// The key with this seed for the log of a study. `generation` counts a study's logs from 1: a server that was lost
    /// with its lock is followed by a new log.
    ///
    /// Fails as [`LogError::LogKeyMalformed`] where the seed makes no sound key.
    pub fn new(study: StudyId, generation: u32, seed: &Zeroizing<[u8; 32]>) -> Result<Self, LogError> {
        let key = SigningKey::from_bytes(seed);
        let public = key.verifying_key().to_bytes();
        let verifier = LogVerifier::new(&origin(study, generation), public);
        Ok(Self { verifier: verifier.ok_or(LogError::LogKeyMalformed {})?, key })
    }

    /// The public half, as it stands in the study note.
    pub fn verifier(&self) -> &LogVerifier {
        &self.verifier
    }

    /// Signs what the log holds now. The same checkpoint gives the same bytes.
    pub fn sign(&self, size: u64, root: crate::Digest) -> SignedCheckpoint {
        let checkpoint = Checkpoint { origin: self.verifier.origin().to_owned(), size, root };
        let text = checkpoint.to_text();
        let made = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        let signature = Signature::new(self.verifier.origin().to_owned(), self.verifier.id(), made)
            .expect("a verifier's name is a name of a signature");
        SignedCheckpoint::of(checkpoint, signed::join(&text, &[signature]))
    }
}

/// The name of a study's log: nothing in it but the study's public id.
fn origin(study: StudyId, generation: u32) -> String {
    format!("kin-log/{study}/{generation}")
}

impl fmt::Debug for LogKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LogKey({})", self.verifier.origin())
    }
}
