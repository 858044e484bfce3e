//! Keys that sign for a study: its roots, its office, the witnesses of its ceremonies. What a key may sign and for which
//! study is part of its name, so a signature fits one purpose and one study only.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{SigningKey, VerifyingKey};
use signed_note::{Signature, Signer, StandardSigner, StandardVerifier};
use zeroize::Zeroizing;

use super::RootsError;
use crate::StudyId;

/// C2SP signed-note: the signature type of Ed25519.
const ED25519: u8 = 1;
/// 32 digits of the study, `+`, 8 digits of the key's id, `+`, base64 of 33 bytes.
const VERIFIER_BYTES_AFTER_PREFIX: usize = 32 + 1 + 8 + 1 + 44;

/// What a key signs.
pub trait Purpose: Copy + Ord + std::hash::Hash + 'static {
    /// What the key's name begins with; the study's id follows.
    const PREFIX: &'static str;
    /// What `Debug` calls it.
    const LABEL: &'static str;
    /// Why the text of a public key is refused.
    const VERIFIER_REFUSED: RootsError;
    /// Why the text of a secret key is refused.
    const KEY_REFUSED: RootsError;
}

/// Signs the study note: the study's highest authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Root;

/// Signs assignment packages in the office's daily work. It cannot change who reads: that is in the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Office;

/// Signs the transcript of a key ceremony that its holder saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Witness;

impl Purpose for Root {
    const PREFIX: &'static str = "kin-root/";
    const LABEL: &'static str = "Root";
    const VERIFIER_REFUSED: RootsError = RootsError::RootVerifierMalformed {};
    const KEY_REFUSED: RootsError = RootsError::RootKeyMalformed {};
}

impl Purpose for Office {
    const PREFIX: &'static str = "kin-office/";
    const LABEL: &'static str = "Office";
    const VERIFIER_REFUSED: RootsError = RootsError::OfficeVerifierMalformed {};
    const KEY_REFUSED: RootsError = RootsError::OfficeKeyMalformed {};
}

impl Purpose for Witness {
    const PREFIX: &'static str = "kin-witness/";
    const LABEL: &'static str = "Witness";
    const VERIFIER_REFUSED: RootsError = RootsError::WitnessVerifierMalformed {};
    const KEY_REFUSED: RootsError = RootsError::WitnessKeyMalformed {};
}

/// A signing key. Silent `Debug`, no `Clone`, wiped on drop.
pub struct Key<P: Purpose> {
    study: StudyId,
    seed: Zeroizing<[u8; 32]>,
    signer: StandardSigner,
    purpose: PhantomData<P>,
}

/// A public key, in the C2SP text form `name+id+key`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Verifier<P: Purpose> {
    text: String,
    purpose: PhantomData<P>,
}

/// A root's signing key.
pub type RootKey = Key<Root>;
/// A root's public key.
pub type RootVerifier = Verifier<Root>;
/// The office's signing key.
pub type OfficeKey = Key<Office>;
/// The office's public key.
pub type OfficeVerifier = Verifier<Office>;
/// The signing key of a ceremony's witness.
pub type WitnessKey = Key<Witness>;
/// The public key of a ceremony's witness.
pub type WitnessVerifier = Verifier<Witness>;

impl<P: Purpose> Key<P> {
    /// The key of this seed, which the caller drew at random, for this study.
    pub fn from_seed(study: StudyId, seed: &[u8; 32]) -> Key<P> {
        let text = skey::<P>(study, seed);
        let signer = StandardSigner::new(&text).expect("a well-formed signer key");
        Key { study, seed: Zeroizing::new(*seed), signer, purpose: PhantomData }
    }

    /// Reads the C2SP text form `PRIVATE+KEY+name+id+key`.
    pub fn parse(text: &str) -> Result<Key<P>, RootsError> {
        let malformed = P::KEY_REFUSED;
        let mut parts = text.split('+').skip(2);
        let name = parts.next().and_then(|name| name.strip_prefix(P::PREFIX)).ok_or(malformed)?;
        let study = name.parse().map_err(|_| malformed)?;
        // The key's own alphabet holds `+`, so it is found by its fixed length from the end.
        let key = text.len().checked_sub(44).and_then(|start| text.get(start..)).ok_or(malformed)?;
        let mut bytes = Zeroizing::new([0; 33]);
        let seed: Zeroizing<[u8; 32]> = match BASE64_STANDARD.decode_slice(key, bytes.as_mut_slice()) {
            Ok(33) if bytes[0] == ED25519 => Zeroizing::new(bytes[1..].try_into().expect("32 of 33 bytes")),
            _ => return Err(malformed),
        };
        if *skey::<P>(study, &seed) != *text {
            return Err(malformed);
        }
        Ok(Key::from_seed(study, &seed))
    }

