//! The keys of a study's roots. The study's id is part of the key's name, so a signature fits one study only.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{SigningKey, VerifyingKey};
use signed_note::{Signature, Signer, StandardSigner, StandardVerifier};
use zeroize::Zeroizing;

use super::RootsError;
use crate::StudyId;

/// What the name of every root key begins with; the study's id follows.
const NAME_PREFIX: &str = "kin-root/";
/// C2SP signed-note: the signature type of Ed25519.
const ED25519: u8 = 1;
/// `kin-root/` 32 digits `+` 8 digits `+` base64 of 33 bytes.
const VERIFIER_BYTES: usize = 9 + 32 + 1 + 8 + 1 + 44;

/// A root's signing key: the study's highest secret. Silent `Debug`, no `Clone`, wiped on drop.
pub struct RootKey {
    study: StudyId,
    seed: Zeroizing<[u8; 32]>,
    signer: StandardSigner,
}

/// A root's public key, in the C2SP text form `name+id+key`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RootVerifier(String);

impl RootKey {
    /// The key of this seed, which the caller drew at random, for this study.
    pub fn from_seed(study: StudyId, seed: &[u8; 32]) -> RootKey {
        let text = skey(study, seed);
        let signer = StandardSigner::new(&text).expect("a well-formed signer key");
        RootKey { study, seed: Zeroizing::new(*seed), signer }
    }

    /// Reads the C2SP text form `PRIVATE+KEY+name+id+key`.
    pub fn parse(text: &str) -> Result<RootKey, RootsError> {
        let malformed = RootsError::RootKeyMalformed {};
        let mut parts = text.split('+').skip(2);
        let name = parts.next().and_then(|name| name.strip_prefix(NAME_PREFIX)).ok_or(malformed)?;
        let study = name.parse().map_err(|_| malformed)?;
        // The key's own alphabet holds `+`, so it is found by its fixed length from the end.
        let key = text.len().checked_sub(44).and_then(|start| text.get(start..)).ok_or(malformed)?;
        let mut bytes = Zeroizing::new([0; 33]);
        let seed: Zeroizing<[u8; 32]> = match BASE64_STANDARD.decode_slice(key, bytes.as_mut_slice()) {
            Ok(33) if bytes[0] == ED25519 => Zeroizing::new(bytes[1..].try_into().expect("32 of 33 bytes")),
            _ => return Err(malformed),
        };
        if *skey(study, &seed) != *text {
            return Err(malformed);
        }
        Ok(RootKey::from_seed(study, &seed))
    }

    /// The study whose notes it signs.
    pub const fn study(&self) -> StudyId {
        self.study
    }

    /// The public key.
    pub fn verifier(&self) -> RootVerifier {
        RootVerifier(vkey(self.study, &SigningKey::from_bytes(&self.seed).verifying_key()))
    }

    /// The secret in the C2SP text form, to be kept under a passphrase.
    pub fn dangerously_reveal(&self) -> Zeroizing<String> {
        skey(self.study, &self.seed)
    }

    pub(crate) fn sign(&self, text: &[u8]) -> Signature {
        let signature = self.signer.sign(text).expect("Ed25519 signs every message");
        Signature::new(self.signer.name().to_owned(), self.signer.key_id(), signature)
            .expect("a root's name has neither spaces nor plus")
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RootKey(…)")
    }
}

impl RootVerifier {
    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The study in the key's name.
    pub fn study(&self) -> StudyId {
        self.0[NAME_PREFIX.len()..NAME_PREFIX.len() + 32].parse().expect("checked when it was made")
    }

    /// The eight digits that tell a study's roots apart.
    pub fn short_id(&self) -> &str {
        &self.0[NAME_PREFIX.len() + 33..NAME_PREFIX.len() + 41]
    }

    pub(crate) fn key(&self) -> StandardVerifier {
        StandardVerifier::new(&self.0).expect("checked when it was made")
    }
}

impl FromStr for RootVerifier {
    type Err = RootsError;

    fn from_str(text: &str) -> Result<RootVerifier, RootsError> {
        let malformed = RootsError::RootVerifierMalformed {};
        if text.len() != VERIFIER_BYTES {
            return Err(malformed);
        }
        let study = text
            .strip_prefix(NAME_PREFIX)
            .and_then(|rest| rest.get(..32))
            .ok_or(malformed)?
            .parse()
            .map_err(|_| malformed)?;
        let mut bytes = [0; 33];
        let key = text.get(VERIFIER_BYTES - 44..).ok_or(malformed)?;
        if BASE64_STANDARD.decode_slice(key, &mut bytes) != Ok(33) || bytes[0] != ED25519 {
            return Err(malformed);
        }
        let key = bytes[1..].try_into().expect("32 of 33 bytes");
        let key = VerifyingKey::from_bytes(key).map_err(|_| malformed)?;
        // A key of small order verifies signatures that nobody made. The text must be the one spelling of the key.
        if key.is_weak() || vkey(study, &key) != text || StandardVerifier::new(text).is_err() {
            return Err(malformed);
        }
        Ok(RootVerifier(text.to_owned()))
    }
}

impl fmt::Display for RootVerifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for RootVerifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RootVerifier({})", self.0)
    }
}

fn vkey(study: StudyId, key: &VerifyingKey) -> String {
    signed_note::new_ed25519_verifier_key(&format!("{NAME_PREFIX}{study}"), key)
}

fn skey(study: StudyId, seed: &[u8; 32]) -> Zeroizing<String> {
    let public = SigningKey::from_bytes(seed).verifying_key();
    let name = format!("{NAME_PREFIX}{study}");
    let mut typed = Vec::with_capacity(33);
    typed.push(ED25519);
    typed.extend_from_slice(public.as_bytes());
    let id = signed_note::key_id(&name, &typed);
    let mut secret = Zeroizing::new([ED25519; 33]);
    secret[1..].copy_from_slice(seed);
    let secret = Zeroizing::new(BASE64_STANDARD.encode(secret.as_slice()));
    Zeroizing::new(format!("PRIVATE+KEY+{name}+{id:08x}+{}", *secret))
}
