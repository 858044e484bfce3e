//! How much an interview is like one of the last of the same enumerator: answers that were copied agree too well.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use kin_forms::Recorded;

/// How many earlier interviews of an enumerator are compared.
const LAST: usize = 30;
/// With fewer questions in common two interviews are not compared.
const LEAST_IN_COMMON: usize = 8;

/// The last interviews of each enumerator: no answers, only what tells whether two are the same.
#[derive(Default)]
pub(super) struct Recent {
    by_enumerator: HashMap<String, VecDeque<BTreeMap<u64, u64>>>,
}

impl Recent {
    /// The highest share of equal answers with one of the last; then this one is the last.
    pub(super) fn share(&mut self, enumerator: &str, recorded: &Recorded) -> f64 {
        let print: BTreeMap<u64, u64> = recorded
            .answers
            .iter()
            .map(|(name, answer)| (hashed(name.as_str()), hashed(answer.to_text().as_str())))
            .collect();
        let last = self.by_enumerator.entry(enumerator.to_owned()).or_default();
        let highest = last.iter().map(|other| agreement(&print, other)).fold(0.0, f64::max);
        if last.len() == LAST {
            last.pop_front();
        }
        last.push_back(print);
        highest
    }
}

#[expect(clippy::cast_precision_loss, reason = "a form has no 2^53 questions")]
fn agreement(one: &BTreeMap<u64, u64>, other: &BTreeMap<u64, u64>) -> f64 {
    let both: Vec<bool> = one.iter().filter_map(|(name, answer)| Some(other.get(name)? == answer)).collect();
    if both.len() < LEAST_IN_COMMON {
        return 0.0;
    }
    both.iter().filter(|same| **same).count() as f64 / both.len() as f64
}

pub(super) fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
