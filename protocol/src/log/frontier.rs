//! A tree that is read leaf by leaf and keeps only its right edge: for whoever recomputes a whole log.

use super::tree::{empty, node_hash};
use crate::Digest;

/// The roots of the full subtrees that a tree of this size is made of, largest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frontier {
    size: u64,
    subtrees: Vec<Digest>,
}

impl Frontier {
    /// A tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// A tree that was read before, up to here: as many hashes as its size has binary ones. None where that is not so.
    pub fn restore(size: u64, subtrees: &[Digest]) -> Option<Self> {
        let fits = subtrees.len() == size.count_ones() as usize;
        fits.then(|| Self { size, subtrees: subtrees.to_vec() })
    }

    /// How many leaves were read.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What [`Frontier::restore`] takes.
    pub fn subtrees(&self) -> &[Digest] {
        &self.subtrees
    }

    /// Reads one leaf more, by its hash.
    pub fn push(&mut self, leaf: Digest) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            let left = self.subtrees.pop().expect("a tree has a subtree for every one in its size");
            hash = node_hash(left, hash);
        }
        self.subtrees.push(hash);
        self.size += 1;
    }

    /// The root over what was read.
    pub fn root(&self) -> Digest {
        let mut subtrees = self.subtrees.iter().rev();
        let Some(smallest) = subtrees.next() else { return empty() };
        subtrees.fold(*smallest, |right, left| node_hash(*left, right))
    }
}
