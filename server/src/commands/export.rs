//! `export STORE STUDY PARCEL`

use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use kin_disk::PrivateFile;
use kin_protocol::log::{Leaf, LogError};
use kin_protocol::parcel::{ParcelError, ParcelHeader, ParcelLog, ParcelWriter};
use kin_protocol::{Digest, StudyId};
use kin_terminal::{Exit, Failure, Result, Terminal};

use super::locks_folder::LocksFolder;
use crate::failures::{self, ServerError};
use crate::{Logbook, Say, ServerKey, SqliteStore, Store, StoreError};

/// Write all envelopes of a study into a parcel for the research team
///
/// The envelopes stand in the order of their digests, so the parcel says nothing about when they came. The study's log goes
/// with them, so that the desk sees whether any is missing.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The study, as `status` shows it
    study: StudyId,
    /// The parcel: a new file
    parcel: PathBuf,
    #[command(flatten)]
    locks: LocksFolder,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let pinned = store.pinned(args.study)?.ok_or_else(|| {
        Failure::new(Exit::Refused, &ServerError::StudyNotInStore { study: args.study.to_string() })
    })?;
    let key = ServerKey::read(&args.store).map_err(failures::disk)?;
    let locks = args.locks.of(&args.store);
    let signed = Logbook::at_rest(Arc::clone(&store) as Arc<dyn Store>, key, &locks).signed(args.study)?;
    let log = signed
        .map(|signed| ParcelLog { leaves: signed.checkpoint().size, checkpoint: signed.note().to_vec() });
    let leaves = log.as_ref().map(|log| log.leaves);
    let header = ParcelHeader { study: args.study, note: pinned.note, log };
    let mut file = PrivateFile::create(&args.parcel).map_err(failures::disk)?;
    let mut writer = ParcelWriter::new(&mut file, &header).map_err(unwritten)?;
    let signed_for =
        leaves.map(|leaves| write_leaves(&store, args.study, leaves, &mut writer)).transpose()?;
    let mut stopped = None;
    store.each_envelope(args.study, &mut |digest, bytes| {
        // What was committed and is not signed for yet is in the next parcel.
        if signed_for.as_ref().is_none_or(|signed| signed.contains(&digest)) {
            stopped = writer.add(bytes).err();
        }
        stopped.is_none()
    })?;
    if let Some(error) = stopped {
        return Err(unwritten(error));
    }
    let count = writer.entries();
    writer.finish().map_err(unwritten)?;
    file.finish().map_err(failures::disk)?;
    terminal.say(&Say::ParcelWritten { path: args.parcel.display().to_string(), envelopes: count });
    Ok(())
}

/// Writes the leaves that are signed for; says which envelopes they speak of.
fn write_leaves<W: Write>(
    store: &SqliteStore,
    study: StudyId,
    count: u64,
    writer: &mut ParcelWriter<W>,
) -> Result<HashSet<Digest>> {
    let mut digests = HashSet::new();
    let mut from = 0;
    while from < count {
        let leaves = store.leaves(study, from, LEAVES.min(count - from))?;
        if leaves.is_empty() {
            return Err(StoreError::from(LogError::LogLeafMalformed { index: from }).into());
        }
        for leaf in &leaves {
            digests.insert(Leaf::parse(from, leaf).map_err(StoreError::from)?.digest());
            writer.add_leaf(leaf).map_err(unwritten)?;
            from += 1;
        }
    }
    Ok(digests)
}

/// Leaves read at a time.
const LEAVES: u64 = 4096;

#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
fn unwritten(error: ParcelError) -> Failure {
    Failure::error(Exit::Storage, &error)
}
