//! An enrolled device: the study it belongs to, and whether it may start an interview.

use std::sync::Arc;

use kin_forms::{Form, Response, ResponseKind};
use kin_protocol::note::{self, FormReference, Known, Roots, StudyNote};
use kin_protocol::{Digest, StudyId};
use kin_sealing::{Kind, Recipient, Record, Sealed, Submission};
use kin_terminal::{Exit, Failure, Result};
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::clock::Moment;
use crate::storage::{Enrolled, FinishedInterview, Head, ImportRow, Storage, StorageError};
use crate::vault::OpenVault;

/// Why a device does not do what was asked of it.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DeviceError {
    /// The study has no form of that name.
    #[error("the study has no form {form}")]
    DeviceFormUnknown {
        /// What was asked for.
        form: String,
    },
    /// A form's bytes are missing or are not those of the study note.
    #[error("the form {form} is not the one the study note names")]
    DeviceFormDamaged {
        /// The form's id.
        form: String,
    },
    /// The form's largest response would not fit into the study's one size.
    #[error("the largest response of the form {form} does not fit into its seal")]
    DeviceFormTooLarge {
        /// The form's id.
        form: String,
    },
    /// The form is not written in that language.
    #[error("the form is not written in {language}")]
    DeviceLanguageUnknown {
        /// What was asked for.
        language: String,
        /// The languages there are, separated by commas.
        languages: String,
    },
    /// The study note has expired: no interview may start.
    #[error("the study note expired on {expired}")]
    DeviceNoteExpired {
        /// The day it expired.
        expired: String,
    },
    /// The clock shows a time before the study note was issued: no interview may start.
    #[error("the clock is before {issued}, when the study note was issued")]
    DeviceClockImplausible {
        /// The day the note was issued.
        issued: String,
    },
    /// The study note names nobody who could open a response given now.
    #[error("the study note names no recipient for today")]
    DeviceNoRecipient,
    /// A recipient of the note cannot be sealed to.
    #[error("a recipient of epoch {epoch} cannot be read")]
    DeviceRecipientUnreadable {
        /// The epoch.
        epoch: u32,
    },
    /// There is nowhere to keep a device: neither `--data` nor a home folder.
    #[error("no data folder is known")]
    DeviceFolderUnknown,
    /// Other programs kept storing interviews first.
    #[error("other programs keep storing interviews on this device")]
    DeviceHeadKeepsMoving,
}

/// What the study note says about starting an interview now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteState {
    /// Interviews may start.
    Current,
    /// It expired: no interview may start; finishing and sending go on.
    Expired,
    /// It was issued after what the clock shows, so the clock is wrong.
    NotYet,
    /// Nobody is named who could open a response given now.
    WithoutRecipient,
}

/// Who will be able to open an interview, settled when it starts: expiry blocks starting, never finishing.
pub struct Epoch {
    /// The epoch's number.
    pub number: u32,
    recipients: Vec<Recipient>,
}

/// An enrolled device whose study note has been verified under the pinned roots.
pub struct Device {
    enrolled: Enrolled,
    roots: Roots,
    note: StudyNote,
}

impl Device {
    /// Reads and verifies what storage holds. Needs no passphrase.
    pub fn open(storage: &dyn Storage) -> Result<Self> {
        let enrolled = storage.enrolled()?;
        let roots = Roots::parse_text(enrolled.roots.as_bytes());
        let roots = roots.map_err(|error| Failure::error(Exit::Untrusted, &error))?;
        let known = Known { study: enrolled.study, version: enrolled.note_version, digest: None };
        let note = note::verify(&enrolled.note, &roots, Some(&known));
        let note = note.map_err(|error| Failure::error(Exit::Untrusted, &error))?;
        Ok(Self { enrolled, roots, note })
    }

    /// The study note.
    pub fn note(&self) -> &StudyNote {
        &self.note
    }

    /// Where to send, and with what.
    pub fn enrolled(&self) -> &Enrolled {
        &self.enrolled
    }

    /// Opens the vault.
    pub fn unlock(&self, storage: &dyn Storage, passphrase: &str) -> Result<OpenVault> {
        let roots = self.roots.fingerprint().to_string();
        OpenVault::open(storage, &self.enrolled.vault_locked, passphrase, self.enrolled.study, &roots)
    }

    /// What the study note says about starting an interview now.
    pub fn note_state(&self, now: &Moment) -> NoteState {
        if now.timestamp < self.note.issued {
            NoteState::NotYet
        } else if now.timestamp >= self.note.expires {
            NoteState::Expired
        } else if self.note.epoch_at(now.timestamp).is_none() {
            NoteState::WithoutRecipient
        } else {
            NoteState::Current
        }
    }

    /// Settles who will be able to open an interview started now, or says why none may start.
    pub fn may_start(&self, now: &Moment) -> std::result::Result<Epoch, DeviceError> {
        match self.note_state(now) {
            NoteState::NotYet => {
                return Err(DeviceError::DeviceClockImplausible { issued: day(self.note.issued) });
            }
            NoteState::Expired => {
                return Err(DeviceError::DeviceNoteExpired { expired: day(self.note.expires) });
            }
            NoteState::Current | NoteState::WithoutRecipient => {}
        }
        let epoch = self.note.epoch_at(now.timestamp).ok_or(DeviceError::DeviceNoRecipient)?;
        let recipients: std::result::Result<Vec<Recipient>, _> =
            epoch.recipients.iter().map(|recipient| recipient.parse()).collect();
        let unreadable = |_| DeviceError::DeviceRecipientUnreadable { epoch: epoch.number };
        Ok(Epoch { number: epoch.number, recipients: recipients.map_err(unreadable)? })
    }

