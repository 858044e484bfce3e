//! A device's proof that it is the one for which its enrolment package was made.

use ring::hmac::{HMAC_SHA256, Key, sign, verify};
use zeroize::Zeroizing;

use crate::{DevicePublicKey, Recipient};

/// What the code is for, so that it can never be taken for another one.
const DOMAIN: &[u8] = b"kin-enrolment-proof/v1";

/// In a device's first record: what it wants to be known by, proved with the secret of its package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The device's own recipient, for what the office seals to it alone.
    pub recipient: Recipient,
    /// HMAC-SHA-256 under the package's one-time secret.
    pub proof: [u8; 32],
}

impl Enrolment {
    /// Proves with the package's secret that this device key and this recipient are of the device it was made for.
    pub fn prove(secret: &[u8; 32], study: [u8; 16], device: DevicePublicKey, recipient: Recipient) -> Self {
        let message = message(study, device, &recipient);
        let tag = sign(&Key::new(HMAC_SHA256, secret), &message);
        let proof = tag.as_ref().try_into().expect("HMAC-SHA-256 has 32 bytes");
        Self { recipient, proof }
    }

    /// Whether it was made with this secret for this study and this device key, which the caller takes from the record
    /// whose signature has been verified. Takes the same time whatever differs.
    pub fn is_proved_by(&self, secret: &[u8; 32], study: [u8; 16], device: DevicePublicKey) -> bool {
        let message = message(study, device, &self.recipient);
        verify(&Key::new(HMAC_SHA256, secret), &message, &self.proof).is_ok()
    }
}

/// domain ‖ study id ‖ device key ‖ length and text of the recipient.
fn message(study: [u8; 16], device: DevicePublicKey, recipient: &Recipient) -> Zeroizing<Vec<u8>> {
    let recipient = recipient.to_string();
    let length = u32::try_from(recipient.len()).expect("a recipient is short").to_be_bytes();
    let parts: [&[u8]; 5] = [DOMAIN, &study, &device.bytes(), &length, recipient.as_bytes()];
    Zeroizing::new(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Identity;

    #[test]
    fn a_proof_fits_its_secret_its_study_its_key_and_its_recipient() {
        let (secret, study) = ([1; 32], [2; 16]);
        let device = DevicePublicKey::from_bytes([3; 32]);
        let enrolment = Enrolment::prove(&secret, study, device, Identity::generate().recipient());
        assert!(enrolment.is_proved_by(&secret, study, device));
        assert!(!enrolment.is_proved_by(&[9; 32], study, device));
        assert!(!enrolment.is_proved_by(&secret, [9; 16], device));
        assert!(!enrolment.is_proved_by(&secret, study, DevicePublicKey::from_bytes([9; 32])));
        let other = Enrolment { recipient: Identity::generate().recipient(), ..enrolment.clone() };
        assert!(!other.is_proved_by(&secret, study, device));
        for bit in 0..256 {
            let mut flipped = enrolment.clone();
            flipped.proof[bit / 8] ^= 1 << (bit % 8);
            assert!(!flipped.is_proved_by(&secret, study, device));
        }
    }
}
