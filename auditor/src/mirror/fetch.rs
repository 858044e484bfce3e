//! From a server into a mirror: checkpoint, leaves, envelopes; each compared before it is kept.

use std::sync::mpsc;
use std::thread;

use kin_network::{LineError, Reply};
use kin_protocol::Digest;
use kin_protocol::log::{
    AuthenticTiles, Checkpoint, Leaf, LogError, MAX_CHECKPOINT_BYTES, MAX_LEAF_BYTES, SignedCheckpoint,
    TILE_HASHES, TileName, TilePath, Tiles, check_history, unbundle,
};
use kin_protocol::note::LogVerifier;
use kin_protocol::parcel::MAX_ENTRY_BYTES;

use super::{Mirror, MirrorError};

/// Entry bundles of one transaction.
const BUNDLES: u64 = 16;
/// Envelopes of one transaction.
const ENVELOPES: u64 = 64;
/// Envelopes asked for at a time.
const ASKING: usize = 4;

/// How a server is asked; the network in the program, something that lies in a test.
pub trait Wire: Sync {
    /// Gets what lies below the study's path, of at most so many bytes. An error is why there was no whole
    /// answer.
    fn get(&self, what: &str, max_bytes: u64) -> Result<Reply, LineError>;
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many leaves of so many are here.
    Leaves(u64, u64),
    /// So many envelopes of so many were fetched.
    Envelopes(u64, u64),
}

/// What bringing up to date came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fetched {
    /// Leaves that are here now.
    pub entries: u64,
    /// Leaves that are new.
    pub new_entries: u64,
    /// Envelopes that are new.
    pub envelopes: u64,
    /// Envelopes that the server does not give.
    pub withheld: u64,
    /// Envelopes in whose place the server gave something else.
    pub replaced: u64,
}

