//! What a form would change that is to be added, told before anything is.

use jiff::Timestamp;
use kin_forms::{Disclosure, Form, Question};
use kin_protocol::Digest;
use kin_protocol::note::{FormVersion, MAX_FORMS};
use kin_terminal::Result;
use serde_json::Value;

use super::VersionError;
use crate::comparing::{Changed, compare};
use crate::study::forms::check_fits;
use crate::study::{FormRead, Study, StudyForm};

/// What a form would change that is to be added.
#[derive(Debug)]
pub struct Considered {
    /// What differs from other versions of the study, by version, the newest first: from the newest everything, from an older one what
    /// would orphan answers and was not accepted when the version after it was taken.
    pub changes: Vec<(String, Vec<Changed>)>,
    /// Whether names would come to the desk with it, where they did not come before.
    pub names: bool,
    /// Whether the study had it, and it was retired.
    pub again: bool,
}

impl Considered {
    /// How many changes may orphan answers.
    pub fn orphaning(&self) -> u64 {
        self.changes.iter().flat_map(|(_, changes)| changes).filter(|change| change.orphans).count() as u64
    }
}

impl Study {
    /// Looks at a form that is to be added. Refuses what nobody can accept: [`VersionError`], a form too large for the study.
    pub fn consider(&self, form: &FormRead, now: Timestamp) -> Result<Considered> {
        let (id, version) = (form.form.id(), form.form.version());
        let versions: Vec<&StudyForm> = self.settings.forms.iter().filter(|had| had.id == id).collect();
        let of = || (id.to_owned(), version.to_owned());
        let digest = Digest::from_bytes(form.form.digest());
        let same = versions.iter().find(|had| had.version == version);
        let again = same.is_some_and(|had| had.digest == digest && had.retired.is_some());
        if let Some(had) = same.filter(|_| !again) {
            let (form, version) = of();
            let unchanged = had.digest == digest;
            return Err(if unchanged {
                VersionError::VersionUnchanged { form, version }.into()
            } else {
                VersionError::VersionTaken { form, version }.into()
            });
        }
        let newest = versions.iter().max_by_key(|had| FormVersion(&had.version));
        if let Some(newest) =
            newest.filter(|newest| !again && FormVersion(version) < FormVersion(&newest.version))
        {
            let ((form, version), newest) = (of(), newest.version.clone());
            return Err(VersionError::VersionOlder { form, version, newest }.into());
        }
        check_fits(&form.form, self.settings.contact_count(), self.settings.sealed_bytes)?;
        if self.settings.listed().count() >= MAX_FORMS {
            return Err(VersionError::VersionsTooMany { most: MAX_FORMS as u64 }.into());
        }
        let mut changes = Vec::new();
        if !again {
            // The order of the study is that of its versions: each was newer than all before.
            let had = versions.iter().map(|had| self.form(had)).collect::<Result<Vec<FormRead>>>()?;
            if let Some(last) = had.last().filter(|last| says_the_same(&last.bytes, &form.bytes)) {
                let (form, version) = (id.to_owned(), last.form.version().to_owned());
                return Err(VersionError::VersionUnchanged { form, version }.into());
            }
            changes = changed(&had, &form.form);
        }
        let names = !again && self.brings_names(&form.form, now)?;
        Ok(Considered { changes, names, again })
    }

    /// Whether a form asks for names that would lie among the other answers at the desk, where no form of the study did that before: no
    /// contact custodian keeps them, or a question that was `direct` is no longer.
    fn brings_names(&self, form: &Form, now: Timestamp) -> Result<bool> {
        let asks = |form: &Form| form.largest_direct_bytes() > 0;
        let had = self.forms()?;
        let of_it = || had.iter().rev().filter(|had| had.id() == form.id());
        // The last version that asks the same says whether it went to her until now.
        let was_kept = |question: &Question| {
            let mut last =
                of_it().filter_map(|had| had.questions().iter().find(|was| was.key == question.key));
            last.next().is_some_and(|was| was.disclosure == Disclosure::Direct)
        };
        let told = |question: &Question| {
            question.kind.holds_a_value() && question.disclosure != Disclosure::Direct && was_kept(question)
        };
        if form.questions().iter().any(told) {
            return Ok(true);
        }
        if !asks(form) {
            return Ok(false);
        }
        let mut open = self.settings.epochs.iter().filter(|epoch| epoch.not_after > now);
        let contacts = self.settings.contacts.as_ref();
        if contacts.is_some_and(|contacts| open.all(|epoch| epoch.epoch >= contacts.from_epoch)) {
            return Ok(false);
        }
        Ok(!had.iter().any(|had| asks(had)))
    }
}

/// What differs from each of these versions, the newest of which comes last.
fn changed(had: &[FormRead], form: &Form) -> Vec<(String, Vec<Changed>)> {
    let Some((newest, older)) = had.split_last() else { return Vec::new() };
    let mut all = vec![(newest.form.version().to_owned(), compare(&newest.form, form))];
    for old in older.iter().rev() {
        let known = compare(&old.form, &newest.form);
        let mut fresh = compare(&old.form, form);
        fresh.retain(|change| change.orphans && !known.contains(change) && !all[0].1.contains(change));
        if !fresh.is_empty() {
            all.push((old.form.version().to_owned(), fresh));
        }
    }
    all
}

/// Whether two forms differ in their version alone, blanks aside.
fn says_the_same(one: &[u8], other: &[u8]) -> bool {
    let read = |bytes: &[u8]| {
        let mut value: Value = serde_json::from_slice(bytes).ok()?;
        value.as_object_mut()?.remove("version");
        Some(value)
    };
    read(one).is_some_and(|one| read(other) == Some(one))
}
