//! X-Wing: ML-KEM-768 and X25519 together, so that whoever would read must break both.
//!
//! draft-connolly-cfrg-xwing-kem, as HPKE's KEM 0x647a. Both halves are `RustCrypto`'s and dalek's; what is ours is the
//! order of their bytes, and the checks that the age specification's vectors ask for.

use hpke::{Deserializable, HpkeError, Serializable, kem::SharedSecret};
use ml_kem::{
    B32, Ciphertext, EncodedSizeUser, KemCore, MlKem768,
    kem::{Decapsulate, Encapsulate},
};
use rand_core::{CryptoRng, RngCore};
use sha3::{
    Digest, Sha3_256, Shake256,
    digest::{
        ExtendableOutput, Update, XofReader,
        typenum::{Sum, U32, U96, U192, U1024},
    },
};
use x25519_dalek::{PublicKey as ClassicalPublicKey, StaticSecret};
use zeroize::Zeroizing;

type Encapsulation = <MlKem768 as KemCore>::EncapsulationKey;
type Decapsulation = <MlKem768 as KemCore>::DecapsulationKey;

/// Bytes of a public key: ML-KEM's 1184, then X25519's 32.
pub(super) const PUBLIC_BYTES: usize = 1184 + 32;
/// Bytes of what travels beside a wrapped key: ML-KEM's ciphertext, then X25519's share.
pub(super) const ENCAPSULATED_BYTES: usize = 1088 + 32;
/// The two halves' last word, from the draft: it keeps this KEM's secrets apart from all others.
const LABEL: &[u8; 6] = br"\.//^\";

/// A public key whose ML-KEM half is in range and whose X25519 half is no point of low order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PublicKey {
    post_quantum: Encapsulation,
    classical: ClassicalPublicKey,
}

impl Eq for PublicKey {}

/// Why bytes are no public key.
#[derive(Debug)]
pub(super) enum PublicKeyError {
    /// Another length, or a number not below ML-KEM's modulus (FIPS 203, section 7.2).
    Malformed,
    /// A point whose shared secret is zero whatever the other side's key (RFC 7748, section 6.1).
    LowOrder,
}

impl PublicKey {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, PublicKeyError> {
        let (post_quantum, classical) =
            bytes.split_at_checked(PUBLIC_BYTES - 32).ok_or(PublicKeyError::Malformed)?;
        let encoded = post_quantum.try_into().map_err(|_| PublicKeyError::Malformed)?;
        let classical: [u8; 32] = classical.try_into().map_err(|_| PublicKeyError::Malformed)?;
        let key = Encapsulation::from_bytes(encoded);
        // The modulus check: the decoder reduces what is too large, so that such a key comes back as another.
        if key.as_bytes().as_slice() != post_quantum {
            return Err(PublicKeyError::Malformed);
        }
        let classical = ClassicalPublicKey::from(classical);
        // Clamping makes every scalar a multiple of 8, so any scalar finds every point of low order.
        if !StaticSecret::from([1; 32]).diffie_hellman(&classical).was_contributory() {
            return Err(PublicKeyError::LowOrder);
        }
        Ok(Self { post_quantum: key, classical })
    }
}

impl Serializable for PublicKey {
    type OutputSize = Sum<U1024, U192>;

    fn write_exact(&self, room: &mut [u8]) {
        room[..PUBLIC_BYTES - 32].copy_from_slice(&self.post_quantum.as_bytes());
        room[PUBLIC_BYTES - 32..].copy_from_slice(self.classical.as_bytes());
    }
}

impl Deserializable for PublicKey {
    fn from_bytes(bytes: &[u8]) -> Result<Self, HpkeError> {
        Self::parse(bytes).map_err(|_| HpkeError::ValidationError)
    }
}

/// A seed with the two keys it stands for. ML-KEM's and dalek's halves wipe themselves.
#[derive(Clone)]
pub(super) struct PrivateKey {
    seed: Zeroizing<[u8; 32]>,
    post_quantum: Decapsulation,
    classical: StaticSecret,
    classical_public: ClassicalPublicKey,
}

