//! The study's log and its witnesses: public keys in the C2SP text form, under names of their own choosing.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use jiff::Timestamp;

use super::RootsError;

/// A name of a log or witness is at most this long.
pub const MAX_LOG_NAME_BYTES: usize = 100;
/// C2SP signed-note: a log signs its checkpoints with plain Ed25519.
const ED25519: u8 = 1;
/// C2SP tlog-cosignature: a witness signs with a time.
const COSIGNATURE_V1: u8 = 4;

/// Where the study's envelopes are logged from a moment on; the log before it is closed then.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Log {
    /// From when on; whole seconds.
    pub from: Timestamp,
    /// Its key. The key's name is the log's origin.
    pub key: LogVerifier,
}

/// The public key of a log, `origin+id+key`, of the signature type Ed25519.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogVerifier(String);

/// The public key of a witness, `name+id+key`, of the signature type cosignature/v1.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CosignerVerifier(String);

impl LogVerifier {
    /// The key of these 32 bytes under an origin; none where either cannot be.
    pub fn new(origin: &str, key: [u8; 32]) -> Option<LogVerifier> {
        text(origin, ED25519, key).parse().ok()
    }

    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The log's origin: the first line of its checkpoints.
    pub fn origin(&self) -> &str {
        name(&self.0)
    }

    /// The id under which its signatures stand.
    pub fn id(&self) -> u32 {
        id(&self.0)
    }

    /// Whether the log's key made this signature of a checkpoint's text.
    pub fn verifies(&self, text: &[u8], signature: &[u8]) -> bool {
        verifies(&self.0, text, signature)
    }
}

impl CosignerVerifier {
    /// The key of these 32 bytes under a name; none where either cannot be.
    pub fn new(name: &str, key: [u8; 32]) -> Option<CosignerVerifier> {
        text(name, COSIGNATURE_V1, key).parse().ok()
    }

    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The witness's name.
    pub fn name(&self) -> &str {
        name(&self.0)
    }

    /// The id under which its signatures stand.
    pub fn id(&self) -> u32 {
        id(&self.0)
    }

    /// Whether the witness's key made this signature of a cosignature's message.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        verifies(&self.0, message, signature)
    }
}

impl FromStr for LogVerifier {
    type Err = RootsError;

    fn from_str(text: &str) -> Result<LogVerifier, RootsError> {
        if fits(text, ED25519) {
            Ok(LogVerifier(text.to_owned()))
        } else {
            Err(RootsError::LogVerifierMalformed {})
        }
    }
}

impl FromStr for CosignerVerifier {
    type Err = RootsError;

    fn from_str(text: &str) -> Result<CosignerVerifier, RootsError> {
        if fits(text, COSIGNATURE_V1) {
            Ok(CosignerVerifier(text.to_owned()))
        } else {
            Err(RootsError::LogVerifierMalformed {})
        }
    }
}

impl fmt::Display for LogVerifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for LogVerifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LogVerifier({})", self.0)
    }
}

impl fmt::Display for CosignerVerifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for CosignerVerifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CosignerVerifier({})", self.0)
    }
}

fn name(text: &str) -> &str {
    text.split_once('+').map_or(text, |(name, _)| name)
}

fn text(name: &str, algorithm: u8, key: [u8; 32]) -> String {
    let bytes = [&[algorithm][..], &key[..]].concat();
    let id = signed_note::key_id(name, &bytes);
    format!("{name}+{id:08x}+{}", BASE64_STANDARD.encode(bytes))
}

fn id(text: &str) -> u32 {
    let id = text.split('+').nth(1).and_then(|id| u32::from_str_radix(id, 16).ok());
    id.expect("a verifier has been parsed: its second part is eight digits")
}

fn key(text: &str) -> Option<VerifyingKey> {
    let mut bytes = [0; 33];
    let length = BASE64_STANDARD.decode_slice(text.splitn(3, '+').nth(2)?, &mut bytes);
    let point: &[u8; 32] = bytes[1..].try_into().expect("32 of 33 bytes");
    if length == Ok(33) { VerifyingKey::from_bytes(point).ok().filter(|key| !key.is_weak()) } else { None }
}

fn verifies(text: &str, message: &[u8], signature: &[u8]) -> bool {
    let signature = Signature::from_slice(signature).ok();
    key(text).zip(signature).is_some_and(|(key, signature)| key.verify_strict(message, &signature).is_ok())
}

/// Whether a text is the one spelling of a public key of this signature type.
fn fits(candidate: &str, algorithm: u8) -> bool {
    let mut parts = candidate.splitn(3, '+');
    let (Some(name), Some(_), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let readable =
        (1..=MAX_LOG_NAME_BYTES).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic());
    let mut bytes = [0; 33];
    if !readable || BASE64_STANDARD.decode_slice(encoded, &mut bytes) != Ok(33) || bytes[0] != algorithm {
        return false;
    }
    let point = bytes[1..].try_into().expect("32 of 33 bytes");
    key(candidate).is_some() && candidate == text(name, algorithm, point)
}
