//! What was decided and corrected, why, and by whom; no answers.

use std::collections::{BTreeMap, BTreeSet};

use kin_sealing::Identity;
use kin_terminal::{Exit, Failure, Result};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::dataset::{self, DatasetError, DecidedAs, Entry, Fate, index};
use crate::study::Study;

/// One correction or decision, without the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The interview that it is about.
    pub submission: String,
    /// When, as its maker's clock showed it.
    pub made: String,
    /// Of one that came sealed from a device: the enumerator's code.
    pub enumerator: Option<String>,
    /// Of one that was decided at the desk: by whom.
    pub decided: Vec<String>,
    /// What was decided at the desk; a device corrects.
    pub outcome: DecidedAs,
    /// The finding of the quality checks that led to it.
    pub flag: Option<String>,
    /// The places whose answers change.
    pub places: Vec<String>,
    /// Why.
    pub why: String,
}

#[derive(Deserialize)]
struct Body<'b> {
    made: String,
    reason: String,
    #[serde(borrow)]
    changes: BTreeMap<String, Option<&'b RawValue>>,
}

/// Everything of the kind in the dataset, in the order in which it was added.
pub fn list(study: &Study, identities: &[Identity]) -> Result<Vec<Listed>> {
    let mut segments = BTreeSet::new();
    index::rows(study, identities, &mut |number, row| {
        if matches!(row.outcome.0, Fate::Correction | Fate::Decision) {
            segments.insert(number);
        }
        Ok(())
    })?;
    let mut listed = Vec::new();
    dataset::read_segments(study, identities, &segments, &mut |_, entry| {
        if matches!(entry.fate, Fate::Correction | Fate::Decision) {
            listed.push(of(entry).ok_or_else(|| {
                let form = entry.head.as_ref().map(|head| head.form.clone().into_owned()).unwrap_or_default();
                Failure::error(Exit::Storage, &DatasetError::DatasetResponseRefused { form })
            })?);
        }
        Ok(())
    })?;
    Ok(listed)
}

fn of(entry: &Entry<'_>) -> Option<Listed> {
    let body = match entry.response {
        Some(body) => Some(serde_json::from_slice::<Body<'_>>(body).ok()?),
        None => None,
    };
    let (made, reason) = body.as_ref().map(|body| (body.made.clone(), body.reason.clone())).unzip();
    let places = body.into_iter().flat_map(|body| body.changes.into_keys()).collect();
    Some(match (&entry.decided, &entry.head) {
        (Some(decided), _) => Listed {
            submission: decided.about.to_string(),
            made: decided.at.to_string(),
            enumerator: None,
            decided: decided.by.clone(),
            outcome: decided.outcome,
            flag: decided.flag.clone(),
            places,
            why: decided.why.clone(),
        },
        (None, Some(head)) => Listed {
            submission: head.corrects?.to_string(),
            made: made?,
            enumerator: Some(head.enumerator.clone().into_owned()),
            decided: Vec::new(),
            outcome: DecidedAs::Corrected,
            flag: None,
            places,
            why: reason?,
        },
        (None, None) => return None,
    })
}
