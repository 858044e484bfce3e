//! Opening a study for a command. A training study is called one on every screen of the desk, whatever the command.

use std::path::Path;

use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::study::{Study, StudyLock};

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StudyTraining,
}

/// A study to read.
pub(crate) fn read(folder: &Path, terminal: &mut Terminal) -> Result<Study> {
    let study = Study::open(folder)?;
    mark(&study, terminal);
    Ok(study)
}

/// A study to change, which nobody else changes meanwhile.
pub(crate) fn change(folder: &Path, terminal: &mut Terminal) -> Result<(Study, StudyLock)> {
    let (study, lock) = Study::open_to_change(folder)?;
    mark(&study, terminal);
    Ok((study, lock))
}

/// Says that a study is a training study, if it is one.
pub(crate) fn mark(study: &Study, terminal: &mut Terminal) {
    if study.settings().training_of.is_some() {
        terminal.warn(&Say::StudyTraining);
    }
}
