//! A decision about what is set aside, by people who give their names and a reason.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;

use super::{DecisionEntry, SetAside};
use crate::disclosure::{Ledger, What};
use crate::opening::Reason;
use crate::study::{Study, StudyLock, declarers};

/// The longest reason, in characters.
const MAX_WHY: u32 = 300;
/// Fewer digits of an envelope's digest name none.
const LEAST_DIGITS: usize = 8;
/// A name of the people who decide is no longer, in characters.
const MAX_NAME: u32 = 100;

/// Why nothing is decided.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum SetAsideError {
    /// Nothing that is set aside is called this.
    #[error("nothing that is set aside is called {name}")]
    SetAsideUnknown {
        /// What was looked for.
        name: String,
    },
    /// More than one envelope begins with these digits, or there are too few of them.
    #[error("{name} does not name one envelope")]
    SetAsideAmbiguous {
        /// What was looked for.
        name: String,
        /// Digits that are enough in any case.
        least: u64,
    },
    /// Neither envelopes nor a device are named.
    #[error("no envelope is named")]
    SetAsideNothing,
    /// What keeps it out is nothing that people can decide.
    #[error("{envelope} cannot be admitted by a decision")]
    SetAsideInadmissible {
        /// The envelope.
        envelope: String,
    },
    /// No reason was given, or one that does not print.
    #[error("the reason is empty, longer than {most} characters or not printable")]
    SetAsideWhyUnfit {
        /// The most characters.
        most: u32,
    },
    /// A name is too long or does not print.
    #[error("a name is longer than {most} characters or not printable")]
    SetAsideNameUnfit {
        /// The most characters.
        most: u32,
    },
}

impl From<SetAsideError> for Failure {
    fn from(error: SetAsideError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It is taken in when a parcel that carries it is opened.
    Admit,
    /// It stays where it is.
    Reject,
}

/// The envelope that begins with these digits.
pub fn find<'s>(set_aside: &'s [SetAside], name: &str) -> std::result::Result<&'s SetAside, SetAsideError> {
    let wanted = name.to_ascii_lowercase();
    let mut found = set_aside.iter().filter(|one| one.envelope.to_string().starts_with(&wanted));
    match (found.next(), found.next()) {
        (Some(one), None) if wanted.len() >= LEAST_DIGITS => Ok(one),
        (None, _) => Err(SetAsideError::SetAsideUnknown { name: name.to_owned() }),
        _ => Err(SetAsideError::SetAsideAmbiguous { name: name.to_owned(), least: LEAST_DIGITS as u64 }),
    }
}

/// Adds a decision about these envelopes to the study's ledger. Nobody decides alone.
///
/// After an error nothing is decided.
pub fn decide(
    study: &Study,
    _lock: &StudyLock,
    envelopes: &[&SetAside],
    ruling: Ruling,
    declared: &[String],
    why: &str,
    at: Timestamp,
) -> Result<DecisionEntry> {
    let admitted = ruling == Ruling::Admit;
    if envelopes.is_empty() {
        return Err(SetAsideError::SetAsideNothing.into());
    }
    if let Some(one) = envelopes.iter().find(|one| admitted && !one.may_be_admitted) {
        let failure = SetAsideError::SetAsideInadmissible { envelope: one.envelope.to_string() };
        return Err(failure.into());
    }
    let declared = declarers(declared)?;
    let is_plain = |text: &str, most: u32| {
        text.chars().count() <= most as usize && !text.chars().any(char::is_control) && !text.is_empty()
    };
    if !declared.iter().all(|name| is_plain(name, MAX_NAME)) {
        return Err(SetAsideError::SetAsideNameUnfit { most: MAX_NAME }.into());
    }
    let why = why.trim().to_owned();
    if !is_plain(&why, MAX_WHY) {
        return Err(SetAsideError::SetAsideWhyUnfit { most: MAX_WHY }.into());
    }
    let envelopes: BTreeMap<Digest, Reason> =
        envelopes.iter().map(|one| (one.envelope, one.reason)).collect();
    let entry = DecisionEntry { envelopes, admitted, declared, why };
    Ledger::of(study)?.append(study, at, What::Decision(entry.clone()))?;
    Ok(entry)
}