    /// The form of that id, whose bytes are those the note names, to be asked.
    ///
    /// A form whose largest response would not fit into the study's one size is refused here, before anybody is asked
    /// anything: at its end an interview that cannot be sealed would be lost.
    pub fn form(&self, storage: &dyn Storage, id: &str) -> Result<Arc<Form>> {
        let reference = self.note.forms.iter().find(|form| form.id == id);
        let reference = reference.ok_or_else(|| DeviceError::DeviceFormUnknown { form: id.to_owned() })?;
        let form = self.read_form(storage, reference)?;
        let around = kin_sealing::OVERHEAD_BYTES + kin_sealing::MAX_MEMBERS_BYTES;
        let room = self.note.sealed_bytes.saturating_sub(around);
        if u32::try_from(form.largest_response_bytes()).is_ok_and(|largest| largest <= room) {
            Ok(form)
        } else {
            Err(DeviceError::DeviceFormTooLarge { form: id.to_owned() }.into())
        }
    }

    /// The form a reference of the note names.
    pub fn read_form(&self, storage: &dyn Storage, reference: &FormReference) -> Result<Arc<Form>> {
        let damaged = || Failure::from(DeviceError::DeviceFormDamaged { form: reference.id.clone() });
        let bytes = storage.form(reference.digest)?.ok_or_else(damaged)?;
        if Digest::of(&bytes) != reference.digest {
            return Err(damaged());
        }
        Form::parse(&bytes).map(Arc::new).map_err(|_| damaged())
    }

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
        // Another program on this device may store an interview between reading the head and writing to it. Then
        // the envelope no longer follows the last one, and is sealed again after the new head.
        for _ in 0..100 {
            let head = storage.head()?;
            let sealed = self.seal(finished.record(self.enrolled.study, head), vault, finished.epoch)?;
            match append(storage, head, &sealed, finished.import) {
                Err(StorageError::StorageHeadMoved) => {}
                other => return Ok(other?),
            }
        }
        Err(DeviceError::DeviceHeadKeepsMoving.into())
    }

    fn seal(&self, record: Record, vault: &OpenVault, epoch: &Epoch) -> Result<Sealed> {
        kin_sealing::seal(record, &vault.device_key, &epoch.recipients, self.note.sealed_bytes)
            .map_err(|error| Failure::error(Exit::Refused, &error))
    }
}

/// An interview that came to its end, still unsealed, with all that its record needs. Wiped when dropped.
pub struct Finished<'a> {
    form: &'a Form,
    epoch: &'a Epoch,
    enumerator: &'a str,
    kind: Kind,
    submission: Submission,
    body: Zeroizing<Vec<u8>>,
    import: Option<ImportRow>,
}

impl<'a> Finished<'a> {
    /// `enumerator` is a code, never a name; `import` is the row it came from, if it was imported.
    pub fn new(
        form: &'a Form,
        epoch: &'a Epoch,
        enumerator: &'a str,
        response: Response,
        import: Option<ImportRow>,
        chance: &mut dyn Chance,
    ) -> Result<Self> {
        let kind = match response.kind() {
            ResponseKind::Original => Kind::Original,
            ResponseKind::Refusal => Kind::Refusal,
        };
        let submission = Submission::from_random(*chance::bytes::<16>(chance)?);
        Ok(Self { form, epoch, enumerator, kind, submission, body: response.into_body(), import })
    }

    /// The record for the place after `head`.
    fn record(&self, study: StudyId, head: Head) -> Record {
        Record {
            submission: self.submission,
            kind: self.kind,
            corrects: None,
            study: *study.as_bytes(),
            epoch: self.epoch.number,
            form: kin_sealing::FormReference {
                id: self.form.id().to_owned(),
                version: self.form.version().to_owned(),
                sha256: self.form.digest(),
            },
            enumerator: self.enumerator.to_owned(),
            sequence: head.sequence + 1,
            previous: head.digest.map(|digest| *digest.as_bytes()),
            response: Zeroizing::new(self.body.to_vec()),
        }
    }
}

fn append(
    storage: &mut dyn Storage,
    after: Head,
    sealed: &Sealed,
    import: Option<ImportRow>,
) -> std::result::Result<u64, StorageError> {
    let digest = Digest::from_bytes(sealed.digest());
    storage.append(&FinishedInterview { after, digest, envelope: sealed.bytes(), import })
}

/// The language a form is asked in: the one asked for, else the program's, else the form's own first.
pub fn form_language(
    form: &Form,
    asked: Option<&str>,
    program: &str,
) -> std::result::Result<String, DeviceError> {
    let has = |language: &str| form.languages().iter().any(|known| known == language);
    match asked {
        Some(asked) if has(asked) => Ok(asked.to_owned()),
        Some(asked) => Err(DeviceError::DeviceLanguageUnknown {
            language: asked.to_owned(),
            languages: form.languages().join(", "),
        }),
        None if has(program) => Ok(program.to_owned()),
        None => Ok(form.default_language().to_owned()),
    }
}

/// A day as every language here reads it.
pub fn day(timestamp: jiff::Timestamp) -> String {
    timestamp.strftime("%Y-%m-%d").to_string()
}
