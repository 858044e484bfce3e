//! The end of a device's work: a last record, which says how many there are.

use kin_protocol::Digest;
use kin_protocol::log::Lock;
use kin_sealing::{Circumstances, Closing, Kind, Record, Submission};
use kin_terminal::Result;
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::device::{Device, DeviceError, Epoch};
use crate::storage::{FinishedInterview, Head, Storage, StorageError};
use crate::vault::OpenVault;
use crate::vouchers;

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
        let lock = Lock::from_bytes(*chance::bytes::<32>(chance)?);
        for _ in 0..100 {
            let head = storage.head()?;
            let count = storage.outbox()?.len() as u64 + 1;
            let closing = Closing { sequence: head.sequence + 1, count };
            let mut record = self.last_record(head, closing, submission, vault, &epoch)?;
            record.circumstances.checkpoint = self.last_checkpoint(storage)?;
            record.circumstances.locks = vec![*lock.as_bytes()];
            let sealed = self.seal(record, vault, &epoch)?;
            let digest = Digest::from_bytes(sealed.digest());
            let last = FinishedInterview {
                after: head,
                digest,
                envelope: sealed.bytes(),
                lock,
                voucher: vouchers::next(storage, vault).ok().flatten(),
                import: None,
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
        // A device that never held an interview says here whose it is.
        let enrolment = if head.sequence == 0 { Some(vault.proof(study)?) } else { None };
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
