//! Passphrases, asked for or read from a file.

use std::path::Path;

use kin_sealing::{Identity, Passphrase};
use kin_terminal::{Exit, Result, Terminal};
use serde::Serialize;

use crate::ending::Ending;
use crate::study::Study;

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    UnlockAskRoot,
    UnlockAskWorking { file: String },
    UnlockAskNewRoot,
    UnlockAskNewWorking,
}

/// A passphrase that exists.
pub(super) fn known(say: &Say, file: Option<&Path>, terminal: &mut Terminal) -> Result<Passphrase> {
    let text = terminal.passphrase(say, file)?;
    Passphrase::from_text(&text).ending(Exit::Locked)
}

/// A passphrase that is being chosen; typed twice.
pub(super) fn new(say: &Say, file: Option<&Path>, terminal: &mut Terminal) -> Result<Passphrase> {
    let text = terminal.new_passphrase(say, file)?;
    Passphrase::from_text(&text).ending(Exit::Locked)
}

/// The study's working keys.
pub(super) fn working_keys(
    study: &Study,
    file: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Vec<Identity>> {
    study.unlock_working_keys(&mut |key| {
        known(&Say::UnlockAskWorking { file: key.display().to_string() }, file, terminal)
    })
}
