//! Back-checks: some people are asked some questions again by somebody else, under a form of its own, and found by their participant codes.

use std::collections::{BTreeMap, HashMap};

use kin_terminal::Result;
use serde::Serialize;

use super::super::Source;
use super::alike::hashed;
use crate::responses;

/// How often two answers to the same question were compared, and how often they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The question, or the code of the enumerator who asked first.
    pub name: String,
    /// Answers that were compared.
    pub compared: u64,
    /// Of them: different ones.
    pub different: u64,
}

/// What a back-check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BackCheck {
    /// People found in both.
    pub people: u64,
    /// People asked again who are not found among the first, or have no participant code.
    pub unmatched: u64,
    /// By question.
    pub by_question: Vec<Compared>,
    /// By the enumerator who asked first.
    pub by_enumerator: Vec<Compared>,
}

/// Compares the first interviews with those in which some of the people were asked again. Questions are the same where their names are; of
/// several interviews of one person the last that came counts. Nothing is kept of an answer but what tells whether two are the same.
pub fn back_check(first: &Source<'_>, again: &Source<'_>) -> Result<BackCheck> {
    let mut answers: HashMap<String, (String, HashMap<String, u64>)> = HashMap::new();
    responses::interviews(first.study, first.identities, first.versions, &mut |held| {
        if let Some(code) = &held.head.participant {
            let given = held.recorded.answers.iter();
            let given =
                given.map(|(name, answer)| (name.clone(), hashed(answer.to_text().as_str()))).collect();
            answers.insert(code.to_string(), (held.head.enumerator.to_string(), given));
        }
        Ok(())
    })?;
    let mut found = BackCheck::default();
    let (mut by_question, mut by_enumerator) = (BTreeMap::new(), BTreeMap::new());
    responses::interviews(again.study, again.identities, again.versions, &mut |held| {
        let before = held.head.participant.as_ref().and_then(|code| answers.get(code.as_ref()));
        let Some((enumerator, before)) = before else {
            found.unmatched += 1;
            return Ok(());
        };
        found.people += 1;
        for (name, answer) in &held.recorded.answers {
            let Some(before) = before.get(name) else { continue };
            let differs = *before != hashed(answer.to_text().as_str());
            count(&mut by_question, name, differs);
            count(&mut by_enumerator, enumerator, differs);
        }
        Ok(())
    })?;
    found.by_question = by_question.into_values().collect();
    found.by_enumerator = by_enumerator.into_values().collect();
    Ok(found)
}

fn count(counts: &mut BTreeMap<String, Compared>, name: &str, differs: bool) {
    let entry = counts.entry(name.to_owned()).or_default();
    name.clone_into(&mut entry.name);
    entry.compared += 1;
    entry.different += u64::from(differs);
}
