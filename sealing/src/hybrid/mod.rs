//! Post-quantum hybrid recipients (`age1pq1…`) and identities (`AGE-SECRET-KEY-PQ-1…`): the C2SP age specification's
//! `mlkem768x25519` stanza.
//!
//! The age crate has no such recipient yet. When it has, this module goes and [`Recipient`](crate::Recipient) and
//! [`Identity`](crate::Identity) hold the crate's own: nothing outside those two knows this module.

mod kem;

use std::{collections::HashSet, fmt, hash, sync::Arc};

use age::{DecryptError, EncryptError};
use age_core::{
    format::{FILE_KEY_BYTES, FileKey, Stanza},
    primitives::{bech32_decode, bech32_encode, bech32_encode_to_fmt, hpke_open, hpke_seal},
    secrecy::ExposeSecret,
};
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use bech32::Hrp;
use hpke::{Deserializable, Kem, Serializable};
use rand_core::{OsRng, RngCore};
use zeroize::{Zeroize, Zeroizing};

use crate::KeyError;
use kem::{Encapsulated, PrivateKey, PublicKey, PublicKeyError, XWing};

const RECIPIENT_PREFIX: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY_PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");
const STANZA_TAG: &str = "mlkem768x25519";
/// HPKE's `info`: what the wrapped key is for.
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
/// Post-quantum and other recipients in one file would make it as weak as the others: age refuses two sets of labels.
const LABEL: &str = "postquantum";
const TAG_BYTES: usize = 16;

/// Whether a text claims to be a recipient of this kind; what it is worth is seen when it is parsed.
pub(crate) fn claims_recipient(text: &str) -> bool {
    text.starts_with("age1pq1")
}

/// Whether a text claims to be an identity of this kind.
pub(crate) fn claims_identity(text: &str) -> bool {
    text.starts_with("AGE-SECRET-KEY-PQ-1")
}

/// A public key; cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Recipient(Arc<Public>);

struct Public {
    key: PublicKey,
    bytes: Vec<u8>,
}

impl Recipient {
    fn new(key: PublicKey) -> Self {
        let bytes = key.to_bytes().to_vec();
        Self(Arc::new(Public { key, bytes }))
    }

    pub(crate) fn parse(text: &str) -> Result<Self, KeyError> {
        // One spelling: the checksum alone would take capitals too.
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(KeyError::RecipientMalformed);
        }
        let bytes = bech32_decode(
            text,
            |_| KeyError::RecipientMalformed,
            |prefix| if prefix == RECIPIENT_PREFIX { Ok(()) } else { Err(KeyError::RecipientMalformed) },
            |_, bytes| Ok(bytes.collect::<Vec<_>>()),
        )?;
        let key = PublicKey::parse(&bytes).map_err(|error| match error {
            PublicKeyError::Malformed => KeyError::RecipientMalformed,
            PublicKeyError::LowOrder => KeyError::RecipientWeak,
        })?;
        Ok(Self::new(key))
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.0.bytes == other.0.bytes
    }
}

impl Eq for Recipient {}

impl hash::Hash for Recipient {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.bytes.hash(state);
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        bech32_encode_to_fmt(f, RECIPIENT_PREFIX, &self.0.bytes)
    }
}

impl age::Recipient for Recipient {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (encapsulated, body) =
            hpke_seal::<XWing, _>(&self.0.key, INFO, file_key.expose_secret(), &mut OsRng);
        let stanza = Stanza {
            tag: STANZA_TAG.to_owned(),
            args: vec![BASE64_STANDARD_NO_PAD.encode(encapsulated.to_bytes())],
            body,
        };
        Ok((vec![stanza], HashSet::from([LABEL.to_owned()])))
    }
}

/// A secret key. Its parts wipe themselves when it is dropped.
pub(crate) struct Identity(PrivateKey);

impl Identity {
    pub(crate) fn generate() -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        // age's own randomness, as for a classical identity.
        OsRng.fill_bytes(&mut *seed);
        Self::from_seed(&seed)
    }

    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        Self(PrivateKey::from_seed(seed))
    }

    pub(crate) fn seed(&self) -> &[u8; 32] {
        self.0.seed()
    }

    pub(crate) fn recipient(&self) -> Recipient {
        Recipient::new(XWing::sk_to_pk(&self.0))
    }

    pub(crate) fn parse(text: &str) -> Result<Self, KeyError> {
        if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
            return Err(KeyError::IdentityMalformed);
        }
        bech32_decode(
            text,
            |_| KeyError::IdentityMalformed,
            |prefix| if prefix == IDENTITY_PREFIX { Ok(()) } else { Err(KeyError::IdentityMalformed) },
            |_, bytes| {
                let mut seed = Zeroizing::new([0; 32]);
                let mut bytes = bytes.fuse();
                seed.iter_mut().zip(&mut bytes).for_each(|(place, byte)| *place = byte);
                // Exactly 32 bytes: fewer leave the text shorter, more leave some over.
                if bytes.next().is_some() || text.len() != IDENTITY_CHARACTERS {
                    return Err(KeyError::IdentityMalformed);
                }
                Ok(Self::from_seed(&seed))
            },
        )
    }

    pub(crate) fn dangerously_reveal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(bech32_encode(IDENTITY_PREFIX, self.0.seed()));
        text.make_ascii_uppercase();
        text
    }
}

/// Prefix, separator, 32 bytes in 52 characters, checksum.
const IDENTITY_CHARACTERS: usize = "AGE-SECRET-KEY-PQ-".len() + 1 + 52 + 6;

impl age::Identity for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != STANZA_TAG {
            return None;
        }
        let Some(encapsulated) = encapsulated(stanza) else {
            return Some(Err(DecryptError::InvalidHeader));
        };
        match hpke_open::<XWing>(&encapsulated, &self.0, INFO, &stanza.body) {
            Ok(mut unwrapped) => Some(Ok(FileKey::init_with_mut(|file_key| {
                file_key.copy_from_slice(&unwrapped);
                unwrapped.zeroize();
            }))),
            // Sealed to another key, which the stanza does not name.
            Err(hpke::HpkeError::OpenError) => None,
            // An all-zero share.
            Err(_) => Some(Err(DecryptError::InvalidHeader)),
        }
    }
}

/// The one argument and the body's one length, in their one spelling.
fn encapsulated(stanza: &Stanza) -> Option<Encapsulated> {
    let [argument] = &stanza.args[..] else {
        return None;
    };
    if stanza.body.len() != FILE_KEY_BYTES + TAG_BYTES {
        return None;
    }
    Encapsulated::from_bytes(&BASE64_STANDARD_NO_PAD.decode(argument).ok()?).ok()
}
