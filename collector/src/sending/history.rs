//! Whether the server's log is still the one this device saw last.

use std::cell::RefCell;

use kin_protocol::log::{
    Checkpoint, LogError, SignedCheckpoint, TILE_HASHES, TileName, Tiles, check_history,
};
use kin_protocol::note::LogVerifier;
use kin_terminal::Result;

use super::{SendError, Server, Wire};
use crate::storage::Storage;

/// Checks that the newest of these checkpoints holds all the others and the last one that was seen here, and keeps it. `tiles` are those of
/// the newest, whose size it is told.
///
/// `Ok(Err(…))` where it does not, or where there is not what would show it: then nothing is kept.
pub(crate) fn go_on<T: Tiles<Error = SendError>>(
    storage: &mut dyn Storage,
    log: &LogVerifier,
    seen: &[SignedCheckpoint],
    tiles: impl FnOnce(u64) -> T,
) -> Result<std::result::Result<(), SendError>> {
    if seen.is_empty() {
        return Ok(Ok(()));
    }
    let last = last(storage, log)?;
    // It may be the newest still: an envelope that is sent again because its answer was lost has the receipt that it had then.
    let all = seen.iter().chain(&last);
    let newest = all.max_by_key(|signed| signed.checkpoint().size).expect("some were seen");
    let earlier: Vec<&Checkpoint> = seen.iter().chain(&last).map(SignedCheckpoint::checkpoint).collect();
    let checked = check_history(&tiles(newest.checkpoint().size), newest.checkpoint(), &earlier);
    if checked.is_ok() && last.as_ref() != Some(newest) {
        storage.see_checkpoint(newest.note())?;
    }
    Ok(checked)
}

/// The last checkpoint of this log that was verified here. One of an earlier log of the study is no measure of this one.
pub(crate) fn last(storage: &dyn Storage, log: &LogVerifier) -> Result<Option<SignedCheckpoint>> {
    Ok(storage.checkpoint()?.and_then(|note| SignedCheckpoint::verify(&note, log).ok()))
}

/// Tiles as a server gives them.
pub(super) struct ServerTiles<'w> {
    server: &'w Server,
    path: &'w str,
    wire: RefCell<&'w mut dyn Wire>,
    size: u64,
}

impl<'w> ServerTiles<'w> {
    /// Those of a tree of this size.
    pub(super) fn new((server, path): (&'w Server, &'w str), wire: &'w mut dyn Wire, size: u64) -> Self {
        Self { server, path, wire: RefCell::new(wire), size }
    }
}

impl Tiles for ServerTiles<'_> {
    type Error = SendError;

    fn tile(&self, name: TileName) -> std::result::Result<Option<Vec<u8>>, SendError> {
        let part = match name.width(self.size) {
            TILE_HASHES => String::new(),
            width => format!(".p/{width}"),
        };
        let url = self.server.place(self.path, &format!("log/tile/{name}{part}"));
        let reply = self.wire.borrow_mut().get(&url, TILE_HASHES * 32);
        let reply = reply.map_err(|source| SendError::SendNoAnswer { source })?;
        match reply.status {
            // A page to sign in on is no tile of a second history: what is not as long as a tile is none.
            200 if reply.body.len() as u64 == name.width(self.size) * 32 => Ok(Some(reply.body)),
            404 => Ok(None),
            status => Err(SendError::SendNotAReceipt { status: status.to_string() }),
        }
    }
}

impl From<LogError> for SendError {
    fn from(source: LogError) -> Self {
        Self::SendHistory { source }
    }
}
