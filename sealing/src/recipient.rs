//! Whom to seal to, and who can open.
//!
//! Both types hide what kind of key they hold. New keys are post-quantum hybrids; classical ones are made only for a
//! study that asks for them. The hybrid's label (`postquantum`) makes age refuse to mix the two in one file.

use std::{fmt, str::FromStr};

use age_core::primitives::{bech32_decode, bech32_encode};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use crate::{KeyError, hybrid};

/// Longest text accepted for a key: a post-quantum recipient has about 2000 characters.
const MAX_KEY_TEXT_BYTES: usize = 4096;

/// What a classical identity's text begins with.
const CLASSICAL_PREFIX: bech32::Hrp = bech32::Hrp::parse_unchecked("age-secret-key-");

/// What kind of key a recipient or an identity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// ML-KEM-768 and X25519 together (`age1pq1…`): the default.
    PostQuantum,
    /// X25519 alone (`age1…`): for a study that says so.
    Classical,
}

/// A public key that things are sealed to; its text is `age1pq1…` or, classical, `age1…`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(RecipientKind);

#[derive(Clone, PartialEq, Eq, Hash)]
enum RecipientKind {
    Hybrid(hybrid::Recipient),
    X25519(age::x25519::Recipient),
}

impl Recipient {
    /// What kind of key it is.
    pub fn kind(&self) -> KeyKind {
        match &self.0 {
            RecipientKind::Hybrid(_) => KeyKind::PostQuantum,
            RecipientKind::X25519(_) => KeyKind::Classical,
        }
    }

    pub(crate) fn as_age(&self) -> &dyn age::Recipient {
        match &self.0 {
            RecipientKind::Hybrid(recipient) => recipient,
            RecipientKind::X25519(recipient) => recipient,
        }
    }
}

impl FromStr for Recipient {
    type Err = KeyError;

    /// Reads `age1pq1…` or `age1…`; [`KeyError::RecipientMalformed`] or [`KeyError::RecipientWeak`].
    fn from_str(text: &str) -> Result<Self, KeyError> {
        if text.len() > MAX_KEY_TEXT_BYTES {
            return Err(KeyError::RecipientMalformed);
        }
        if hybrid::claims_recipient(text) {
            return hybrid::Recipient::parse(text).map(|recipient| Self(RecipientKind::Hybrid(recipient)));
        }
        let recipient: age::x25519::Recipient = text.parse().map_err(|_| KeyError::RecipientMalformed)?;
        refuse_low_order(text)?;
        Ok(Self(RecipientKind::X25519(recipient)))
    }
}

/// Refuses a point whose shared secret is zero whatever the other side's key (RFC 7748, section 6.1).
///
/// The age crate checks this only when it seals, and panics: a study note could stop a device in mid-interview.
fn refuse_low_order(text: &str) -> Result<(), KeyError> {
    let point = bech32_decode(
        text,
        |_| KeyError::RecipientMalformed,
        |_| Ok(()),
        |_, bytes| <[u8; 32]>::try_from(bytes.collect::<Vec<_>>()).map_err(|_| KeyError::RecipientMalformed),
    )?;
    // Clamping makes every scalar a multiple of 8, so any scalar finds every point of low order.
    let any_scalar = StaticSecret::from([1; 32]);
    if any_scalar.diffie_hellman(&PublicKey::from(point)).was_contributory() {
        Ok(())
    } else {
        Err(KeyError::RecipientWeak)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            RecipientKind::Hybrid(recipient) => recipient.fmt(f),
            RecipientKind::X25519(recipient) => recipient.fmt(f),
        }
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

/// A secret key that opens what was sealed to its [`Recipient`]; its text is `AGE-SECRET-KEY-PQ-1…` or, classical,
/// `AGE-SECRET-KEY-1…`.
///
/// No `Clone`, no `Serialize`, a silent `Debug`; wiped when dropped.
pub struct Identity(IdentityKind);

enum IdentityKind {
    Hybrid(Box<hybrid::Identity>),
    X25519(age::x25519::Identity),
}

impl Identity {
    /// Makes a new post-quantum hybrid identity with age's own randomness.
    pub fn generate() -> Self {
        Self(IdentityKind::Hybrid(Box::new(hybrid::Identity::generate())))
    }

    /// Makes a new classical identity with age's own randomness, for a study that says so.
    pub fn generate_classical() -> Self {
        Self(IdentityKind::X25519(age::x25519::Identity::generate()))
    }

    /// What kind of key it is.
    pub fn kind(&self) -> KeyKind {
        match &self.0 {
            IdentityKind::Hybrid(_) => KeyKind::PostQuantum,
            IdentityKind::X25519(_) => KeyKind::Classical,
        }
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        match &self.0 {
            IdentityKind::Hybrid(identity) => Recipient(RecipientKind::Hybrid(identity.recipient())),
            IdentityKind::X25519(identity) => Recipient(RecipientKind::X25519(identity.to_public())),
        }
    }

    /// The secret's text, for [`lock`](crate::lock) and nothing else.
    pub fn dangerously_reveal(&self) -> Zeroizing<String> {
        use age::secrecy::ExposeSecret;
        match &self.0 {
            IdentityKind::Hybrid(identity) => identity.dangerously_reveal(),
            IdentityKind::X25519(identity) => Zeroizing::new(identity.to_string().expose_secret().to_owned()),
        }
    }

    /// The 32 bytes that the identity stands for, to be split.
    pub(crate) fn secret(&self) -> Zeroizing<[u8; 32]> {
        match &self.0 {
            IdentityKind::Hybrid(identity) => Zeroizing::new(*identity.seed()),
            IdentityKind::X25519(_) => {
                let mut secret = Zeroizing::new([0; 32]);
                let text = self.dangerously_reveal();
                bech32_decode(
                    &text,
                    |_| (),
                    |_| Ok(()),
                    |_, bytes| {
                        secret.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
                        Ok(())
                    },
                )
                .expect("an identity prints as it is read");
                secret
            }
        }
    }

    /// The identity of such bytes.
    pub(crate) fn from_secret(kind: KeyKind, secret: &[u8; 32]) -> Self {
        match kind {
            KeyKind::PostQuantum => Self(IdentityKind::Hybrid(Box::new(hybrid::Identity::from_seed(secret)))),
            KeyKind::Classical => {
                let mut text = Zeroizing::new(bech32_encode(CLASSICAL_PREFIX, secret));
                text.make_ascii_uppercase();
                let identity = text.parse().expect("32 bytes are a classical identity");
                Self(IdentityKind::X25519(identity))
            }
        }
    }

    pub(crate) fn as_age(&self) -> &dyn age::Identity {
        match &self.0 {
            IdentityKind::Hybrid(identity) => &**identity,
            IdentityKind::X25519(identity) => identity,
        }
    }
}

impl FromStr for Identity {
    type Err = KeyError;

    /// Reads `AGE-SECRET-KEY-PQ-1…` or `AGE-SECRET-KEY-1…`; [`KeyError::IdentityMalformed`], which never quotes the
    /// text.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        if text.len() > MAX_KEY_TEXT_BYTES {
            return Err(KeyError::IdentityMalformed);
        }
        if hybrid::claims_identity(text) {
            let identity = hybrid::Identity::parse(text)?;
            return Ok(Self(IdentityKind::Hybrid(Box::new(identity))));
        }
        let identity = text.parse().map_err(|_| KeyError::IdentityMalformed)?;
        Ok(Self(IdentityKind::X25519(identity)))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}
