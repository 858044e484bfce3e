//! Cosignatures (C2SP tlog-cosignature): a witness says that a checkpoint grew out of the last one it saw, and when.

use std::fmt;

use ed25519_dalek::SigningKey;
use ed25519_dalek::ed25519::signature::Signer as _;
use jiff::Timestamp;
use signed_note::Signature;
use zeroize::Zeroizing;

use super::checkpoint::read;
use super::{LogError, SignedCheckpoint};
use crate::note::CosignerVerifier;
use crate::signed;

/// A witness's cosignature that was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosigned {
    /// Who cosigned.
    pub name: String,
    /// When, by the witness's clock.
    pub at: Timestamp,
}

/// A witness's secret key. Silent `Debug`, no `Clone`, wiped on drop.
pub struct Cosigner {
    key: SigningKey,
    verifier: CosignerVerifier,
}

impl Cosigner {
    /// The key with this seed under a name of the witness's choosing.
    ///
    /// Fails as [`LogError::LogKeyMalformed`] where the name cannot be one.
    pub fn new(name: &str, seed: &Zeroizing<[u8; 32]>) -> Result<Self, LogError> {
        let key = SigningKey::from_bytes(seed);
        let verifier = CosignerVerifier::new(name, key.verifying_key().to_bytes());
        Ok(Self { verifier: verifier.ok_or(LogError::LogKeyMalformed {})?, key })
    }

    /// The public half, as it stands in the study note.
    pub fn verifier(&self) -> &CosignerVerifier {
        &self.verifier
    }

    /// The checkpoint with a cosignature more; an older one by this witness gives way.
    ///
    /// The caller has verified that the checkpoint grew out of the last one this witness cosigned.
    pub fn cosign(&self, checkpoint: &SignedCheckpoint, at: Timestamp) -> SignedCheckpoint {
        let (read, others) = read(checkpoint.note()).expect("a verified checkpoint is one");
        let text = read.to_text();
        let seconds = u64::try_from(at.as_second()).unwrap_or(0);
        let made = self.key.sign(message(seconds, &text).as_bytes()).to_bytes();
        let signature = [&seconds.to_be_bytes()[..], &made[..]].concat();
        let signature = Signature::new(self.verifier.name().to_owned(), self.verifier.id(), signature)
            .expect("a verifier's name is a name of a signature");
        SignedCheckpoint::of(read, signed::with_signature(&text, others, signature))
    }
}

impl SignedCheckpoint {
    /// Which of these witnesses have cosigned it, each once, in the order of `witnesses`.
    pub fn cosigned(&self, witnesses: &[CosignerVerifier]) -> Vec<Cosigned> {
        let Ok((read, signatures)) = read(self.note()) else { return Vec::new() };
        let text = read.to_text();
        let by = |witness: &CosignerVerifier| {
            signatures.iter().find_map(|(_, signature)| {
                if (signature.name(), signature.id()) != (witness.name(), witness.id()) {
                    return None;
                }
                let (seconds, signature) = signature.signature().split_first_chunk::<8>()?;
                let seconds = u64::from_be_bytes(*seconds);
                let at = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
                witness
                    .verifies(message(seconds, &text).as_bytes(), signature)
                    .then(|| Cosigned { name: witness.name().to_owned(), at })
            })
        };
        witnesses.iter().filter_map(by).collect()
    }
}

/// What a cosignature signs.
fn message(seconds: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {seconds}\n{text}")
}

impl fmt::Debug for Cosigner {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Cosigner({})", self.verifier.name())
    }
}
