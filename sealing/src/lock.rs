//! A secret locked with a passphrase: a binary age v1 file with one scrypt stanza.
//!
//! The stanza is written and read here, by age's own joint, and not with the age crate's scrypt recipient: that one
//! times the machine when it is made, and this crate has no clock. The files are the same.

use std::{collections::HashSet, iter};

use age::{DecryptError, EncryptError};
use age_core::{
    format::{FILE_KEY_BYTES, FileKey, Stanza},
    primitives::{aead_decrypt, aead_encrypt},
    secrecy::ExposeSecret,
};
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use zeroize::{Zeroize, Zeroizing};

use crate::{
    LockError, Passphrase,
    age_file::{Failure, decrypt_with, encrypt_to},
};

/// The largest secret that can be locked: 64 KiB.
pub const MAX_LOCKED_BYTES: usize = 64 * 1024;

const STANZA_TAG: &str = "scrypt";
const SALT_LABEL: &[u8; 28] = b"age-encryption.org/v1/scrypt";
const SALT_BYTES: usize = 16;

/// How much work a passphrase costs: scrypt with N = 2^`log_n`, r = 8, p = 1, hence 2^(`log_n` + 10) bytes of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// 17: 128 MiB, about half a second.
    pub const DEFAULT: Self = Self(17);
    /// 20: 1 GiB, some seconds. A file asking for more is refused.
    pub const MAXIMUM: Self = Self(20);

    /// Takes the base-two logarithm, 1 to 20; [`LockError::LockWorkFactorOutOfRange`] otherwise.
    pub fn new(log_n: u8) -> Result<Self, LockError> {
        if (1..=Self::MAXIMUM.0).contains(&log_n) {
            Ok(Self(log_n))
        } else {
            Err(LockError::LockWorkFactorOutOfRange { work_factor: log_n, maximum: Self::MAXIMUM.0 })
        }
    }

    /// The base-two logarithm of the work.
    pub fn log_n(self) -> u8 {
        self.0
    }
}

impl Default for WorkFactor {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Locks a secret of at most [`MAX_LOCKED_BYTES`] with a passphrase.
pub fn lock(secret: &[u8], passphrase: &Passphrase, work_factor: WorkFactor) -> Result<Vec<u8>, LockError> {
    if secret.len() > MAX_LOCKED_BYTES {
        return Err(LockError::LockSecretTooLarge { maximum: MAX_LOCKED_BYTES as u64 });
    }
    let recipient = Locking { passphrase, work_factor };
    Ok(encrypt_to(iter::once(&recipient as _), secret).expect("one recipient is neither none nor mixed"))
}

/// Unlocks what [`lock`], or any other implementation of age with the same passphrase, has locked.
pub fn unlock(file: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, LockError> {
    let identity = Unlocking { passphrase };
    decrypt_with(iter::once(&identity as _), file, MAX_LOCKED_BYTES).map_err(|failure| match failure {
        Failure::TooLarge { maximum } => LockError::LockedFileTooLarge { maximum },
        Failure::NotAge => LockError::LockedFileNotAge,
        Failure::Truncated => LockError::LockedFileTruncated,
        Failure::NoKeyMatches => LockError::LockedFileWithoutPassphrase,
        Failure::HeaderChanged | Failure::PayloadDamaged => LockError::LockedFileDamaged,
        Failure::Identity(DecryptError::ExcessiveWork { required, target }) => {
            LockError::LockedFileWorkTooHigh { work_factor: required, maximum: target }
        }
        Failure::Identity(_) => LockError::LockedFilePassphraseWrong,
    })
}

/// The key that wraps the file key, as the age specification says for scrypt.
fn wrapping_key(
    passphrase: &Passphrase,
    salt: [u8; SALT_BYTES],
    work_factor: WorkFactor,
) -> Zeroizing<[u8; 32]> {
    let mut labelled_salt = [0; SALT_LABEL.len() + SALT_BYTES];
    labelled_salt[..SALT_LABEL.len()].copy_from_slice(SALT_LABEL);
    labelled_salt[SALT_LABEL.len()..].copy_from_slice(&salt);
    let params = scrypt::Params::new(work_factor.0, 8, 1, 32).expect("a work factor is at most 20");
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(passphrase.bytes(), &labelled_salt, &params, &mut *key)
        .expect("32 bytes is a valid length");
    key
}

struct Locking<'a> {
    passphrase: &'a Passphrase,
    work_factor: WorkFactor,
}

impl age::Recipient for Locking<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let mut salt = [0; SALT_BYTES];
        #[expect(clippy::disallowed_methods, reason = "the salt belongs to age's own randomness")]
        getrandom::getrandom(&mut salt).map_err(|error| EncryptError::Io(error.into()))?;
        let key = wrapping_key(self.passphrase, salt, self.work_factor);
        let stanza = Stanza {
            tag: STANZA_TAG.to_owned(),
            args: vec![BASE64_STANDARD_NO_PAD.encode(salt), self.work_factor.0.to_string()],
            body: aead_encrypt(&key, file_key.expose_secret()),
        };
        // age itself refuses a scrypt stanza beside any other.
        Ok((vec![stanza], HashSet::new()))
    }
}

struct Unlocking<'a> {
    passphrase: &'a Passphrase,
}

impl age::Identity for Unlocking<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        (stanza.tag == STANZA_TAG).then(|| unwrap(stanza, self.passphrase))
    }
}

fn unwrap(stanza: &Stanza, passphrase: &Passphrase) -> Result<FileKey, DecryptError> {
    let [salt, work_factor] = &stanza.args[..] else {
        return Err(DecryptError::InvalidHeader);
    };
    let salt = BASE64_STANDARD_NO_PAD
        .decode(salt)
        .ok()
        .and_then(|salt| <[u8; SALT_BYTES]>::try_from(salt).ok())
        .ok_or(DecryptError::InvalidHeader)?;
    let log_n: u8 = work_factor.parse().map_err(|_| DecryptError::InvalidHeader)?;
    // One spelling: no sign, no leading zero; and the body is one wrapped file key.
    if log_n == 0 || log_n.to_string() != *work_factor || stanza.body.len() != FILE_KEY_BYTES + 16 {
        return Err(DecryptError::InvalidHeader);
    }
    let work_factor = WorkFactor::new(log_n)
        .map_err(|_| DecryptError::ExcessiveWork { required: log_n, target: WorkFactor::MAXIMUM.0 })?;
    let key = wrapping_key(passphrase, salt, work_factor);
    let mut unwrapped =
        aead_decrypt(&key, FILE_KEY_BYTES, &stanza.body).map_err(|_| DecryptError::KeyDecryptionFailed)?;
    Ok(FileKey::init_with_mut(|file_key| {
        file_key.copy_from_slice(&unwrapped);
        unwrapped.zeroize();
    }))
}
