//! A mirror, verified from where it was verified before.

use kin_protocol::Digest;
use kin_protocol::log::{Frontier, Judged, Leaf, LogError, SignedCheckpoint};
use kin_protocol::note::LogVerifier;

use super::Counts;
use crate::mirror::{Mirror, MirrorError, Verified};

/// Leaves read at a time.
const AT_A_TIME: u64 = 4096;

/// What verifying a mirror came to.
pub(super) struct Checked {
    pub(super) signed: SignedCheckpoint,
    /// How many leaves were verified by an earlier run and not again.
    pub(super) before: u64,
    pub(super) counts: Counts,
    /// Kept where nothing was found wrong.
    pub(super) verified: Verified,
}

/// Reads every leaf that was not verified before, and its envelope; recomputes the root from the right edge that was kept.
///
/// What was verified before is believed as far as its right edge gives a root that the server signed, and as the counts that
/// were kept are still those of the mirror; its leaves and envelopes are not read again.
pub(super) fn check(
    mirror: &Mirror,
    log: &LogVerifier,
    again: bool,
    may_be_purged: bool,
) -> Result<Checked, MirrorError> {
    let signed = mirror.complete(log)?;
    let kept = if again { None } else { mirror.verified(log)? };
    let (mut frontier, mut entered, mut withdrawn, mut purged) = match kept {
        Some(kept) => (kept.frontier, kept.entered, kept.withdrawn, kept.purged),
        None => (Frontier::new(), 0, 0, 0),
    };
    let before = frontier.size();
    let size = signed.checkpoint().size;
    let (mut invented, mut repeated, mut damaged) = (0, 0, 0);
    while frontier.size() < size {
        let leaves = mirror.leaves(frontier.size(), AT_A_TIME)?;
        if leaves.is_empty() {
            return Err(LogError::LogLeafMalformed { index: frontier.size() }.into());
        }
        for bytes in leaves {
            let place = frontier.size();
            let leaf = Leaf::parse(place, &bytes)?;
            let entry = mirror.entry(leaf.digest())?;
            match leaf.judge(entry.filter(|entry| entry.place < place).map(|entry| entry.lock)) {
                Judged::Entered(lock) if entry.is_some_and(|own| (own.place, own.lock) == (place, lock)) => {
                    entered += 1;
                    damaged += u64::from(is_damaged(mirror, &leaf)?);
                }
                // The leaves and what the mirror keeps of them say two things.
                Judged::Entered(_) => return Err(LogError::LogLeafMalformed { index: place }.into()),
                Judged::Withdrawn => {
                    withdrawn += u64::from(entry.is_some_and(|entry| entry.withdrawn == Some(place)));
                }
                Judged::Purged => purged += u64::from(entry.is_some_and(|entry| entry.purged == Some(place))),
                Judged::Invented => invented += 1,
                Judged::Repeated => repeated += 1,
            }
            frontier.push(leaf.hash());
        }
    }
    let said = signed.checkpoint();
    let standing = mirror.standing(may_be_purged)?;
    let counted = (standing.entered, standing.withdrawn, mirror.purges()?);
    if (frontier.size(), frontier.root()) != (said.size, said.root) || counted != (entered, withdrawn, purged)
    {
        return Err(LogError::LogForked { size: said.size }.into());
    }
    let counts = Counts {
        here: standing.here - damaged,
        withdrawn: standing.withdrawn,
        purged: if may_be_purged { standing.purged } else { 0 },
        missing: standing.missing + damaged,
        not_logged: 0,
        purged_early: standing.purged_early,
        invented: invented.max(standing.invented),
        repeated: repeated.max(standing.repeated),
    };
    let verified = Verified { frontier, checkpoint: signed.clone(), entered, withdrawn, purged };
    Ok(Checked { signed, before, counts, verified })
}

/// Whether an envelope that is here is not the one that its leaf names.
fn is_damaged(mirror: &Mirror, leaf: &Leaf) -> Result<bool, MirrorError> {
    let envelope = mirror.envelope(leaf.digest())?;
    Ok(envelope.is_some_and(|bytes| Digest::of(&bytes) != leaf.digest()))
}
