//! An enrolled device: the study it belongs to, and whether it may start an interview.

use std::sync::Arc;

use kin_forms::Form;
use kin_protocol::Digest;
use kin_protocol::log::SignedCheckpoint;
use kin_protocol::note::{
    self, ChainError, ClockMark, FormReference, NoteError, Roots, Start, StartError, StudyNote, Trust,
};
use kin_sealing::{CheckRecord, CheckSeal, Checkpoint, Clock, Recipient, Record, Sealed};
use kin_terminal::{Exit, Failure, Result};

use crate::clock::Moment;
use crate::storage::{Enrolled, Storage};
use crate::vault::OpenVault;
use crate::wiping::WipeError;

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
    /// The device's last record has been sealed: no interview starts any more.
    #[error("the device is closed")]
    DeviceClosed,
    /// A recipient of the note cannot be sealed to.
    #[error("a recipient of epoch {epoch} cannot be read")]
    DeviceRecipientUnreadable {
        /// The epoch.
        epoch: u32,
    },
    /// The study note does not name the epoch any more in which an interview began.
    #[error("the note names no epoch {epoch}")]
    DeviceEpochGone {
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

/// What is said of the study on every screen, and of the clock before an interview.
#[derive(Debug, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DeviceSay {
    /// This is a training study: nothing in it is about anybody.
    DeviceTraining,
    /// The clock shows a time before one that the study's roots, or its witnesses, have signed.
    DeviceClockBehind {
        /// The day that was signed.
        signed: String,
    },
}

/// What the study note says about starting an interview now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteState {
    /// Interviews may start.
    Current,
    /// It expired: no interview may start; finishing and sending go on.
    Expired,
    /// Nobody is named who could open a response given now.
    WithoutRecipient,
    /// It asks for a newer version of this program.
    ProgramTooOld,
}

/// Who will be able to open an interview, settled when it starts: expiry blocks starting, never finishing.
pub struct Epoch {
    /// The epoch's number.
    pub number: u32,
    /// What the clock was worth when the interview started.
    pub clock: ClockMark,
    recipients: Vec<Recipient>,
    /// Who alone opens the answers to `direct` questions; nobody, and they stand with the others.
    pub(crate) contacts: Vec<Recipient>,
    /// Who reads check records, which hold no answers; nobody, and none are made.
    supervisors: Vec<Recipient>,
}

/// An enrolled device whose study note has been verified under the pinned roots, or those that a chain of notes led to.
pub struct Device {
    enrolled: Enrolled,
    pinned: Roots,
    trust: Trust,
    note: StudyNote,
    is_closed: bool,
}

impl Device {
    /// Reads and verifies what storage holds, from the roots of the paper on. Needs no passphrase.
    pub fn open(storage: &dyn Storage) -> Result<Self> {
        let enrolled = storage.enrolled()?;
        let roots = Roots::parse_text(enrolled.roots.as_bytes());
        let pinned = roots.map_err(|error| Failure::error(Exit::Untrusted, &error))?;
        let mut trust = Trust::pinned(pinned.clone());
        trust.walk(&enrolled.chain).map_err(|error| untrusted_chain(&error))?;
        let note =
            trust.accept(&enrolled.note).map_err(|error| Failure::error(Exit::Untrusted, &error))?.clone();
        // The version stands apart from the note, so that putting back an older file of the note alone is noticed.
        if note.version < enrolled.note_version {
            let (line, version, known) = (4, note.version, enrolled.note_version);
            return Err(Failure::error(Exit::Untrusted, &NoteError::NoteRolledBack { line, version, known }));
        }
        // What witnesses have signed under an earlier note may be worth nothing under this one.
        if let Some(cosigned) = storage.cosigned()? {
            trust.see_cosigned(&cosigned);
        }
        Ok(Self { enrolled, pinned, trust, note, is_closed: storage.is_closed()? })
    }

    /// What this device believes of its study.
    pub fn trust(&self) -> &Trust {
        &self.trust
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
        if self.enrolled.vault_locked.is_empty() {
            return Err(WipeError::DeviceWiped.into());
        }
        let roots = self.pinned.fingerprint().to_string();
        OpenVault::open(storage, &self.enrolled.vault_locked, passphrase, self.enrolled.study, &roots)
    }

