//! What shows to somebody without a network that the log grew out of what he saw of it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use kin_protocol::log::{Checkpoint, SignedCheckpoint, TileName, Tiles, check_history, root};
use kin_protocol::{Digest, StudyId};

use super::{Logbook, LogbookError, StoredTiles};
use crate::store::StoreError;

/// A checkpoint, and the tiles out of which whoever knows earlier ones finds that its tree holds theirs.
#[derive(Debug)]
pub(crate) struct History {
    pub(crate) signed: SignedCheckpoint,
    /// As wide as they are in the tree of the checkpoint.
    pub(crate) tiles: BTreeMap<TileName, Vec<u8>>,
}

impl Logbook {
    /// How many leaves the log had with the batch of an envelope: what its receipt speaks of.
    pub(crate) fn size_of(&self, study: StudyId, envelope: Digest) -> Result<Option<u64>, LogbookError> {
        Ok(self.store.placed(study, envelope)?.map(|placed| placed.size))
    }

    /// The newest checkpoint with what shows that its tree begins with those of these sizes; none where the log is empty.
    ///
    /// A size that the log has not reached is passed over: whoever saw it sees by himself that the log went back.
    pub(crate) fn history(&self, study: StudyId, sizes: &[u64]) -> Result<Option<History>, LogbookError> {
        let Some(signed) = self.signed(study)? else { return Ok(None) };
        let newest = signed.checkpoint();
        let stored = self.tiles(study);
        let mut earlier = Vec::new();
        for &size in sizes.iter().filter(|&&size| size > 0 && size < newest.size) {
            earlier.push(Checkpoint { origin: newest.origin.clone(), size, root: root(&stored, size)? });
        }
        // The same walk as at the other end: what it reads is what is needed there.
        let recording = Recording { stored, size: newest.size, read: RefCell::default() };
        check_history(&recording, newest, &earlier.iter().collect::<Vec<_>>())?;
        let tiles = recording.read.into_inner();
        Ok(Some(History { signed, tiles }))
    }
}

/// Tiles that are kept as they are read.
struct Recording<'s> {
    stored: StoredTiles<'s>,
    size: u64,
    read: RefCell<BTreeMap<TileName, Vec<u8>>>,
}

impl Tiles for Recording<'_> {
    type Error = StoreError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, StoreError> {
        let width = usize::try_from(name.width(self.size) * 32).expect("a tile is small");
        // The log may have grown meanwhile.
        let tile = self.stored.tile(name)?.and_then(|hashes| hashes.get(..width).map(<[u8]>::to_vec));
        self.read.borrow_mut().extend(tile.iter().map(|tile| (name, tile.clone())));
        Ok(tile)
    }
}
