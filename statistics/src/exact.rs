//! Sums without rounding.
//!
//! A sum is kept as an expansion: a few numbers that do not overlap and whose sum is exactly the sum of everything
//! added (Shewchuk, Discrete & Computational Geometry 18 (1997) 305, GROW-EXPANSION with zeros left out). It is rounded
//! once, when it is read. So it does not depend on the order in which numbers came, nor on how they were split between
//! accumulators that were merged: not in the last bit either.

use crate::twice::{Twice, two_product, two_sum};

/// An exact sum of finite numbers.
#[derive(Clone, Debug, Default)]
pub struct ExactSum {
    /// Non-overlapping, smallest first, none of them zero.
    parts: Vec<f64>,
}

impl ExactSum {
    /// Adds a number.
    pub fn add(&mut self, mut value: f64) {
        let mut kept = 0;
        for place in 0..self.parts.len() {
            let (sum, lost) = two_sum(value, self.parts[place]);
            if lost != 0.0 {
                self.parts[kept] = lost;
                kept += 1;
            }
            value = sum;
        }
        self.parts.truncate(kept);
        if value != 0.0 {
            self.parts.push(value);
        }
    }

    /// Adds everything another sum holds.
    pub fn merge(&mut self, other: &Self) {
        for part in &other.parts {
            self.add(*part);
        }
    }

    /// Adds a product. What is left out is below 2^-105 of it, and the same wherever the row is added.
    pub(crate) fn add_product(&mut self, left: Twice, right: Twice) {
        let (product, lost) = two_product(left.high, right.high);
        self.add(product);
        self.add_unless_zero(lost);
        self.add_unless_zero(left.high * right.low + left.low * right.high);
    }

    pub(crate) fn add_twice(&mut self, value: Twice) {
        self.add(value.high);
        self.add_unless_zero(value.low);
    }

    fn add_unless_zero(&mut self, value: f64) {
        if value != 0.0 {
            self.add(value);
        }
    }

    /// The sum, rounded to the nearest number, ties to even.
    #[expect(clippy::float_cmp, reason = "whether a half-way case was moved exactly is the question")]
    pub fn value(&self) -> f64 {
        let Some((&largest, mut smaller)) = self.parts.split_last() else { return 0.0 };
        let mut high = largest;
        let mut low = 0.0;
        while let Some((&part, rest)) = smaller.split_last() {
            smaller = rest;
            (high, low) = two_sum(high, part);
            if low != 0.0 {
                break;
            }
        }
        // Half-way cases are decided by what comes after: as in Python's math.fsum.
        if let Some(&next) = smaller.last()
            && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
        {
            let twice = low * 2.0;
            let moved = high + twice;
            if moved - high == twice {
                high = moved;
            }
        }
        high
    }

    /// The sum to about 32 digits.
    pub fn twice(&self) -> Twice {
        let high = self.value();
        let mut rest = self.clone();
        rest.add(-high);
        Twice { high, low: rest.value() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(values: &[f64]) -> ExactSum {
        let mut sum = ExactSum::default();
        for value in values {
            sum.add(*value);
        }
        sum
    }

    #[test]
    fn what_rounding_would_lose_is_there() {
        assert_eq!(sum(&[1e100, 1.0, -1e100]).value().to_bits(), 1.0_f64.to_bits());
        assert_eq!(sum(&[0.1; 10]).value().to_bits(), 1.0_f64.to_bits());
        assert_eq!(sum(&[]).value().to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn a_half_way_sum_is_rounded_by_what_lies_behind_it() {
        let half = f64::EPSILON / 2.0;
        assert_eq!(sum(&[1.0, half]).value().to_bits(), 1.0_f64.to_bits());
        assert_eq!(sum(&[1.0, half, 1e-300]).value().to_bits(), (1.0 + f64::EPSILON).to_bits());
    }

    proptest! {
        #[test]
        fn neither_order_nor_parts_change_a_bit(
            values in prop::collection::vec(-1e30_f64..1e30, 0..40),
            tiny in prop::collection::vec(-1e-30_f64..1e-30, 0..40),
            cut in 0_usize..80,
        ) {
            let all: Vec<f64> = values.iter().chain(&tiny).copied().collect();
            let whole = sum(&all);
            let backwards: Vec<f64> = all.iter().rev().copied().collect();
            let cut = cut.min(all.len());
            let mut merged = sum(&all[cut..]);
            merged.merge(&sum(&all[..cut]));
            prop_assert_eq!(whole.value().to_bits(), sum(&backwards).value().to_bits());
            prop_assert_eq!(whole.value().to_bits(), merged.value().to_bits());
            prop_assert_eq!(whole.twice().low.to_bits(), merged.twice().low.to_bits());
        }
    }
}
