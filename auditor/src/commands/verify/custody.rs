//! A whole log beside the envelopes it speaks of, out of a parcel.

use kin_protocol::Digest;
use kin_protocol::log::{Standing, WholeLog};

use super::Counts;

/// Counts what became of every envelope of a log, beside the envelopes that are here, in ascending order as a parcel has them: nothing
/// is remembered of either. What was purged counts as such only where the study note's day is over.
pub(super) fn count<E>(
    log: &WholeLog,
    here: impl Iterator<Item = Result<Digest, E>>,
    may_be_purged: bool,
) -> Result<Counts, E> {
    let mut counts = Counts { invented: log.invented(), repeated: log.repeated(), ..Counts::default() };
    let mut standings = log.standings().peekable();
    for envelope in here {
        let envelope = envelope?;
        while let Some((_, standing)) = standings.next_if(|(logged, _)| *logged < envelope) {
            counts.absent(&standing, may_be_purged);
        }
        match standings.next_if(|(logged, _)| *logged == envelope) {
            Some((_, standing)) => {
                counts.here += 1;
                counts.purged_early += u64::from(standing.purged && !may_be_purged);
            }
            None => counts.not_logged += 1,
        }
    }
    standings.for_each(|(_, standing)| counts.absent(&standing, may_be_purged));
    Ok(counts)
}

impl Counts {
    fn absent(&mut self, standing: &Standing, may_be_purged: bool) {
        self.purged_early += u64::from(standing.purged && !may_be_purged);
        let count = if standing.withdrawn {
            &mut self.withdrawn
        } else if may_be_purged && standing.purged {
            &mut self.purged
        } else {
            &mut self.missing
        };
        *count += 1;
    }
}
