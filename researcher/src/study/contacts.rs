//! Whom direct answers are sealed to: named here, held by none of the researchers.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kin_protocol::note::{self, MAX_NOTE_BYTES, SideRecipient};
use kin_sealing::{KeyKind, Recipient};
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};

use super::{Settings, Study};
use crate::ending::Ending;

/// Most contact recipients of a study: each opens every name.
pub const MAX_CONTACTS: usize = 4;

/// Who alone opens the answers to `direct` questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The first epoch whose identifiers are kept apart. Earlier ones hold them among the other answers.
    pub from_epoch: u32,
    /// The recipients, at least one.
    pub recipients: Vec<String>,
}

/// Why a contact recipient is not named, or no longer.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ContactsError {
    /// The key is of the other kind than the study's keys.
    #[error("the contact key is of another kind than the keys of the study")]
    ContactsKindMixed,
    /// The key is named already.
    #[error("the contact key is named already")]
    ContactsNamedAlready,
    /// The key opens responses.
    #[error("the key opens responses of the study")]
    ContactsTwoRoles,
    /// More than [`MAX_CONTACTS`].
    #[error("more than {max} contact keys")]
    ContactsTooMany {
        /// The limit.
        max: u64,
    },
    /// The key is not named.
    #[error("the contact key is not named")]
    ContactsNotNamed,
    /// The only one there is: without it devices would put names among the other answers.
    #[error("the only contact key cannot be taken away")]
    ContactsLast,
}

impl From<ContactsError> for Failure {
    fn from(error: ContactsError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

impl Settings {
    /// How many contact recipients there are.
    pub(crate) fn contact_count(&self) -> usize {
        self.contacts.as_ref().map_or(0, |contacts| contacts.recipients.len())
    }
}

/// The lines of a note that is issued at this time: an epoch that has ended needs them no more.
pub(super) fn lines(settings: &Settings, issued: Timestamp) -> Vec<SideRecipient> {
    let Some(contacts) = &settings.contacts else { return Vec::new() };
    let epochs = settings.epochs.iter().filter(|epoch| epoch.epoch >= contacts.from_epoch);
    let mut lines: Vec<SideRecipient> = epochs
        .filter(|epoch| epoch.not_after > issued)
        .flat_map(|epoch| {
            let side =
                |recipient: &String| SideRecipient { epoch: epoch.epoch, recipient: recipient.clone() };
            contacts.recipients.iter().map(side)
        })
        .collect();
    lines.sort();
    lines
}

impl Study {
    /// Names one more contact recipient; the next note says so to devices. Returns the first epoch for which it counts.
    ///
    /// The first one counts from the first epoch that no note has named: responses of the others hold direct answers
    /// among the rest, and nobody could tell those from a device that ignores the note.
    pub fn name_contact(&mut self, recipient: &Recipient) -> Result<u32> {
        let kind = if self.settings.classical { KeyKind::Classical } else { KeyKind::PostQuantum };
        if recipient.kind() != kind {
            return Err(ContactsError::ContactsKindMixed.into());
        }
        let recipient = recipient.to_string();
        if self.settings.epochs.iter().flat_map(super::Epoch::recipients).any(|own| own == recipient) {
            return Err(ContactsError::ContactsTwoRoles.into());
        }
        let mut contacts = match &self.settings.contacts {
            Some(contacts) => contacts.clone(),
            None => Contacts { from_epoch: self.first_epoch_in_no_note()?, recipients: Vec::new() },
        };
        if contacts.recipients.contains(&recipient) {
            return Err(ContactsError::ContactsNamedAlready.into());
        }
        if contacts.recipients.len() == MAX_CONTACTS {
            return Err(ContactsError::ContactsTooMany { max: MAX_CONTACTS as u64 }.into());
        }
        contacts.recipients.push(recipient);
        let first = contacts.from_epoch;
        let settings = Settings { contacts: Some(contacts), ..self.settings.clone() };
        self.check_forms_fit(&settings)?;
        self.keep(settings)?;
        Ok(first)
    }

    /// Names a contact recipient no longer; what was sealed to it stays sealed to it.
    pub fn remove_contact(&mut self, recipient: &Recipient) -> Result {
        let recipient = recipient.to_string();
        let Some(mut contacts) = self.settings.contacts.clone() else {
            return Err(ContactsError::ContactsNotNamed.into());
        };
        let place = contacts.recipients.iter().position(|named| *named == recipient);
        let place = place.ok_or(ContactsError::ContactsNotNamed)?;
        if contacts.recipients.len() == 1 {
            return Err(ContactsError::ContactsLast.into());
        }
        contacts.recipients.remove(place);
        self.keep(Settings { contacts: Some(contacts), ..self.settings.clone() })
    }

    /// Refuses a study with a form whose largest response would not fit its sealed responses.
    pub(super) fn check_forms_fit(&self, settings: &Settings) -> Result {
        for form in self.forms()? {
            super::forms::check_fits(&form, settings.contact_count(), settings.sealed_bytes)?;
        }
        Ok(())
    }

    /// The first epoch that no note names that was signed here, whether all who must have signed it or not yet.
    fn first_epoch_in_no_note(&self) -> Result<u32> {
        let mut named = BTreeSet::new();
        for path in [self.layout.note(), self.layout.proposal()] {
            if path.symlink_metadata().is_err() {
                continue;
            }
            let text = kin_disk::read(&path, MAX_NOTE_BYTES as u64).ending(Exit::Storage)?;
            let note = note::claimed(&text).ending(Exit::Untrusted)?;
            named.extend(note.epochs().iter().map(|epoch| epoch.number));
        }
        Ok(named.last().map_or(1, |last| last + 1))
    }
}
