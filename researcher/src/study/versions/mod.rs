//! Forms of a study under way: another form, a newer version of one, and what is asked no more.
//!
//! Nothing that a note has listed is ever taken away: responses to it come late, and are opened for ever by the version they were given
//! under. The next note says to devices what changed.

mod considering;
mod error;

use jiff::Timestamp;
use kin_terminal::{Exit, Result};

use super::settings::Accepted;
use super::{FormRead, Study, StudyError, StudyForm};
use crate::ending::Ending;

pub use considering::Considered;
pub use error::VersionError;

/// What people say who accept what a version costs.
#[derive(Debug)]
pub struct Statement {
    /// Who, at least one.
    pub by: Vec<String>,
    /// Why.
    pub why: String,
}

/// A form that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The form's id.
    pub id: String,
    /// The version with which interviews begin under the next note.
    pub asked: String,
    /// The number of that note.
    pub note: u64,
}

/// What was retired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The versions that the next note lists no more.
    pub versions: Vec<String>,
    /// Those of them that no note ever listed: they are gone, as if they had never come.
    pub unseen: Vec<String>,
    /// The version with which interviews begin under the next note, where one is left.
    pub asked: Option<String>,
}

impl Study {
    /// Adds a form that was [considered](Study::consider), or takes up one again that was retired. The next note lists it. After an
    /// error nothing has changed.
    pub fn add_form(
        &mut self,
        form: &FormRead,
        considered: &Considered,
        accepts: Option<Statement>,
        now: Timestamp,
    ) -> Result<Added> {
        let id = form.form.id().to_owned();
        let (orphaning, names) = (considered.orphaning(), considered.names);
        if accepts.is_some() && orphaning == 0 && !names {
            return Err(VersionError::VersionHarmless { form: id }.into());
        }
        if accepts.is_none() && orphaning > 0 {
            return Err(VersionError::VersionOrphans { form: id, count: orphaning }.into());
        }
        if accepts.is_none() && names {
            return Err(VersionError::VersionNames { form: id }.into());
        }
        let note = self.settings.note_version + 1;
        let mut settings = self.settings.clone();
        if considered.again {
            let version = form.form.version();
            for had in settings.forms.iter_mut().filter(|had| had.id == id && had.version == version) {
                had.retired = None;
            }
            self.keep(settings)?;
        } else {
            let accepted =
                accepts.map(|Statement { by, why }| Accepted { at: now, by, why, orphaning, names });
            let entry = StudyForm::new(&form.form, note, accepted);
            let path = self.layout.form(entry.digest);
            settings.forms.push(entry);
            // The file before what names it; one that a power cut left alone belongs to no version, and may be replaced.
            kin_disk::replace_private(&path, &form.bytes).ending(Exit::Storage)?;
            self.keep(settings).inspect_err(|_| {
                let _ = std::fs::remove_file(&path);
            })?;
        }
        let asked = self.settings.asked(&id).map(|asked| asked.version.clone()).unwrap_or_default();
        Ok(Added { id, asked, note })
    }

    /// Retires one version of a form, or all of them: the next note does not list them. What was given under them is read for ever.
    pub fn retire_form(&mut self, id: &str, version: Option<&str>) -> Result<Retired> {
        let form = || id.to_owned();
        let is_meant = |had: &StudyForm| had.id == id && version.is_none_or(|version| had.version == version);
        if !self.settings.forms.iter().any(|had| had.id == id) {
            return Err(StudyError::StudyFormUnknown { form: form() }.into());
        }
        if let Some(version) = version.filter(|_| !self.settings.forms.iter().any(is_meant)) {
            return Err(VersionError::VersionUnknown { form: form(), version: version.to_owned() }.into());
        }
        let meant: Vec<StudyForm> = self.settings.listed().filter(|had| is_meant(had)).cloned().collect();
        if meant.is_empty() {
            return Err(VersionError::VersionRetired { form: form() }.into());
        }
        if self.settings.listed().count() == meant.len() {
            return Err(VersionError::VersionLast { form: form() }.into());
        }
        let (signed, mut settings) = (self.settings.note_version, self.settings.clone());
        let is_unseen = |had: &StudyForm| had.since > signed;
        settings.forms.retain(|had| !(is_meant(had) && had.retired.is_none() && is_unseen(had)));
        for had in settings.forms.iter_mut().filter(|had| is_meant(had) && had.retired.is_none()) {
            had.retired = Some(signed + 1);
        }
        self.keep(settings)?;
        let (unseen, seen): (Vec<StudyForm>, Vec<StudyForm>) = meant.into_iter().partition(is_unseen);
        for form in &unseen {
            // A file that no version names any more is in nobody's way.
            let _ = std::fs::remove_file(self.layout.form(form.digest));
        }
        let versions = |forms: Vec<StudyForm>| forms.into_iter().map(|form| form.version).collect();
        let asked = self.settings.asked(id).map(|asked| asked.version.clone());
        Ok(Retired { versions: versions(seen), unseen: versions(unseen), asked })
    }
}
