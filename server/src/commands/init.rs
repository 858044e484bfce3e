//! `init STORE`

use std::path::PathBuf;

use kin_terminal::{Result, Terminal};

use crate::failures;
use crate::{Say, ServerKey, SqliteStore};

/// Make a new, empty store, and the key with which its log is signed
///
/// The research team writes the public half of the key into its study note.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store: new, or empty
    store: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    SqliteStore::init(&args.store)?;
    let key = ServerKey::make(&args.store).map_err(failures::disk)?.public()?;
    terminal.say(&Say::StoreMade { path: args.store.display().to_string() });
    terminal.say(&Say::LogKey { key });
    Ok(())
}
