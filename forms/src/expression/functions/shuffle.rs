//! The order in which choices and nodes are shown when they are shuffled, exactly as JavaRosa and Enketo shuffle them:
//! a published order, or an order on a phone next to this program, is the same order here.
//!
//! The generator is Park and Miller's (multiplier 16807, modulus 2³¹ − 1), the shuffle is the inside-out form of
//! Fisher and Yates. A seed that is a text and not a number is the first eight bytes of its SHA-256, as JavaRosa has it
//! since version 5.

use crate::expression::value::Value;

const MODULUS: i64 = 2_147_483_647;
const MULTIPLIER: i64 = 16_807;

/// The generator's state: from 1 to [`MODULUS`] − 1.
struct ParkMiller(i64);

impl ParkMiller {
    fn new(seed: i64) -> ParkMiller {
        let state = through_a_double(seed) % MODULUS;
        ParkMiller(if state <= 0 { state + MODULUS - 1 } else { state })
    }

    /// From 0 to `bound` − 1.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the state has 31 bits, and a fraction below 1 of a length is below it"
    )]
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0 * MULTIPLIER % MODULUS;
        // The largest state gives exactly 1.
        let fraction = (self.0 - 1) as f64 / (MODULUS - 1) as f64;
        ((fraction * bound as f64) as usize).min(bound - 1)
    }
}

/// JavaRosa keeps the seed in a double before it takes the remainder: beyond 2⁵³ that drops its last bits.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "losing them is the point")]
fn through_a_double(seed: i64) -> i64 {
    let rounded = seed as f64;
    // 2⁶³ itself is no i64; its remainder is taken one step earlier.
    (rounded % MODULUS as f64) as i64
}

/// The seed that a value stands for.
#[expect(clippy::cast_possible_truncation, reason = "Java's way to an integer, which also saturates")]
pub(crate) fn seed_of(value: &Value) -> i64 {
    let number = value.to_number();
    match value.clone().scalar() {
        // Not its hash: a seed that is not answered was 0 before texts were hashed, and still is.
        Value::Text(text) if text.is_empty() => 0,
        Value::Text(text) if number.is_nan() => {
            let hash = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
            hash.as_ref().first_chunk().map_or(0, |first| i64::from_be_bytes(*first))
        }
        _ => number as i64,
    }
}

/// The places 0 to `length` − 1 in the order that belongs to a seed.
pub(crate) fn order(length: usize, seed: i64) -> Vec<usize> {
    let mut generator = ParkMiller::new(seed);
    let mut order: Vec<usize> = Vec::with_capacity(length);
    for place in 0..length {
        let other = generator.below(place + 1);
        order.push(place);
        order.swap(place, other);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed_of_text(text: &str) -> i64 {
        seed_of(&Value::text(text))
    }

    fn shuffled(letters: &str, seed: i64) -> String {
        let letters: Vec<char> = letters.chars().collect();
        order(letters.len(), seed).into_iter().map(|place| letters[place]).collect()
    }

    #[test]
    fn published_orders_are_the_same_here() {
        // JavaRosa's RandomizeTypesTest and openrosa-xpath-evaluator's randomize.spec.js.
        for (letters, seed, expected) in [
            ("ABCDEFGH", 1234, "GFEDAHBC"),
            ("ABCDEF", 42, "AFCBDE"),
            ("ABCDEF", -42, "EDAFBC"),
            ("ABCDEF", 1, "BFEACD"),
            ("ABCDEF", 11_111_111, "ACDBFE"),
        ] {
            assert_eq!(shuffled(letters, seed), expected, "{seed}");
        }
    }

    #[test]
    fn a_seed_that_is_a_text_is_hashed() {
        assert_eq!(shuffled("ABCDEFGH", seed_of_text("foo")), "EADBHGCF");
        assert_eq!(shuffled("ABCDEFGH", seed_of_text("-6.8137120026589315 39.29392995851879")), "HBDFAGCE");
        assert_eq!(seed_of_text("Hello"), 1_756_278_180_214_341_157);
        assert_eq!(seed_of_text(""), 0);
        assert_eq!(seed_of_text("1234"), 1234);
        assert_eq!(seed_of_text("12.9"), 12);
    }

    #[test]
    fn every_order_holds_every_place_once() {
        for seed in [i64::MIN, -1, 0, 1, 2_147_483_646, 2_147_483_647, i64::MAX] {
            for length in [0, 1, 2, 7, 100] {
                let mut places = order(length, seed);
                places.sort_unstable();
                assert_eq!(places, (0..length).collect::<Vec<_>>(), "{seed} {length}");
            }
        }
    }
}
