//! What only the enumerator's passphrase opens.
//!
//! The vault is an age identity locked under the passphrase. Entries are encrypted to its recipient, which lies
//! open, so that an entry can be written without the passphrase and read only with it.
//!
//! Beside the identity the passphrase locks the fingerprint of the pinned roots: someone who has had the device in
//! their hands could put other roots, another note and other recipients into its database, but not under the passphrase.

use std::collections::BTreeMap;

use kin_protocol::{Digest, EnrolmentSecret, MAX_BOOK_VOUCHERS, StudyId, Voucher};
use kin_sealing::{DeviceKey, Enrolment, Identity, Passphrase, WorkFactor};
use kin_terminal::{Exit, Failure, Result};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::storage::{Book, Storage};
use crate::vouchers;

/// The largest entry, in bytes.
const MAX_ENTRY_BYTES: usize = 64 * 1024;

/// The most that an interview leaves for the next one, in bytes: its answers fit into one sealed response, and in JSON
/// they are never more than twice as long.
const MAX_LAST_SAVED_BYTES: usize = 2 * kin_sealing::MAX_SEALED_BYTES as usize;

/// The largest draft with what is known of it, in bytes.
const MAX_DRAFT_ENTRY_BYTES: usize = kin_forms::limits::MAX_DRAFT_BYTES + 64 * 1024;

/// What an interview leaves and what it is so far are filled up with blanks to a whole number of these, so that the length tells
/// little.
const PADDED_STEP_BYTES: usize = 4096;

/// The same of an entry in the list of interviews.
const LISTED_STEP_BYTES: usize = 512;

/// The names under which entries lie in storage.
mod entry {
    pub(super) const DEVICE_KEY: &str = "device-key";
    pub(super) const PROFILE: &str = "profile";
    pub(super) const IMPORT_KEY: &str = "import-key";
    pub(super) const LAST_SAVED: &str = "last-saved";
    pub(super) const BOOK: &str = "book";
    pub(super) const DRAFT: &str = "draft";
}

/// Why the vault stays shut or cannot be made.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum VaultError {
    /// The passphrase is not the one it was locked under, or the vault is damaged: nobody can tell these apart.
    #[error("the passphrase does not open the vault")]
    VaultStaysShut,
    /// The passphrase is shorter than [`MIN_PASSPHRASE_CHARACTERS`].
    #[error("the passphrase is shorter than {least} characters")]
    VaultPassphraseShort {
        /// The fewest characters.
        least: usize,
    },
    /// The roots in the database are not those that the passphrase locked in.
    #[error("the roots in the database are not those of the enrolment")]
    VaultRootsChanged,
    /// An entry cannot be read.
    #[error("the vault's {entry} is damaged")]
    VaultEntryDamaged {
        /// The entry's name.
        entry: &'static str,
    },
    /// Locking or encrypting failed.
    #[error("the vault cannot be locked")]
    VaultCannotLock,
}

/// The fewest characters of a new passphrase.
pub const MIN_PASSPHRASE_CHARACTERS: usize = 8;

/// What the device knows about itself and does not show.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The research team's name for the device.
    pub device_label: String,
    /// The enumerator's code, never a name.
    pub enumerator: String,
    /// The one-time secret of the enrolment package, proved in every record of the device.
    pub enrolment_secret: String,
}

impl Drop for Profile {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.enrolment_secret);
    }
}

/// What the passphrase locks, as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Locked {
    vault: u32,
    identity: String,
    study: StudyId,
    roots: String,
}

impl Drop for Locked {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.identity);
    }
}

