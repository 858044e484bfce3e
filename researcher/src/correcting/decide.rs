//! A decision about an interview, added to the dataset beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use kin_forms::{Correction, Form};
use kin_protocol::Digest;
use kin_sealing::{Identity, Kind, Submission};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance;
use crate::dataset::{
    self, Applied, Corrections, Decided, DecidedAs, Entry, Fate, Ledger, SegmentWriter, Staging, index,
};
use crate::study::{Study, StudyLock};

/// Most people who decide one thing.
const MAX_DECIDERS: usize = 16;
/// The longest name of one, in characters.
const MAX_NAME: usize = 100;
/// The longest reason, in characters.
const MAX_WHY: usize = 500;

/// Why nothing is decided.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CorrectingError {
    /// The dataset holds no interview of this name, or holds it no more.
    #[error("there is no interview {submission}")]
    CorrectingUnknown {
        /// What was looked for.
        submission: String,
    },
    /// Nothing changes.
    #[error("the correction changes nothing")]
    CorrectingNothing,
    /// Nobody is named who decided it, or a name is not one.
    #[error("nobody is named who decided")]
    CorrectingByNobody,
    /// There is no reason, or it is none.
    #[error("there is no reason")]
    CorrectingWithoutReason,
    /// What it gives is no interview that the form accepts.
    #[error("the form does not accept what the correction gives")]
    CorrectingRefused,
}

impl From<CorrectingError> for Failure {
    fn from(error: CorrectingError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// An interview of the dataset about which something may be decided.
pub struct Correctable {
    form: Arc<Form>,
    submission: Submission,
    /// With what corrected it before.
    body: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Correctable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Correctable({}, …)", self.submission)
    }
}

impl Correctable {
    /// The form it was held with.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Its name.
    pub fn submission(&self) -> Submission {
        self.submission
    }
}

/// What is decided.
#[derive(Debug)]
pub enum Ruling {
    /// Its answers are right as they are.
    Kept,
    /// They are others.
    Corrected(Correction),
    /// They are missing.
    Missing(Correction),
}

/// The interview of this name, with or without the `uuid:` that exports put before it. What was withdrawn is nowhere.
pub fn find(study: &Study, identities: &[Identity], submission: &str) -> Result<Correctable> {
    let name = submission.strip_prefix("uuid:").unwrap_or(submission);
    let unknown = || CorrectingError::CorrectingUnknown { submission: name.to_owned() };
    let wanted: Submission = name.parse().map_err(|_| unknown())?;
    let mut segments = BTreeSet::new();
    index::rows(study, identities, &mut |number, row| {
        if row.submission == Some(wanted) && row.outcome.0 == Fate::Kept {
            segments.insert(number);
        }
        Ok(())
    })?;
    let forms = study.forms()?;
    let corrections = Corrections::of(study, identities, u64::MAX)?;
    let mut found = None;
    dataset::read_segments(study, identities, &segments, &mut |_, entry| {
        let (Fate::Kept, Some(head), Some(response)) = (entry.fate, &entry.head, entry.response) else {
            return Ok(());
        };
        if head.submission != wanted || head.kind == Kind::Refusal {
            return Ok(());
        }
        let form = forms.iter().find(|form| Digest::from_bytes(form.digest()) == head.digest);
        found = form.map(|form| {
            let corrected = corrections.corrected(form, entry, &mut Applied::default());
            let body = corrected.unwrap_or_else(|| Zeroizing::new(response.to_vec()));
            Correctable { form: Arc::clone(form), submission: wanted, body }
        });
        Ok(())
    })?;
    Ok(found.ok_or_else(unknown)?)
}

/// Adds a decision to the dataset. `flag` is the finding of the quality checks that led to it.
///
/// After an error nothing was added.
pub fn decide(
    study: &Study,
    _lock: &StudyLock,
    about: &Correctable,
    ruling: Ruling,
    flag: Option<&str>,
    (by, why): (&[String], &str),
    at: Timestamp,
) -> Result {
    let (by, why) = (deciders(by)?, reason(why)?);
    let (outcome, correction) = match ruling {
        Ruling::Kept => (DecidedAs::Kept, None),
        Ruling::Corrected(correction) => (DecidedAs::Corrected, Some(correction)),
        Ruling::Missing(correction) => (DecidedAs::Missing, Some(correction)),
    };
    let body = match correction {
        Some(correction) => Some(correction.into_body().ok_or(CorrectingError::CorrectingNothing)?),
        None => None,
    };
    if let Some(body) = &body {
        let accepted = about.form.corrected(&about.body, body);
        accepted.map_err(|invalid| {
            let failure = Failure::error(Exit::Refused, &CorrectingError::CorrectingRefused);
            invalid.iter().fold(failure, Failure::because)
        })?;
    }
    let name = Submission::from_random(*chance::bytes()?);
    let named = Digest::of(&[b"kin-desk-decision", name.bytes().as_slice()].concat());
    let entry = Entry {
        fate: if body.is_some() { Fate::Correction } else { Fate::Decision },
        decided: Some(Decided {
            name,
            about: about.submission,
            form: Digest::from_bytes(about.form.digest()),
            outcome,
            flag: flag.map(str::to_owned),
            at,
            by,
            why,
        }),
        response: body.as_ref().map(|body| body.as_slice()),
        ..Entry::check(named)
    };
    let (ledger, staging) = (Ledger::of(study)?, Staging::new(study)?);
    let next = ledger.segments.len() as u64 + 1;
    let mut writer = SegmentWriter::new(study.settings().study, study.recipients()?, next);
    writer.add(&entry, &staging)?;
    let added = writer.finish(&staging)?;
    staging.commit(study, ledger, added, &[], &[], &study.registry()?)
}

fn deciders(names: &[String]) -> std::result::Result<Vec<String>, CorrectingError> {
    let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
    let fits = (1..=MAX_DECIDERS).contains(&names.len()) && names.iter().all(|name| is_plain(name, MAX_NAME));
    if fits { Ok(names) } else { Err(CorrectingError::CorrectingByNobody) }
}

fn reason(why: &str) -> std::result::Result<String, CorrectingError> {
    let why = why.trim();
    if is_plain(why, MAX_WHY) { Ok(why.to_owned()) } else { Err(CorrectingError::CorrectingWithoutReason) }
}

fn is_plain(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
}
