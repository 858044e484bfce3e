//! The only place where this program draws random numbers (those inside the age library aside).

use kin_terminal::{Exit, Failure, Result};
use ring::rand::{SecureRandom, SystemRandom};
use serde::Serialize;
use zeroize::Zeroizing;

/// Why there is no randomness.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ChanceError {
    /// The system's random number generator failed.
    #[error("the system gives no random numbers")]
    ChanceUnavailable,
}

/// `N` bytes from the system's generator, wiped when dropped.
pub fn bytes<const N: usize>() -> Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    fill(&mut bytes[..])?;
    Ok(bytes)
}

/// Fills room from the system's generator.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn fill(room: &mut [u8]) -> Result {
    SystemRandom::new().fill(room).map_err(|_| Failure::new(Exit::Internal, &ChanceError::ChanceUnavailable))
}
