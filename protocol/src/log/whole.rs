//! A whole log, for whoever holds all of its leaves and looks envelopes up among them, in as little memory as that takes.

use super::{Checkpoint, Frontier, Judged, Leaf, Lock, LogError, Preimage};
use crate::Digest;

/// More leaves than a log is read whole with: two for each envelope that a parcel may hold.
pub const MAX_WHOLE_LEAVES: u64 = 2 * crate::parcel::MAX_PARCEL_ENTRIES;

/// Bytes of memory that a leaf takes; nothing else grows with a log.
pub const LEAF_MEMORY_BYTES: usize = size_of::<Spoken>() + size_of::<u32>();

/// Room is made for an eighth more leaves at a time, and at first for so many: none of it stays empty for long.
const FIRST_LEAVES: usize = 4096;

/// A leaf and its place, without a pointer to anything.
#[derive(Clone, Copy)]
struct Spoken {
    digest: Digest,
    /// The lock, or the preimage that opens it; of a purge, nothing.
    lock: [u8; 32],
    place: u32,
    class: u32,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Envelope,
    Withdrawn,
    Purged,
}

impl Spoken {
    fn of(leaf: &Leaf, place: u32) -> Self {
        let digest = leaf.digest();
        match leaf {
            Leaf::Envelope { class, lock, .. } => {
                Self { digest, lock: *lock.as_bytes(), place, class: *class, kind: Kind::Envelope }
            }
            // What stands in a log is no secret any more.
            Leaf::Withdrawn { preimage, .. } => {
                Self { digest, lock: *preimage.reveal_bytes(), place, class: 0, kind: Kind::Withdrawn }
            }
            Leaf::Purged { .. } => Self { digest, lock: [0; 32], place, class: 0, kind: Kind::Purged },
        }
    }

    fn leaf(&self) -> Leaf {
        let digest = self.digest;
        match self.kind {
            Kind::Envelope => Leaf::Envelope { digest, class: self.class, lock: Lock::from_bytes(self.lock) },
            Kind::Withdrawn => Leaf::Withdrawn { digest, preimage: Preimage::from_bytes(self.lock) },
            Kind::Purged => Leaf::Purged { digest },
        }
    }
}

/// Leaves of a log, one after the other, up to those that its checkpoint speaks of.
pub struct LogReader {
    said: Checkpoint,
    frontier: Frontier,
    spoken: Vec<Spoken>,
}

impl LogReader {
    /// Of a log that has this checkpoint, and of which `carried` leaves are said to follow. [`LogError::LogForked`] where these are
    /// not as many: nothing more is read of a log that cannot be the one that was signed.
    pub fn new(said: &Checkpoint, carried: u64) -> Result<Self, LogError> {
        if carried != said.size || carried > MAX_WHOLE_LEAVES {
            return Err(LogError::LogForked { size: said.size });
        }
        Ok(Self { said: said.clone(), frontier: Frontier::new(), spoken: Vec::new() })
    }

    /// Reads the next leaf. [`LogError::LogLeafMalformed`] where it is none, [`LogError::LogForked`] where the checkpoint has no more.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), LogError> {
        let place = self.frontier.size();
        let leaf = Leaf::parse(place, bytes)?;
        let fits = u32::try_from(place).ok().filter(|_| place < self.said.size);
        let place = fits.ok_or(LogError::LogForked { size: self.said.size })?;
        self.frontier.push(leaf.hash());
        if self.spoken.len() == self.spoken.capacity() {
            self.spoken.reserve_exact(FIRST_LEAVES.max(self.spoken.len() / 8));
        }
        self.spoken.push(Spoken::of(&leaf, place));
        Ok(())
    }

    /// The whole log. [`LogError::LogForked`] where the leaves are not those that the checkpoint speaks of.
    pub fn finish(self) -> Result<WholeLog, LogError> {
        let Self { said, frontier, mut spoken } = self;
        if (frontier.size(), frontier.root()) != (said.size, said.root) {
            return Err(LogError::LogForked { size: said.size });
        }
        spoken.sort_unstable_by_key(|spoken| (spoken.digest, spoken.place));
        let mut by_place = vec![0; spoken.len()];
        for (index, spoken) in (0..).zip(&spoken) {
            by_place[spoken.place as usize] = index;
        }
        let mut log = WholeLog { spoken, by_place, invented: 0, repeated: 0 };
        let counted = log.groups().map(judged).fold((0, 0), |(invented, repeated), judged| {
            (invented + judged.invented, repeated + judged.repeated)
        });
        (log.invented, log.repeated) = counted;
        Ok(log)
    }
}

