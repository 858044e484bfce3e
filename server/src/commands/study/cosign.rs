//! `study cosign STORE STUDY FILE…`

use std::path::PathBuf;

use kin_protocol::StudyId;
use kin_protocol::log::MAX_CHECKPOINT_BYTES;
use kin_terminal::{Result, Terminal};

use crate::failures;
use crate::{Say, ServerKey, SqliteStore};

/// Take in what witnesses have cosigned, and serve it
///
/// A cosignature counts only where it is of a checkpoint of this log, by a witness whom the study note names. A server may be
/// running.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The study, as `status` shows it
    study: StudyId,
    /// What a witness wrote with `kin-auditor cosign`
    #[arg(required = true)]
    file: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = SqliteStore::open(&args.store)?;
    let key = ServerKey::read(&args.store).map_err(failures::disk)?;
    for file in &args.file {
        let bytes = kin_disk::read(file, MAX_CHECKPOINT_BYTES as u64).map_err(failures::disk)?;
        let so_far = crate::cosign(&store, key.as_ref(), args.study, &bytes)?;
        terminal.say(&Say::CosignTaken {
            entries: so_far.entries,
            cosigned: so_far.cosigned,
            needed: so_far.needed,
        });
    }
    Ok(())
}
