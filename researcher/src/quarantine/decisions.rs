//! Decisions about envelopes that are set aside, as the study's ledger has them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kin_protocol::Digest;
use serde::{Deserialize, Serialize};

use crate::opening::Reason;

/// What people decided together about envelopes that were set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionEntry {
    /// The envelopes, each with the reason for which it was set aside: nothing else is decided.
    pub envelopes: BTreeMap<Digest, Reason>,
    /// Whether they are to be taken in all the same.
    pub admitted: bool,
    /// Who decided it, by name; at least two.
    pub declared: Vec<String>,
    /// Why.
    pub why: String,
}

/// All decisions of a study, the last one about each envelope.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// Reasons that no longer keep an envelope out.
    admitted: HashMap<Digest, BTreeSet<Reason>>,
    /// The reason that it stays out for.
    rejected: HashMap<Digest, Reason>,
}

impl Decisions {
    /// Those of these entries, oldest first.
    pub fn of<'e>(entries: impl IntoIterator<Item = &'e DecisionEntry>) -> Self {
        let mut decisions = Self::default();
        for entry in entries {
            for (envelope, reason) in &entry.envelopes {
                if entry.admitted {
                    decisions.rejected.remove(envelope);
                    decisions.admitted.entry(*envelope).or_default().insert(*reason);
                } else {
                    decisions.admitted.remove(envelope);
                    decisions.rejected.insert(*envelope, *reason);
                }
            }
        }
        decisions
    }

    /// Whether this reason no longer keeps the envelope out.
    pub fn admits(&self, envelope: Digest, reason: Reason) -> bool {
        self.admitted.get(&envelope).is_some_and(|reasons| reasons.contains(&reason))
    }

    /// Whether the envelope was rejected, for whatever reason.
    pub fn rejects(&self, envelope: Digest) -> bool {
        self.rejected.contains_key(&envelope)
    }

    /// Whether it was decided that the envelope stays out for this reason. Another reason is open again.
    pub fn rejects_for(&self, envelope: Digest, reason: Reason) -> bool {
        self.rejected.get(&envelope) == Some(&reason)
    }

    /// Whether anything was decided about the envelope as it lies there.
    pub fn settles(&self, envelope: Digest, reason: Reason) -> bool {
        self.admits(envelope, reason) || self.rejects_for(envelope, reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(admitted: bool, reason: Reason) -> DecisionEntry {
        DecisionEntry {
            envelopes: [(envelope(), reason)].into(),
            admitted,
            declared: vec!["A".into(), "B".into()],
            why: "w".into(),
        }
    }

    fn envelope() -> Digest {
        Digest::from_bytes([1; 32])
    }

    #[test]
    fn the_last_decision_counts_and_only_for_its_own_reason() {
        let (revoked, closing) = (Reason::FindingDeviceRevoked, Reason::FindingAfterClosing);
        let admits_both = Decisions::of(&[entry(true, revoked), entry(true, closing)]);
        assert!(admits_both.admits(envelope(), revoked) && admits_both.admits(envelope(), closing));
        let rejects = Decisions::of(&[entry(true, revoked), entry(false, closing)]);
        assert!(!rejects.admits(envelope(), revoked) && rejects.rejects(envelope()));
        assert!(rejects.settles(envelope(), closing) && !rejects.settles(envelope(), revoked));
        let again = Decisions::of(&[entry(false, closing), entry(true, closing)]);
        assert!(again.admits(envelope(), closing) && !again.rejects(envelope()));
        assert!(!again.settles(Digest::from_bytes([2; 32]), closing));
    }
}
