//! Whether the server's log is still the one this device saw last.

use std::cell::RefCell;

use kin_protocol::log::{
    Checkpoint, LogError, SignedCheckpoint, TILE_HASHES, TileName, Tiles, check_history,
};
use kin_protocol::note::LogVerifier;
use kin_terminal::Result;

use super::{SendError, Server, Wire};
use crate::storage::Storage;

/// Checks that the newest of these checkpoints holds all the others and the last one that was seen here, and keeps it.
///
/// `Ok(Err(…))` where it does not, or where the server does not give what would show it: then nothing is kept.
pub(super) fn go_on(
    storage: &mut dyn Storage,
    log: &LogVerifier,
    seen: &[SignedCheckpoint],
    server: &Server,
    path: &str,
    wire: &mut dyn Wire,
) -> Result<std::result::Result<(), SendError>> {
    if seen.is_empty() {
        return Ok(Ok(()));
    }
    // What is kept here was verified when it came; one of an earlier log of the study is no measure of this one.
    let last = storage.checkpoint()?.and_then(|note| SignedCheckpoint::verify(&note, log).ok());
    // It may be the newest still: an envelope that is sent again because its answer was lost has the receipt that it had then.
    let all = seen.iter().chain(&last);
    let newest = all.max_by_key(|signed| signed.checkpoint().size).expect("some were seen");
    let earlier: Vec<&Checkpoint> = seen.iter().chain(&last).map(SignedCheckpoint::checkpoint).collect();
    let tiles = ServerTiles { server, path, wire: RefCell::new(wire), size: newest.checkpoint().size };
    let checked = check_history(&tiles, newest.checkpoint(), &earlier);
    if checked.is_ok() && last.as_ref() != Some(newest) {
        storage.see_checkpoint(newest.note())?;
    }
    Ok(checked)
}

/// Tiles as a server gives them.
struct ServerTiles<'w> {
    server: &'w Server,
    path: &'w str,
    wire: RefCell<&'w mut dyn Wire>,
    size: u64,
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
