//! Randomness, as a parameter.

use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

/// The system could not give random bytes.
#[derive(Debug, Clone, Copy, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ChanceError {
    /// The system's random source failed.
    #[error("the system gave no random bytes")]
    ChanceUnavailable,
}

/// Where random bytes come from.
pub trait Chance {
    /// Fills `bytes` with bytes nobody can foresee.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), ChanceError>;
}

/// The system's random source.
#[derive(Debug, Clone)]
pub struct SystemChance(SystemRandom);

impl Default for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the system for chance")]
    fn default() -> Self {
        Self(SystemRandom::new())
    }
}

impl Chance for SystemChance {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), ChanceError> {
        self.0.fill(bytes).map_err(|_| ChanceError::ChanceUnavailable)
    }
}

/// `N` random bytes, wiped when dropped.
pub fn bytes<const N: usize>(chance: &mut dyn Chance) -> Result<Zeroizing<[u8; N]>, ChanceError> {
    let mut bytes = Zeroizing::new([0; N]);
    chance.fill(&mut bytes[..])?;
    Ok(bytes)
}

/// A whole number from 0 up to but not including `end`, every one equally likely. `end` is at most 2^32.
pub fn below(chance: &mut dyn Chance, end: usize) -> Result<usize, ChanceError> {
    let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
    // Values past the last whole multiple of `end` would favour small results; they are drawn again.
    let fair = u64::MAX - u64::MAX % end;
    loop {
        let drawn = u64::from_le_bytes(*bytes::<8>(chance)?);
        if drawn < fair {
            return Ok(usize::try_from(drawn % end).unwrap_or(0));
        }
    }
}

/// Puts `things` into an order nobody can foresee.
pub fn shuffle<T>(chance: &mut dyn Chance, things: &mut [T]) -> Result<(), ChanceError> {
    for last in (1..things.len()).rev() {
        things.swap(last, below(chance, last + 1)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_groups_drawn_from_twelve_are_all_different() {
        let mut groups: Vec<usize> = (0..12).collect();
        shuffle(&mut SystemChance::default(), &mut groups).unwrap();
        let mut sorted = groups.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn a_drawn_number_stays_below_its_end() {
        let mut chance = SystemChance::default();
        assert!((0..1000).all(|_| below(&mut chance, 3).unwrap() < 3));
        assert_eq!(below(&mut chance, 1).unwrap(), 0);
    }
}
