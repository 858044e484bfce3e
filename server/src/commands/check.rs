//! `check STORE`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kin_protocol::StudyId;
use kin_terminal::{Exit, Failure, Result, Terminal};

use super::locks_folder::LocksFolder;
use crate::failures;
use crate::{Checked, Logbook, Say, ServerKey, SqliteStore, Store};

/// Check that a store is whole: the log computed again, every envelope read
///
/// Changes nothing, and a server may be running. What is wrong is told and changed by nobody: keep the disk as it is.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    #[command(flatten)]
    locks: LocksFolder,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let checked = of_store(&args.store, Some(&args.locks.of(&args.store)))?;
    if args.json {
        let studies: Vec<_> = checked
            .iter()
            .map(|(study, checked)| serde_json::json!({ "study": study, "checked": checked }))
            .collect();
        terminal.raw(&format!("{:#}\n", serde_json::json!({ "kin_server_check": 1, "studies": studies })));
    }
    let mut wrong = Vec::new();
    for (study, checked) in checked {
        if !args.json {
            let (entries, envelopes, gone) = (checked.entries, checked.envelopes, checked.gone);
            terminal.say(&Say::CheckDone { study: study.to_string(), entries, envelopes, gone });
        }
        wrong.extend(checked.wrong);
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let failure = Failure::new(Exit::Findings, &Say::CheckFindings);
    Err(wrong.iter().fold(failure, Failure::because))
}

/// Checks every study of a store, and compares it with its lock checkpoint where these are given.
pub(super) fn of_store(folder: &Path, locks: Option<&Path>) -> Result<Vec<(StudyId, Checked)>> {
    let store = Arc::new(SqliteStore::open(folder)?);
    let key = ServerKey::read(folder).map_err(failures::disk)?;
    let logbook = locks.map(|locks| Logbook::at_rest(Arc::clone(&store) as Arc<dyn Store>, key, locks));
    let mut all = Vec::new();
    for status in store.status()? {
        // Read before the store: what is signed meanwhile is in the store already.
        let signed = match &logbook {
            Some(logbook) => logbook.signed(status.study)?,
            None => None,
        };
        let signed = signed.as_ref().map(kin_protocol::log::SignedCheckpoint::checkpoint);
        all.push((status.study, crate::check(&*store, status.study, signed)?));
    }
    Ok(all)
}