/// What a log says of an envelope that entered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where it entered.
    pub place: u64,
    /// The lock it came with.
    pub lock: Lock,
    /// Whether somebody who could open its lock had it deleted.
    pub withdrawn: bool,
    /// Whether the server deleted it because the study is over.
    pub purged: bool,
}

/// A log of which every leaf is here, and is what its checkpoint speaks of.
pub struct WholeLog {
    /// By envelope, and of one envelope by place.
    spoken: Vec<Spoken>,
    /// Where in it the leaf of each place stands.
    by_place: Vec<u32>,
    invented: u64,
    repeated: u64,
}

impl WholeLog {
    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.spoken.len() as u64
    }

    /// Tombstones that open no lock, or are of no envelope.
    pub fn invented(&self) -> u64 {
        self.invented
    }

    /// Envelopes that entered a second time.
    pub fn repeated(&self) -> u64 {
        self.repeated
    }

    /// What it says of an envelope; none where that never entered.
    pub fn standing(&self, envelope: Digest) -> Option<Standing> {
        let first = self.spoken.partition_point(|spoken| spoken.digest < envelope);
        let group = self.spoken[first..].chunk_by(|one, next| one.digest == next.digest).next()?;
        judged(group).standing.filter(|_| group[0].digest == envelope)
    }

    /// Every envelope that entered, in ascending order of their digests.
    pub fn standings(&self) -> impl Iterator<Item = (Digest, Standing)> {
        self.groups().filter_map(|group| Some((group[0].digest, judged(group).standing?)))
    }

    /// The leaf at a place.
    pub fn leaf_at(&self, place: u64) -> Option<Leaf> {
        let index = self.by_place.get(usize::try_from(place).ok()?)?;
        Some(self.spoken[*index as usize].leaf())
    }

    /// The hashes of its leaves, in order.
    pub fn leaf_hashes(&self) -> impl Iterator<Item = Digest> {
        self.by_place.iter().map(|index| self.spoken[*index as usize].leaf().hash())
    }

    /// The root over its first leaves; none where it has fewer.
    pub fn root_at(&self, size: u64) -> Option<Digest> {
        let count = usize::try_from(size).ok().filter(|count| *count <= self.by_place.len())?;
        let mut frontier = Frontier::new();
        self.leaf_hashes().take(count).for_each(|hash| frontier.push(hash));
        Some(frontier.root())
    }

    fn groups(&self) -> impl Iterator<Item = &[Spoken]> {
        self.spoken.chunk_by(|one, next| one.digest == next.digest)
    }
}

/// What became of one envelope.
#[derive(Default)]
struct Group {
    standing: Option<Standing>,
    invented: u64,
    repeated: u64,
}