    /// The study for which it signs.
    pub const fn study(&self) -> StudyId {
        self.study
    }

    /// The public key.
    pub fn verifier(&self) -> Verifier<P> {
        let public = SigningKey::from_bytes(&self.seed).verifying_key();
        Verifier { text: vkey::<P>(self.study, &public), purpose: PhantomData }
    }

    /// The secret in the C2SP text form, to be kept under a passphrase.
    pub fn dangerously_reveal(&self) -> Zeroizing<String> {
        skey::<P>(self.study, &self.seed)
    }

    pub(crate) fn sign(&self, text: &[u8]) -> Signature {
        let signature = self.signer.sign(text).expect("Ed25519 signs every message");
        Signature::new(self.signer.name().to_owned(), self.signer.key_id(), signature)
            .expect("the name has neither spaces nor plus")
    }
}

impl<P: Purpose> fmt::Debug for Key<P> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}Key(…)", P::LABEL)
    }
}

impl<P: Purpose> Verifier<P> {
    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The study in the key's name.
    pub fn study(&self) -> StudyId {
        self.text[P::PREFIX.len()..P::PREFIX.len() + 32].parse().expect("checked when it was made")
    }

    /// The eight digits that tell the keys of one study and purpose apart.
    pub fn short_id(&self) -> &str {
        &self.text[P::PREFIX.len() + 33..P::PREFIX.len() + 41]
    }

    pub(crate) fn key(&self) -> StandardVerifier {
        StandardVerifier::new(&self.text).expect("checked when it was made")
    }
}

impl<P: Purpose> FromStr for Verifier<P> {
    type Err = RootsError;

    fn from_str(text: &str) -> Result<Verifier<P>, RootsError> {
        let malformed = P::VERIFIER_REFUSED;
        if text.len() != P::PREFIX.len() + VERIFIER_BYTES_AFTER_PREFIX {
            return Err(malformed);
        }
        let study = text
            .strip_prefix(P::PREFIX)
            .and_then(|rest| rest.get(..32))
            .ok_or(malformed)?
            .parse()
            .map_err(|_| malformed)?;
        let mut bytes = [0; 33];
        let key = text.get(text.len() - 44..).ok_or(malformed)?;
        if BASE64_STANDARD.decode_slice(key, &mut bytes) != Ok(33) || bytes[0] != ED25519 {
            return Err(malformed);
        }
        let key = bytes[1..].try_into().expect("32 of 33 bytes");
        let key = VerifyingKey::from_bytes(key).map_err(|_| malformed)?;
        // A key of small order verifies signatures that nobody made. The text must be the one spelling of the key.
        if key.is_weak() || vkey::<P>(study, &key) != text || StandardVerifier::new(text).is_err() {
            return Err(malformed);
        }
        Ok(Verifier { text: text.to_owned(), purpose: PhantomData })
    }
}

impl<P: Purpose> fmt::Display for Verifier<P> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl<P: Purpose> fmt::Debug for Verifier<P> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}Verifier({})", P::LABEL, self.text)
    }
}

fn vkey<P: Purpose>(study: StudyId, key: &VerifyingKey) -> String {
    signed_note::new_ed25519_verifier_key(&format!("{}{study}", P::PREFIX), key)
}

fn skey<P: Purpose>(study: StudyId, seed: &[u8; 32]) -> Zeroizing<String> {
    let public = SigningKey::from_bytes(seed).verifying_key();
    let name = format!("{}{study}", P::PREFIX);
    let mut typed = Vec::with_capacity(33);
    typed.push(ED25519);
    typed.extend_from_slice(public.as_bytes());
    let id = signed_note::key_id(&name, &typed);
    let mut secret = Zeroizing::new([ED25519; 33]);
    secret[1..].copy_from_slice(seed);
    let secret = Zeroizing::new(BASE64_STANDARD.encode(secret.as_slice()));
    Zeroizing::new(format!("PRIVATE+KEY+{name}+{id:08x}+{}", *secret))
}
