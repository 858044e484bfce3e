//! Signatures of devices, checked many at a time.
//!
//! A desk opens thousands of responses of a few devices. Checked together, a signature costs a fifth of what it costs alone.
//! The rules are ZIP 215's: under them, and not under those of RFC 8032, a signature verifies in every company or in none.
//! They differ for keys and signatures alone that their own maker has twisted; what an honest key signs, both accept.

use ed25519_zebra::{Signature, VerificationKeyBytes, batch};
use rand_core::OsRng;

use crate::DevicePublicKey;

/// What somebody claims to have signed.
pub(crate) struct Claim<'m> {
    pub(crate) key: DevicePublicKey,
    pub(crate) message: &'m [u8],
    pub(crate) signature: [u8; 64],
}

/// Which of these claims are true.
pub(crate) fn verify(claims: &[Claim<'_>]) -> Vec<bool> {
    let items: Vec<batch::Item> = claims.iter().map(batch::Item::from).collect();
    let mut together = batch::Verifier::new();
    items.iter().cloned().for_each(|item| together.queue(item));
    // What is drawn here blinds the sum against whoever would make two wrong signatures cancel; no result depends on it.
    if together.verify(OsRng).is_ok() {
        return vec![true; claims.len()];
    }
    items.into_iter().map(|item| item.verify_single().is_ok()).collect()
}

impl From<&Claim<'_>> for batch::Item {
    fn from(claim: &Claim<'_>) -> Self {
        let key = VerificationKeyBytes::from(claim.key.bytes());
        Self::from((key, Signature::from_bytes(&claim.signature), claim.message))
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{ED25519, UnparsedPublicKey};
    use zeroize::Zeroizing;

    use super::*;
    use crate::DeviceKey;

    fn signed(key: u8, message: &[u8]) -> Claim<'_> {
        let key = DeviceKey::from_seed(Zeroizing::new([key; 32]));
        Claim { key: key.public(), message, signature: key.sign(message) }
    }

    #[test]
    fn the_wrong_ones_among_many_are_found_and_no_other() {
        let messages: Vec<Vec<u8>> = (0..100_u8).map(|number| vec![number; 50]).collect();
        let mut claims: Vec<Claim<'_>> =
            messages.iter().map(|message| signed(message[0] % 3, message)).collect();
        assert_eq!(verify(&claims), vec![true; 100]);
        claims[17].signature[40] ^= 1;
        claims[40].message = b"another";
        claims[71].key = signed(9, b"").key;
        let wrong: Vec<usize> = verify(&claims)
            .iter()
            .enumerate()
            .filter(|(_, holds)| !**holds)
            .map(|(place, _)| place)
            .collect();
        assert_eq!(wrong, [17, 40, 71]);
    }

    #[test]
    fn two_wrong_ones_do_not_cancel() {
        let (mut one, mut other) = (signed(1, b"one"), signed(1, b"other"));
        // One number too large by one, the other too small by one: the sum of both equations would hold.
        one.signature[32] = one.signature[32].checked_add(1).unwrap();
        other.signature[32] = other.signature[32].checked_sub(1).unwrap();
        assert_eq!(verify(&[one, other]), [false, false]);
    }

    #[test]
    fn nothing_at_all_verifies() {
        assert_eq!(verify(&[]), Vec::<bool>::new());
    }

    /// A second implementation, from another library, agrees on what a device signs.
    #[test]
    fn another_implementation_agrees() {
        for number in 0..50_u8 {
            let message = vec![number; usize::from(number)];
            let mut claim = signed(number, &message);
            let by_ring = |claim: &Claim<'_>| {
                UnparsedPublicKey::new(&ED25519, claim.key.bytes())
                    .verify(claim.message, &claim.signature)
                    .is_ok()
            };
            assert!(by_ring(&claim) && verify(std::slice::from_ref(&claim)) == [true]);
            claim.signature[usize::from(number)] ^= 1 << (number % 8);
            assert!(!by_ring(&claim) && verify(&[claim]) == [false]);
        }
    }
}