/// Brings a mirror up to date. `progress` is told now and then.
///
/// The checkpoint must have grown out of the last one that was seen, or nothing is taken. Each leaf is compared with the
/// checkpoint's tree, each envelope with its leaf.
pub fn fetch(
    mirror: &mut Mirror,
    wire: &impl Wire,
    log: &LogVerifier,
    may_be_purged: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Fetched, MirrorError> {
    let before = mirror.size()?;
    let seen = mirror.seen(log)?;
    let Some(newest) = checkpoint(wire, "log/checkpoint", log)? else {
        // A log that had entries has them for ever.
        return match seen {
            None => Ok(Fetched::default()),
            Some(seen) => Err(untrusted(LogError::LogForked { size: seen.checkpoint().size })),
        };
    };
    let tiles = ServerTiles { wire, size: newest.checkpoint().size };
    let earlier: Vec<&Checkpoint> = seen.iter().map(SignedCheckpoint::checkpoint).collect();
    check_history(&tiles, newest.checkpoint(), &earlier)?;
    mirror.see(&newest)?;
    leaves(mirror, wire, newest.checkpoint(), may_be_purged, progress)?;
    if may_be_purged {
        mirror.purge()?;
    }
    // One that is of more than this is newer than what was asked for before: it is for the next time.
    let of_this = |cosigned: &SignedCheckpoint| cosigned.checkpoint().size <= newest.checkpoint().size;
    if let Some(cosigned) = checkpoint(wire, "log/cosigned", log)?.filter(of_this) {
        check_history(mirror, newest.checkpoint(), &[cosigned.checkpoint()]).map_err(
            |error| match error {
                MirrorError::MirrorDamaged { source: source @ LogError::LogForked { .. } } => {
                    untrusted(source)
                }
                other => other,
            },
        )?;
        mirror.see_cosigned(&cosigned)?;
    }
    let entries = mirror.size()?;
    let fetched = Fetched { entries, new_entries: entries - before, ..Fetched::default() };
    envelopes(mirror, wire, may_be_purged, fetched, progress)
}

fn untrusted(source: LogError) -> MirrorError {
    MirrorError::MirrorLogUntrusted { source }
}

fn ask(wire: &impl Wire, what: &str, max_bytes: u64) -> Result<Option<Vec<u8>>, MirrorError> {
    let reply = wire.get(what, max_bytes).map_err(|source| MirrorError::MirrorNoAnswer { source })?;
    match reply.status {
        200 => Ok(Some(reply.body)),
        404 | 410 => Ok(None),
        401 => Err(MirrorError::MirrorPassRefused),
        status => Err(MirrorError::MirrorWithheld { what: what.to_owned(), status: status.to_string() }),
    }
}

fn checkpoint(
    wire: &impl Wire,
    what: &str,
    log: &LogVerifier,
) -> Result<Option<SignedCheckpoint>, MirrorError> {
    let note = ask(wire, what, MAX_CHECKPOINT_BYTES as u64)?;
    note.map(|note| SignedCheckpoint::verify(&note, log).map_err(untrusted)).transpose()
}

/// Leaves from where the mirror is to the checkpoint, each compared with the hash that the checkpoint's tree has at its place.
fn leaves(
    mirror: &mut Mirror,
    wire: &impl Wire,
    to: &Checkpoint,
    may_be_purged: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), MirrorError> {
    let mut held = mirror.size()?;
    if held == to.size {
        return Ok(());
    }
    let server = ServerTiles { wire, size: to.size };
    let tiles = AuthenticTiles::new(&server, to)?;
    while held < to.size {
        let mut taken = Vec::new();
        for number in (held / TILE_HASHES..).take(BUNDLES.try_into().unwrap_or(usize::MAX)) {
            let first = number * TILE_HASHES;
            if first >= to.size {
                break;
            }
            let known = held.saturating_sub(first);
            taken.extend(
                bundle(wire, &tiles, number, to.size)?.into_iter().skip(known.try_into().unwrap_or(0)),
            );
        }
        mirror.append(&taken, may_be_purged)?;
        held = mirror.size()?;
        progress(Progress::Leaves(held, to.size));
    }
    Ok(())
}

/// The leaves of an entry bundle, compared with the tile of their hashes.
fn bundle<W: Wire>(
    wire: &W,
    tiles: &AuthenticTiles<'_, ServerTiles<'_, W>>,
    number: u64,
    size: u64,
) -> Result<Vec<Leaf>, MirrorError> {
    let what = format!("log/tile/{}", TilePath::of_entries(number, size));
    let max_bytes = TILE_HASHES * (2 + MAX_LEAF_BYTES as u64);
    let bytes = ask(wire, &what, max_bytes)?
        .ok_or_else(|| MirrorError::MirrorWithheld { what: what.clone(), status: "404".to_owned() })?;
    let name = TileName { level: 0, number };
    let hashes = tiles.tile(name)?.unwrap_or_default();
    let first = number * TILE_HASHES;
    let leaves: Vec<Leaf> = (first..)
        .zip(unbundle(first, &bytes).map_err(untrusted)?)
        .map(|(place, leaf)| Leaf::parse(place, leaf).map_err(untrusted))
        .collect::<Result<_, _>>()?;
    let given: Vec<u8> = leaves.iter().flat_map(|leaf| *leaf.hash().as_bytes()).collect();
    if given == hashes { Ok(leaves) } else { Err(untrusted(LogError::LogTileDamaged { level: 0, number })) }
}

/// Envelopes that the leaves name, by several requests at a time. One that is withheld or replaced is asked for the next time.
fn envelopes(
    mirror: &mut Mirror,
    wire: &impl Wire,
    may_be_purged: bool,
    mut fetched: Fetched,
    progress: &mut dyn FnMut(Progress),
) -> Result<Fetched, MirrorError> {
    let missing = mirror.standing(may_be_purged)?.missing;
    let mut after = None;
    loop {
        let wanted = mirror.wanted(after, may_be_purged, ENVELOPES)?;
        let Some(last) = wanted.last() else { return Ok(fetched) };
        after = Some(*last);
        let mut kept = Vec::new();
        for (digest, bytes) in together(wire, &wanted)? {
            match bytes {
                None => fetched.withheld += 1,
                Some(bytes) if Digest::of(&bytes) == digest => kept.push((digest, bytes)),
                Some(_) => fetched.replaced += 1,
            }
        }
        mirror.keep(&kept)?;
        fetched.envelopes += kept.len() as u64;
        progress(Progress::Envelopes(fetched.envelopes, missing));
    }
}

type Given = (Digest, Option<Vec<u8>>);

fn together(wire: &impl Wire, wanted: &[Digest]) -> Result<Vec<Given>, MirrorError> {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for part in wanted.chunks(wanted.len().div_ceil(ASKING).max(1)) {
            let sender = sender.clone();
            scope.spawn(move || {
                for digest in part {
                    let given = ask(wire, &format!("envelopes/{digest}"), u64::from(MAX_ENTRY_BYTES));
                    let failed = given.is_err();
                    // Nobody listens any more once another request has failed.
                    if sender.send(given.map(|given| (*digest, given))).is_err() || failed {
                        return;
                    }
                }
            });
        }
        drop(sender);
        receiver.into_iter().collect()
    })
}

/// Tiles as a server gives them.
struct ServerTiles<'w, W> {
    wire: &'w W,
    size: u64,
}

impl<W: Wire> Tiles for ServerTiles<'_, W> {
    type Error = FetchError;

    fn tile(&self, name: TileName) -> Result<Option<Vec<u8>>, FetchError> {
        let what = format!("log/tile/{}", TilePath::of_hashes(name, self.size));
        Ok(ask(self.wire, &what, TILE_HASHES * 32)?)
    }
}

/// What is wrong with a tile of the server's is the server's fault, not the mirror's.
struct FetchError(MirrorError);

impl From<LogError> for FetchError {
    fn from(source: LogError) -> Self {
        Self(untrusted(source))
    }
}

impl From<MirrorError> for FetchError {
    fn from(error: MirrorError) -> Self {
        Self(error)
    }
}

impl From<FetchError> for MirrorError {
    fn from(FetchError(error): FetchError) -> Self {
        error
    }
}
