//! A correction of an interview that was sealed on this device: what changed and why, sealed as a record of its own.
//!
//! It goes under one of the locks that the interview kept for corrections: whoever withdraws the interview withdraws them with it. The
//! original stays what it is, here, at the server and at the desk.

use std::sync::Arc;

use kin_forms::{Correction, Disclosure, Form};
use kin_protocol::Digest;
use kin_sealing::{Circumstances, FormReference, Kind, Record, Submission};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::device::{Device, DeviceError, Epoch};
use crate::interviews::{Entry, Listed};
use crate::storage::{FinishedInterview, Head, Locks, Storage, StorageError};
use crate::vault::OpenVault;
use crate::vouchers;

/// Why an interview is not corrected.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CorrectionError {
    /// It holds no answers: a refusal, a correction, a last record.
    #[error("record {number} holds no answers of an interview")]
    CorrectionOfNothing {
        /// Its number.
        number: u64,
    },
    /// All its locks for corrections are used.
    #[error("interview {number} was corrected as often as it can be")]
    CorrectionsUsedUp {
        /// Its number.
        number: u64,
    },
    /// Nothing changes.
    #[error("the correction changes nothing")]
    CorrectionEmpty,
    /// The answer is sealed to the contact custodian alone.
    #[error("the answer to {question} is sealed to the contact custodian")]
    CorrectionDirect {
        /// The question.
        question: String,
    },
}

impl From<CorrectionError> for Failure {
    fn from(error: CorrectionError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// An interview that may be corrected, with the form it was held with.
pub struct Correctable {
    listed: Listed,
    /// The form.
    pub form: Arc<Form>,
    epoch: Epoch,
}

impl Correctable {
    /// Refuses a question whose answer is sealed apart: neither this device nor the desk can put another in its place.
    pub fn refuse_apart(&self, question: &kin_forms::Question) -> std::result::Result<(), CorrectionError> {
        if question.disclosure == Disclosure::Direct && !self.epoch.contacts.is_empty() {
            return Err(CorrectionError::CorrectionDirect { question: question.name.clone() });
        }
        Ok(())
    }
}

impl Device {
    /// An interview of the list that may be corrected now. A correction ends what began before: the note may have expired.
    ///
    /// Errors: [`CorrectionError`], [`DeviceError::DeviceClosed`], what reading the form says.
    pub fn correctable(&self, storage: &dyn Storage, listed: Listed, now: &Moment) -> Result<Correctable> {
        self.refuse_closed()?;
        let number = listed.sequence;
        if !matches!(listed.kind, Kind::Original | Kind::Partial) {
            return Err(CorrectionError::CorrectionOfNothing { number }.into());
        }
        if storage.reserved(number)?.is_empty() {
            return Err(CorrectionError::CorrectionsUsedUp { number }.into());
        }
        let form = self.read_form(storage, &listed.form)?;
        Ok(Correctable { listed, form, epoch: self.closing_epoch(now)? })
    }

    /// Seals a correction and stores it in one transaction. Returns its sequence number. After a failure nothing is stored.
    pub fn correct(
        &self,
        storage: &mut dyn Storage,
        vault: &OpenVault,
        of: &Correctable,
        correction: Correction,
        now: &Moment,
        chance: &mut dyn Chance,
    ) -> Result<u64> {
        let body = correction.into_body().ok_or(CorrectionError::CorrectionEmpty)?;
        let submission = Submission::from_random(*chance::bytes::<16>(chance)?);
        let number = of.listed.sequence;
        let entry = Entry::new((submission, Kind::Correction, Some(number)), &of.form, now.for_interview());
        for _ in 0..100 {
            let head = storage.head()?;
            let used_up = CorrectionError::CorrectionsUsedUp { number };
            let lock = storage.reserved(number)?.first().copied().ok_or(used_up)?;
            let circumstances = Circumstances {
                clock: of.epoch.clock(),
                checkpoint: self.last_checkpoint(storage)?,
                enrolment: Some(vault.proof(self.note().study)?),
                locks: vec![*lock.as_bytes()],
                ..Circumstances::default()
            };
            let record = self.correction(of, (submission, head), vault, circumstances, &body);
            let sealed = self.seal(record, vault, &of.epoch)?;
            let listed = entry.encrypt(vault, head.sequence + 1)?;
            let appended = storage.append(&FinishedInterview {
                after: head,
                digest: Digest::from_bytes(sealed.digest()),
                envelope: sealed.bytes(),
                locks: Locks::Kept { of: number, lock },
                listed: Some(&listed),
                voucher: vouchers::next(storage, vault).ok().flatten(),
                import: None,
                draft: None,
                last_saved: None,
                closes: false,
            });
            match appended {
                Err(StorageError::StorageHeadMoved) => {}
                other => return Ok(other?),
            }
        }
        Err(DeviceError::DeviceHeadKeepsMoving.into())
    }

    fn correction(
        &self,
        of: &Correctable,
        (submission, head): (Submission, Head),
        vault: &OpenVault,
        circumstances: Circumstances,
        body: &Zeroizing<Vec<u8>>,
    ) -> Record {
        Record {
            submission,
            kind: Kind::Correction,
            corrects: Some(of.listed.submission),
            study: *self.note().study.as_bytes(),
            epoch: of.epoch.number,
            form: Some(FormReference {
                id: of.form.id().to_owned(),
                version: of.form.version().to_owned(),
                sha256: of.form.digest(),
            }),
            enumerator: vault.profile.enumerator.clone(),
            sequence: head.sequence + 1,
            previous: head.digest.map(|digest| *digest.as_bytes()),
            closing: None,
            circumstances,
            response: Zeroizing::new(body.to_vec()),
        }
    }
}
