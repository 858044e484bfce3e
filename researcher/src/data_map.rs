//! The data map of a study: what is asked, for what, who can read it, where it lies and until when. Made from the forms
//! and the signed note, so that it cannot say anything else than devices do.

use std::sync::Arc;

use jiff::Timestamp;
use kin_forms::{Disclosure, Form};
use kin_protocol::Digest;
use kin_protocol::note::{Opening, StudyNote};
use serde::Serialize;

/// What a data-protection officer has to know of a study.
#[derive(Debug, Serialize)]
pub struct DataMap {
    /// The study's neutral title.
    pub title: String,
    /// Its id.
    pub study: String,
    /// Until when interviews may start.
    pub collected_until: Timestamp,
    /// What the answers would be used for, as it is read to the respondent.
    pub purposes: Vec<MappedPurpose>,
    /// Who can read what.
    pub recipients: Vec<MappedRecipient>,
    /// Where it lies.
    pub places: Vec<MappedPlace>,
    /// What is asked, every question of every version of every form.
    pub fields: Vec<MappedField>,
}

/// One use of the answers.
#[derive(Debug, Serialize)]
pub struct MappedPurpose {
    /// The form's id.
    pub form: String,
    /// The form's version.
    pub version: String,
    /// The purpose's name in responses.
    pub purpose: String,
    /// What is read out.
    pub words: String,
    /// Whether there is no interview without it.
    pub required: bool,
}

/// Someone who can read something.
#[derive(Debug, Serialize)]
pub struct MappedRecipient {
    /// What can be read.
    pub reads: Reads,
    /// Of which epoch.
    pub epoch: u32,
    /// How many hold the key: the desk by itself, or custodians together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_by: Option<OpenedBy>,
    /// The public key.
    pub recipient: String,
    /// Whether nothing more is sealed to it.
    pub revoked: bool,
}

/// What a key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reads {
    /// Answers, other than direct identifiers where a contact custodian has these.
    Answers,
    /// Direct identifiers.
    Identifiers,
    /// Check records of devices, which hold no answers.
    CheckRecords,
}

/// In whose hands a working key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenedBy {
    /// The desk, with its passphrase.
    Desk,
    /// Custodians, so many together.
    Custodians,
}

/// A place where something lies.
#[derive(Debug, Serialize)]
pub struct MappedPlace {
    /// Which.
    pub place: Place,
    /// From when on nothing of it is kept there, where the study says so.
    pub until: Option<Timestamp>,
    /// For how many days longer backups or copies may hold it.
    pub days_after: Option<i64>,
}

/// Where something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Devices of enumerators: sealed, until some days after a receipt.
    Devices,
    /// The server: sealed, until it is purged.
    Server,
    /// The desk: sealed to the working keys, until these are destroyed.
    Desk,
    /// Files that were exported or released.
    Files,
}

/// One question of a form.
#[derive(Debug, Serialize)]
pub struct MappedField {
    /// The form's id.
    pub form: String,
    /// The form's version.
    pub version: String,
    /// The question's name.
    pub field: String,
    /// What is asked.
    pub words: String,
    /// Its type, as in the form.
    pub kind: &'static str,
    /// How it could give someone away: `direct`, `quasi`, `sensitive`, `free_text`, `location`, `open`.
    pub disclosure: &'static str,
    /// What opens it.
    pub read_as: Reads,
}

/// Makes the map. `keep_days` is for how long a device keeps what it has a receipt for.
pub fn data_map(note: &StudyNote, forms: &[Arc<Form>], keep_days: i64, language: &str) -> DataMap {
    let revoked = |recipient: &str| {
        note.revoked.iter().any(|revoked| revoked.recipient == Digest::of(recipient.as_bytes()))
    };
    let working = note.recipients.iter().map(|one| MappedRecipient {
        reads: Reads::Answers,
        epoch: one.epoch,
        opened_by: Some(match one.opening {
            Opening::Desk | Opening::Recovery(_) | Opening::Single => OpenedBy::Desk,
            Opening::Quorum(_) => OpenedBy::Custodians,
        }),
        revoked: revoked(&one.recipient),
        recipient: one.recipient.clone(),
    });
    let side = |reads, of: &[kin_protocol::note::SideRecipient]| -> Vec<MappedRecipient> {
        let one = |one: &kin_protocol::note::SideRecipient| MappedRecipient {
            reads,
            epoch: one.epoch,
            opened_by: None,
            revoked: revoked(&one.recipient),
            recipient: one.recipient.clone(),
        };
        of.iter().map(one).collect()
    };
    let contacts = !note.contacts.is_empty();
    DataMap {
        title: note.title.clone(),
        study: note.study.to_string(),
        collected_until: note.expires,
        purposes: forms.iter().flat_map(|form| purposes(form, language)).collect(),
        recipients: working
            .chain(side(Reads::Identifiers, &note.contacts))
            .chain(side(Reads::CheckRecords, &note.supervisors))
            .collect(),
        places: vec![
            MappedPlace { place: Place::Devices, until: None, days_after: Some(keep_days) },
            MappedPlace {
                place: Place::Server,
                until: note.purge_after,
                days_after: Some(note.backup_days.into()),
            },
            MappedPlace { place: Place::Desk, until: None, days_after: None },
            MappedPlace { place: Place::Files, until: None, days_after: None },
        ],
        fields: forms.iter().flat_map(|form| fields(form, contacts, language)).collect(),
    }
}

fn purposes(form: &Form, language: &str) -> Vec<MappedPurpose> {
    let purposes = form.consent().map(|consent| consent.purposes.as_slice()).unwrap_or_default();
    let mapped = purposes.iter().map(|purpose| MappedPurpose {
        form: form.id().to_owned(),
        version: form.version().to_owned(),
        purpose: purpose.name.clone(),
        words: purpose.label.in_language(language).to_owned(),
        required: purpose.required,
    });
    mapped.collect()
}

fn fields(form: &Form, contacts: bool, language: &str) -> Vec<MappedField> {
    let asked = form.questions().iter().filter(|question| question.kind.holds_a_value());
    let mapped = asked.map(|question| MappedField {
        form: form.id().to_owned(),
        version: form.version().to_owned(),
        field: question.name.clone(),
        words: question.label.in_language(language).to_owned(),
        kind: question.kind.name(),
        disclosure: question.disclosure.name(),
        read_as: if contacts && question.disclosure == Disclosure::Direct {
            Reads::Identifiers
        } else {
            Reads::Answers
        },
    });
    mapped.collect()
}
