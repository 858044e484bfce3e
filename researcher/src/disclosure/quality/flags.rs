//! Interviews that somebody should look at, one by one: what the counts of `quality` are made of. For the team at the desk, never released.

use kin_sealing::Submission;
use kin_terminal::Result;
use serde::Serialize;

use super::alike::Recent;
use super::outliers::{Numbers, number_of};
use super::straight::Batteries;
use super::tally::{ALIKE, Minutes, is_at_night, is_short, length, median};
use crate::disclosure::Source;
use crate::responses;

/// One finding about one interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flagged {
    /// The interview.
    pub submission: Submission,
    /// The enumerator's code.
    pub enumerator: String,
    /// The day on which it began.
    pub day: String,
    /// What was found.
    pub flag: Flag,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// It took less than half the median length.
    Short,
    /// It began at night.
    Night,
    /// At least four questions with the same choices have the same answer.
    Straight,
    /// It agrees in nine of ten answers with one of the last thirty of its enumerator.
    Alike,
    /// The answer to this question is a number far from the others.
    Far(String),
    /// An answer at this place stands against a warning.
    Override(String),
}

impl Flag {
    /// The question, or the place in a repeat, that it is about.
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Far(place) | Self::Override(place) => Some(place),
            Self::Short | Self::Night | Self::Straight | Self::Alike => None,
        }
    }
}

impl std::fmt::Display for Flag {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Short => formatter.write_str("short"),
            Self::Night => formatter.write_str("night"),
            Self::Straight => formatter.write_str("straight"),
            Self::Alike => formatter.write_str("alike"),
            Self::Far(question) => write!(formatter, "far:{question}"),
            Self::Override(place) => write!(formatter, "override:{place}"),
        }
    }
}

impl Serialize for Flag {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Every finding about every interview of a form, in the order of the dataset.
pub fn flags(source: &Source<'_>) -> Result<Vec<Flagged>> {
    // First what is usual.
    let (mut numbers, mut minutes) = (Numbers::of(source.versions), Minutes::new());
    responses::interviews(source.study, source.identities, source.versions, &mut |held| {
        numbers.add(&held.recorded);
        *minutes.entry(length(&held.recorded)).or_default() += 1;
        Ok(())
    })?;
    let (fences, typical) = (numbers.fences(), median(&minutes));
    let batteries = Batteries::of(source.versions);
    let mut recent = Recent::default();
    let mut flagged = Vec::new();
    responses::interviews(source.study, source.identities, source.versions, &mut |held| {
        let (head, recorded) = (held.head, &held.recorded);
        let alike = recent.share(&head.enumerator, recorded) >= ALIKE;
        let found = [
            (Flag::Short, is_short(length(recorded), typical)),
            (Flag::Night, is_at_night(recorded)),
            (Flag::Straight, batteries.are_straight(head.digest, recorded)),
            (Flag::Alike, alike),
        ];
        let mut found: Vec<Flag> = found.into_iter().filter_map(|(flag, is)| is.then_some(flag)).collect();
        let is_far = |question: &&String| {
            let fence = &fences[question.as_str()];
            number_of(recorded.answers.get(question.as_str())).is_some_and(|number| fence.is_beyond(number))
        };
        found.extend(fences.keys().filter(is_far).cloned().map(Flag::Far));
        found.extend(recorded.overrides.iter().map(|one| Flag::Override(one.place.clone())));
        let day = recorded.started.local.date().to_string();
        flagged.extend(found.into_iter().map(|flag| Flagged {
            submission: head.submission,
            enumerator: head.enumerator.clone().into_owned(),
            day: day.clone(),
            flag,
        }));
        Ok(())
    })?;
    Ok(flagged)
}