impl PrivateKey {
    pub(super) fn from_seed(seed: &[u8; 32]) -> Self {
        let mut expanded = Zeroizing::new([0; 96]);
        let mut reader = Shake256::default().chain(seed).finalize_xof();
        reader.read(&mut *expanded);
        let part = |at: usize| {
            let part: [u8; 32] = expanded[at..at + 32].try_into().expect("cut to this length");
            Zeroizing::new(part)
        };
        let (mut d, mut z) = (B32::from(*part(0)), B32::from(*part(32)));
        let (post_quantum, _) = MlKem768::generate_deterministic(&d, &z);
        zeroize::Zeroize::zeroize(d.as_mut_slice());
        zeroize::Zeroize::zeroize(z.as_mut_slice());
        let classical = StaticSecret::from(*part(64));
        let classical_public = ClassicalPublicKey::from(&classical);
        Self { seed: Zeroizing::new(*seed), post_quantum, classical, classical_public }
    }

    pub(super) fn seed(&self) -> &[u8; 32] {
        &self.seed
    }
}

impl PartialEq for PrivateKey {
    fn eq(&self, other: &Self) -> bool {
        self.seed == other.seed
    }
}

impl Eq for PrivateKey {}

impl Serializable for PrivateKey {
    type OutputSize = U32;

    fn write_exact(&self, room: &mut [u8]) {
        room.copy_from_slice(&*self.seed);
    }
}

impl Deserializable for PrivateKey {
    fn from_bytes(bytes: &[u8]) -> Result<Self, HpkeError> {
        let seed = bytes.try_into().map_err(|_| HpkeError::IncorrectInputLength(32, bytes.len()))?;
        Ok(Self::from_seed(seed))
    }
}

/// What a sender sends along: a ciphertext and a share.
#[derive(Clone)]
pub(super) struct Encapsulated {
    post_quantum: Ciphertext<MlKem768>,
    classical: ClassicalPublicKey,
}

impl Serializable for Encapsulated {
    type OutputSize = Sum<U1024, U96>;

    fn write_exact(&self, room: &mut [u8]) {
        room[..ENCAPSULATED_BYTES - 32].copy_from_slice(&self.post_quantum);
        room[ENCAPSULATED_BYTES - 32..].copy_from_slice(self.classical.as_bytes());
    }
}

impl Deserializable for Encapsulated {
    fn from_bytes(bytes: &[u8]) -> Result<Self, HpkeError> {
        let wrong = || HpkeError::IncorrectInputLength(ENCAPSULATED_BYTES, bytes.len());
        let (post_quantum, classical) = bytes.split_at_checked(ENCAPSULATED_BYTES - 32).ok_or_else(wrong)?;
        let classical: [u8; 32] = classical.try_into().map_err(|_| wrong())?;
        let post_quantum = post_quantum.try_into().map_err(|_| wrong())?;
        Ok(Self { post_quantum, classical: classical.into() })
    }
}

/// The KEM, for HPKE.
pub(super) struct XWing;

impl hpke::Kem for XWing {
    type PublicKey = PublicKey;
    type PrivateKey = PrivateKey;
    type EncappedKey = Encapsulated;
    type NSecret = U32;
    const KEM_ID: u16 = 0x647a;

    fn sk_to_pk(key: &PrivateKey) -> PublicKey {
        PublicKey {
            post_quantum: key.post_quantum.encapsulation_key().clone(),
            classical: key.classical_public,
        }
    }

    /// Takes 32 bytes of keying material as the seed, as the draft's `GenerateKeyPairDerand` does; what HPKE asks for
    /// in this place beyond that is never called: age's keys are seeds.
    fn derive_keypair(material: &[u8]) -> (PrivateKey, PublicKey) {
        let seed: [u8; 32] = material.try_into().expect("HPKE gives as many bytes as a private key has");
        let key = PrivateKey::from_seed(&seed);
        let public = Self::sk_to_pk(&key);
        (key, public)
    }

