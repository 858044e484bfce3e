//! The tree over the leaves (RFC 6962, section 2.1), kept as tiles.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{LogError, TILE_HASHES, TileName};
use crate::Digest;

/// Heights of the tree in a tile.
const HEIGHTS: u32 = 8;
const HASH_BYTES: usize = 32;

/// Where a log's tiles lie.
pub trait Tiles {
    /// Why they cannot be read.
    type Error: From<LogError>;

    /// A tile's hashes one after the other, as many as there are; `None` where there is no such tile.
    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, Self::Error>;
}

impl<T: Tiles> Tiles for &T {
    type Error = T::Error;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, T::Error> {
        (*self).tile(name)
    }
}

/// A tree that has grown.
#[derive(Debug)]
pub struct Grown {
    /// Its leaves.
    pub size: u64,
    /// Its root.
    pub root: Digest,
    /// The tiles that changed, whole.
    pub tiles: BTreeMap<TileName, Vec<u8>>,
}

/// A leaf's hash: SHA-256 after a zero byte.
pub(super) fn leaf_hash(leaf: &[u8]) -> Digest {
    Digest::of(&[&[0], leaf].concat())
}

/// A node's hash: SHA-256 of both below it after a byte one.
pub(super) fn node_hash(left: Digest, right: Digest) -> Digest {
    let mut both = [1; 1 + 2 * HASH_BYTES];
    both[1..=HASH_BYTES].copy_from_slice(left.as_bytes());
    both[1 + HASH_BYTES..].copy_from_slice(right.as_bytes());
    Digest::of(&both)
}

/// The root of a tree without leaves.
pub(super) fn empty() -> Digest {
    Digest::of(b"")
}

/// Appends the hashes of leaves to a tree of `size` leaves. Nothing is written: the caller keeps the tiles that changed.
pub fn grow<T: Tiles>(tiles: &T, size: u64, leaves: &[Digest]) -> Result<Grown, T::Error> {
    let grown = size + leaves.len() as u64;
    let mut changed: BTreeMap<TileName, Vec<u8>> = BTreeMap::new();
    let mut hashes = leaves.to_vec();
    // A full tile's root is a hash of the level above; below it, the tile is all there is to keep.
    for level in 0_u8.. {
        let before = size.checked_shr(HEIGHTS * u32::from(level)).unwrap_or(0);
        let mut above = Vec::new();
        for (place, hash) in (before..).zip(&hashes) {
            let name = TileName { level, number: place / TILE_HASHES };
            let tile = match changed.entry(name) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => entry.insert(begun(tiles, name, size)?),
            };
            tile.extend_from_slice(hash.as_bytes());
            if tile.len() as u64 == TILE_HASHES * HASH_BYTES as u64 {
                above.push(subtree(tile));
            }
        }
        if above.is_empty() {
            break;
        }
        hashes = above;
    }
    let root = root(&Above { below: tiles, tiles: &changed }, grown)?;
    Ok(Grown { size: grown, root, tiles: changed })
}

/// The root of the tree over the first `size` leaves; the tiles may hold more of them.
pub fn root<T: Tiles>(tiles: &T, size: u64) -> Result<Digest, T::Error> {
    Tree::new(tiles).root(size)
}

/// Whether these hashes lead from a leaf's hash at its place to the root over `size` leaves (RFC 9162, section 2.1.3.2).
pub fn check_inclusion(proof: &[Digest], size: u64, root: Digest, place: u64, leaf: Digest) -> bool {
    if place >= size {
        return false;
    }
    let (mut first, mut last, mut hash) = (place, size - 1, leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if first % 2 == 1 || first == last {
            hash = node_hash(*step, hash);
            while first % 2 == 0 && first != 0 {
                (first, last) = (first >> 1, last >> 1);
            }
        } else {
            hash = node_hash(hash, *step);
        }
        (first, last) = (first >> 1, last >> 1);
    }
    last == 0 && hash == root
}

/// Tiles with those that have changed in front of them.
struct Above<'t, T> {
    below: &'t T,
    tiles: &'t BTreeMap<TileName, Vec<u8>>,
}

impl<T: Tiles> Tiles for Above<'_, T> {
    type Error = T::Error;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, T::Error> {
        match self.tiles.get(&name) {
            Some(tile) => Ok(Some(tile.clone())),
            None => self.below.tile(name),
        }
    }
}

/// A tree as its tiles tell it. A tile that was read is remembered, and so is what was computed out of it: the root and the proofs of a
/// batch share almost all of their hashes.
pub struct Tree<T> {
    tiles: T,
    read: RefCell<BTreeMap<TileName, Pyramid>>,
}

