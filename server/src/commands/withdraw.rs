//! `withdraw STORE STUDY`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kin_protocol::StudyId;
use kin_protocol::withdrawal::{
    MAX_REQUEST_BYTES, WithdrawalCode, WithdrawalError, WithdrawalKey, WithdrawalRequest, Withdrawn,
};
use kin_terminal::{Exit, Failure, Result, Terminal};
use zeroize::Zeroizing;

use super::held::hold;
use super::locks_folder::LocksFolder;
use crate::failures::{self, ServerError};
use crate::{Logbook, Say, ServerKey, SqliteStore, Store, Swept};

/// Delete what was given under a code, for a person who writes or calls
///
/// The code is asked for and not shown; it is never an argument, and is not kept. Stop the server of this store first; while it runs, its page
/// does the same. The proofs are hers to keep: they hold no name and no answer.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The study, as `status` shows it
    study: StudyId,
    /// Read the code from the first line of a file, instead of asking for it
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
    /// Take preimages instead of a code: a request as devices send it
    #[arg(long, value_name = "FILE", conflicts_with = "code_file")]
    request: Option<PathBuf>,
    /// Write the proofs into a new folder, one file each, instead of printing them
    #[arg(long, value_name = "FOLDER")]
    receipts: Option<PathBuf>,
    #[command(flatten)]
    locks: LocksFolder,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let study = args.study;
    if store.log(study)?.is_none() {
        return Err(Failure::new(Exit::Refused, &ServerError::WithdrawnNoLog { study: study.to_string() }));
    }
    let _held = hold(&args.store)?;
    let key = ServerKey::read(&args.store).map_err(failures::disk)?;
    let logbook = Logbook::open(Arc::clone(&store) as Arc<dyn Store>, key, &args.locks.of(&args.store))?;
    let request = asked(args, terminal)?;
    // Before anything is deleted: a folder that cannot be made would be found out too late.
    if let Some(folder) = &args.receipts {
        kin_disk::create_private_dir(folder).map_err(failures::disk)?;
    }
    let (withdrawn, swept) = match logbook.withdraw(&request) {
        Ok(done) => done,
        Err(error) => {
            if let Some(folder) = &args.receipts {
                let _ = std::fs::remove_dir(folder);
            }
            return Err(error.into());
        }
    };
    tell(&withdrawn, terminal);
    keep(&withdrawn, args.receipts.as_deref(), terminal)?;
    if swept == Swept::Later {
        terminal.warn(&Say::StudyPurgedLater);
    }
    Ok(())
}

/// What is to be deleted. The code is forgotten when its preimages are known.
fn asked(args: &Args, terminal: &mut Terminal) -> Result<WithdrawalRequest> {
    let refused = |error: WithdrawalError| Failure::error(Exit::Refused, &error);
    if let Some(file) = &args.request {
        let bytes = Zeroizing::new(kin_disk::read(file, MAX_REQUEST_BYTES as u64).map_err(failures::disk)?);
        let request = WithdrawalRequest::parse(&bytes).map_err(refused)?;
        if request.study != args.study {
            return Err(refused(WithdrawalError::WithdrawalForAnotherStudy {}));
        }
        return Ok(request);
    }
    let typed = terminal.passphrase(&Say::WithdrawnCodePrompt, args.code_file.as_deref())?;
    let code: WithdrawalCode = typed.parse().map_err(refused)?;
    let preimages = WithdrawalKey::of(&code, args.study).preimages();
    Ok(WithdrawalRequest { study: args.study, preimages, unsent: Vec::new() })
}

fn tell(withdrawn: &Withdrawn, terminal: &mut Terminal) {
    let count = withdrawn.tombstones.len() as u64;
    let deleted = if count > 0 { Say::WithdrawnDeleted { count } } else { Say::WithdrawnNothing };
    terminal.say(&deleted);
    if withdrawn.waiting > 0 {
        terminal.say(&Say::WithdrawnWaits);
    } else if count == 0 {
        terminal.warn(&Say::WithdrawnFull);
    }
}

fn keep(withdrawn: &Withdrawn, folder: Option<&Path>, terminal: &mut Terminal) -> Result {
    for (number, tombstone) in (1..).zip(&withdrawn.tombstones) {
        match folder {
            None => terminal.raw(&format!("\n{}", tombstone.receipt())),
            Some(folder) => {
                let path = folder.join(format!("receipt-{number}.txt"));
                kin_disk::write_private(path, tombstone.receipt()).map_err(failures::disk)?;
            }
        }
    }
    Ok(())
}
