//! Several enumerators on one machine: to the office each of them is a device, with a key, a chain, vouchers and a passphrase of
//! her own. What one can open, another cannot.
//!
//! The first has the data folder itself, each further one a numbered folder in it. No code lies open there: a person says her
//! own, and its digest tells whose data it is.

use std::path::{Path, PathBuf};

use kin_protocol::{Digest, StudyId};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use crate::enrolment::EnrolmentError;
use crate::folder::{self, DATABASE};
use crate::storage::{SqliteStorage, Storage as _, StorageError};

/// The most enumerators of one machine.
pub const MAX_ENUMERATORS: usize = 32;

/// Why it is not known whose data is meant.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EnumeratorError {
    /// Nobody of that code works here.
    #[error("no enumerator {code} works on this machine")]
    EnumeratorUnknown {
        /// What was said.
        code: String,
    },
    /// Several work here, and nobody said who this is.
    #[error("{count} enumerators work on this machine")]
    EnumeratorUnsaid {
        /// How many.
        count: usize,
    },
}

impl From<EnumeratorError> for Failure {
    fn from(error: EnumeratorError) -> Self {
        Self::error(Exit::Usage, &error)
    }
}

/// What stands for an enumerator's code on a disk.
pub fn mark(study: StudyId, code: &str) -> Digest {
    Digest::of(&[b"kin-collector/enumerator", &study.as_bytes()[..], code.trim().as_bytes()].concat())
}

/// One enumerator's data on this machine.
pub struct Workplace {
    /// Which it is of them, from 1.
    pub number: usize,
    /// Where it lies.
    pub folder: PathBuf,
    /// What lies there.
    pub storage: SqliteStorage,
    study: StudyId,
    mark: Option<Digest>,
    /// Whether its vault is gone: what was sealed can still be sent.
    pub is_wiped: bool,
}

impl Workplace {
    /// What lies in a folder; none where nobody was enrolled there.
    fn read(number: usize, folder: PathBuf) -> Result<Option<Self>> {
        if !folder.join(DATABASE).exists() {
            return Ok(None);
        }
        let storage = folder::open(&folder)?;
        let (study, mark, is_wiped) = match storage.enrolled() {
            Ok(enrolled) => (enrolled.study, enrolled.enumerator, enrolled.vault_locked.is_empty()),
            Err(StorageError::StorageNotEnrolled) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(Some(Self { number, folder, storage, study, mark, is_wiped }))
    }

    /// Whether it is the data of the enumerator with this code.
    pub fn is_of(&self, code: &str) -> bool {
        self.mark == Some(mark(self.study, code))
    }
}

fn folders(folder: &Path) -> impl Iterator<Item = (usize, PathBuf)> {
    let own = (2..=MAX_ENUMERATORS).map(|number| (number, folder.join(number.to_string())));
    std::iter::once((1, folder.to_owned())).chain(own)
}

/// All who were enrolled on this machine, in that order. [`StorageError::StorageNotEnrolled`] where nobody was.
pub fn all(folder: &Path) -> Result<Vec<Workplace>> {
    let mut all = Vec::new();
    for (number, folder) in folders(folder) {
        all.extend(Workplace::read(number, folder)?);
    }
    if all.is_empty() { Err(StorageError::StorageNotEnrolled.into()) } else { Ok(all) }
}

/// Those of them who can begin something: all but the wiped ones, where there are others.
pub fn at_work(folder: &Path) -> Result<Vec<Workplace>> {
    let (wiped, mut at_work): (Vec<_>, Vec<_>) = all(folder)?.into_iter().partition(|place| place.is_wiped);
    if at_work.is_empty() {
        at_work.extend(wiped.into_iter().take(1));
    }
    Ok(at_work)
}

/// The data of the enumerator with this code; of the only one, where none is said.
pub fn one(
    mut places: Vec<Workplace>,
    code: Option<&str>,
) -> std::result::Result<Workplace, EnumeratorError> {
    let count = places.len();
    let index = match code {
        Some(code) => places
            .iter()
            .position(|place| place.is_of(code))
            .ok_or_else(|| EnumeratorError::EnumeratorUnknown { code: code.trim().to_owned() })?,
        None if count == 1 => 0,
        None => return Err(EnumeratorError::EnumeratorUnsaid { count }),
    };
    Ok(places.swap_remove(index))
}

/// Where the data of one more enumerator goes; nothing is written yet.
///
/// Fails as [`EnrolmentError::EnrolmentAlready`], [`EnrolmentError::EnrolmentOtherStudy`] or
/// [`EnrolmentError::EnrolmentTooMany`].
pub fn place_for(folder: &Path, study: StudyId, code: &str) -> Result<PathBuf> {
    let mut free = None;
    for (number, folder) in folders(folder) {
        let Some(place) = Workplace::read(number, folder.clone())? else {
            free = free.or(Some(folder));
            continue;
        };
        if place.study != study {
            return Err(EnrolmentError::EnrolmentOtherStudy.into());
        }
        // One that was enrolled before codes had digests may be hers.
        if !place.is_wiped && (place.mark.is_none() || place.is_of(code)) {
            return Err(EnrolmentError::EnrolmentAlready.into());
        }
    }
    Ok(free.ok_or(EnrolmentError::EnrolmentTooMany { most: MAX_ENUMERATORS })?)
}
