//! `export STORE STUDY PARCEL`

use std::path::PathBuf;

use kin_disk::PrivateFile;
use kin_protocol::StudyId;
use kin_protocol::parcel::{ParcelError, ParcelHeader, ParcelWriter};
use kin_terminal::{Exit, Failure, Result, Terminal};

use crate::failures::{self, ServerError};
use crate::{Say, SqliteStore, Store};

/// Write all envelopes of a study into a parcel for the research team
///
/// The envelopes stand in the order of their digests, so the parcel says nothing about when they came.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The study, as `status` shows it
    study: StudyId,
    /// The parcel: a new file
    parcel: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = SqliteStore::open(&args.store)?;
    let pinned = store.pinned(args.study)?.ok_or_else(|| {
        Failure::new(Exit::Refused, &ServerError::StudyNotInStore { study: args.study.to_string() })
    })?;
    let header = ParcelHeader { study: args.study, note: pinned.note };
    let mut file = PrivateFile::create(&args.parcel).map_err(failures::disk)?;
    let mut writer = ParcelWriter::new(&mut file, &header).map_err(unwritten)?;
    let mut stopped = None;
    store.each_envelope(args.study, &mut |_digest, bytes| {
        stopped = writer.add(bytes).err();
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

#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
fn unwritten(error: ParcelError) -> Failure {
    Failure::error(Exit::Storage, &error)
}
