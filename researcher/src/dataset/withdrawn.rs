//! `withdrawn.json`: envelopes that respondents have withdrawn. The list only grows, and every reader of the dataset obeys it; from the
//! moment in which it is written nothing of them is read, and then their segments are written anew without them.

use std::collections::BTreeSet;

use kin_protocol::Digest;
use kin_terminal::Result;
use serde::{Deserialize, Serialize};

use crate::study::Study;
use crate::study::file::{self, Versioned};

/// No study remembers more withdrawals than these: more respondents than any has, and few enough that the list can be read again.
/// A server can have as many envelopes of its own withdrawn as it likes; the list, which never shrinks, is not to be filled with those.
pub const MAX_WITHDRAWN: usize = 200_000;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    kin_withdrawn: u32,
    envelopes: BTreeSet<Digest>,
}

impl Versioned for List {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.kin_withdrawn
    }
}

/// The envelopes that were withdrawn; none before the first.
pub fn withdrawn(study: &Study) -> Result<BTreeSet<Digest>> {
    let path = study.layout().withdrawn();
    if path.symlink_metadata().is_err() {
        return Ok(BTreeSet::new());
    }
    file::read::<List>(&path).map(|list| list.envelopes)
}

/// Adds envelopes to the list.
pub fn withdraw(study: &Study, envelopes: &BTreeSet<Digest>) -> Result {
    let known = withdrawn(study)?;
    if envelopes.is_subset(&known) {
        return Ok(());
    }
    let envelopes = known.union(envelopes).copied().collect();
    file::replace(&study.layout().withdrawn(), &List { kin_withdrawn: List::VERSION, envelopes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_list_can_be_read_again() {
        let envelopes = (0..MAX_WITHDRAWN as u64).map(|number| Digest::of(&number.to_be_bytes())).collect();
        let bytes = file::bytes(&List { kin_withdrawn: List::VERSION, envelopes });
        assert!(bytes.len() as u64 <= List::MAX_BYTES, "{} bytes", bytes.len());
    }
}
