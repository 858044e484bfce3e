//! A passphrase as a person types it.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::PassphraseError;

const MAX_PASSPHRASE_BYTES: usize = 1024;

/// A passphrase in NFC: the same Vietnamese word typed on two keyboards, composed on one and decomposed on the
/// other, is one passphrase.
///
/// No `Clone`, no `Serialize`, a silent `Debug`; wiped when dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a typed text; [`PassphraseError::LockPassphraseEmpty`] or [`PassphraseError::LockPassphraseTooLong`].
    pub fn from_text(text: &str) -> Result<Self, PassphraseError> {
        if text.is_empty() {
            return Err(PassphraseError::LockPassphraseEmpty);
        }
        let too_long = PassphraseError::LockPassphraseTooLong { maximum: MAX_PASSPHRASE_BYTES as u64 };
        if text.len() > MAX_PASSPHRASE_BYTES {
            return Err(too_long);
        }
        // NFC at most triples UTF-8 (Unicode Standard Annex 15, section 12): no reallocation leaves a copy behind.
        let mut composed = Zeroizing::new(String::with_capacity(3 * text.len()));
        composed.extend(text.nfc());
        Ok(Self(composed))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_typing_is_one_passphrase() {
        let composed = Passphrase::from_text("ti\u{1ebf}ng Vi\u{1ec7}t").unwrap();
        let decomposed = Passphrase::from_text("tie\u{302}\u{301}ng Vie\u{323}\u{302}t").unwrap();
        assert_eq!(composed.bytes(), decomposed.bytes());
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(Passphrase::from_text("").unwrap_err(), PassphraseError::LockPassphraseEmpty);
        assert!(Passphrase::from_text(&"x".repeat(1024)).is_ok());
        assert!(Passphrase::from_text(&"x".repeat(1025)).is_err());
    }

    #[test]
    fn a_passphrase_does_not_print_itself() {
        assert_eq!(format!("{:?}", Passphrase::from_text("canary").unwrap()), "Passphrase(..)");
    }
}
