//! Arithmetic with about 32 digits, as the unevaluated sum of two numbers.
//!
//! Error-free sums and products: Knuth, Dekker (Numerische Mathematik 18 (1971) 224). A variance is a small difference
//! of large sums; twice the digits keep the ones that count.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number of about 32 digits: `high + low`, where `low` is at most half a unit in the last place of `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Twice {
    /// The number, rounded.
    pub high: f64,
    /// What rounding left out.
    pub low: f64,
}

impl Twice {
    /// Nothing.
    pub const ZERO: Self = Self { high: 0.0, low: 0.0 };
    /// One.
    pub const ONE: Self = Self { high: 1.0, low: 0.0 };

    /// The product of two numbers, exact unless it underflows.
    pub fn product(left: f64, right: f64) -> Self {
        let (high, low) = two_product(left, right);
        Self { high, low }
    }

    /// The number, rounded.
    pub fn rounded(self) -> f64 {
        self.high + self.low
    }

    /// Its square.
    #[must_use]
    pub fn squared(self) -> Self {
        self * self
    }
}

impl From<f64> for Twice {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Neg for Twice {
    type Output = Self;

    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl Add for Twice {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (high, low) = two_sum(self.high, other.high);
        let (middle, rest) = two_sum(self.low, other.low);
        let (high, low) = quick_two_sum(high, low + middle);
        let (high, low) = quick_two_sum(high, low + rest);
        Self { high, low }
    }
}

impl Sub for Twice {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Twice {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (high, low) = two_product(self.high, other.high);
        let (high, low) = quick_two_sum(high, low + (self.high * other.low + self.low * other.high));
        Self { high, low }
    }
}

impl Div for Twice {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self - other * first.into();
        let second = rest.high / other.high;
        let rest = rest - other * second.into();
        let (high, low) = quick_two_sum(first, second);
        Self { high, low } + (rest.high / other.high).into()
    }
}

impl std::iter::Sum for Twice {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

/// The rounded sum, and what rounding left out.
pub(crate) fn two_sum(left: f64, right: f64) -> (f64, f64) {
    let sum = left + right;
    let back = sum - left;
    (sum, (left - (sum - back)) + (right - back))
}

/// The same where `left` is the larger.
fn quick_two_sum(left: f64, right: f64) -> (f64, f64) {
    let sum = left + right;
    (sum, right - (sum - left))
}

/// The rounded product, and what rounding left out.
pub(crate) fn two_product(left: f64, right: f64) -> (f64, f64) {
    let product = left * right;
    let (left_high, left_low) = split(left);
    let (right_high, right_low) = split(right);
    let lost = left_low * right_low
        - (((product - left_high * right_high) - left_low * right_high) - left_high * right_low);
    (product, lost)
}

/// A number as two of half its digits (Veltkamp).
fn split(value: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2^27 + 1
    let scaled = SPLITTER * value;
    let high = scaled - (scaled - value);
    (high, value - high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_number_cannot_hold_two_can() {
        let third = Twice::ONE / 3.0.into();
        let off = third * 3.0.into() - Twice::ONE;
        assert!(off.high.abs() < 1e-31, "{off:?}");
        let product = Twice::product(0.1, 0.1);
        assert!(product.low != 0.0);
        let difference = (Twice::from(1e16) + 1.0.into()) - 1e16.into();
        assert_eq!(difference, Twice::ONE);
    }
}
