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
    if size == 0 {
        return Ok(empty());
    }
    Reader::new(tiles).range(0, size)
}

/// The hashes that lead from each of these leaves to the root over the first `size` leaves.
///
/// A place that is not below `size` is [`LogError::LogReceiptProvesNothing`].
pub fn inclusion<T: Tiles>(
    tiles: &T,
    size: u64,
    places: impl IntoIterator<Item = u64>,
) -> Result<Vec<Vec<Digest>>, T::Error> {
    let reader = Reader::new(tiles);
    places.into_iter().map(|place| reader.path(place, size)).collect()
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

/// Hashes of any height out of tiles. A tile that was read is remembered, and so is what was computed: the proofs of a batch
/// share almost all of their hashes.
struct Reader<'t, T> {
    tiles: &'t T,
    read: RefCell<BTreeMap<TileName, Vec<u8>>>,
    computed: RefCell<BTreeMap<(u32, u64), Digest>>,
}

impl<'t, T: Tiles> Reader<'t, T> {
    fn new(tiles: &'t T) -> Self {
        Self { tiles, read: RefCell::default(), computed: RefCell::default() }
    }

    /// The siblings on the way from a leaf to the root, the lowest first.
    fn path(&self, place: u64, size: u64) -> Result<Vec<Digest>, T::Error> {
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

    /// The hash of the full subtree of 2^height leaves with this number.
    fn full(&self, height: u32, number: u64) -> Result<Digest, T::Error> {
        if let Some(known) = self.computed.borrow().get(&(height, number)) {
            return Ok(*known);
        }
        if height.is_multiple_of(HEIGHTS) {
            return self.stored(u8::try_from(height / HEIGHTS).expect("a height is below 64"), number);
        }
        let left = self.full(height - 1, 2 * number)?;
        let hash = node_hash(left, self.full(height - 1, 2 * number + 1)?);
        self.computed.borrow_mut().insert((height, number), hash);
        Ok(hash)
    }

    /// A hash that stands in a tile.
    fn stored(&self, level: u8, number: u64) -> Result<Digest, T::Error> {
        let name = TileName { level, number: number / TILE_HASHES };
        let end = number % TILE_HASHES + 1;
        let mut read = self.read.borrow_mut();
        if read.get(&name).is_none_or(|tile| (tile.len() as u64) < end * HASH_BYTES as u64) {
            read.insert(name, whole(self.tiles, name, end)?);
        }
        let end = usize::try_from(end).expect("at most 256") * HASH_BYTES;
        let hash = read[&name][end - HASH_BYTES..end].try_into().expect("32 bytes");
        Ok(Digest::from_bytes(hash))
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

/// The hash over a power of two of hashes.
pub(super) fn subtree(hashes: &[u8]) -> Digest {
    let mut hashes: Vec<Digest> = hashes
        .chunks_exact(HASH_BYTES)
        .map(|hash| Digest::from_bytes(hash.try_into().expect("32 bytes")))
        .collect();
    while hashes.len() > 1 {
        hashes = hashes.chunks_exact(2).map(|pair| node_hash(pair[0], pair[1])).collect();
    }
    hashes[0]
}

/// The largest power of two below a number above 1.
fn half(number: u64) -> u64 {
    1 << (number - 1).ilog2()
}
