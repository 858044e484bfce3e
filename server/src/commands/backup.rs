//! `backup STORE OUT`

use std::fs;
use std::path::{Path, PathBuf};

use kin_terminal::{Exit, Failure, Result, Terminal};
use zeroize::Zeroizing;

use super::check;
use crate::failures::{self, ServerError};
use crate::{Say, ServerKey, SqliteStore};

/// Copy a store into a new folder, while a server may be running, and check the copy
///
/// The copy holds what the store holds at one moment, and the key of its log; nothing of what was deleted. It never holds the lock
/// checkpoints: a copy that is put back must not sign what contradicts what was signed after it was made.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The folder of the copy: new, or empty
    out: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = SqliteStore::open(&args.store)?;
    let was_there = args.out.exists();
    kin_disk::create_private_dir(&args.out).map_err(failures::disk)?;
    let made = copy(&store, &args.store, &args.out);
    let Ok((entries, envelopes)) = made else {
        // A failed command leaves nothing behind.
        for name in ["store.db", "store.db-wal", "store.db-shm", "log-key"] {
            let _ = fs::remove_file(args.out.join(name));
        }
        if !was_there {
            let _ = fs::remove_dir(&args.out);
        }
        return made.map(drop);
    };
    terminal.say(&Say::BackupDone { path: args.out.display().to_string(), entries, envelopes });
    Ok(())
}

/// Copies, opens the copy, and checks all of it; says how many entries and envelopes it holds.
fn copy(store: &SqliteStore, from: &Path, to: &Path) -> Result<(u64, u64)> {
    store.copy_to(to)?;
    if let Some(key) = ServerKey::text(from).map_err(failures::disk)? {
        let key: Zeroizing<Vec<u8>> = key;
        kin_disk::write_private(ServerKey::path(to), &key).map_err(failures::disk)?;
    }
    let checked = check::of_store(to, None)?;
    let wrong: Vec<_> = checked.iter().flat_map(|(_, checked)| &checked.wrong).collect();
    if !wrong.is_empty() {
        let failure = Failure::new(Exit::Findings, &ServerError::BackupNotWhole);
        return Err(wrong.into_iter().fold(failure, Failure::because));
    }
    let entries = checked.iter().map(|(_, checked)| checked.entries).sum();
    Ok((entries, checked.iter().map(|(_, checked)| checked.envelopes).sum()))
}
