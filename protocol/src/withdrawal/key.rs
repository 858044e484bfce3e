//! From a code to the preimages of the locks of one respondent's envelopes in one study.

use ring::hmac;
use scrypt::Params;
use zeroize::Zeroizing;

use super::WithdrawalCode;
use crate::StudyId;
use crate::log::{Lock, Preimage};

/// Before the study id in the salt: a code gives this purpose another key than any other.
const SALT_DOMAIN: &[u8; 17] = b"kin-withdrawal/v1";
/// Before the number of a preimage.
const PREIMAGE_DOMAIN: &[u8; 26] = b"kin-withdrawal-preimage/v1";
/// N = 2^15, r = 8, p = 1: 32 MiB of memory and a twentieth of a second or so. The twenty digits are 66 bits; with it, whoever
/// has the log and wants to find the code of one lock pays 2^81 steps and more.
const LOG_N: u8 = 15;

/// Locks that belong to one interview: its envelope's own, and those kept for corrections of it.
const LOCKS_A_SET: u32 = 4;
/// Locks of a set that are kept for corrections.
pub const RESERVED: usize = LOCKS_A_SET as usize - 1;
/// How many interviews one code can be given at.
///
/// Which set an interview takes is drawn, so that two devices that are shown one code seldom take the same one.
pub const SETS: u32 = 32;
/// All preimages of a code.
pub const MAX_PREIMAGES: usize = (SETS * LOCKS_A_SET) as usize;

/// What a code gives in one study. A secret: silent `Debug`, no `Clone`, wiped on drop.
pub struct WithdrawalKey(Zeroizing<[u8; 32]>);

/// The locks of one interview. Public: nothing leads back from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockSet {
    /// The lock of the interview's envelope.
    pub own: Lock,
    /// Those of its corrections.
    pub reserved: [Lock; RESERVED],
}

impl LockSet {
    /// Locks that nobody opens, for a respondent who took no slip: 128 random bytes.
    pub fn of_nobody(random: &[u8; 32 * LOCKS_A_SET as usize]) -> Self {
        Self::of(|number| {
            let start = number as usize * 32;
            Lock::from_bytes(random[start..start + 32].try_into().expect("32 bytes"))
        })
    }

    fn of(lock: impl Fn(u32) -> Lock) -> Self {
        Self { own: lock(0), reserved: [lock(1), lock(2), lock(3)] }
    }

    /// All of them as a record names them, its envelope's own first.
    pub fn all(&self) -> impl Iterator<Item = Lock> {
        std::iter::once(self.own).chain(self.reserved)
    }
}

impl WithdrawalKey {
    /// W: scrypt over the code's twenty digits, salted with the study. Takes 32 MiB and some time.
    pub fn of(code: &WithdrawalCode, study: StudyId) -> Self {
        let salt = [&SALT_DOMAIN[..], study.as_bytes()].concat();
        let mut key = Zeroizing::new([0; 32]);
        let params = Params::new(LOG_N, 8, 1, key.len()).expect("scrypt takes these numbers");
        scrypt::scrypt(code.drawn(), &salt, &params, &mut key[..]).expect("scrypt gives 32 bytes");
        Self(key)
    }

    /// The preimage of this number, from 0.
    fn preimage(&self, number: u32) -> Preimage {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0[..]);
        let tag = hmac::sign(&key, &[&PREIMAGE_DOMAIN[..], &number.to_be_bytes()].concat());
        Preimage::from_bytes(tag.as_ref().try_into().expect("SHA-256 gives 32 bytes"))
    }

    /// The locks of an interview; `set` counts from 0 and is taken modulo [`SETS`].
    pub fn locks(&self, set: u32) -> LockSet {
        let first = set % SETS * LOCKS_A_SET;
        LockSet::of(|number| Lock::of(&self.preimage(first + number)))
    }

    /// All preimages: what has to be shown so that everything under this code is deleted.
    pub fn preimages(&self) -> Vec<Preimage> {
        (0..SETS * LOCKS_A_SET).map(|number| self.preimage(number)).collect()
    }
}

impl std::fmt::Debug for WithdrawalKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("WithdrawalKey(..)")
    }
}
