//! From an interview that came to its end to an envelope in the outbox.

use std::collections::BTreeMap;

use kin_forms::{Figures, Form, Identifiers, Response, ResponseKind};
use kin_protocol::log::Lock;
use kin_protocol::withdrawal::LockSet;
use kin_protocol::{Digest, StudyId};
use kin_sealing::{Attachment, CheckRecord, Circumstances, Kind, Record, Sealed, Submission};
use kin_terminal::{Exit, Failure, Result};
use zeroize::Zeroizing;

use crate::assignments::Counted;
use crate::chance::{self, Chance};
use crate::device::{Device, DeviceError, Epoch};
use crate::interviews::Entry;
use crate::storage::{
    Beside, COPY_LOCK, Chunks, DraftId, FinishedInterview, Head, ImportRow, LastSaved, Locks, SealedCheck,
    Storage, StorageError, Taken,
};
use crate::vault::OpenVault;
use crate::vouchers;
use crate::withdrawal;

impl Device {
    /// Seals a finished interview and stores it: the envelope, its place in the chain and its line in the outbox in
    /// one transaction. Returns its sequence number. After a failure nothing is stored and it may be tried again.
    ///
    /// A response too large to be sealed is an error and is not stored; nothing unsealed ever is.
    pub fn store(
        &self,
        storage: &mut dyn Storage,
        vault: &OpenVault,
        finished: &Finished<'_>,
    ) -> Result<u64> {
        let saved = finished.to_save.as_ref().map(|saved| vault.encrypt_last_saved(saved)).transpose()?;
        // Another program on this device may store an interview between reading the head and writing to it. Then
        // the envelope no longer follows the last one, and is sealed again after the new head.
        for _ in 0..100 {
            let head = storage.head()?;
            let mut record = finished.record(self.enrolled().study, head)?;
            record.circumstances.checkpoint = self.last_checkpoint(storage)?;
            // In every record: the first may be withdrawn, and the others would then be of a device that nobody knows.
            record.circumstances.enrolment = Some(vault.proof(self.enrolled().study)?);
            let sealed = self.seal(record, vault, finished.epoch)?;
            let listed = finished.entry().encrypt(vault, head.sequence + 1)?;
            let check = self.seal_check(&finished.check_record(head.sequence + 1), vault, finished.epoch);
            let check = check.as_ref().map(|check| SealedCheck {
                digest: Digest::from_bytes(check.digest()),
                envelope: check.bytes(),
            });
            let files = &finished.files;
            let chunks =
                Chunks { held: files.held.clone(), fresh: files.fresh.clone(), vouchers: Vec::new() };
            let beside = Beside { check, visit: None, chunks };
            let interview = FinishedInterview {
                after: head,
                digest: Digest::from_bytes(sealed.digest()),
                envelope: sealed.bytes(),
                locks: Locks::Own(finished.locks),
                listed: Some(&listed),
                voucher: finished.voucher(storage, vault)?,
                import: finished.import,
                draft: finished.draft,
                last_saved: saved.as_deref().map(|sealed| LastSaved { form: finished.form.id(), sealed }),
                closes: false,
            };
            match storage.append_beside(&interview, beside) {
                Err(StorageError::StorageHeadMoved) => {}
                other => return Ok(other?),
            }
        }
        Err(DeviceError::DeviceHeadKeepsMoving.into())
    }
}

/// An interview that came to its end, still unsealed, with all that its record needs. Wiped when dropped.
pub struct Finished<'a> {
    form: &'a Form,
    epoch: &'a Epoch,
    enumerator: &'a str,
    kind: Kind,
    submission: Submission,
    locks: LockSet,
    body: Zeroizing<Vec<u8>>,
    /// The answers to `direct` questions, parted from the body for the contact recipients.
    identifiers: Option<Zeroizing<Vec<u8>>>,
    to_save: Option<BTreeMap<String, Zeroizing<String>>>,
    ended: kin_forms::Now,
    figures: Figures,
    /// The quotas that it counts towards.
    quotas: Vec<Counted>,
    /// The case of the office that it was held for.
    case: Option<String>,
    import: Option<ImportRow>,
    /// The draft it was, and its revision.
    draft: Option<(DraftId, u64)>,
    /// The files that its answers speak of.
    files: Files<'a>,
}

/// The files of an interview, in sealed pieces.
#[derive(Default)]
pub(crate) struct Files<'a> {
    /// What the record says of them.
    pub(crate) listed: Vec<Attachment>,
    /// Pieces that storage holds already.
    pub(crate) held: Vec<Digest>,
    /// Pieces that it does not.
    pub(crate) fresh: Vec<(Digest, &'a [u8])>,
}

impl<'a> Finished<'a> {
    /// Parts the answers to `direct` questions from the others, where the epoch has contact recipients.
    ///
    /// `enumerator` is a code, never a name; `import` is the row it came from, if it was imported.
    pub fn new(
        form: &'a Form,
        epoch: &'a Epoch,
        enumerator: &'a str,
        response: Response,
        import: Option<ImportRow>,
        chance: &mut dyn Chance,
    ) -> Result<Self> {
        let submission = Submission::from_random(*chance::bytes::<16>(chance)?);
        let locks = withdrawal::locks_of_nobody(chance)?;
        Ok(Self::named(form, epoch, enumerator, response, import, (submission, locks)))
    }

