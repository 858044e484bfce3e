//! `vouchers.json`: the mint. What devices pay the server with is drawn here, in waves that are larger than any one book.
//!
//! A bundle names a whole wave at once, and a book is dealt from it later, so that no load tells the server which vouchers are
//! one device's. Secrets lie here until they are dealt; of what was dealt only digests stay: those of the whole mint in the
//! open, and which of them are one device's sealed to the study's own keys.

use std::collections::{HashMap, VecDeque};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kin_protocol::bundle::MAX_VOUCHERS;
use kin_protocol::{Digest, MAX_BOOK_VOUCHERS, Voucher};
use kin_sealing::{Identity, Recipient, decrypt, encrypt};
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};

use super::file::{self, Versioned};
use super::{Registry, Study};
use crate::chance;
use crate::ending::Ending;

/// So many books are minted at once, so that a wave is never one device's.
const BOOKS_OF_A_WAVE: usize = 10;

/// Vouchers of a book when nobody says how many.
pub const DEFAULT_BOOK_VOUCHERS: u32 = 200;

/// Why no book is dealt.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum MintError {
    /// More than one package holds.
    #[error("a book has at most {most} vouchers")]
    MintBookTooLarge {
        /// The limit.
        most: u64,
    },
    /// The study's bundle cannot name more.
    #[error("a study has at most {most} vouchers")]
    MintExhausted {
        /// The limit.
        most: u64,
    },
}

/// The vouchers of a study.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mint {
    #[serde(rename = "kin_vouchers")]
    version: u32,
    /// Minted and not dealt, in the order in which they will be.
    undealt: VecDeque<Voucher>,
    /// Everything that was ever minted, ascending.
    minted: Vec<Digest>,
    /// Of these, what must not be spent any more, ascending.
    revoked: Vec<Digest>,
    /// The books that were dealt to devices that are not revoked, in the order in which they were.
    books: Vec<DealtBook>,
}

/// Which vouchers one device was given.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DealtBook {
    /// The device's label.
    device: String,
    /// How many there are.
    vouchers: u64,
    /// Their digests, one after the other in the order of the book, sealed to the keys of the epoch in use (base64 of an
    /// age file).
    sealed: String,
}

/// A book on its way to a device.
pub(crate) struct Dealt {
    pub(crate) vouchers: Vec<Voucher>,
    /// How many were minted for it: the server does not know them before it has loaded the next bundle.
    pub(crate) minted: u64,
}

impl Mint {
    fn empty() -> Self {
        Self {
            version: Self::VERSION,
            undealt: VecDeque::new(),
            minted: Vec::new(),
            revoked: Vec::new(),
            books: Vec::new(),
        }
    }

    /// Deals a book to a device, after minting a wave where too few are left.
    pub(super) fn deal(&mut self, device: &str, many: u32, recipients: &[Recipient]) -> Result<Dealt> {
        let many = many as usize;
        if many > MAX_BOOK_VOUCHERS {
            return Err(refused(&MintError::MintBookTooLarge { most: MAX_BOOK_VOUCHERS as u64 }));
        }
        let mut minted = 0;
        if self.undealt.len() < many {
            // At the very end the last wave is smaller.
            let room = MAX_VOUCHERS - self.minted.len();
            minted = (BOOKS_OF_A_WAVE * many).min(room);
            if self.undealt.len() + minted < many {
                return Err(refused(&MintError::MintExhausted { most: MAX_VOUCHERS as u64 }));
            }
            self.mint(minted)?;
        }
        let vouchers: Vec<Voucher> = self.undealt.drain(..many).collect();
        if !vouchers.is_empty() {
            let digests: Vec<u8> = vouchers.iter().flat_map(|voucher| *voucher.digest().as_bytes()).collect();
            let sealed = BASE64_STANDARD.encode(encrypt(recipients, &digests).ending(Exit::Internal)?);
            self.books.push(DealtBook { device: device.to_owned(), vouchers: many as u64, sealed });
        }
        Ok(Dealt { vouchers, minted: minted as u64 })
    }

    fn mint(&mut self, many: usize) -> Result {
        for _ in 0..many {
            let voucher = Voucher::from_bytes(*chance::bytes()?);
            self.minted.push(voucher.digest());
            self.undealt.push_back(voucher);
        }
        self.minted.sort_unstable();
        Ok(())
    }

