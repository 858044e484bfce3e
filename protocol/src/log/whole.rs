//! A whole log, for whoever holds all of its leaves and looks envelopes up among them, in as little memory as that takes.

use super::{Checkpoint, Frontier, Judged, Leaf, Lock, LogError, Preimage};
use crate::Digest;

/// More leaves than a log is read whole with: two for each envelope that a parcel may hold.
pub const MAX_WHOLE_LEAVES: u64 = 2 * crate::parcel::MAX_PARCEL_ENTRIES;

/// Bytes of memory that a leaf takes; nothing else grows with a log.
pub const LEAF_MEMORY_BYTES: usize = size_of::<Spoken>() + size_of::<Named>();

/// Leaves that lie together. What has grown is not moved: an allocator that wipes what it frees would hold all of it twice.
const TOGETHER: usize = 4096;

/// A leaf, without a pointer to anything.
#[derive(Clone, Copy)]
struct Spoken {
    digest: Digest,
    /// The lock, or the preimage that opens it; of a purge, nothing.
    lock: [u8; 32],
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
    fn of(leaf: &Leaf) -> Self {
        let digest = leaf.digest();
        match leaf {
            Leaf::Envelope { class, lock, .. } => {
                Self { digest, lock: *lock.as_bytes(), class: *class, kind: Kind::Envelope }
            }
            // What stands in a log is no secret any more.
            Leaf::Withdrawn { preimage, .. } => {
                Self { digest, lock: *preimage.reveal_bytes(), class: 0, kind: Kind::Withdrawn }
            }
            Leaf::Purged { .. } => Self { digest, lock: [0; 32], class: 0, kind: Kind::Purged },
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

/// The leaves of a log by their places.
#[derive(Default)]
struct Leaves(Vec<Vec<Spoken>>);

impl Leaves {
    fn push(&mut self, spoken: Spoken) {
        if self.0.last().is_none_or(|together| together.len() == TOGETHER) {
            self.0.push(Vec::with_capacity(TOGETHER));
        }
        self.0.last_mut().expect("there is one with room").push(spoken);
    }

    fn at(&self, place: u32) -> &Spoken {
        let place = place as usize;
        &self.0[place / TOGETHER][place % TOGETHER]
    }

    fn iter(&self) -> impl Iterator<Item = &Spoken> {
        self.0.iter().flatten()
    }
}

/// Where a leaf stands, and how the digest of its envelope begins: most of them differ there, and are not looked up to be sorted.
#[derive(Clone, Copy)]
struct Named {
    begins: u32,
    place: u32,
}

impl Named {
    fn begins(digest: &Digest) -> u32 {
        let [one, two, three, four, ..] = *digest.as_bytes();
        u32::from_be_bytes([one, two, three, four])
    }
}

/// Leaves of a log, one after the other, up to those that its checkpoint speaks of.
pub struct LogReader {
    said: Checkpoint,
    frontier: Frontier,
    leaves: Leaves,
}

impl LogReader {
    /// Of a log that has this checkpoint, and of which `carried` leaves are said to follow. [`LogError::LogForked`] where these are
    /// not as many: nothing more is read of a log that cannot be the one that was signed.
    pub fn new(said: &Checkpoint, carried: u64) -> Result<Self, LogError> {
        if carried != said.size || carried > MAX_WHOLE_LEAVES {
            return Err(LogError::LogForked { size: said.size });
        }
        Ok(Self { said: said.clone(), frontier: Frontier::new(), leaves: Leaves::default() })
    }

    /// Reads the next leaf. [`LogError::LogLeafMalformed`] where it is none, [`LogError::LogForked`] where the checkpoint has no more.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), LogError> {
        let place = self.frontier.size();
        let leaf = Leaf::parse(place, bytes)?;
        if place >= self.said.size {
            return Err(LogError::LogForked { size: self.said.size });
        }
        self.frontier.push(leaf.hash());
        self.leaves.push(Spoken::of(&leaf));
        Ok(())
    }

    /// The whole log. [`LogError::LogForked`] where the leaves are not those that the checkpoint speaks of.
    pub fn finish(self) -> Result<WholeLog, LogError> {
        let Self { said, frontier, leaves } = self;
        if (frontier.size(), frontier.root()) != (said.size, said.root) {
            return Err(LogError::LogForked { size: said.size });
        }
        // Not more than [`MAX_WHOLE_LEAVES`] by now. Collected, they would be moved as they grow.
        let mut named = Vec::with_capacity(usize::try_from(said.size).expect("not too many for memory"));
        named.extend(
            (0..)
                .zip(leaves.iter())
                .map(|(place, leaf)| Named { begins: Named::begins(&leaf.digest), place }),
        );
        named.sort_unstable_by(|one: &Named, other| {
            let digests = || leaves.at(one.place).digest.cmp(&leaves.at(other.place).digest);
            one.begins.cmp(&other.begins).then_with(digests).then(one.place.cmp(&other.place))
        });
        let mut log = WholeLog { leaves, named, invented: 0, repeated: 0 };
        let counted =
            log.groups().map(|group| log.judged(group)).fold((0, 0), |(invented, repeated), judged| {
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
    leaves: Leaves,
    /// By envelope, and of one envelope by place.
    named: Vec<Named>,
    invented: u64,
    repeated: u64,
}

impl WholeLog {
    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.named.len() as u64
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
        let before = |named: &Named| {
            (named.begins, self.leaves.at(named.place).digest) < (Named::begins(&envelope), envelope)
        };
        let first = self.named.partition_point(before);
        let group = self.groups_from(first).next()?;
        self.judged(group).standing.filter(|_| self.digest(group) == envelope)
    }

    /// Every envelope that entered, in ascending order of their digests.
    pub fn standings(&self) -> impl Iterator<Item = (Digest, Standing)> {
        self.groups().filter_map(|group| Some((self.digest(group), self.judged(group).standing?)))
    }

    /// The leaf at a place.
    pub fn leaf_at(&self, place: u64) -> Option<Leaf> {
        let place = u32::try_from(place).ok().filter(|_| place < self.size())?;
        Some(self.leaves.at(place).leaf())
    }

    /// The hashes of its leaves, in order.
    pub fn leaf_hashes(&self) -> impl Iterator<Item = Digest> {
        self.leaves.iter().map(|spoken| spoken.leaf().hash())
    }

    /// The root over its first leaves; none where it has fewer.
    pub fn root_at(&self, size: u64) -> Option<Digest> {
        let count = usize::try_from(size).ok().filter(|count| *count <= self.named.len())?;
        let mut frontier = Frontier::new();
        self.leaf_hashes().take(count).for_each(|hash| frontier.push(hash));
        Some(frontier.root())
    }

    /// The leaves of one envelope after those of the other.
    fn groups(&self) -> impl Iterator<Item = &[Named]> {
        self.groups_from(0)
    }

    fn groups_from(&self, first: usize) -> impl Iterator<Item = &[Named]> {
        let of_one = |one: &Named, next: &Named| {
            one.begins == next.begins && self.leaves.at(one.place).digest == self.leaves.at(next.place).digest
        };
        self.named[first..].chunk_by(of_one)
    }

    fn digest(&self, group: &[Named]) -> Digest {
        self.leaves.at(group[0].place).digest
    }

    /// Judges the leaves of one envelope, in the order of their places.
    fn judged(&self, group: &[Named]) -> Group {
        let mut became = Group::default();
        for Named { place, .. } in group {
            let judged = self.leaves.at(*place).leaf().judge(became.standing.map(|standing| standing.lock));
            match (judged, &mut became.standing) {
                (Judged::Entered(lock), standing) => {
                    let place = u64::from(*place);
                    *standing = Some(Standing { place, lock, withdrawn: false, purged: false });
                }
                (Judged::Withdrawn, Some(standing)) => standing.withdrawn = true,
                (Judged::Purged, Some(standing)) => standing.purged = true,
                (Judged::Repeated, _) => became.repeated += 1,
                (Judged::Invented | Judged::Withdrawn | Judged::Purged, _) => became.invented += 1,
            }
        }
        became
    }
}

/// What became of one envelope.
#[derive(Default)]
struct Group {
    standing: Option<Standing>,
    invented: u64,
    repeated: u64,
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

    /// What a hostile server enters need be the digest of nothing.
    #[test]
    fn envelopes_whose_digests_begin_alike_are_told_apart() {
        let entered = |last: u8| {
            let mut digest = [9; 32];
            digest[31] = last;
            Leaf::Envelope {
                digest: Digest::from_bytes(digest),
                class: 16_384,
                lock: Lock::of(&preimage(last)),
            }
        };
        let log = whole(&[5, 1, 3, 1, 4].map(entered));
        for (place, last) in [(0, 5), (1, 1), (2, 3), (4, 4)] {
            let standing = log.standing(entered(last).digest());
            let lock = Lock::of(&preimage(last));
            assert_eq!(standing, Some(Standing { place, lock, withdrawn: false, purged: false }), "{last}");
        }
        assert_eq!(log.standing(entered(2).digest()), None);
        assert_eq!((log.standings().count(), log.repeated()), (4, 1));
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
