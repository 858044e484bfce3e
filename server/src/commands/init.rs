//! `init STORE`

use std::path::PathBuf;

use kin_terminal::{Result, Terminal};

use crate::{Say, SqliteStore};

/// Make a new, empty store
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store: new, or empty
    store: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    SqliteStore::init(&args.store)?;
    terminal.say(&Say::StoreMade { path: args.store.display().to_string() });
    Ok(())
}