/// A vault just made, ready to be stored.
pub struct NewVault {
    /// To whom entries are encrypted.
    pub recipient: String,
    /// The identity and the pin under the passphrase.
    pub locked: Vec<u8>,
    /// The first entries.
    pub entries: Vec<(&'static str, Vec<u8>)>,
    /// The first book of vouchers; none where it would be empty.
    pub book: Option<Book>,
}

/// Makes a vault with a fresh device key in it.
///
/// `roots` is the fingerprint the enumerator compared with paper, `book` what the package brought. Fails as [`VaultError::VaultPassphraseShort`],
/// [`VaultError::VaultCannotLock`] or [`crate::chance::ChanceError`].
pub fn make(
    passphrase: &str,
    work: WorkFactor,
    study: StudyId,
    roots: &str,
    profile: &Profile,
    book: &[Voucher],
    chance: &mut dyn Chance,
) -> Result<NewVault> {
    if passphrase.chars().count() < MIN_PASSPHRASE_CHARACTERS {
        return Err(VaultError::VaultPassphraseShort { least: MIN_PASSPHRASE_CHARACTERS }.into());
    }
    let typed = Passphrase::from_text(passphrase).map_err(|error| Failure::error(Exit::Locked, &error))?;
    let identity = Identity::generate();
    let recipient = identity.recipient();
    let identity = identity.dangerously_reveal().to_string();
    let secret = Locked { vault: 1, identity, study, roots: roots.to_owned() };
    let secret = Zeroizing::new(serde_json::to_vec(&secret).map_err(|_| VaultError::VaultCannotLock)?);
    let locked = kin_sealing::lock(&secret, &typed, work)
        .map_err(|error| Failure::from(VaultError::VaultCannotLock).because(&error))?;
    let encrypt = |bytes: &[u8]| {
        kin_sealing::encrypt(std::slice::from_ref(&recipient), bytes)
            .map_err(|error| Failure::from(VaultError::VaultCannotLock).because(&error))
    };
    let profile = Zeroizing::new(serde_json::to_vec(profile).map_err(|_| VaultError::VaultCannotLock)?);
    let entries = vec![
        (entry::DEVICE_KEY, encrypt(&chance::bytes::<32>(chance)?[..])?),
        (entry::IMPORT_KEY, encrypt(&chance::bytes::<32>(chance)?[..])?),
        (entry::PROFILE, encrypt(&profile)?),
    ];
    let sealed = encrypt(&vouchers::bytes(book))?;
    let book = Some(Book { number: 0, vouchers: book.len() as u64, sealed }).filter(|book| book.vouchers > 0);
    Ok(NewVault { recipient: recipient.to_string(), locked, entries, book })
}

/// An open vault: what a device needs to start interviews and finish them. Wiped when dropped.
pub struct OpenVault {
    /// Signs responses inside the seal.
    pub device_key: DeviceKey,
    /// What the device knows about itself.
    pub profile: Profile,
    /// Opens what the office seals to this device alone; entries of the vault are encrypted to it too.
    pub identity: Identity,
    import_key: Zeroizing<[u8; 32]>,
}

impl OpenVault {
    /// Opens the vault of an enrolled device.
    ///
    /// `study` and `roots` are what the database says now; they must be what the passphrase locked in.
    pub fn open(
        storage: &dyn Storage,
        locked: &[u8],
        passphrase: &str,
        study: StudyId,
        roots: &str,
    ) -> Result<Self> {
        let typed =
            Passphrase::from_text(passphrase).map_err(|error| Failure::error(Exit::Locked, &error))?;
        let secret = kin_sealing::unlock(locked, &typed).map_err(|_| VaultError::VaultStaysShut)?;
        let secret: Locked = serde_json::from_slice(&secret).map_err(|_| damaged("identity"))?;
        if secret.study != study || secret.roots != roots {
            return Err(VaultError::VaultRootsChanged.into());
        }
        let identity = secret.identity.parse::<Identity>().map_err(|_| damaged("identity"))?;
        let read = |name: &'static str| -> Result<Zeroizing<Vec<u8>>> {
            let sealed = storage.vault_entry(name)?;
            kin_sealing::decrypt(std::slice::from_ref(&identity), &sealed, MAX_ENTRY_BYTES)
                .map_err(|_| damaged(name).into())
        };
        let seed = |name: &'static str| -> Result<Zeroizing<[u8; 32]>> {
            let entry = read(name)?;
            Ok(Zeroizing::new(entry.as_slice().try_into().map_err(|_| damaged(name))?))
        };
        let device_key = DeviceKey::from_seed(seed(entry::DEVICE_KEY)?);
        let import_key = seed(entry::IMPORT_KEY)?;
        let profile: Profile =
            serde_json::from_slice(&read(entry::PROFILE)?).map_err(|_| damaged(entry::PROFILE))?;
        Ok(Self { device_key, profile, identity, import_key })
    }

    /// Encrypts something for the vault of this device.
    pub fn encrypt(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        kin_sealing::encrypt(std::slice::from_ref(&self.identity.recipient()), bytes)
            .map_err(|error| Failure::from(VaultError::VaultCannotLock).because(&error))
    }

    /// Encrypts a draft: what is known of it on a line of its own, then the interview, filled up with blanks so that the
    /// length tells little.
    pub fn encrypt_draft(&self, header: &impl Serialize, draft: &[u8]) -> Result<Vec<u8>> {
        let header = Zeroizing::new(serde_json::to_vec(header).map_err(|_| VaultError::VaultCannotLock)?);
        let length = (header.len() + 1 + draft.len()).next_multiple_of(PADDED_STEP_BYTES);
        if length > MAX_DRAFT_ENTRY_BYTES {
            return Err(VaultError::VaultCannotLock.into());
        }
        let mut plain = Zeroizing::new(Vec::with_capacity(length));
        plain.extend_from_slice(&header);
        plain.push(b'\n');
        plain.extend_from_slice(draft);
        plain.resize(length, b' ');
        self.encrypt(&plain)
    }

    /// A draft as [`Self::encrypt_draft`] wrote it. Fails as [`VaultError::VaultEntryDamaged`].
    pub fn open_draft(&self, sealed: &[u8]) -> std::result::Result<Zeroizing<Vec<u8>>, VaultError> {
        kin_sealing::decrypt(std::slice::from_ref(&self.identity), sealed, MAX_DRAFT_ENTRY_BYTES)
            .map_err(|_| damaged(entry::DRAFT))
    }

    /// Encrypts what an interview leaves for the next one.
    pub fn encrypt_last_saved(&self, saved: &BTreeMap<String, Zeroizing<String>>) -> Result<Vec<u8>> {
        let saved: BTreeMap<&str, &str> =
            saved.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let mut json = Zeroizing::new(serde_json::to_vec(&saved).map_err(|_| VaultError::VaultCannotLock)?);
        let padded = json.len().next_multiple_of(PADDED_STEP_BYTES);
        if padded > MAX_LAST_SAVED_BYTES {
            return Err(VaultError::VaultCannotLock.into());
        }
        json.resize(padded, b' ');
        self.encrypt(&json)
    }

    /// What the last interview with a form left, as [`Storage::last_saved`] holds it.
    ///
    /// Fails as [`VaultError::VaultEntryDamaged`].
    pub fn last_saved(
        &self,
        sealed: &[u8],
    ) -> std::result::Result<BTreeMap<String, Zeroizing<String>>, VaultError> {
        let json = kin_sealing::decrypt(std::slice::from_ref(&self.identity), sealed, MAX_LAST_SAVED_BYTES)
            .map_err(|_| damaged(entry::LAST_SAVED))?;
        let saved: BTreeMap<String, String> =
            serde_json::from_slice(&json).map_err(|_| damaged(entry::LAST_SAVED))?;
        Ok(saved.into_iter().map(|(name, text)| (name, Zeroizing::new(text))).collect())
    }

    /// The voucher at this place of a book, counted from 0.
    ///
    /// Fails as [`VaultError::VaultEntryDamaged`].
    pub fn voucher(&self, sealed: &[u8], place: u64) -> std::result::Result<Voucher, VaultError> {
        self.vouchers(sealed, place, 1)?.pop().ok_or(damaged(entry::BOOK))
    }

    /// So many vouchers of a book from this place on, or as many as there are; at least one.
    ///
    /// Fails as [`VaultError::VaultEntryDamaged`].
    pub(crate) fn vouchers(
        &self,
        sealed: &[u8],
        place: u64,
        count: usize,
    ) -> std::result::Result<Vec<Voucher>, VaultError> {
        let most = 32 * MAX_BOOK_VOUCHERS;
        let book = kin_sealing::decrypt(std::slice::from_ref(&self.identity), sealed, most)
            .map_err(|_| damaged(entry::BOOK))?;
        let place = usize::try_from(place).map_err(|_| damaged(entry::BOOK))?;
        let left = book.as_chunks::<32>().0.get(place..).filter(|left| !left.is_empty());
        let left = left.ok_or(damaged(entry::BOOK))?;
        Ok(left.iter().take(count).map(|voucher| Voucher::from_bytes(*voucher)).collect())
    }

    /// What every record of the device says so that the desk knows which package it was enrolled with.
    pub fn proof(&self, study: StudyId) -> Result<Enrolment> {
        let secret: EnrolmentSecret =
            self.profile.enrolment_secret.parse().map_err(|_| damaged(entry::PROFILE))?;
        let device = self.device_key.public();
        Ok(Enrolment::prove(&secret.reveal_bytes(), *study.as_bytes(), device, self.identity.recipient()))
    }

    /// Encrypts an entry of the list of interviews for its place there: quickly, because there may be thousands of them.
    pub fn encrypt_listed(&self, sequence: u64, entry: &[u8]) -> std::result::Result<Vec<u8>, VaultError> {
        // Filled up with blanks, so that its length tells little of a label.
        let mut sealed = Zeroizing::new(Vec::with_capacity(entry.len() + LISTED_STEP_BYTES + 28));
        sealed.extend_from_slice(entry);
        sealed.resize(entry.len().next_multiple_of(LISTED_STEP_BYTES), b' ');
        // What is encrypted decides the nonce, keyed: two entries have the same one only if they are the same.
        let mut drawn = hmac::Context::with_key(&self.listed_key(b"kin-collector/listed/nonce"));
        drawn.update(&sequence.to_be_bytes());
        drawn.update(&sealed);
        let nonce: [u8; NONCE_LEN] =
            drawn.sign().as_ref()[..NONCE_LEN].try_into().expect("32 bytes are more");
        let (key, place) = (self.listed_cipher(), Aad::from(sequence.to_be_bytes()));
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), place, &mut *sealed)
            .map_err(|_| VaultError::VaultCannotLock)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// An entry of the list of interviews, as [`Storage::interviews`] gives it with its place. None where it is not one of this vault.
    pub fn listed(&self, sequence: u64, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut opened = Zeroizing::new(rest.to_vec());
        let (key, place) = (self.listed_cipher(), Aad::from(sequence.to_be_bytes()));
        let length = key.open_in_place(Nonce::assume_unique_for_key(*nonce), place, &mut opened).ok()?.len();
        opened.truncate(length);
        Some(opened)
    }

    fn listed_cipher(&self) -> LessSafeKey {
        let key = hmac::sign(&self.listed_key(b"kin-collector/listed/key"), b"");
        LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, key.as_ref()).expect("its key has 32 bytes"))
    }

    /// Keys under the same secret as the marks of files: a mark is of more bytes than any of these purposes has.
    fn listed_key(&self, purpose: &[u8]) -> hmac::Key {
        let secret = hmac::Key::new(hmac::HMAC_SHA256, &self.import_key[..]);
        hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&secret, purpose).as_ref())
    }

    /// The mark of an imported file: the same file into the same form gives the same mark on this device, and
    /// nobody without the passphrase can tell from a mark what was in the file.
    pub fn import_mark(&self, form: Digest, file: &[u8]) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.import_key[..]);
        let mut context = hmac::Context::with_key(&key);
        context.update(form.as_bytes());
        context.update(file);
        let mut mark = [0; 32];
        mark.copy_from_slice(context.sign().as_ref());
        mark
    }
}

fn damaged(entry: &'static str) -> VaultError {
    VaultError::VaultEntryDamaged { entry }
}
