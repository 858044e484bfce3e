//! A study as it lies in its folder at the desk.

mod backup;
mod contacts;
mod create;
mod dates;
mod error;
pub(crate) mod file;
mod forms;
mod keys;
mod layout;
mod lists;
mod lock;
mod logs;
mod note;
mod office;
mod opening;
mod package;
mod publish;
mod registry;
mod rooting;
mod sending;
mod settings;
mod supervisors;
mod versions;
mod vouchers;

use std::path::Path;

use kin_protocol::note::RootKey;
use kin_sealing::{Identity, Passphrase, Recipient, WorkFactor};
use kin_terminal::{Exit, Result};

pub use backup::{MAX_BACKUP_BYTES, Recovered, recover};
pub use contacts::{Contacts, ContactsError, MAX_CONTACTS};
pub use create::{
    DEFAULT_SEALED_BYTES, Draft, LARGEST_SEALED_BYTES, LEAST_SEALED_BYTES, Passphrases, create, needed_by,
    room_in,
};
pub use dates::{at_end_of, at_start_of, date};
pub use error::StudyError;
pub use forms::{FormRead, FormTrouble, read_form};
pub(crate) use keys::{draw_identity, lock_working_key};
pub use layout::Layout;
pub use lists::{ListError, Lists};
pub use lock::StudyLock;
pub use note::pinned;
pub use office::{AssignError, Assigned, Out};
pub use opening::{Opening, split};
pub use package::NewDevice;
pub use registry::{
    Decision, Device, KeyState, LogPoint, Registry, RegistryError, Revocation, SeenKey, declarers,
};
pub use rooting::{
    MAX_SIGNABLE_BYTES, RootsChangeError, Signable, Taken, cosign, new_root, unlock_root_file,
};
pub use sending::Sending;
pub use settings::{Accepted, Destroyed, Epoch, FormEntry, Settings, SplitKey, StudyForm};
pub use supervisors::SupervisorsError;
pub use versions::{Added, Considered, Retired, Statement, VersionError};
pub use vouchers::{DEFAULT_BOOK_VOUCHERS, MintError};

use crate::ending::Ending;

/// A study's folder, opened.
#[derive(Debug)]
pub struct Study {
    layout: Layout,
    settings: Settings,
}

impl Study {
    /// Opens the study in a folder.
    pub fn open(folder: &Path) -> Result<Self> {
        let layout = Layout::new(folder);
        if !layout.settings().is_file() {
            return Err(StudyError::StudyNotFound { folder: folder.display().to_string() }.into());
        }
        let settings: Settings = file::read(&layout.settings())?;
        // Written back in this version's format, whatever it was read in.
        let settings = Settings { kin_study: <Settings as file::Versioned>::VERSION, ..settings };
        Ok(Self { layout, settings })
    }

    /// Opens the study in a folder and keeps others from changing it meanwhile.
    pub fn open_to_change(folder: &Path) -> Result<(Self, StudyLock)> {
        // Before the lock, whose file would otherwise appear in a folder that is no study.
        Self::open(folder)?;
        let lock = StudyLock::take(&Layout::new(folder))?;
        crate::dataset::heal(&Layout::new(folder))?;
        Ok((Self::open(folder)?, lock))
    }

    /// Where its files lie.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What it is.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Its devices.
    pub fn registry(&self) -> Result<Registry> {
        if self.layout.registry().symlink_metadata().is_err() {
            return Ok(Registry::empty());
        }
        file::read(&self.layout.registry())
    }

    /// Writes its devices back.
    pub(crate) fn keep_registry(&self, registry: &Registry) -> Result {
        file::replace(&self.layout.registry(), registry)
    }

    /// What a device needs to send.
    pub(crate) fn sending(&self) -> Result<Sending> {
        file::read(&self.layout.sending())
    }

    /// Unlocks the root key.
    pub fn unlock_root(&self, passphrase: &Passphrase) -> Result<RootKey> {
        keys::unlock_root(&self.layout, self.settings.study, passphrase)
    }

    /// Unlocks every working key; `ask` gives the passphrase of a key's file.
    pub fn unlock_working_keys(
        &self,
        ask: &mut dyn FnMut(&Path) -> Result<Passphrase>,
    ) -> Result<Vec<Identity>> {
        keys::unlock_working_keys(&self.layout, &self.settings, ask)
    }

    /// The recipients of every key that was not destroyed, oldest first: whom the dataset is sealed to.
    pub fn recipients(&self) -> Result<Vec<Recipient>> {
        let living = self.settings.epochs.iter().filter(|epoch| epoch.destroyed.is_none());
        let recipients: Result<Vec<Recipient>> =
            living.flat_map(Epoch::recipients).map(|text| text.parse().ending(Exit::Refused)).collect();
        let recipients = recipients?;
        if recipients.is_empty() { Err(StudyError::StudyHasNoKey.into()) } else { Ok(recipients) }
    }

    /// The recipients of the newest epoch's keys, but none that was lost with its desk.
    pub(crate) fn newest_recipients(&self) -> Result<Vec<Recipient>> {
        let newest = self.settings.epochs.iter().rfind(|epoch| epoch.destroyed.is_none());
        let newest = newest.ok_or(StudyError::StudyHasNoKey)?;
        let lost = newest.lost.and(newest.working.as_deref());
        let held = newest.recipients().filter(|recipient| Some(*recipient) != lost);
        let held: Vec<Recipient> =
            held.map(|text| text.parse().ending(Exit::Refused)).collect::<Result<_>>()?;
        if held.is_empty() { Err(StudyError::StudyHasNoKey.into()) } else { Ok(held) }
    }