impl<T: Tiles> Tree<T> {
    /// The tree whose tiles lie there.
    pub fn new(tiles: T) -> Self {
        Self { tiles, read: RefCell::default() }
    }

    /// The root over the first `size` leaves; the tiles may hold more of them.
    pub fn root(&self, size: u64) -> Result<Digest, T::Error> {
        if size == 0 { Ok(empty()) } else { self.range(0, size) }
    }

    /// The hashes that lead from a leaf to the root over the first `size` leaves, the lowest first.
    ///
    /// A place that is not below `size` is [`LogError::LogReceiptProvesNothing`].
    pub fn inclusion(&self, place: u64, size: u64) -> Result<Vec<Digest>, T::Error> {
        if place >= size {
            return Err(LogError::LogReceiptProvesNothing {}.into());
        }
        let (mut from, mut to, mut siblings) = (0, size, Vec::new());
        while to - from > 1 {
            let middle = from + half(to - from);
            if place < middle {
                siblings.push(self.range(middle, to)?);
                to = middle;
            } else {
                siblings.push(self.range(from, middle)?);
                from = middle;
            }
        }
        siblings.reverse();
        Ok(siblings)
    }

    /// The hash over the leaves `from..to`, not none, where `from` is a whole number of the range's largest subtree.
    fn range(&self, mut from: u64, to: u64) -> Result<Digest, T::Error> {
        let mut subtrees = Vec::new();
        while from < to {
            let height = (to - from).ilog2();
            subtrees.push(self.full(height, from >> height)?);
            from += 1 << height;
        }
        let mut subtrees = subtrees.into_iter().rev();
        let smallest = subtrees.next().expect("the range holds a leaf");
        Ok(subtrees.fold(smallest, |right, left| node_hash(left, right)))
    }

    /// The hash of the full subtree of 2^height leaves with this number: it stands in a tile, or follows from those that do.
    fn full(&self, height: u32, number: u64) -> Result<Digest, T::Error> {
        let (level, above) = (height / HEIGHTS, height % HEIGHTS);
        let level = u8::try_from(level).expect("a height is below 64");
        let name = TileName { level, number: number >> (HEIGHTS - above) };
        let within = number - (name.number << (HEIGHTS - above));
        let least = (within + 1) << above;
        let mut read = self.read.borrow_mut();
        if read.get(&name).is_none_or(|tile| (tile.0[0].len() as u64) < least) {
            read.insert(name, Pyramid::of(&whole(&self.tiles, name, least)?));
        }
        let tile = read.get_mut(&name).expect("it was read");
        let (above, within) = (usize::try_from(above), usize::try_from(within));
        Ok(tile.at(above.expect("at most 8"), within.expect("at most 256")))
    }
}

/// The hashes of a tile, and the full ones above them, row by row as they are asked for.
struct Pyramid(Vec<Vec<Digest>>);

impl Pyramid {
    fn of(tile: &[u8]) -> Self {
        let hashes = tile.as_chunks::<HASH_BYTES>().0.iter();
        Self(vec![hashes.map(|hash| Digest::from_bytes(*hash)).collect()])
    }

    fn at(&mut self, row: usize, within: usize) -> Digest {
        while self.0.len() <= row {
            let below = self.0.last().expect("the lowest row is there").as_chunks().0.iter();
            self.0.push(below.map(|[left, right]| node_hash(*left, *right)).collect());
        }
        self.0[row][within]
    }
}

/// The tile of a tree of `size` leaves to which hashes are appended.
fn begun<T: Tiles>(tiles: &T, name: TileName, size: u64) -> Result<Vec<u8>, T::Error> {
    match name.width(size) {
        0 => Ok(Vec::new()),
        width => {
            let mut tile = whole(tiles, name, width)?;
            tile.truncate(usize::try_from(width).expect("at most 256") * HASH_BYTES);
            Ok(tile)
        }
    }
}

/// A tile with at least as many hashes.
fn whole<T: Tiles>(tiles: &T, name: TileName, least: u64) -> Result<Vec<u8>, T::Error> {
    let tile = tiles.tile(name)?.unwrap_or_default();
    let bytes = tile.len() as u64;
    if bytes < least * HASH_BYTES as u64 || !bytes.is_multiple_of(HASH_BYTES as u64) {
        return Err(LogError::LogTileDamaged { level: name.level, number: name.number }.into());
    }
    Ok(tile)
}

/// The hash over the hashes of a full tile.
pub(super) fn subtree(tile: &[u8]) -> Digest {
    let row = usize::try_from(HEIGHTS).expect("a small number");
    Pyramid::of(tile).at(row, 0)
}

/// The largest power of two below a number above 1.
fn half(number: u64) -> u64 {
    1 << (number - 1).ilog2()
}
