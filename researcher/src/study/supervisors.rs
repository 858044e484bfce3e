//! Who reads check records: how interviews went, without one answer.

use jiff::Timestamp;
use kin_protocol::note::SideRecipient;
use kin_sealing::{KeyKind, Recipient};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use super::{Epoch, Settings, Study};

/// Why a supervisor is not named, or no longer.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SupervisorsError {
    /// The key is of the other kind than the study's keys.
    #[error("the supervisor's key is of another kind than the keys of the study")]
    SupervisorsKindMixed,
    /// The key is named already.
    #[error("the supervisor's key is named already")]
    SupervisorsNamedAlready,
    /// The key opens responses, or direct answers.
    #[error("the key opens answers of the study")]
    SupervisorsTwoRoles,
    /// A check record has as many stanzas as a response has readers, and no more: else a server could tell them apart.
    #[error("more than {max} supervisors")]
    SupervisorsTooMany {
        /// How many readers a response has.
        max: u64,
    },
    /// The key is not named.
    #[error("the supervisor's key is not named")]
    SupervisorsNotNamed,
}

impl From<SupervisorsError> for Failure {
    fn from(error: SupervisorsError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// The lines of a note that is issued at this time: an epoch that has ended needs them no more.
pub(super) fn lines(settings: &Settings, issued: Timestamp) -> Vec<SideRecipient> {
    let epochs = settings.epochs.iter().filter(|epoch| epoch.not_after > issued);
    let mut lines: Vec<SideRecipient> = epochs
        .flat_map(|epoch| {
            let side =
                |recipient: &String| SideRecipient { epoch: epoch.epoch, recipient: recipient.clone() };
            settings.supervisors.iter().map(side)
        })
        .collect();
    lines.sort();
    lines
}

impl Study {
    /// Names one more supervisor; the next note says so to devices.
    pub fn name_supervisor(&mut self, recipient: &Recipient) -> Result {
        let settings = &self.settings;
        let kind = if settings.classical { KeyKind::Classical } else { KeyKind::PostQuantum };
        if recipient.kind() != kind {
            return Err(SupervisorsError::SupervisorsKindMixed.into());
        }
        let recipient = recipient.to_string();
        let readers = settings.epochs.iter().flat_map(Epoch::recipients);
        let contacts = settings.contacts.iter().flat_map(|contacts| &contacts.recipients);
        if readers.chain(contacts.map(String::as_str)).any(|named| named == recipient) {
            return Err(SupervisorsError::SupervisorsTwoRoles.into());
        }
        if settings.supervisors.contains(&recipient) {
            return Err(SupervisorsError::SupervisorsNamedAlready.into());
        }
        let most = settings.opening.recipients();
        if settings.supervisors.len() >= most {
            return Err(SupervisorsError::SupervisorsTooMany { max: most as u64 }.into());
        }
        let mut settings = settings.clone();
        settings.supervisors.push(recipient);
        settings.supervised = true;
        self.keep(settings)
    }

    /// Names a supervisor no longer; what was sealed to it stays sealed to it.
    pub fn remove_supervisor(&mut self, recipient: &Recipient) -> Result {
        let recipient = recipient.to_string();
        let mut settings = Settings { supervised: true, ..self.settings.clone() };
        let place = settings.supervisors.iter().position(|named| *named == recipient);
        settings.supervisors.remove(place.ok_or(SupervisorsError::SupervisorsNotNamed)?);
        self.keep(settings)
    }
}
