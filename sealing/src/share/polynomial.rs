//! Shamir's polynomials: one for each byte of a secret.

use vsss_rs::Gf256;
use zeroize::{Zeroize, Zeroizing};

use super::SECRET_BYTES;

/// One polynomial a byte; the secret is their value at zero. Wiped when dropped.
pub(super) struct Polynomials {
    /// By degree, the secret first; each holds the coefficients of all bytes.
    coefficients: Vec<Zeroizing<[u8; SECRET_BYTES]>>,
}

impl Polynomials {
    /// Random polynomials through the secret, of which `needed` points are needed.
    ///
    /// Every coefficient is uniform over the whole field: leaving out zero is what RUSTSEC-2024-0398 is about.
    pub(super) fn through(secret: &[u8; SECRET_BYTES], needed: u8, fill: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut coefficients = vec![Zeroizing::new(*secret)];
        for _ in 1..needed {
            let mut random = Zeroizing::new([0; SECRET_BYTES]);
            fill(&mut *random);
            coefficients.push(random);
        }
        Self { coefficients }
    }

    /// All values at a point (Horner).
    pub(super) fn at(&self, point: u8) -> Zeroizing<[u8; SECRET_BYTES]> {
        let mut values = Zeroizing::new([0; SECRET_BYTES]);
        for coefficients in self.coefficients.iter().rev() {
            for (value, coefficient) in values.iter_mut().zip(coefficients.iter()) {
                *value = (Gf256(*value) * Gf256(point) + Gf256(*coefficient)).0;
            }
        }
        values
    }
}

/// The values at `target` of the polynomials through these points (Lagrange). The points are distinct.
pub(super) fn interpolated(
    points: &[(u8, &[u8; SECRET_BYTES])],
    target: u8,
) -> Zeroizing<[u8; SECRET_BYTES]> {
    let mut values = Zeroizing::new([0; SECRET_BYTES]);
    for (point, shared) in points {
        // Points are public: only what is multiplied with them is secret.
        let mut weight = Gf256(1);
        for (other, _) in points.iter().filter(|(other, _)| other != point) {
            weight = weight * (Gf256(target) - Gf256(*other)) / (Gf256(*point) - Gf256(*other));
        }
        for (value, byte) in values.iter_mut().zip(shared.iter()) {
            let mut term = Gf256(*byte) * weight;
            *value ^= term.0;
            term.zeroize();
        }
    }
    values
}
