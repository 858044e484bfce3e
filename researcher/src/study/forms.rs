//! The forms of a study: read from their author's files, kept byte for byte.

use std::path::Path;
use std::sync::Arc;

use kin_forms::limits::MAX_FORM_BYTES;
use kin_forms::{Form, Mistakes};
use kin_protocol::Digest;
use kin_protocol::note::{self, FormReference};
use kin_terminal::{Exit, Failure, Result};

use super::{Settings, Study, StudyError, StudyForm};
use crate::counting::CountError;
use crate::ending::{Ending, OnDisk};
use crate::scoring::ScoreError;
use crate::xlsform;

/// A form as it was read, with its exact bytes.
#[derive(Debug)]
pub struct FormRead {
    /// The form.
    pub form: Form,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
}

/// Why a form was not read.
#[derive(Debug)]
pub enum FormTrouble {
    /// The file could not be read.
    Unread(Failure),
    /// The form has mistakes; each has its line and column.
    Mistaken(Mistakes),
}

/// Reads a form from its author's file.
pub fn read_form(path: &Path) -> std::result::Result<FormRead, FormTrouble> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if xlsform::Kind::from_ending(ending).is_some() && path.exists() {
        let file = path.display().to_string();
        return Err(FormTrouble::Unread(StudyError::StudyFormIsWorkbook { file }.into()));
    }
    let bytes = kin_disk::read(path, MAX_FORM_BYTES as u64).on_disk().map_err(FormTrouble::Unread)?;
    let form = Form::parse(&bytes).map_err(FormTrouble::Mistaken)?;
    Ok(FormRead { form, bytes })
}

/// Refuses a form whose largest response has no room in a sealed response of this size: rather here than on a device in mid-interview.
pub(super) fn check_fits(
    form: &Form,
    contacts: usize,
    sealed_bytes: u32,
) -> std::result::Result<(), StudyError> {
    let (needed, available) = (super::needed_by(form, contacts, sealed_bytes), super::room_in(sealed_bytes));
    if needed > available {
        return Err(StudyError::StudyFormTooLarge { form: form.id().to_owned(), needed, available });
    }
    Ok(())
}

impl Settings {
    /// The versions that the next note lists: those that are not retired.
    pub fn listed(&self) -> impl Iterator<Item = &StudyForm> {
        self.forms.iter().filter(|form| form.retired.is_none())
    }

    /// The version of a form with which interviews begin under the next note; none of a form that is retired.
    pub fn asked(&self, id: &str) -> Option<&StudyForm> {
        let listed: Vec<FormReference> = self.listed().map(StudyForm::reference).collect();
        let asked = note::newest(&listed, id)?.digest;
        self.listed().find(|form| form.digest == asked)
    }

    /// The ids of its forms, in the order in which they came.
    pub fn form_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for form in &self.forms {
            if !ids.contains(&form.id.as_str()) {
                ids.push(&form.id);
            }
        }
        ids
    }
}

impl Study {
    /// A form of the study by the digest of its bytes.
    pub(crate) fn form(&self, entry: &StudyForm) -> Result<FormRead> {
        let path = self.layout.form(entry.digest);
        let file = path.display().to_string();
        let bytes = kin_disk::read(&path, MAX_FORM_BYTES as u64).ending(Exit::Storage)?;
        if Digest::of(&bytes) != entry.digest {
            return Err(StudyError::StudyFileDamaged { file }.into());
        }
        // It was read without a mistake when it was taken into the study, and its digest is the same.
        let form = Form::parse(&bytes).map_err(|_| StudyError::StudyFileDamaged { file: file.clone() })?;
        if form.id() != entry.id || form.version() != entry.version {
            return Err(StudyError::StudyFileDamaged { file }.into());
        }
        Ok(FormRead { form, bytes })
    }

    /// The version of each form that is asked, with its exact bytes.
    pub fn asked_forms(&self) -> Result<Vec<FormRead>> {
        let asked = self.settings.form_ids().into_iter().filter_map(|id| self.settings.asked(id));
        asked.map(|entry| self.form(entry)).collect()
    }

    /// All versions of all forms that the study ever had, oldest first.
    pub fn forms(&self) -> Result<Vec<Arc<Form>>> {
        self.settings.forms.iter().map(|entry| Ok(Arc::new(self.form(entry)?.form))).collect()
    }

    /// All versions of one form, oldest first: the form with this id, or the only one there is. A question has one name in all of them
    /// ([`kin_forms::named_alike`]); [`crate::responses`] reads what was given under them.
    pub fn versions(&self, id: Option<&str>) -> Result<Vec<Arc<Form>>> {
        let ids = self.settings.form_ids();
        let id = match (id, ids.as_slice()) {
            (Some(id), _) => id,
            (None, [only]) => only,
            (None, _) => return Err(StudyError::StudyFormNotNamed { count: ids.len() as u64 }.into()),
        };
        if !ids.contains(&id) {
            return Err(StudyError::StudyFormUnknown { form: id.to_owned() }.into());
        }
        let entries = self.settings.forms.iter().filter(|entry| entry.id == id);
        let own = entries.map(|entry| Ok(self.form(entry)?.form)).collect::<Result<Vec<Form>>>()?;
        Ok(kin_forms::named_alike(own).into_iter().map(Arc::new).collect())
    }

    /// The version that has these bytes, as its author wrote it.
    pub(crate) fn form_of(&self, digest: Digest) -> Result<Option<Form>> {
        let entry = self.settings.forms.iter().find(|entry| entry.digest == digest);
        entry.map(|entry| Ok(self.form(entry)?.form)).transpose()
    }

    /// All versions of the one form that asks a question with this name; of the only form, whatever it asks.
    pub fn versions_asking(&self, question: &str) -> Result<Vec<Arc<Form>>> {
        let asking = self.ids_of(|form| form.question(question).is_some())?;
        match asking.as_slice() {
            [only] => self.versions(Some(only)),
            [] if self.settings.form_ids().len() > 1 => {
                Err(CountError::CountQuestionNowhere { question: question.to_owned() }.into())
            }
            _ => self.versions(None),
        }
    }

    /// All versions of the one form that has a scoring with this id; of the only form, whatever it has.
    pub fn versions_scoring(&self, scoring: &str) -> Result<Vec<Arc<Form>>> {
        let having = self.ids_of(|form| form.scores().iter().any(|known| known.id() == scoring))?;
        match having.as_slice() {
            [only] => self.versions(Some(only)),
            [] if self.settings.form_ids().len() > 1 => {
                Err(ScoreError::ScoreNowhere { scoring: scoring.to_owned() }.into())
            }
            _ => self.versions(None),
        }
    }

    fn ids_of(&self, holds: impl Fn(&Form) -> bool) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        for id in self.settings.form_ids() {
            if self.versions(Some(id))?.iter().any(|form| holds(form)) {
                ids.push(id.to_owned());
            }
        }
        Ok(ids)
    }
}
