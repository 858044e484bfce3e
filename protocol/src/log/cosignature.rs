//! Cosignatures (C2SP tlog-cosignature): a witness says that a checkpoint grew out of the last one it saw, and when.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::ed25519::signature::Signer as _;
use jiff::Timestamp;
use signed_note::Signature;
use zeroize::Zeroizing;

use super::checkpoint::read;
use super::{LogError, SignedCheckpoint};
use crate::note::CosignerVerifier;
use crate::signed;

/// C2SP tlog-cosignature: the type of a witness's key.
const COSIGNATURE_V1: u8 = 4;

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

    /// Reads the C2SP text form `PRIVATE+KEY+name+id+key`, in its one spelling.
    ///
    /// Fails as [`LogError::LogKeyMalformed`].
    pub fn parse(text: &str) -> Result<Self, LogError> {
        let malformed = LogError::LogKeyMalformed {};
        let name = text.split('+').nth(2).ok_or(malformed.clone())?;
        // The key's own alphabet holds `+`, so it is found by its fixed length from the end.
        let key = text.len().checked_sub(44).and_then(|start| text.get(start..)).ok_or(malformed.clone())?;
        let mut bytes = Zeroizing::new([0; 33]);
        if BASE64_STANDARD.decode_slice(key, bytes.as_mut_slice()) != Ok(33) || bytes[0] != COSIGNATURE_V1 {
            return Err(malformed);
        }
        let seed = Zeroizing::new(bytes[1..].try_into().expect("32 of 33 bytes"));
        let cosigner = Self::new(name, &seed)?;
        if *cosigner.dangerously_reveal() == *text { Ok(cosigner) } else { Err(malformed) }
    }

    /// The secret in the C2SP text form.
    pub fn dangerously_reveal(&self) -> Zeroizing<String> {
        let mut secret = Zeroizing::new([COSIGNATURE_V1; 33]);
        secret[1..].copy_from_slice(self.key.as_bytes());
        let secret = Zeroizing::new(BASE64_STANDARD.encode(secret.as_slice()));
        let (name, id) = (self.verifier.name(), self.verifier.id());
        Zeroizing::new(format!("PRIVATE+KEY+{name}+{id:08x}+{}", *secret))
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
    /// This checkpoint with the log's signature and those that these witnesses made of the same one; others, and those that
    /// do not fit, are left out. Where there are several of a witness, the latest counts.
    #[must_use]
    pub fn gather(&self, others: &[&SignedCheckpoint], witnesses: &[CosignerVerifier]) -> SignedCheckpoint {
        let (checkpoint, lines) = read(self.note()).expect("a verified checkpoint is one");
        let signatures = lines.into_iter().map(|(_, signature)| signature);
        let mut kept: Vec<Signature> =
            signatures.filter(|signature| signature.name() == checkpoint.origin).collect();
        let same = |other: &&SignedCheckpoint| other.checkpoint() == self.checkpoint();
        let all: Vec<&SignedCheckpoint> = others.iter().copied().filter(same).chain([self]).collect();
        for witness in witnesses {
            let made = all.iter().filter_map(|signed| {
                let at = signed.cosigned(std::slice::from_ref(witness)).pop()?.at;
                Some((at, signed.line_of(witness)?))
            });
            kept.extend(made.max_by_key(|(at, _)| *at).map(|(_, signature)| signature));
        }
        let note = signed::join(&checkpoint.to_text(), &kept);
        SignedCheckpoint::of(checkpoint, note)
    }

    fn line_of(&self, witness: &CosignerVerifier) -> Option<Signature> {
        let (_, signatures) = read(self.note()).ok()?;
        let of = |signature: &Signature| (signature.name(), signature.id()) == (witness.name(), witness.id());
        signatures.into_iter().map(|(_, signature)| signature).find(of)
    }

    /// A time that as many of these witnesses as the quorum asks have signed at or after: no clock of fewer can move it.
    /// None where too few have cosigned.
    pub fn cosigned_at(&self, witnesses: &[CosignerVerifier], quorum: u32) -> Option<Timestamp> {
        let mut times: Vec<Timestamp> = self.cosigned(witnesses).iter().map(|cosigned| cosigned.at).collect();
        times.sort_unstable();
        times.reverse();
        times.get(usize::try_from(quorum).ok()?.checked_sub(1)?).copied()
    }

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