    /// The recipients of every other key that was not destroyed, nor lost, oldest first.
    pub(crate) fn recipients_without(&self, epoch: u32) -> Result<Vec<Recipient>> {
        let living =
            self.settings.epochs.iter().filter(|other| other.epoch != epoch && other.destroyed.is_none());
        let recipients = living.flat_map(|other| {
            let lost = other.lost.and(other.working.as_deref());
            other.recipients().filter(move |recipient| Some(*recipient) != lost)
        });
        recipients.map(|text| text.parse().ending(Exit::Refused)).collect()
    }

    /// Takes the locked file of a working key away, overwritten first.
    pub(crate) fn wipe_working_key(&self, epoch: u32) -> Result {
        let path = self.layout.working_key(epoch);
        if path.symlink_metadata().is_err() {
            return Ok(());
        }
        kin_disk::wipe(&path).ending(Exit::Storage)
    }

    /// Notes that an epoch's keys were destroyed.
    pub(crate) fn destroyed(&mut self, number: u32, destroyed: &Destroyed) -> Result {
        let mut settings = self.settings.clone();
        for epoch in settings.epochs.iter_mut().filter(|epoch| epoch.epoch == number) {
            epoch.destroyed = Some(destroyed.clone());
        }
        self.keep(settings)
    }

    /// Makes the working key of the next epoch, locked under a passphrase, for a study with one key in one hand.
    ///
    /// [`StudyError::StudyKeysNeedACeremony`] for any other study.
    pub fn new_working_key(
        &mut self,
        passphrase: &Passphrase,
        work: WorkFactor,
        not_before: jiff::Timestamp,
        not_after: jiff::Timestamp,
    ) -> Result<Epoch> {
        if self.settings.opening != Opening::Single {
            return Err(StudyError::StudyKeysNeedACeremony.into());
        }
        let number = self.next_epoch(not_before, not_after)?;
        let identity = keys::draw_identity(self.settings.classical);
        let recipient = identity.recipient().to_string();
        let locked = keys::lock_working_key(&identity, passphrase, work)?;
        drop(identity);
        // Rehearsed on the spot: what the locked file gives back opens what is sealed to the recipient.
        let again = keys::unlock_identity(&locked, passphrase)?;
        crate::ceremony::try_working_key(&self.settings, number, &recipient, &again)?;
        let epoch = Epoch {
            epoch: number,
            not_before,
            not_after,
            working: Some(recipient),
            split: None,
            rehearsed: true,
            lost: None,
            destroyed: None,
        };
        self.add_epoch(epoch.clone(), Some(&locked))?;
        Ok(epoch)
    }

    /// When an epoch made now begins: the first at the start of the day (UTC), every other now.
    pub(crate) fn next_epoch_begins(&self, now: jiff::Timestamp) -> jiff::Timestamp {
        if self.settings.epochs.is_empty() {
            at_start_of(jiff::tz::Offset::UTC.to_datetime(now).date())
        } else {
            now
        }
    }

    /// The number of the next epoch, once its period has been checked.
    pub(crate) fn next_epoch(&self, not_before: jiff::Timestamp, not_after: jiff::Timestamp) -> Result<u32> {
        if not_before >= not_after {
            return Err(StudyError::StudyKeyPeriodEmpty.into());
        }
        Ok(self.settings.epochs.last().map_or(1, |last| last.epoch + 1))
    }

    /// Adds an epoch whose keys have been made, with the locked file of its working key where it has one.
    ///
    /// The epoch before ends where this one begins: no interview is sealed to two epochs.
    pub(crate) fn add_epoch(&mut self, epoch: Epoch, locked: Option<&[u8]>) -> Result {
        // The key before the settings that name it: a study must never promise a key that is nowhere. A key file
        // that a power cut left without its settings was never named by any note, and may be replaced.
        if let Some(locked) = locked {
            kin_disk::replace_private(self.layout.working_key(epoch.epoch), locked).ending(Exit::Storage)?;
        }
        let mut settings = self.settings.clone();
        if let Some(last) = settings.epochs.last_mut() {
            if last.not_before >= epoch.not_before {
                return Err(StudyError::StudyEpochBeforeTheLast { last: last.not_before.to_string() }.into());
            }
            last.not_after = last.not_after.min(epoch.not_before);
        }
        settings.epochs.push(epoch);
        self.keep(settings)
    }

    /// Notes that an envelope sealed to an epoch's keys was opened with each of them.
    pub(crate) fn rehearsed(&mut self, number: u32) -> Result {
        let mut settings = self.settings.clone();
        for epoch in settings.epochs.iter_mut().filter(|epoch| epoch.epoch == number) {
            epoch.rehearsed = true;
        }
        self.keep(settings)
    }

    /// Writes the settings back.
    pub(crate) fn keep(&mut self, settings: Settings) -> Result {
        file::replace(&self.layout.settings(), &settings)?;
        self.settings = settings;
        Ok(())
    }
}
