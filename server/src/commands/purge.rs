//! `purge STORE STUDY CERTIFICATE`

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use kin_disk::PrivateFile;
use kin_protocol::StudyId;
use kin_terminal::{Exit, Failure, Result, Terminal};

use super::held::hold;
use super::locks_folder::LocksFolder;
use crate::failures::{self, ServerError};
use crate::{Logbook, Say, ServerKey, SqliteStore, Store, Swept};

/// Delete every envelope of a study, once the day of its note has come
///
/// Stop the server of this store first. The log says of each envelope that it was purged; the certificate is a paper for the
/// file. Copies at the desk, at couriers and in backups are theirs to delete.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The study, as `status` shows it
    study: StudyId,
    /// The certificate: a new file
    certificate: PathBuf,
    #[command(flatten)]
    locks: LocksFolder,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let _held = hold(&args.store)?;
    let key = ServerKey::read(&args.store).map_err(failures::disk)?;
    let logbook = Logbook::open(Arc::clone(&store) as Arc<dyn Store>, key, &args.locks.of(&args.store))?;
    // Before anything is deleted: a certificate that cannot be written would be found out too late.
    let mut file = PrivateFile::create(&args.certificate).map_err(failures::disk)?;
    let purged = crate::purge(&*store, &logbook, args.study, now()?)?;
    let written = file.write_all(purged.certificate.as_bytes());
    written.map_err(|error| failures::disk(kin_disk::DiskError::of_system(&args.certificate, error)))?;
    file.finish().map_err(failures::disk)?;
    terminal.say(&Say::StudyPurged {
        envelopes: purged.envelopes,
        certificate: args.certificate.display().to_string(),
    });
    if purged.swept == Swept::Later {
        terminal.warn(&Say::StudyPurgedLater);
    }
    Ok(())
}

/// Whole seconds.
fn now() -> Result<Timestamp> {
    let unusable = || Failure::new(Exit::Internal, &ServerError::PurgeClockUnusable);
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| unusable())?;
    let seconds = i64::try_from(since_1970.as_secs()).map_err(|_| unusable())?;
    Timestamp::from_second(seconds).map_err(|_| unusable())
}
