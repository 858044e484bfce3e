//! A participant code: what a person may carry on a slip so that the team finds her again in a later round.

use std::{fmt, str::FromStr};

use crate::KeyError;

/// Digits before the check digit.
const RANDOM_DIGITS: usize = 9;
/// The anti-symmetric quasigroup of Damm's check digit (H. M. Damm, 2004): it finds every single wrong digit and every
/// two neighbours exchanged.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// Nine random digits and a check digit, shown as `12345 67894`. It names nobody and nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantCode([u8; RANDOM_DIGITS + 1]);

impl ParticipantCode {
    /// Makes a code of random bytes, far more than the digits need, so that all codes are as likely.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(bytes);
        let mut digits = [0; RANDOM_DIGITS + 1];
        for digit in &mut digits[..RANDOM_DIGITS] {
            *digit = u8::try_from(rest % 10).expect("a digit");
            rest /= 10;
        }
        digits[RANDOM_DIGITS] = check(&digits[..RANDOM_DIGITS]);
        Self(digits)
    }
}

/// Zero for digits that end with their check digit.
fn check(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| QUASIGROUP[usize::from(interim)][usize::from(*digit)])
}

impl FromStr for ParticipantCode {
    type Err = KeyError;

    /// Reads ten digits, however they are grouped; [`KeyError::ParticipantCodeMalformed`] or
    /// [`KeyError::ParticipantCodeMistyped`].
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let plain = text.chars().filter(|character| !matches!(character, ' ' | '-' | '.' | '\u{a0}'));
        let digits: Option<Vec<u8>> = plain
            .take(RANDOM_DIGITS + 2)
            .map(|character| character.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        let digits: [u8; RANDOM_DIGITS + 1] =
            digits.and_then(|digits| digits.try_into().ok()).ok_or(KeyError::ParticipantCodeMalformed)?;
        if check(&digits) == 0 { Ok(Self(digits)) } else { Err(KeyError::ParticipantCodeMistyped) }
    }
}

impl fmt::Display for ParticipantCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.iter().enumerate() {
            if place == 5 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for ParticipantCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParticipantCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_grouped() {
        let code = ParticipantCode::from_random([0x5c; 16]);
        let text = code.to_string();
        assert_eq!(text.len(), 11);
        for spelled in [text.clone(), text.replace(' ', ""), text.replace(' ', "-"), format!(" {text} ")] {
            assert_eq!(spelled.parse(), Ok(code), "{spelled}");
        }
        assert_eq!(format!("{code:?}"), "ParticipantCode(..)");
        // The example of Damm's dissertation: 572 has the check digit 4.
        assert_eq!(check(&[5, 7, 2]), 4);
    }

    #[test]
    fn one_wrong_digit_and_two_exchanged_ones_are_found() {
        for seed in 0..50 {
            let digits = ParticipantCode::from_random([seed; 16]).0;
            let text = |digits: &[u8]| digits.iter().map(ToString::to_string).collect::<String>();
            for place in 0..digits.len() {
                for other in (0..10).filter(|digit| *digit != digits[place]) {
                    let mut wrong = digits;
                    wrong[place] = other;
                    let refused = text(&wrong).parse::<ParticipantCode>();
                    assert_eq!(refused, Err(KeyError::ParticipantCodeMistyped));
                }
                if place > 0 && digits[place] != digits[place - 1] {
                    let mut wrong = digits;
                    wrong.swap(place, place - 1);
                    assert!(text(&wrong).parse::<ParticipantCode>().is_err());
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "123", "12345 6789", "12345 67890 1", "12345 6789x", "１２３４５６７８９０"]
        {
            assert_eq!(text.parse::<ParticipantCode>(), Err(KeyError::ParticipantCodeMalformed), "{text}");
        }
    }
}
