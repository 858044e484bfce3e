//! The code on a slip: twenty random digits and two check digits.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

use super::WithdrawalError;

/// Digits that are drawn.
const RANDOM_DIGITS: usize = 20;
/// Digits of a code, its two check digits included.
pub const CODE_DIGITS: usize = RANDOM_DIGITS + 2;
/// ISO/IEC 7064, MOD 97-10: a code is 1 modulo 97. Ten generates the whole group modulo 97, so no two places of a code
/// weigh the same: one wrong digit is always found, and so are any two digits exchanged, however far apart.
const MODULUS: u32 = 97;

/// What a respondent may keep: whoever has it can have her answers deleted, and can read nothing.
///
/// It names nobody, no office and no study. Silent `Debug`, no `Clone`, wiped on drop; shown by [`WithdrawalCode::reveal`].
#[derive(PartialEq, Eq)]
pub struct WithdrawalCode(Zeroizing<[u8; CODE_DIGITS]>);

impl WithdrawalCode {
    /// The code made of random bytes: far more than its digits need, so that all codes are as likely.
    pub fn from_random(bytes: &[u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(*bytes);
        let mut digits = Zeroizing::new([b'0'; CODE_DIGITS]);
        for digit in &mut digits[..RANDOM_DIGITS] {
            *digit = b'0' + u8::try_from(rest % 10).expect("a digit");
            rest /= 10;
        }
        let check = u8::try_from(check(&digits[..RANDOM_DIGITS])).expect("below 99");
        digits[RANDOM_DIGITS] = b'0' + check / 10;
        digits[RANDOM_DIGITS + 1] = b'0' + check % 10;
        Self(digits)
    }

    /// The code as it is printed: four groups of five digits, and the check digits.
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(CODE_DIGITS + 4));
        for (place, digit) in self.0.iter().enumerate() {
            if place > 0 && place % 5 == 0 {
                text.push(' ');
            }
            text.push(char::from(*digit));
        }
        text
    }

    /// The digits that were drawn, in ASCII.
    pub(super) fn drawn(&self) -> &[u8] {
        &self.0[..RANDOM_DIGITS]
    }
}

/// The check digits as a number, 2 to 98: with them behind, the whole is 1 modulo 97.
fn check(drawn: &[u8]) -> u32 {
    let rest = drawn.iter().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % MODULUS);
    MODULUS + 1 - rest * 100 % MODULUS
}

impl FromStr for WithdrawalCode {
    type Err = WithdrawalError;

    /// Reads a code however it is grouped: spaces, line ends, dots and dashes between digits do not matter.
    fn from_str(typed: &str) -> Result<Self, WithdrawalError> {
        let mut digits = Zeroizing::new([0; CODE_DIGITS]);
        let mut count = 0;
        let wrong = |digits: usize| WithdrawalError::WithdrawalCodeLength {
            digits: digits as u64,
            expected: CODE_DIGITS as u64,
        };
        for (index, character) in typed.chars().enumerate() {
            match character {
                '0'..='9' => {
                    *digits.get_mut(count).ok_or_else(|| wrong(CODE_DIGITS + 1))? = character as u8;
                    count += 1;
                }
                ' ' | '\t' | '\r' | '\n' | '.' | '-' | '\u{a0}' => {}
                _ => return Err(WithdrawalError::WithdrawalCodeNotADigit { position: index as u64 + 1 }),
            }
        }
        if count != CODE_DIGITS {
            return Err(wrong(count));
        }
        // Compared, not summed: the check digits are 02 to 98, and 00 and 01 would be second spellings of 97 and 98.
        let (drawn, stated) = digits.split_at(RANDOM_DIGITS);
        if u32::from(stated[0] - b'0') * 10 + u32::from(stated[1] - b'0') != check(drawn) {
            return Err(WithdrawalError::WithdrawalCodeMistyped {});
        }
        Ok(Self(digits))
    }
}

impl fmt::Debug for WithdrawalCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("WithdrawalCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes() -> Vec<WithdrawalCode> {
        (0_u8..50).map(|seed| WithdrawalCode::from_random(&[seed.wrapping_mul(37); 16])).collect()
    }

    fn read(digits: &[u8]) -> Result<WithdrawalCode, WithdrawalError> {
        std::str::from_utf8(digits).unwrap().parse()
    }

    #[test]
    fn a_code_reads_back_however_it_is_grouped() {
        for code in codes() {
            let shown = code.reveal();
            assert_eq!(shown.len(), 26);
            assert_eq!(shown.parse(), Ok(code));
            let plain: String = shown.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(*plain.parse::<WithdrawalCode>().unwrap().reveal(), *shown);
            assert!(format!("  {}.\n", shown.replace(' ', "-")).parse::<WithdrawalCode>().is_ok());
        }
    }

    #[test]
    fn one_wrong_digit_is_always_found() {
        for code in codes() {
            for place in 0..CODE_DIGITS {
                for digit in (b'0'..=b'9').filter(|digit| *digit != code.0[place]) {
                    let mut wrong = *code.0;
                    wrong[place] = digit;
                    assert_eq!(read(&wrong), Err(WithdrawalError::WithdrawalCodeMistyped {}));
                }
            }
        }
    }

    #[test]
    fn two_digits_exchanged_are_always_found_however_far_apart() {
        for code in codes() {
            for one in 0..CODE_DIGITS {
                for other in (0..one).filter(|other| code.0[*other] != code.0[one]) {
                    let mut wrong = *code.0;
                    wrong.swap(one, other);
                    assert_eq!(read(&wrong), Err(WithdrawalError::WithdrawalCodeMistyped {}));
                }
            }
        }
    }

    #[test]
    fn a_digit_too_few_or_too_many_and_letters_are_told_without_being_quoted() {
        let code = WithdrawalCode::from_random(&[7; 16]);
        let text = code.reveal();
        let length = |digits| WithdrawalError::WithdrawalCodeLength { digits, expected: 22 };
        assert_eq!(text[1..].parse::<WithdrawalCode>(), Err(length(21)));
        assert_eq!(format!("{}{}", *text, "1".repeat(100)).parse::<WithdrawalCode>(), Err(length(23)));
        assert_eq!("".parse::<WithdrawalCode>(), Err(length(0)));
        let letter = WithdrawalError::WithdrawalCodeNotADigit { position: 3 };
        assert_eq!("12O45".parse::<WithdrawalCode>(), Err(letter));
        assert_eq!(format!("{code:?}"), "WithdrawalCode(..)");
    }

    #[test]
    fn a_code_has_one_pair_of_check_digits() {
        let code = WithdrawalCode::from_random(&[7; 16]);
        let mut accepted = 0;
        for check in 0_u8..100 {
            let mut digits = *code.0;
            digits[20] = b'0' + check / 10;
            digits[21] = b'0' + check % 10;
            accepted += u32::from(read(&digits).is_ok());
        }
        assert_eq!(accepted, 1);
    }
}
