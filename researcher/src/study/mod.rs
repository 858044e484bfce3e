//! A study as it lies in its folder at the desk.

mod create;
mod dates;
mod error;
pub(crate) mod file;
mod forms;
mod keys;
mod layout;
mod lock;
mod note;
mod package;
mod publish;
mod registry;
mod sending;
mod settings;

use std::path::Path;

use kin_protocol::note::RootKey;
use kin_sealing::{Identity, Passphrase, Recipient, WorkFactor};
use kin_terminal::{Exit, Result};

pub use create::{DEFAULT_SEALED_BYTES, Draft, LARGEST_SEALED_BYTES, LEAST_SEALED_BYTES, create, room_in};
pub use dates::{at_end_of, at_start_of, date};
pub use error::StudyError;
pub use forms::{FormRead, FormTrouble, read_form};
pub use layout::Layout;
pub use lock::StudyLock;
pub use note::pinned;
pub use package::NewDevice;
pub use registry::{Device, KeyState, Registry, RegistryError, SeenKey};
pub use sending::Sending;
pub use settings::{Epoch, FormEntry, Settings};

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
        Ok(Self { layout, settings })
    }

    /// Opens the study in a folder and keeps others from changing it meanwhile.
    pub fn open_to_change(folder: &Path) -> Result<(Self, StudyLock)> {
        // Before the lock, whose file would otherwise appear in a folder that is no study.
        Self::open(folder)?;
        let lock = StudyLock::take(&Layout::new(folder))?;
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

    /// The recipients of every working key, oldest first: whom the dataset is sealed to.
    pub fn recipients(&self) -> Result<Vec<Recipient>> {
        if self.settings.epochs.is_empty() {
            return Err(StudyError::StudyHasNoKey.into());
        }
        self.settings.epochs.iter().map(|epoch| epoch.recipient.parse().ending(Exit::Refused)).collect()
    }

    /// Makes the working key of the next epoch, locked under a passphrase, and returns its public half.
    pub fn new_working_key(
        &mut self,
        passphrase: &Passphrase,
        work: WorkFactor,
        not_before: jiff::Timestamp,
        not_after: jiff::Timestamp,
    ) -> Result<Epoch> {
        if not_before >= not_after {
            return Err(StudyError::StudyKeyPeriodEmpty.into());
        }
        let epoch = self.settings.epochs.last().map_or(1, |last| last.epoch + 1);
        let identity = Identity::generate();
        let locked = keys::lock_working_key(&identity, passphrase, work)?;
        let recipient = identity.recipient().to_string();
        // The key before the settings that name it: a study must never promise a key that is nowhere. A key file
        // that a power cut left without its settings was never named by any note, and may be replaced.
        kin_disk::replace_private(self.layout.working_key(epoch), &locked).ending(Exit::Storage)?;
        let entry = Epoch { epoch, not_before, not_after, recipient };
        let mut settings = self.settings.clone();
        settings.epochs.push(entry.clone());
        file::replace(&self.layout.settings(), &settings)?;
        self.settings = settings;
        Ok(entry)
    }
}
