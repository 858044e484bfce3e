//! What every command of this device shares: where its data lies, and how its passphrase comes in.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Failure, Result, Terminal};
use zeroize::Zeroizing;

use crate::device::{Device, DeviceSay};
use crate::enumerators::{self, Workplace};
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
    /// Whose data is meant, where several enumerators work on this machine: her code
    #[arg(long, global = true, value_name = "CODE")]
    enumerator: Option<String>,
}

/// What is asked of the person at the device.
#[derive(Debug, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    PassphrasePrompt,
    NewPassphrasePrompt,
    EnumeratorPrompt,
    EnumeratorOf { number: usize, of: usize },
}

impl Here {
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        folder::chosen(self.data.clone())
    }

    /// The data of the enumerator at this machine: the only one, or who is named, or who says so now.
    pub(crate) fn storage(&self, terminal: &mut Terminal) -> Result<SqliteStorage> {
        let places = self.at_work()?;
        if places.len() == 1 || self.enumerator.is_some() || !terminal.is_interactive() {
            return Ok(enumerators::one(places, self.enumerator.as_deref())?.storage);
        }
        let code = terminal.ask(&Say::EnumeratorPrompt)?;
        Ok(enumerators::one(places, Some(&code))?.storage)
    }

    /// Those who can begin something on this machine; the one who is named, where one is.
    pub(crate) fn at_work(&self) -> Result<Vec<Workplace>> {
        self.named(enumerators::at_work(&self.folder()?)?)
    }

    /// Everybody's data on this machine; hers, where one is named.
    pub(crate) fn everyone(&self) -> Result<Vec<Workplace>> {
        self.named(enumerators::all(&self.folder()?)?)
    }

    fn named(&self, places: Vec<Workplace>) -> Result<Vec<Workplace>> {
        match &self.enumerator {
            None => Ok(places),
            code => Ok(vec![enumerators::one(places, code.as_deref())?]),
        }
    }

    /// Does something with everybody's data, and goes on where it fails for one; the first failure is what it comes to. Where there are
    /// several, each is told apart by its number.
    pub(crate) fn each(
        &self,
        terminal: &mut Terminal,
        mut work: impl FnMut(&mut Workplace, &mut Terminal) -> Result,
    ) -> Result {
        let mut places = self.everyone()?;
        let of = places.len();
        let mut failed: Option<Failure> = None;
        for place in &mut places {
            if of > 1 {
                terminal.say(&Say::EnumeratorOf { number: place.number, of });
            }
            let done = work(place, terminal);
            match (done, &failed) {
                (Err(failure), None) => failed = Some(failure),
                (Err(failure), Some(_)) => terminal.fail(&failure),
                (Ok(()), _) => {}
            }
        }
        failed.map_or(Ok(()), Err)
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
