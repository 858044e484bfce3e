//! What every command of this device shares: where its data lies, and how its passphrase comes in.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Terminal};
use zeroize::Zeroizing;

use crate::device::{Device, DeviceSay};
use crate::folder;
use crate::storage::SqliteStorage;

/// Where the device's data lies and how its passphrase comes in.
#[derive(Debug, Args)]
pub(crate) struct Here {
    /// The folder of the device's data, instead of KIN_DATA or the folder of this user
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Reads the passphrase from the first line of a file, instead of asking for it
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// What is asked of the person at the device.
#[derive(Debug, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    PassphrasePrompt,
    NewPassphrasePrompt,
}

impl Here {
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        folder::chosen(self.data.clone())
    }

    pub(crate) fn storage(&self) -> Result<SqliteStorage> {
        folder::open(&self.folder()?)
    }

    pub(crate) fn passphrase(&self, terminal: &mut Terminal) -> Result<Zeroizing<String>> {
        terminal.passphrase(&Say::PassphrasePrompt, self.passphrase_file.as_deref())
    }

    /// The passphrase of the file, where one was named.
    pub(crate) fn passphrase_of_file(&self, terminal: &mut Terminal) -> Result<Option<Zeroizing<String>>> {
        self.passphrase_file.is_some().then(|| self.passphrase(terminal)).transpose()
    }

    pub(crate) fn new_passphrase(&self, terminal: &mut Terminal) -> Result<Zeroizing<String>> {
        terminal.new_passphrase(&Say::NewPassphrasePrompt, self.passphrase_file.as_deref())
    }
}

/// The device in a storage. A training study is called one on every screen, whatever the command.
pub(crate) fn open_device(storage: &SqliteStorage, terminal: &mut Terminal) -> Result<Device> {
    let device = Device::open(storage)?;
    if device.note().training_of.is_some() {
        terminal.warn(&DeviceSay::DeviceTraining);
    }
    Ok(device)
}