/// Judges the leaves of one envelope, in the order of their places.
fn judged(leaves: &[Spoken]) -> Group {
    let mut group = Group::default();
    for spoken in leaves {
        let judged = spoken.leaf().judge(group.standing.map(|standing| standing.lock));
        match (judged, &mut group.standing) {
            (Judged::Entered(lock), standing) => {
                let place = u64::from(spoken.place);
                *standing = Some(Standing { place, lock, withdrawn: false, purged: false });
            }
            (Judged::Withdrawn, Some(standing)) => standing.withdrawn = true,
            (Judged::Purged, Some(standing)) => standing.purged = true,
            (Judged::Repeated, _) => group.repeated += 1,
            (Judged::Invented | Judged::Withdrawn | Judged::Purged, _) => group.invented += 1,
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope(number: u8) -> Digest {
        Digest::of(&[number])
    }

    fn preimage(number: u8) -> Preimage {
        Preimage::from_bytes([number; 32])
    }

    fn entered(number: u8) -> Leaf {
        Leaf::Envelope { digest: envelope(number), class: 16_384, lock: Lock::of(&preimage(number)) }
    }

    fn withdrawn(number: u8, by: u8) -> Leaf {
        Leaf::Withdrawn { digest: envelope(number), preimage: preimage(by) }
    }

    fn said(leaves: &[Leaf]) -> Checkpoint {
        let mut frontier = Frontier::new();
        for leaf in leaves {
            frontier.push(leaf.hash());
        }
        Checkpoint { origin: "kin-log/test".into(), size: frontier.size(), root: frontier.root() }
    }

    fn read(said: &Checkpoint, carried: u64, leaves: &[Leaf]) -> Result<WholeLog, LogError> {
        let mut reader = LogReader::new(said, carried)?;
        leaves.iter().try_for_each(|leaf| reader.push(&leaf.to_bytes()))?;
        reader.finish()
    }

    fn whole(leaves: &[Leaf]) -> WholeLog {
        read(&said(leaves), leaves.len() as u64, leaves).expect("a log")
    }

    #[test]
    fn every_envelope_is_judged_by_its_leaves_in_their_order() {
        let leaves = [
            withdrawn(2, 2),
            entered(1),
            entered(2),
            withdrawn(1, 9),
            entered(3),
            withdrawn(3, 3),
            entered(1),
            Leaf::Purged { digest: envelope(2) },
            Leaf::Purged { digest: envelope(4) },
        ];
        let log = whole(&leaves);
        let standing = |number| log.standing(envelope(number));
        let of = |place, number, withdrawn, purged| {
            Some(Standing { place, lock: Lock::of(&preimage(number)), withdrawn, purged })
        };
        assert_eq!(standing(1), of(1, 1, false, false));
        assert_eq!(standing(2), of(2, 2, false, true));
        assert_eq!(standing(3), of(4, 3, true, false));
        assert_eq!([standing(4), standing(5)], [None, None]);
        assert_eq!((log.size(), log.invented(), log.repeated()), (9, 3, 1));
        let mut sorted = [1, 2, 3].map(envelope);
        sorted.sort();
        assert!(log.standings().map(|(digest, _)| digest).eq(sorted));
    }

    #[test]
    fn leaves_and_roots_are_those_of_the_places() {
        let leaves: Vec<Leaf> = (0..21).map(entered).chain([withdrawn(4, 4), withdrawn(20, 20)]).collect();
        let log = whole(&leaves);
        for (place, leaf) in (0..).zip(&leaves) {
            assert_eq!(log.leaf_at(place).as_ref(), Some(leaf));
            let begun = said(&leaves[..usize::try_from(place).expect("few")]);
            assert_eq!(log.root_at(place), Some(begun.root), "{place}");
        }
        assert_eq!((log.leaf_at(23), log.root_at(24)), (None, None));
        assert_eq!(log.root_at(23), Some(said(&leaves).root));
    }

    #[test]
    fn leaves_that_are_not_those_that_were_signed_are_no_log() {
        let leaves: Vec<Leaf> = (0..3).map(entered).collect();
        let said = said(&leaves);
        let forked = LogError::LogForked { size: 3 };
        let refused = |carried, leaves: &[Leaf]| read(&said, carried, leaves).err();
        assert_eq!(refused(4, &leaves), Some(forked.clone()), "another number than the checkpoint");
        assert_eq!(refused(3, &leaves[..2]), Some(forked.clone()), "too few");
        assert_eq!(refused(3, &[0, 1, 2, 3].map(entered)), Some(forked.clone()), "too many");
        assert_eq!(refused(3, &[0, 2, 1].map(entered)), Some(forked), "another order");
        assert_eq!(refused(3, &leaves), None);
    }

    #[test]
    fn a_leaf_takes_eighty_bytes() {
        assert_eq!(LEAF_MEMORY_BYTES, 80);
    }
}
