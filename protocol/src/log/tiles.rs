//! Tiles (C2SP tlog-tiles): how a log's hashes and leaves are kept and served, 256 to a piece.

use std::fmt;
use std::str::FromStr;

use super::{LogError, MAX_LEAF_BYTES};

/// Hashes in a full tile.
pub const TILE_HASHES: u64 = 256;
/// A path writes a number in groups of three digits.
const GROUP: u64 = 1000;

/// A tile of hashes: the level counts eight levels of the tree at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileName {
    /// Its level; 0 holds the hashes of leaves.
    pub level: u8,
    /// Its number in the level, from 0.
    pub number: u64,
}

impl TileName {
    /// How many hashes it holds in a tree of that size; 0 where it does not exist.
    pub fn width(self, size: u64) -> u64 {
        let hashes = size.checked_shr(8 * u32::from(self.level)).unwrap_or(0);
        hashes.saturating_sub(self.number.saturating_mul(TILE_HASHES)).min(TILE_HASHES)
    }
}

/// `0/x001/x234/067`, the path of a full tile below `tile/`.
impl fmt::Display for TileName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.level, number_path(self.number))
    }
}

/// A number as a path below `tile/LEVEL/` or `tile/entries/`.
fn number_path(number: u64) -> String {
    let mut path = format!("{:03}", number % GROUP);
    let mut rest = number / GROUP;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % GROUP);
        rest /= GROUP;
    }
    path
}

/// What a path below `tile/` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Hashes(TileName),
    Entries(u64),
}

/// A path below `tile/`: what is asked for, and how many of it where it is not full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePath {
    asked: Asked,
    /// How many hashes or leaves.
    pub width: u64,
}

impl FromStr for TilePath {
    type Err = ();

    fn from_str(path: &str) -> Result<Self, ()> {
        let (kind, rest) = path.split_once('/').ok_or(())?;
        let (number, width) = match rest.split_once(".p/") {
            None => (rest, TILE_HASHES),
            Some((number, width)) => {
                let parsed: u64 = width.parse().map_err(|_| ())?;
                if !(1..TILE_HASHES).contains(&parsed) || parsed.to_string() != width {
                    return Err(());
                }
                (number, parsed)
            }
        };
        let parsed = parse_number(number).ok_or(())?;
        let asked = if kind == "entries" {
            Asked::Entries(parsed)
        } else {
            let level: u8 = kind.parse().map_err(|_| ())?;
            if level > 7 || level.to_string() != kind {
                return Err(());
            }
            Asked::Hashes(TileName { level, number: parsed })
        };
        Ok(Self { asked, width })
    }
}

/// The path below `tile/`, as [`TilePath::from_str`] reads it.
impl fmt::Display for TilePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.asked {
            Asked::Hashes(name) => write!(out, "{name}")?,
            Asked::Entries(number) => write!(out, "entries/{}", number_path(number))?,
        }
        if self.width == TILE_HASHES { Ok(()) } else { write!(out, ".p/{}", self.width) }
    }
}

impl TilePath {
    /// A tile of hashes as wide as it is in a tree of that size.
    pub fn of_hashes(name: TileName, size: u64) -> Self {
        Self { asked: Asked::Hashes(name), width: name.width(size) }
    }

    /// As many of the 256 leaves with this number as there are in a tree of that size.
    pub fn of_entries(number: u64, size: u64) -> Self {
        Self { asked: Asked::Entries(number), width: TileName { level: 0, number }.width(size) }
    }

    /// The tile of hashes, where hashes are asked for.
    pub fn hashes(&self) -> Option<TileName> {
        match self.asked {
            Asked::Hashes(name) => Some(name),
            Asked::Entries(_) => None,
        }
    }

    /// The first leaf, where leaves are asked for.
    pub fn entries(&self) -> Option<u64> {
        match self.asked {
            Asked::Entries(number) => Some(number.saturating_mul(TILE_HASHES)),
            Asked::Hashes(_) => None,
        }
    }
}

fn parse_number(path: &str) -> Option<u64> {
    let mut number: u64 = 0;
    for group in path.split('/') {
        let digits = group.strip_prefix('x').unwrap_or(group);
        if digits.len() != 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        number = number.checked_mul(GROUP)?.checked_add(digits.parse().ok()?)?;
    }
    // One spelling: all groups but the last begin with an x, and none too many stand before.
    (number_path(number) == path).then_some(number)
}

/// Leaves as an entry bundle: each after its length, two bytes, big-endian.
pub fn bundle<'l>(leaves: impl Iterator<Item = &'l [u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for leaf in leaves {
        let length = u16::try_from(leaf.len()).expect("a leaf is shorter than 64 KiB");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(leaf);
    }
    bytes
}

/// The leaves of an entry bundle whose first is the log's leaf `first`. Fails as [`LogError::LogLeafMalformed`].
pub fn unbundle(first: u64, mut bytes: &[u8]) -> Result<Vec<&[u8]>, LogError> {
    let mut leaves = Vec::new();
    while !bytes.is_empty() {
        let malformed = LogError::LogLeafMalformed { index: first + leaves.len() as u64 };
        let (length, rest) = bytes.split_first_chunk::<2>().ok_or(malformed.clone())?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length > MAX_LEAF_BYTES || leaves.len() as u64 == TILE_HASHES {
            return Err(malformed);
        }
        let (leaf, rest) = rest.split_at_checked(length).ok_or(malformed)?;
        leaves.push(leaf);
        bytes = rest;
    }
    Ok(leaves)
}