    fn encap<R: CryptoRng + RngCore>(
        recipient: &PublicKey,
        sender: Option<(&PrivateKey, &PublicKey)>,
        chance: &mut R,
    ) -> Result<(SharedSecret<Self>, Encapsulated), HpkeError> {
        if sender.is_some() {
            // X-Wing has no authenticated mode.
            return Err(HpkeError::EncapError);
        }
        let (post_quantum, mut secret) =
            recipient.post_quantum.encapsulate(chance).map_err(|()| HpkeError::EncapError)?;
        let ephemeral = StaticSecret::random_from_rng(chance);
        let share = ClassicalPublicKey::from(&ephemeral);
        let classical_secret = ephemeral.diffie_hellman(&recipient.classical);
        let shared = combined(&secret, classical_secret.as_bytes(), &share, &recipient.classical);
        zeroize::Zeroize::zeroize(secret.as_mut_slice());
        Ok((shared, Encapsulated { post_quantum, classical: share }))
    }

    fn decap(
        key: &PrivateKey,
        sender: Option<&PublicKey>,
        encapsulated: &Encapsulated,
    ) -> Result<SharedSecret<Self>, HpkeError> {
        let classical_secret = key.classical.diffie_hellman(&encapsulated.classical);
        // The age specification: a share whose secret is all zeros refuses the file.
        if sender.is_some() || !classical_secret.was_contributory() {
            return Err(HpkeError::DecapError);
        }
        let mut secret =
            key.post_quantum.decapsulate(&encapsulated.post_quantum).map_err(|()| HpkeError::DecapError)?;
        let shared =
            combined(&secret, classical_secret.as_bytes(), &encapsulated.classical, &key.classical_public);
        zeroize::Zeroize::zeroize(secret.as_mut_slice());
        Ok(shared)
    }
}

fn combined(
    post_quantum: &[u8],
    classical: &[u8; 32],
    share: &ClassicalPublicKey,
    public: &ClassicalPublicKey,
) -> SharedSecret<XWing> {
    let hash = Sha3_256::new()
        .chain_update(post_quantum)
        .chain_update(classical)
        .chain_update(share.as_bytes())
        .chain_update(public.as_bytes())
        .chain_update(LABEL);
    SharedSecret(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public() -> Vec<u8> {
        use hpke::Kem;
        XWing::sk_to_pk(&PrivateKey::from_seed(&[7; 32])).to_bytes().to_vec()
    }

    #[test]
    fn a_public_key_is_what_it_prints_and_has_one_length() {
        let bytes = public();
        assert_eq!(PublicKey::parse(&bytes).unwrap().to_bytes().as_slice(), bytes);
        assert!(matches!(PublicKey::parse(&bytes[1..]), Err(PublicKeyError::Malformed)));
        assert!(matches!(PublicKey::parse(&[&bytes[..], &[0]].concat()), Err(PublicKeyError::Malformed)));
        assert!(matches!(PublicKey::parse(&[]), Err(PublicKeyError::Malformed)));
    }

    /// FIPS 203, section 7.2: such a key is another's, spelled differently.
    #[test]
    fn a_number_above_the_modulus_is_refused() {
        let mut bytes = public();
        // The first coefficient, twelve bits, little-endian: 3329 is the modulus.
        bytes[0] = 0x01;
        bytes[1] = bytes[1] & 0xf0 | 0x0d;
        assert!(matches!(PublicKey::parse(&bytes), Err(PublicKeyError::Malformed)));
        bytes[0] = 0x00;
        assert!(PublicKey::parse(&bytes).is_ok());
    }

    #[test]
    fn a_classical_half_of_low_order_is_refused() {
        let mut bytes = public();
        bytes[PUBLIC_BYTES - 32..].fill(0);
        assert!(matches!(PublicKey::parse(&bytes), Err(PublicKeyError::LowOrder)));
    }
}
