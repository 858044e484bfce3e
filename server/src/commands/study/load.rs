//! `study load STORE BUNDLE`

use std::path::PathBuf;

use kin_protocol::bundle::MAX_BUNDLE_BYTES;
use kin_terminal::{Result, Terminal};

use crate::{Say, ServerKey, SqliteStore};

/// Take a study into the store, or bring it up to date
///
/// The bundle is what `kin-researcher publish` wrote: the signed study note, the forms, and the digests of the vouchers
/// that devices pay with. Everything is taken or nothing is. A study note older than the one in the store is refused.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The bundle of the research team
    bundle: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = SqliteStore::open(&args.store)?;
    let bytes = kin_disk::read(&args.bundle, MAX_BUNDLE_BYTES as u64).map_err(crate::failures::disk)?;
    let key = ServerKey::read(&args.store).map_err(crate::failures::disk)?;
    let loaded = crate::load(&store, key.as_ref(), &bytes)?;
    terminal.say(&Say::StudyLoaded {
        study: loaded.study.to_string(),
        version: loaded.version.to_string(),
        forms: loaded.forms,
        vouchers: loaded.vouchers,
    });
    Ok(())
}
