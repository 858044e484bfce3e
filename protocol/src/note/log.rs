//! The study's log and its witnesses: public keys in the C2SP text form, under names of their own choosing.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::VerifyingKey;
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
    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The log's origin: the first line of its checkpoints.
    pub fn origin(&self) -> &str {
        name(&self.0)
    }
}

impl CosignerVerifier {
    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The witness's name.
    pub fn name(&self) -> &str {
        name(&self.0)
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

/// Whether a text is the one spelling of a public key of this signature type.
fn fits(text: &str, algorithm: u8) -> bool {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(_), Some(key)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let readable =
        (1..=MAX_LOG_NAME_BYTES).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic());
    let mut bytes = [0; 33];
    if !readable || BASE64_STANDARD.decode_slice(key, &mut bytes) != Ok(33) || bytes[0] != algorithm {
        return false;
    }
    let point: &[u8; 32] = bytes[1..].try_into().expect("32 of 33 bytes");
    let sound = VerifyingKey::from_bytes(point).is_ok_and(|key| !key.is_weak());
    let id = signed_note::key_id(name, &bytes);
    sound && text == format!("{name}+{id:08x}+{}", BASE64_STANDARD.encode(bytes))
}
