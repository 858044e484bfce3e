//! Sixty decimal digits that people compare: the same on paper, in a voice, in every language.

use std::fmt;

use strum::VariantNames;

use crate::Digest;

/// Digits in a group.
const GROUP_DIGITS: usize = 5;
/// Groups in a fingerprint.
const GROUPS: usize = 12;
/// Groups an enumerator types: 30 digits, a hundred bits, beyond the reach of a search.
const TYPED_GROUPS: usize = 6;
/// Ten to the power of [`GROUP_DIGITS`].
const GROUP_BASE: u32 = 100_000;

/// SHA-256 of a canonical text, as an integer modulo 10⁶⁰: twelve groups of five digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u32; GROUPS]);

/// Why what was typed does not confirm a fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FingerprintError {
    /// Something other than digits and the spaces, dots and dashes between groups.
    #[error("character {position}: a fingerprint has only digits")]
    FingerprintNotADigit {
        /// Which character, from 1.
        position: u64,
    },
    /// Neither six groups nor all twelve.
    #[error("{digits} digits typed: six groups are 30, all twelve are 60")]
    FingerprintWrongLength {
        /// How many digits were typed.
        digits: u64,
    },
    /// A typed group is not in the fingerprint, or not in this order.
    #[error("group {group} does not match")]
    FingerprintDiffers {
        /// Which of the typed groups, from 1.
        group: u64,
    },
}

impl Fingerprint {
    /// The fingerprint of a canonical text.
    pub fn of(text: &[u8]) -> Fingerprint {
        Fingerprint::from_digest(&Digest::of(text))
    }

    /// The digest as a big-endian integer modulo 10⁶⁰.
    pub fn from_digest(digest: &Digest) -> Fingerprint {
        let mut groups = [0u32; GROUPS];
        for byte in digest.as_bytes() {
            // value = value * 256 + byte in base 100000; what overflows the last group is the modulus at work.
            let mut carry = u32::from(*byte);
            for group in groups.iter_mut().rev() {
                let value = *group * 256 + carry;
                *group = value % GROUP_BASE;
                carry = value / GROUP_BASE;
            }
        }
        Fingerprint(groups)
    }

    /// The twelve groups, five digits each.
    pub fn groups(&self) -> [String; GROUPS] {
        self.0.map(|group| format!("{group:05}"))
    }

    /// Whether what was typed confirms this fingerprint; [`Fingerprint::compare`] says why not.
    pub fn matches(&self, typed: &str) -> bool {
        self.compare(typed).is_ok()
    }

    /// Compares what a person typed from paper: six of the twelve groups, in their order, or all twelve.
    ///
    /// Spaces, line ends, dots and dashes between digits do not matter.
    pub fn compare(&self, typed: &str) -> Result<(), FingerprintError> {
        let digits = digits(typed)?;
        let wrong_length = FingerprintError::FingerprintWrongLength { digits: digits.len() as u64 };
        if ![TYPED_GROUPS * GROUP_DIGITS, GROUPS * GROUP_DIGITS].contains(&digits.len()) {
            return Err(wrong_length);
        }
        let mut left = self.0.iter();
        for (index, typed) in digits.chunks_exact(GROUP_DIGITS).enumerate() {
            let typed = typed.iter().fold(0, |value, digit| value * 10 + u32::from(*digit));
            if !left.any(|group| *group == typed) {
                return Err(FingerprintError::FingerprintDiffers { group: index as u64 + 1 });
            }
        }
        Ok(())
    }
}

fn digits(typed: &str) -> Result<Vec<u8>, FingerprintError> {
    let mut digits = Vec::new();
    for (index, character) in typed.chars().enumerate() {
        match character {
            '0'..='9' => digits.push(character as u8 - b'0'),
            ' ' | '\t' | '\r' | '\n' | '.' | '-' | '\u{a0}' => {}
            _ => return Err(FingerprintError::FingerprintNotADigit { position: index as u64 + 1 }),
        }
        if digits.len() > GROUPS * GROUP_DIGITS {
            return Err(FingerprintError::FingerprintWrongLength { digits: digits.len() as u64 });
        }
    }
    Ok(digits)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.groups().join(" "))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Fingerprint({self})")
    }
}
