//! What goes out, over a network or on a stick: the device's records, and the check records and pieces of files beside them.

use jiff::civil::Date;
use kin_protocol::Voucher;
use kin_protocol::log::Lock;
use kin_terminal::Result;

use super::upload::{Outcome, What};
use super::{Report, Which};
use crate::storage::{CheckKept, Erasure, OutboxEntry, Place, Storage};

/// Everything that ever went or is to go out.
pub(crate) fn all(storage: &dyn Storage) -> Result<Vec<(What, OutboxEntry)>> {
    let records = storage.outbox()?.into_iter().map(|entry| (What::Record, entry));
    let checks = storage.checks()?.into_iter().map(|entry| (What::Check, entry));
    let chunks = storage.chunks()?.into_iter().map(|entry| (What::Chunk, entry));
    Ok(records.chain(checks).chain(chunks).collect())
}

/// What of it is sent.
pub(crate) fn chosen(storage: &dyn Storage, which: Which) -> Result<Vec<(What, OutboxEntry)>> {
    let mut chosen = all(storage)?;
    chosen.retain(|(_, entry)| match entry.place {
        Place::Waiting => true,
        Place::Received(_) => which == Which::All,
        Place::Forgotten(_) | Place::Withdrawn(_) => false,
    });
    Ok(chosen)
}

/// An envelope with what it travels with.
pub(crate) struct Outgoing {
    pub(crate) envelope: Vec<u8>,
    pub(crate) lock: Option<Lock>,
    pub(crate) voucher: Option<Voucher>,
}

impl From<CheckKept> for Outgoing {
    fn from(kept: CheckKept) -> Self {
        Self { envelope: kept.envelope, lock: Some(kept.lock), voucher: kept.voucher }
    }
}

/// The envelope; none where it has gone meanwhile.
pub(crate) fn find(storage: &dyn Storage, what: What, sequence: u64) -> Result<Option<Outgoing>> {
    Ok(match what {
        What::Record => match storage.envelope(sequence)? {
            None => None,
            Some(envelope) => {
                let (lock, voucher) = (storage.lock(sequence)?, storage.voucher(sequence)?);
                Some(Outgoing { envelope, lock, voucher })
            }
        },
        What::Check => storage.check(sequence)?.map(Outgoing::from),
        What::Chunk => storage.chunk(sequence)?.map(Outgoing::from),
    })
}

/// Keeps what became of an envelope, once it is proved.
pub(crate) fn settle(
    storage: &mut dyn Storage,
    (what, sequence): (What, u64),
    outcome: &Outcome,
    today: Date,
    report: &mut Report,
) -> Result {
    match (what, outcome) {
        (What::Record, Outcome::Withdrawn) => {
            storage.erase(&[Erasure { sequence, untold: None }], today)?;
            report.withdrawn += 1;
        }
        (What::Check, Outcome::Withdrawn) => storage.forget_check(sequence)?,
        (What::Chunk, Outcome::Withdrawn) => storage.forget_chunk(sequence)?,
        (What::Chunk, Outcome::Arrived { receipt, .. }) => {
            storage.receive_chunk(sequence, receipt, today)?;
            report.chunks += 1;
        }
        (What::Record, Outcome::Arrived { receipt, .. }) => {
            storage.receive(sequence, receipt, today)?;
            report.received += 1;
        }
        (What::Check, Outcome::Arrived { receipt, .. }) => {
            storage.receive_check(sequence, receipt, today)?;
            report.checks += 1;
        }
    }
    Ok(())
}

/// Forgets a voucher that has paid for another envelope: this device was put back from a copy. The next one pays.
pub(crate) fn drop_voucher(
    storage: &mut dyn Storage,
    (what, sequence): (What, u64),
    report: &mut Report,
) -> Result {
    match what {
        What::Record => storage.drop_voucher(sequence)?,
        What::Check => storage.drop_check_voucher(sequence)?,
        What::Chunk => storage.drop_chunk_voucher(sequence)?,
    }
    report.unpaid += 1;
    Ok(())
}