    /// Whether an interview may start now, by the dates and versions of the note and the latest signed time.
    pub fn start(&self, now: &Moment) -> std::result::Result<Start<'_>, StartError> {
        let running = env!("CARGO_PKG_VERSION").parse().expect("the version of a release is three numbers");
        self.note.may_start(now.timestamp, self.trust.floor(), running)
    }

    /// What the study note says about starting an interview now.
    pub fn note_state(&self, now: &Moment) -> NoteState {
        match self.start(now) {
            Ok(_) => NoteState::Current,
            Err(StartError::StartNoteExpired { .. }) => NoteState::Expired,
            Err(StartError::StartNoRecipient { .. }) => NoteState::WithoutRecipient,
            Err(StartError::StartProgramTooOld { .. }) => NoteState::ProgramTooOld,
        }
    }

    /// The warning about a clock that shows a time before one that was signed.
    pub fn clock_warning(&self, now: &Moment) -> Option<DeviceSay> {
        let floor = self.trust.floor().time()?;
        (now.timestamp < floor).then(|| DeviceSay::DeviceClockBehind { signed: day(floor) })
    }

    /// Settles who will be able to open an interview started now, or says why none may start.
    pub fn may_start(&self, now: &Moment) -> Result<Epoch> {
        self.refuse_closed()?;
        let start = self.start(now).map_err(|error| Failure::error(Exit::Refused, &error))?;
        self.epoch_of(&start.epoch, start.clock)
    }

    /// The epoch that a correction and the device's last record are sealed to: today's or, where there is none, the latest there is.
    pub(crate) fn closing_epoch(&self, now: &Moment) -> Result<Epoch> {
        if let Ok(start) = self.start(now) {
            return self.epoch_of(&start.epoch, start.clock);
        }
        let latest = self.note.epochs().pop().expect("a note that verifies has an epoch");
        self.epoch_of(&latest, ClockMark::Plausible)
    }

    pub(crate) fn epoch_of(&self, epoch: &kin_protocol::note::Epoch<'_>, clock: ClockMark) -> Result<Epoch> {
        let unreadable = |_| DeviceError::DeviceRecipientUnreadable { epoch: epoch.number };
        let readable = |recipient: &str| recipient.parse::<Recipient>().map_err(unreadable);
        let recipients = epoch.recipients.iter().map(|recipient| readable(recipient));
        let recipients = recipients.collect::<std::result::Result<_, _>>()?;
        let contacts =
            self.note.contacts_of(epoch.number).map(readable).collect::<std::result::Result<_, _>>()?;
        let supervisors = self.note.supervisors_of(epoch.number).map(readable);
        let supervisors = supervisors.collect::<std::result::Result<_, _>>()?;
        Ok(Epoch { number: epoch.number, clock, recipients, contacts, supervisors })
    }

    /// Refuses a device whose last record has been sealed.
    pub fn refuse_closed(&self) -> std::result::Result<(), DeviceError> {
        if self.is_closed { Err(DeviceError::DeviceClosed) } else { Ok(()) }
    }

    /// The form of that id to be asked, in the newest version that the note lists.
    ///
    /// A form whose largest response would not fit into the study's one size is refused here, before anybody is asked
    /// anything: at its end an interview that cannot be sealed would be lost.
    pub fn form(&self, storage: &dyn Storage, id: &str) -> Result<Arc<Form>> {
        let reference = self.note.asked(id);
        let reference = reference.ok_or_else(|| DeviceError::DeviceFormUnknown { form: id.to_owned() })?;
        let form = self.read_form(storage, reference)?;
        let around = kin_sealing::OVERHEAD_BYTES + kin_sealing::MAX_MEMBERS_BYTES;
        let room = self.note.sealed_bytes.saturating_sub(around);
        let contacts =
            self.note.epochs().into_iter().map(|epoch| self.note.contacts_of(epoch.number).count());
        let largest = contacts.map(|contacts| largest_bytes(&form, contacts)).max().unwrap_or(0);
        let files = form.attachments().map_or(0, |files| {
            let (count, each) = (files.maximum_count, u64::from(files.maximum_bytes));
            kin_sealing::attachments_bytes(count, each, self.note.sealed_bytes)
        });
        if (largest as u64).saturating_add(files) <= u64::from(room) {
            Ok(form)
        } else {
            Err(DeviceError::DeviceFormTooLarge { form: id.to_owned() }.into())
        }
    }

    /// The version of a form that something is told about: the one that is asked or, of a form that the office has retired, the newest that
    /// ever came here. Somebody may still have to be visited with it, or say that she was.
    pub(crate) fn told_of(&self, storage: &dyn Storage, id: &str) -> Result<FormReference> {
        if let Some(asked) = self.note.asked(id) {
            return Ok(asked.clone());
        }
        let mut versions = Vec::new();
        for digest in storage.forms()? {
            let form = storage.form(digest)?.and_then(|bytes| Form::parse(&bytes).ok());
            if let Some(form) = form.filter(|form| form.id() == id) {
                versions.push(FormReference {
                    id: id.to_owned(),
                    version: form.version().to_owned(),
                    digest,
                });
            }
        }
        let newest = note::newest(&versions, id).cloned();
        Ok(newest.ok_or_else(|| DeviceError::DeviceFormUnknown { form: id.to_owned() })?)
    }

    /// The form a reference names, whether the note lists it or not.
    pub fn read_form(&self, storage: &dyn Storage, reference: &FormReference) -> Result<Arc<Form>> {
        let damaged = || Failure::from(DeviceError::DeviceFormDamaged { form: reference.id.clone() });
        let bytes = storage.form(reference.digest)?.ok_or_else(damaged)?;
        if Digest::of(&bytes) != reference.digest {
            return Err(damaged());
        }
        Form::parse(&bytes).map(Arc::new).map_err(|_| damaged())
    }

    /// What this device saw last of the server's log, for the desk to compare: a history shown to one device alone is found
    /// there.
    pub(crate) fn last_checkpoint(&self, storage: &dyn Storage) -> Result<Option<Checkpoint>> {
        let (Some(note), Some(log)) = (storage.checkpoint()?, self.note.logs.last()) else { return Ok(None) };
        let signed = SignedCheckpoint::verify(&note, &log.key).ok();
        Ok(signed.map(|signed| {
            let checkpoint = signed.checkpoint();
            let (origin, size) = (checkpoint.origin.clone(), checkpoint.size);
            Checkpoint { origin, size, root: *checkpoint.root.as_bytes() }
        }))
    }

    pub(crate) fn seal(&self, record: Record, vault: &OpenVault, epoch: &Epoch) -> Result<Sealed> {
        kin_sealing::seal(record, &vault.device_key, &epoch.recipients, self.note.sealed_bytes)
            .map_err(|error| Failure::error(Exit::Refused, &error))
    }

    /// How an interview went, sealed to the epoch's supervisors; none where it has none. Nothing that is wrong with it may stand in the
    /// way of the interview: then there is none either, and the supervisor sees that a number is missing.
    pub(crate) fn seal_check(
        &self,
        record: &CheckRecord,
        vault: &OpenVault,
        epoch: &Epoch,
    ) -> Option<Sealed> {
        let to = CheckSeal {
            study: *self.note.study.as_bytes(),
            epoch: epoch.number,
            supervisors: &epoch.supervisors,
            stanzas: epoch.recipients.len(),
            sealed_bytes: self.note.sealed_bytes,
        };
        kin_sealing::seal_check(record, &vault.device_key, to).ok()
    }
}

impl Epoch {
    /// Who opens its interviews.
    pub(crate) fn recipients(&self) -> &[Recipient] {
        &self.recipients
    }

    /// What a record says of the clock.
    pub(crate) fn clock(&self) -> Clock {
        match self.clock {
            ClockMark::Plausible => Clock::Plausible,
            ClockMark::Behind => Clock::Behind,
        }
    }
}

/// What the largest response to a form takes in a record, its identifiers sealed to so many contact recipients.
fn largest_bytes(form: &Form, contacts: usize) -> usize {
    match form.largest_direct_bytes() {
        direct if direct > 0 && contacts > 0 => {
            form.largest_rest_bytes().saturating_add(kin_sealing::contact_bytes(direct, contacts))
        }
        _ => form.largest_response_bytes(),
    }
}

/// A chain that does not lead from the pinned roots to the note.
fn untrusted_chain(error: &ChainError) -> Failure {
    let ChainError::ChainNoteRefused { source, .. } = error;
    Failure::error(Exit::Untrusted, error).because(source)
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