    /// What a bundle names: what can be spent, and what must not be any more.
    pub(super) fn named(&self) -> (Vec<Digest>, Vec<Digest>) {
        let is_spendable = |digest: &Digest| self.revoked.binary_search(digest).is_err();
        (self.minted.iter().copied().filter(is_spendable).collect(), self.revoked.clone())
    }

    /// Revokes what revoked devices cannot have spent yet; returns how much that is. `used` says how many records of a device
    /// are known.
    ///
    /// A device spends one voucher for each record, its books from front to back, the enrolment's first. Later books may not
    /// have reached it: of each of them as much counts as spent as the device can have needed beyond its first. So nothing is
    /// named that paid for a record that is known here: a server that compared the list with what was spent would see which
    /// uploads were this device's.
    fn revoke(&mut self, registry: &Registry, used: &dyn Fn(&str) -> u64, identities: &[Identity]) -> u64 {
        let is_revoked = |book: &DealtBook| {
            registry.devices.iter().any(|device| device.label == book.device && device.revoked.is_some())
        };
        let mut firsts: HashMap<String, u64> = HashMap::new();
        let mut revoked = Vec::new();
        self.books.retain(|book| {
            let beyond = used(&book.device).saturating_sub(*firsts.get(&book.device).unwrap_or(&0));
            firsts.entry(book.device.clone()).or_insert(book.vouchers);
            // A book that these identities do not open waits for those that do.
            let Some(digests) = is_revoked(book).then(|| book.open(identities)).flatten() else {
                return true;
            };
            revoked.extend(digests.into_iter().skip(usize::try_from(beyond).unwrap_or(usize::MAX)));
            false
        });
        let count = revoked.len() as u64;
        self.revoked.append(&mut revoked);
        self.revoked.sort_unstable();
        self.revoked.dedup();
        count
    }

    /// Deals nothing any more of what there is: after a recovery nobody knows what was dealt since the backup.
    pub(super) fn forget_undealt(&mut self) {
        self.undealt.clear();
    }
}

impl DealtBook {
    fn open(&self, identities: &[Identity]) -> Option<Vec<Digest>> {
        let sealed = BASE64_STANDARD.decode(&self.sealed).ok()?;
        let bytes = decrypt(identities, &sealed, 32 * MAX_BOOK_VOUCHERS).ok()?;
        Some(bytes.as_chunks::<32>().0.iter().copied().map(Digest::from_bytes).collect())
    }
}

impl Versioned for Mint {
    const VERSION: u32 = 1;
    /// As many vouchers as a study has, and their books.
    const MAX_BYTES: u64 = 96 * 1024 * 1024;

    fn version(&self) -> u32 {
        self.version
    }
}

impl Study {
    /// The study's mint; an earlier version of this program had none.
    pub(super) fn mint(&self) -> Result<Mint> {
        let path = self.layout.vouchers();
        if path.symlink_metadata().is_err() { Ok(Mint::empty()) } else { file::read(&path) }
    }

    pub(super) fn keep_mint(&self, mint: &Mint) -> Result {
        file::replace(&self.layout.vouchers(), mint)
    }

    /// Deals a book and hands it to `give`. What is dealt is noted before it leaves the desk, so that no voucher is dealt twice;
    /// after an error it counts as never dealt.
    pub(super) fn deal<T>(
        &self,
        device: &str,
        many: u32,
        give: impl FnOnce(Vec<Voucher>) -> Result<T>,
    ) -> Result<(T, u64)> {
        let mut mint = self.mint()?;
        let Dealt { vouchers, minted } = mint.deal(device, many, &self.newest_recipients()?)?;
        let before = self.mint()?;
        self.keep_mint(&mint)?;
        match give(vouchers) {
            Ok(given) => Ok((given, minted)),
            Err(failure) => {
                self.keep_mint(&before)?;
                Err(failure)
            }
        }
    }

    /// Revokes the unused vouchers of revoked devices, as far as these identities open their books. Returns how many they are.
    pub(crate) fn revoke_vouchers(
        &self,
        registry: &Registry,
        used: &dyn Fn(&str) -> u64,
        identities: &[Identity],
    ) -> Result<u64> {
        if !registry.devices.iter().any(|device| device.revoked.is_some()) {
            return Ok(0);
        }
        let mut mint = self.mint()?;
        let books = mint.books.len();
        let revoked = mint.revoke(registry, used, identities);
        if mint.books.len() < books {
            self.keep_mint(&mint)?;
        }
        Ok(revoked)
    }
}

fn refused(error: &MintError) -> Failure {
    Failure::error(Exit::Refused, error)
}
