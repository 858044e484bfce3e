//! Who asked how: interviews, and answers that are missing, by enumerator. For the team at the desk: nothing is
//! withheld, and nothing of it is ever released.

use std::collections::BTreeMap;

use kin_forms::{Answer, Missing};
use kin_terminal::Result;
use serde::Serialize;

use super::Source;
use crate::responses;

/// What one enumerator did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EnumeratorQuality {
    /// The enumerator's code.
    pub enumerator: String,
    /// How many interviews.
    pub interviews: u64,
    /// How many answers there are, missing values among them.
    pub answers: u64,
    /// How many of them are refusals.
    pub refused: u64,
    /// How many of them are *don't know*.
    pub dont_know: u64,
}

/// One entry an enumerator, in the order of their codes.
pub fn quality(source: &Source<'_>) -> Result<Vec<EnumeratorQuality>> {
    let mut found: BTreeMap<String, EnumeratorQuality> = BTreeMap::new();
    responses::interviews(source.study, source.identities, source.versions, &mut |held| {
        let code = held.head.enumerator.clone().into_owned();
        let entry = found.entry(code.clone()).or_default();
        entry.enumerator = code;
        entry.interviews += 1;
        for answer in held.recorded.answers.values() {
            entry.answers += 1;
            entry.refused += u64::from(matches!(answer, Answer::Missing(Missing::Refused)));
            entry.dont_know += u64::from(matches!(answer, Answer::Missing(Missing::DontKnow)));
        }
        Ok(())
    })?;
    Ok(found.into_values().collect())
}