    /// The same under a name and locks that it has already.
    pub fn named(
        form: &'a Form,
        epoch: &'a Epoch,
        enumerator: &'a str,
        response: Response,
        import: Option<ImportRow>,
        (submission, locks): (Submission, LockSet),
    ) -> Self {
        let kind = match response.kind() {
            ResponseKind::Original => Kind::Original,
            ResponseKind::Refusal => Kind::Refusal,
            ResponseKind::Partial => Kind::Partial,
        };
        let (ended, figures) = (response.finished(), response.figures());
        // Paper was filled long ago, elsewhere: the next woman at the table does not come after it.
        let to_save = response.to_save().filter(|_| import.is_none()).cloned();
        let (response, identifiers) =
            if epoch.contacts.is_empty() { (response, None) } else { response.split_direct(form) };
        let (body, identifiers) = (response.into_body(), identifiers.map(Identifiers::into_body));
        Self {
            form,
            epoch,
            enumerator,
            kind,
            submission,
            locks,
            body,
            identifiers,
            to_save,
            ended,
            figures,
            quotas: Vec::new(),
            case: None,
            import,
            draft: None,
            files: Files::default(),
        }
    }

    /// At the end of a draft, which goes when this is stored.
    #[must_use]
    pub fn of_draft(self, draft: Option<(DraftId, u64)>) -> Self {
        Self { draft, ..self }
    }

    /// With files beside it.
    #[must_use]
    pub(crate) fn with_files(self, files: Files<'a>) -> Self {
        Self { files, ..self }
    }

    /// What it is sent with: that of its draft, where that has one.
    fn voucher(&self, storage: &dyn Storage, vault: &OpenVault) -> Result<Option<Taken>> {
        let draft = self.draft.map(|(id, _)| storage.draft(id)).transpose()?.flatten();
        if draft.is_some_and(|draft| draft.is_paid) {
            return Ok(None);
        }
        // Nothing that is wrong with a book may stand in the way of an interview: its envelope then waits.
        Ok(vouchers::next(storage, vault).ok().flatten())
    }

    /// Counting towards these quotas of the office, and held for a case of it.
    #[must_use]
    pub fn counting(self, quotas: Vec<Counted>, case: Option<String>) -> Self {
        Self { quotas, case, ..self }
    }

    /// The submission's name.
    pub fn submission(&self) -> Submission {
        self.submission
    }

    /// What its enumerator sees of it from now on.
    fn entry(&self) -> Entry {
        let quotas = self.quotas.iter().map(|quota| quota.name.clone()).collect();
        Entry::new((self.submission, self.kind, None), self.form, self.ended)
            .counting(quotas, self.case.clone())
    }

    /// How it went, without one answer, for the supervisor.
    fn check_record(&self, sequence: u64) -> CheckRecord {
        let (figures, ended) = (self.figures, self.ended.local);
        CheckRecord {
            sequence,
            kind: self.kind,
            form: self.form.id().to_owned(),
            version: self.form.version().to_owned(),
            enumerator: self.enumerator.to_owned(),
            day: ended.date().to_string(),
            hours: ended.hour().unsigned_abs() / 3,
            clock: self.epoch.clock(),
            imported: self.import.is_some(),
            minutes: figures.minutes,
            answers: figures.answers,
            refused: figures.refused,
            dont_know: figures.dont_know,
            not_applicable: figures.not_applicable,
            overrides: figures.overrides,
            interrupted: figures.interrupted,
            quotas: self.quotas.iter().filter(|quota| quota.told).map(|quota| quota.name.clone()).collect(),
        }
    }

    /// What is so far of an interview under way, sealed and signed as one that broke off and was kept so often: outside of the device's
    /// chain, under a lock that nothing else of it goes under.
    pub(crate) fn seal_copy(
        &self,
        device: &Device,
        storage: &dyn Storage,
        vault: &OpenVault,
        revision: u64,
    ) -> Result<Sealed> {
        let study = device.enrolled().study;
        let mut record = self.record(study, Head::default())?;
        record.kind = Kind::Draft;
        record.sequence = revision;
        record.circumstances.locks = vec![*copy_lock(&self.locks).as_bytes()];
        record.circumstances.checkpoint = device.last_checkpoint(storage)?;
        record.circumstances.enrolment = Some(vault.proof(study)?);
        device.seal(record, vault, self.epoch)
    }

    /// The record for the place after `head`. Identifiers are sealed before it is: it never holds them open.
    fn record(&self, study: StudyId, head: Head) -> Result<Record> {
        let seal = |identifiers: &Zeroizing<Vec<u8>>| {
            let (room, contacts) = (self.form.largest_direct_bytes(), &self.epoch.contacts);
            kin_sealing::seal_contact(*study.as_bytes(), self.submission, identifiers, room, contacts)
                .map_err(|error| Failure::error(Exit::Refused, &error))
        };
        let contact = self.identifiers.as_ref().map(seal).transpose()?;
        Ok(Record {
            submission: self.submission,
            kind: self.kind,
            corrects: None,
            study: *study.as_bytes(),
            epoch: self.epoch.number,
            form: Some(kin_sealing::FormReference {
                id: self.form.id().to_owned(),
                version: self.form.version().to_owned(),
                sha256: self.form.digest(),
            }),
            enumerator: self.enumerator.to_owned(),
            sequence: head.sequence + 1,
            previous: head.digest.map(|digest| *digest.as_bytes()),
            closing: None,
            circumstances: Circumstances {
                clock: self.epoch.clock(),
                locks: self.locks.all().map(|lock| *lock.as_bytes()).collect(),
                contact,
                attachments: self.files.listed.clone(),
                ..Circumstances::default()
            },
            response: Zeroizing::new(self.body.to_vec()),
        })
    }
}

/// The lock under which a draft's copy and the pieces of files go: one of those for corrections, which then are one fewer.
pub(crate) fn copy_lock(locks: &LockSet) -> Lock {
    locks.reserved[COPY_LOCK]
}
