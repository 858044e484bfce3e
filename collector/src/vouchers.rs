//! What the device pays with: one voucher for one envelope, laid beside it when it is sealed.
//!
//! The books lie in the vault; a voucher that was laid beside its envelope lies open with it, so that sending needs no
//! passphrase. Whoever takes the device away can send with those, and with no more.
//!
//! An interview never waits for a voucher: where there is none it is sealed and stored as always, and paid for as soon as a
//! package brings some.

use kin_protocol::Voucher;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::storage::{BookLeft, Storage, StorageError, Taken};
use crate::vault::OpenVault;

/// With fewer vouchers than this the office should be asked for more: two long days of interviews.
pub const LOW: u64 = 25;

/// What is said of vouchers after an interview, after sending, and in the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum VoucherSay {
    /// Few are left.
    VouchersLow {
        /// How many.
        left: u64,
    },
    /// None is left; nothing waits for one yet.
    VouchersNone,
    /// Envelopes wait for vouchers.
    VouchersAwaited {
        /// How many.
        unpaid: u64,
    },
}

/// How many vouchers are left in all books, and how many envelopes wait for one. Needs no passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// Vouchers that pay for envelopes to come.
    pub left: u64,
    /// Envelopes here that have none.
    pub unpaid: u64,
}

impl Stock {
    /// Counts what is there.
    pub fn of(storage: &dyn Storage) -> Result<Self> {
        let left = storage.books()?.iter().map(|book| book.vouchers - book.taken).sum();
        let unpaid =
            storage.unpaid()?.len() + storage.unpaid_checks()?.len() + storage.unpaid_chunks()?.len();
        Ok(Self { left, unpaid: unpaid as u64 })
    }

    /// What is to be said of it, if anything is.
    pub fn say(self) -> Option<VoucherSay> {
        match self {
            Self { unpaid: 1.., .. } => Some(VoucherSay::VouchersAwaited { unpaid: self.unpaid }),
            Self { left: 0, .. } => Some(VoucherSay::VouchersNone),
            Self { left, .. } if left < LOW => Some(VoucherSay::VouchersLow { left }),
            Self { .. } => None,
        }
    }
}

/// Says that vouchers run low, where they do. A device that is closed needs none for interviews to come.
pub fn tell(storage: &dyn Storage, terminal: &mut Terminal) -> Result {
    let say = Stock::of(storage)?.say();
    let is_closed = storage.is_closed()?;
    let say = say.filter(|say| !is_closed || matches!(say, VoucherSay::VouchersAwaited { .. }));
    if let Some(say) = say {
        terminal.warn(&say);
    }
    Ok(())
}

/// The next voucher of the oldest book: the desk counts on it that a device spends its books from front to back.
pub fn next(storage: &dyn Storage, vault: &OpenVault) -> Result<Option<Taken>> {
    Ok(several(storage, vault, 1)?.pop())
}

/// The next so many, in the order in which they are to be taken; fewer where there are fewer.
pub(crate) fn several(storage: &dyn Storage, vault: &OpenVault, count: usize) -> Result<Vec<Taken>> {
    let (mut several, mut damaged) = (Vec::new(), None);
    for BookLeft { number, taken, .. } in storage.books()? {
        let wanted = count.saturating_sub(several.len());
        if wanted == 0 {
            break;
        }
        let sealed = storage.book(number)?.ok_or(StorageError::StorageHeadMoved)?;
        match vault.vouchers(&sealed, taken, wanted) {
            Ok(vouchers) => several.extend((taken..).zip(vouchers).map(|(place, voucher)| Taken {
                book: number,
                place,
                voucher,
            })),
            // A later book may be whole.
            Err(error) => damaged = damaged.or(Some(error)),
        }
    }
    match damaged {
        Some(error) if several.is_empty() => Err(error.into()),
        _ => Ok(several),
    }
}

/// Lays a voucher beside every envelope that has none, as far as the books go: interviews first, then pieces of files, then check records.
pub fn settle(storage: &mut dyn Storage, vault: &OpenVault) -> Result {
    while let Some(sequence) = storage.unpaid()?.first().copied() {
        let Some(taken) = next(storage, vault)? else { break };
        match storage.pay(sequence, &taken) {
            // Another program on this device took it for something else.
            Ok(()) | Err(StorageError::StorageHeadMoved) => {}
            Err(error) => return Err(error.into()),
        }
    }
    while let Some(number) = storage.unpaid_chunks()?.first().copied() {
        let Some(taken) = next(storage, vault)? else { break };
        match storage.pay_chunk(number, &taken) {
            Ok(()) | Err(StorageError::StorageHeadMoved) => {}
            Err(error) => return Err(error.into()),
        }
    }
    while let Some(sequence) = storage.unpaid_checks()?.first().copied() {
        let Some(taken) = next(storage, vault)? else { break };
        match storage.pay_check(sequence, &taken) {
            Ok(()) | Err(StorageError::StorageHeadMoved) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// A book as the vault keeps it: the bytes of its vouchers, one after the other.
pub(crate) fn bytes(vouchers: &[Voucher]) -> zeroize::Zeroizing<Vec<u8>> {
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(32 * vouchers.len()));
    for voucher in vouchers {
        bytes.extend_from_slice(&voucher.reveal_bytes()[..]);
    }
    bytes
}
