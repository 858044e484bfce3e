//! `log-key STORE`

use std::path::PathBuf;

use kin_terminal::{Result, Terminal};

use crate::failures;
use crate::{ServerKey, SqliteStore};

/// Say the public half of the key with which the log is signed
///
/// The research team writes it into its study note: `kin-researcher study log`. A store that has no key yet is given one.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    SqliteStore::open(&args.store)?;
    let key = match ServerKey::read(&args.store).map_err(failures::disk)? {
        Some(key) => key,
        None => ServerKey::make(&args.store).map_err(failures::disk)?,
    };
    // Alone on its line, for programs and for a copy by hand.
    terminal.raw(&(key.public()? + "\n"));
    Ok(())
}
