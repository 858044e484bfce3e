//! Lower-case hexadecimal, the one way ids and digests are written.

use strum::VariantNames;

/// Why a text is not an id or a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum HexError {
    /// Not as many digits as the value has.
    #[error("{digits} hexadecimal digits expected")]
    HexWrongLength {
        /// How many digits the value has.
        digits: u32,
    },
    /// Something other than `0`–`9` and `a`–`f`; capitals too, so that one value has one spelling.
    #[error("only 0-9 and a-f are allowed")]
    HexNotADigit {},
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

pub(crate) fn decode<const N: usize>(text: &str) -> Result<[u8; N], HexError> {
    let digits = u32::try_from(2 * N).expect("ids are a few dozen bytes");
    if text.len() != 2 * N {
        return Err(HexError::HexWrongLength { digits });
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Ok(bytes)
}

fn value(digit: u8) -> Result<u8, HexError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(HexError::HexNotADigit {}),
    }
}
