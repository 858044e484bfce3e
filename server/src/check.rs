//! Whether a store is what it says: the tree computed again from its leaves, every envelope from its bytes.

use std::collections::{HashMap, HashSet};

use kin_protocol::log::{Checkpoint, Frontier, Judged, Leaf, Lock, LogError, root};
use kin_protocol::{Digest, StudyId};
use serde::Serialize;

use crate::logbook::StoredTiles;
use crate::{Store, StoreError};

/// Leaves read at a time.
const AT_A_TIME: u64 = 4096;

/// What was found of one study.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Entries of its log.
    pub entries: u64,
    /// Envelopes that are here, whole.
    pub envelopes: u64,
    /// Envelopes that a tombstone of the log took away.
    pub gone: u64,
    /// What is wrong, in the order in which it was found.
    pub wrong: Vec<CheckFinding>,
}

/// What is wrong with a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CheckFinding {
    /// A leaf is missing or is none.
    CheckLeafDamaged {
        /// Its place.
        place: u64,
    },
    /// The leaves give another root than the tiles, or than was signed.
    CheckTreeDiffers {
        /// At which size.
        size: u64,
    },
    /// Fewer leaves than were signed for.
    CheckBehindLock {
        /// How many are here.
        held: u64,
        /// How many were signed for.
        signed: u64,
    },
    /// Envelopes whose bytes are not those of their digest.
    CheckEnvelopesDamaged {
        /// How many.
        count: u64,
    },
    /// Envelopes that are in the log and neither here nor taken away.
    CheckEnvelopesMissing {
        /// How many.
        count: u64,
    },
    /// Envelopes that are here and not in the log.
    CheckEnvelopesNotLogged {
        /// How many.
        count: u64,
    },
    /// Envelopes that are here though a tombstone took them away.
    CheckEnvelopesNotDeleted {
        /// How many.
        count: u64,
    },
}

/// Checks one study of a store. `signed` is its lock checkpoint, where there is one.
pub fn check(store: &dyn Store, study: StudyId, signed: Option<&Checkpoint>) -> Result<Checked, StoreError> {
    let mut checked = Checked::default();
    let log = match store.log(study)? {
        Some(log) => Some(read_log(store, study, log.size, signed, &mut checked)?),
        None => None,
    };
    let (mut here, mut damaged) = (HashSet::new(), 0);
    store.each_envelope(study, &mut |digest, bytes| {
        if Digest::of(bytes) == digest {
            here.insert(digest);
        } else {
            damaged += 1;
        }
        true
    })?;
    checked.envelopes = here.len() as u64;
    let mut found = |count: u64, finding: fn(u64) -> CheckFinding| {
        if count > 0 {
            checked.wrong.push(finding(count));
        }
    };
    found(damaged, |count| CheckFinding::CheckEnvelopesDamaged { count });
    if let Some(Log { entered, gone }) = log {
        let count =
            |unfit: &dyn Fn(&Digest) -> bool| here.iter().filter(|digest| unfit(digest)).count() as u64;
        let held = |digest: &&Digest| here.contains(*digest) || gone.contains(*digest);
        let missing = (entered.len() - entered.keys().filter(held).count()) as u64;
        // One that is damaged is here, and was counted above.
        found(missing.saturating_sub(damaged), |count| CheckFinding::CheckEnvelopesMissing { count });
        found(count(&|digest| !entered.contains_key(digest)), |count| {
            CheckFinding::CheckEnvelopesNotLogged { count }
        });
        found(count(&|digest| gone.contains(digest)), |count| CheckFinding::CheckEnvelopesNotDeleted {
            count,
        });
        checked.gone = gone.len() as u64;
    }
    Ok(checked)
}

/// What the leaves of a log say.
#[derive(Default)]
struct Log {
    entered: HashMap<Digest, Lock>,
    gone: HashSet<Digest>,
}

fn read_log(
    store: &dyn Store,
    study: StudyId,
    size: u64,
    signed: Option<&Checkpoint>,
    checked: &mut Checked,
) -> Result<Log, StoreError> {
    let (mut log, mut frontier) = (Log::default(), Frontier::new());
    let mut differs = None;
    while frontier.size() < size {
        let leaves = store.leaves(study, frontier.size(), AT_A_TIME.min(size - frontier.size()))?;
        let mut read = 0;
        for bytes in &leaves {
            let place = frontier.size();
            let Ok(leaf) = Leaf::parse(place, bytes) else { break };
            let digest = leaf.digest();
            match leaf.judge(log.entered.get(&digest).copied()) {
                Judged::Entered(lock) => {
                    log.entered.insert(digest, lock);
                }
                Judged::Withdrawn | Judged::Purged => {
                    log.gone.insert(digest);
                }
                Judged::Repeated | Judged::Invented => {
                    checked.wrong.push(CheckFinding::CheckLeafDamaged { place });
                }
            }
            frontier.push(leaf.hash());
            read += 1;
            if signed.is_some_and(|signed| signed.size == frontier.size() && signed.root != frontier.root()) {
                differs = Some(frontier.size());
            }
        }
        if read < leaves.len() || leaves.is_empty() {
            checked.wrong.push(CheckFinding::CheckLeafDamaged { place: frontier.size() });
            break;
        }
    }
    checked.entries = frontier.size();
    let whole = frontier.size() == size;
    let tiles = match root(&StoredTiles { store, study }, size) {
        Ok(root) => Some(root),
        Err(StoreError::StoreLogDamaged { source: LogError::LogTileDamaged { .. } }) => None,
        Err(error) => return Err(error),
    };
    if let Some(size) = differs.or((whole && tiles != Some(frontier.root())).then_some(size)) {
        checked.wrong.push(CheckFinding::CheckTreeDiffers { size });
    }
    if let Some(signed) = signed.filter(|signed| signed.size > size) {
        checked.wrong.push(CheckFinding::CheckBehindLock { held: size, signed: signed.size });
    }
    Ok(log)
}
