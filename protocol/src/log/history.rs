//! Whether a log grew out of what somebody saw of it before.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::tree::subtree;
use super::{Checkpoint, LogError, TILE_HASHES, TileName, Tiles, root};

/// Checks that the log of a signed checkpoint holds every earlier one as its beginning, out of tiles that a server gives.
///
/// No tile is believed by itself: a full one is what the level above says, and what stands at the right edge is what the
/// checkpoint signs. Checkpoints of other logs are passed over: which log counts is not the server's to say.
///
/// Fails as [`LogError::LogTileDamaged`] where the tiles are not those of the checkpoint, and as [`LogError::LogForked`].
pub fn check_history<T: Tiles>(
    tiles: &T,
    newest: &Checkpoint,
    earlier: &[&Checkpoint],
) -> Result<(), T::Error> {
    let earlier = earlier.iter().filter(|checkpoint| checkpoint.origin == newest.origin);
    let (known, to_compare): (Vec<_>, Vec<_>) =
        earlier.copied().partition(|checkpoint| checkpoint.size == newest.size);
    if known.iter().any(|checkpoint| checkpoint.root != newest.root) {
        return Err(LogError::LogForked { size: newest.size }.into());
    }
    if let Some(larger) = to_compare.iter().find(|checkpoint| checkpoint.size > newest.size) {
        return Err(LogError::LogForked { size: larger.size }.into());
    }
    if to_compare.is_empty() {
        return Ok(());
    }
    let authentic = AuthenticTiles::new(tiles, newest)?;
    for checkpoint in to_compare {
        if root(&authentic, checkpoint.size)? != checkpoint.root {
            return Err(LogError::LogForked { size: checkpoint.size }.into());
        }
    }
    Ok(())
}

/// Tiles that are those of a checkpoint: each full one is what the level above says, and the right edge gives its root.
pub struct AuthenticTiles<'t, T> {
    tiles: &'t T,
    size: u64,
    read: RefCell<BTreeMap<TileName, Vec<u8>>>,
}

impl<'t, T: Tiles> AuthenticTiles<'t, T> {
    /// Reads the right edge and compares it with the checkpoint's root; every other tile is compared when it is asked for.
    ///
    /// Fails as [`LogError::LogTileDamaged`].
    pub fn new(tiles: &'t T, checkpoint: &Checkpoint) -> Result<Self, T::Error> {
        let authentic = Self { tiles, size: checkpoint.size, read: RefCell::default() };
        if root(&authentic, checkpoint.size)? != checkpoint.root {
            return Err(LogError::LogTileDamaged { level: 0, number: 0 }.into());
        }
        Ok(authentic)
    }
}

impl<T: Tiles> Tiles for AuthenticTiles<'_, T> {
    type Error = T::Error;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, T::Error> {
        if let Some(tile) = self.read.borrow().get(&name) {
            return Ok(Some(tile.clone()));
        }
        let damaged = || LogError::LogTileDamaged { level: name.level, number: name.number };
        let width = name.width(self.size);
        let tile = self.tiles.tile(name)?.ok_or_else(damaged)?;
        if tile.len() as u64 != width * 32 {
            return Err(damaged().into());
        }
        if width == TILE_HASHES {
            let above = TileName { level: name.level + 1, number: name.number / TILE_HASHES };
            let above = self.tile(above)?.ok_or_else(damaged)?;
            let place = usize::try_from(name.number % TILE_HASHES).expect("below 256") * 32;
            if above.get(place..place + 32) != Some(&subtree(&tile).as_bytes()[..]) {
                return Err(damaged().into());
            }
        }
        self.read.borrow_mut().insert(name, tile.clone());
        Ok(Some(tile))
    }
}
