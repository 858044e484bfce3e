//! Where the lock checkpoints lie, the same for every command.

use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct LocksFolder {
    /// The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
    #[arg(long, value_name = "FOLDER")]
    locks: Option<PathBuf>,
}

impl LocksFolder {
    /// The folder that was given, or else `store-locks` beside `store`.
    pub(crate) fn of(&self, store: &Path) -> PathBuf {
        self.locks.clone().unwrap_or_else(|| {
            let mut name = store.file_name().unwrap_or_default().to_owned();
            name.push("-locks");
            store.with_file_name(name)
        })
    }
}
