//! The end of a device's work: a last record, which says how many there are.

use kin_protocol::Digest;
use kin_sealing::{Circumstances, Closing, Kind, Record, Submission};
use kin_terminal::Result;
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::device::{Device, DeviceError, Epoch};
use crate::storage::{FinishedInterview, Head, Locks, OutboxEntry, Place, SALVAGED, Storage, StorageError};
use crate::vault::OpenVault;
use crate::vouchers;
use crate::withdrawal;

impl Device {
    /// Seals the device's last record and stores it; from then on nothing can be appended. What it stated is returned.
    ///
    /// Works after the note has expired too: closing is the end of something, not a start.
    pub fn close(
        &self,
        storage: &mut dyn Storage,
        vault: &OpenVault,
        now: &Moment,
        chance: &mut dyn Chance,
    ) -> Result<Closing> {
        let epoch = self.closing_epoch(now)?;
        let submission = Submission::from_random(*chance::bytes::<16>(chance)?);
        let locks = withdrawal::locks_of_nobody(chance)?;
        for _ in 0..100 {
            let head = storage.head()?;
            // What was withdrawn has a number, and is no record any more; the copy of a draft has none.
            let is_here = |entry: &OutboxEntry| {
                entry.sequence < SALVAGED && !matches!(entry.place, Place::Withdrawn(_))
            };
            let count = storage.outbox()?.iter().filter(|entry| is_here(entry)).count() as u64 + 1;
            let closing = Closing { sequence: head.sequence + 1, count };
            let mut record = self.last_record(head, closing, submission, vault, &epoch)?;
            record.circumstances.checkpoint = self.last_checkpoint(storage)?;
            record.circumstances.locks = locks.all().map(|lock| *lock.as_bytes()).collect();
            let sealed = self.seal(record, vault, &epoch)?;
            let digest = Digest::from_bytes(sealed.digest());
            let last = FinishedInterview {
                after: head,
                digest,
                envelope: sealed.bytes(),
                locks: Locks::Own(locks),
                listed: None,
                voucher: vouchers::next(storage, vault).ok().flatten(),
                import: None,
                draft: None,
                last_saved: None,
                closes: true,
            };
            match storage.append(&last) {
                Err(StorageError::StorageHeadMoved) => {}
                Err(error) => return Err(error.into()),
                Ok(_) => return Ok(closing),
            }
        }
        Err(DeviceError::DeviceHeadKeepsMoving.into())
    }

    fn last_record(
        &self,
        head: Head,
        closing: Closing,
        submission: Submission,
        vault: &OpenVault,
        epoch: &Epoch,
    ) -> Result<Record> {
        let study = self.note().study;
        // A device that never held an interview, or whose interviews were all withdrawn, says here whose it is.
        let enrolment = Some(vault.proof(study)?);
        Ok(Record {
            submission,
            kind: Kind::Closing,
            corrects: None,
            study: *study.as_bytes(),
            epoch: epoch.number,
            form: None,
            enumerator: vault.profile.enumerator.clone(),
            sequence: closing.sequence,
            previous: head.digest.map(|digest| *digest.as_bytes()),
            closing: Some(closing),
            circumstances: Circumstances { clock: epoch.clock(), enrolment, ..Circumstances::default() },
            response: Zeroizing::default(),
        })
    }
}
