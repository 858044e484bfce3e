//! Secrets that the office's packages carry to one device.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::VariantNames;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::Digest;

/// Why a text is not a secret of ours. It never quotes the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SecretError {
    /// Not 43 characters of unpadded base64url in canonical form.
    #[error("a secret is 43 characters of base64url")]
    SecretMalformed {},
}

/// A 32-byte secret with a purpose of its own: types that differ cannot be swapped.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// 32 random bytes, written as 43 characters of unpadded base64url. Wiped on drop, silent `Debug`, no
        /// `Clone`. It serialises only because a package of the office is how it reaches its device.
        #[derive(Zeroize, ZeroizeOnDrop)]
        pub struct $name([u8; 32]);

        impl $name {
            /// The secret made of these bytes, which the caller drew at random.
            pub const fn from_bytes(bytes: [u8; 32]) -> $name {
                $name(bytes)
            }

            /// SHA-256 of the 32 bytes: what others keep in order to recognise it.
            pub fn digest(&self) -> Digest {
                Digest::of(&self.0)
            }

            /// The secret itself, as text.
            pub fn reveal(&self) -> Zeroizing<String> {
                Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(self.0))
            }

            /// The secret itself, to prove that one holds it.
            pub fn reveal_bytes(&self) -> Zeroizing<[u8; 32]> {
                Zeroizing::new(self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl FromStr for $name {
            type Err = SecretError;

            fn from_str(text: &str) -> Result<$name, SecretError> {
                decode(text).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.reveal())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = Zeroizing::new(String::deserialize(deserializer)?);
                text.parse().map_err(D::Error::custom)
            }
        }
    };
}

secret!(
    /// The one-time secret with which a device proves that its keys are those of the package it was given.
    EnrolmentSecret
);

secret!(
    /// A voucher: whoever shows it may send one envelope, once. The server knows its digest only.
    Voucher
);

secret!(
    /// A reader's token: whoever shows it may fetch the leaves and envelopes of its study. The server knows its digest only.
    ReaderToken
);
/// Most vouchers of one book.
pub const MAX_BOOK_VOUCHERS: usize = 10_000;

/// Whether vouchers can be a book: not too many, and all different.
pub(crate) fn is_book(vouchers: &[Voucher]) -> bool {
    let mut digests: Vec<Digest> = vouchers.iter().map(Voucher::digest).collect();
    digests.sort_unstable();
    vouchers.len() <= MAX_BOOK_VOUCHERS && digests.windows(2).all(|pair| pair[0] != pair[1])
}

impl EnrolmentSecret {
    /// The 32 bytes, for the HMAC that proves them.
    pub const fn dangerously_reveal_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

fn decode(text: &str) -> Result<[u8; 32], SecretError> {
    let mut bytes = Zeroizing::new([0; 33]);
    match BASE64_URL_SAFE_NO_PAD.decode_slice(text, bytes.as_mut_slice()) {
        Ok(32) => Ok(bytes[..32].try_into().expect("32 bytes")),
        _ => Err(SecretError::SecretMalformed {}),
    }
}
