//! `withdraw STORE STUDY`

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kin_protocol::StudyId;
#[cfg(unix)]
use kin_protocol::problem::Problem;
#[cfg(unix)]
use kin_protocol::stick::{Answer, Pack, StickKey};
use kin_protocol::withdrawal::{
    MAX_REQUEST_BYTES, WithdrawalCode, WithdrawalError, WithdrawalKey, WithdrawalRequest, Withdrawn,
};
use kin_terminal::{Exit, Failure, Result, Terminal};
use zeroize::Zeroizing;

use super::held::hold;
use super::locks_folder::LocksFolder;
use crate::failures::{self, ServerError};
#[cfg(unix)]
use crate::stick;
use crate::{Logbook, Say, ServerKey, SqliteStore, Store, Swept};

/// Delete what was given under a code, for a person who writes or calls
///
/// The code is asked for and not shown; it is never an argument, and is not kept. Stop the server of this store first, or ask it while it
/// runs: --through, or on its page. The proofs are hers to keep: they hold no name and no answer.
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
    /// The socket of the running server, as `serve --stick` was given it
    #[cfg(unix)]
    #[arg(long, value_name = "SOCKET")]
    through: Option<PathBuf>,
    #[command(flatten)]
    locks: LocksFolder,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let study = args.study;
    if store.log(study)?.is_none() {
        return Err(Failure::new(Exit::Refused, &ServerError::WithdrawnNoLog { study: study.to_string() }));
    }
    let way = Way::of(args, &store)?;
    let request = asked(args, terminal)?;
    // Before anything is deleted: a folder that cannot be made would be found out too late.
    if let Some(folder) = &args.receipts {
        kin_disk::create_private_dir(folder).map_err(failures::disk)?;
    }
    let (withdrawn, swept) = match way.withdraw(&*store, request) {
        Ok(done) => done,
        Err(failure) => {
            if let Some(folder) = &args.receipts {
                let _ = std::fs::remove_dir(folder);
            }
            return Err(failure);
        }
    };
    tell(&withdrawn, terminal);
    keep(&withdrawn, args.receipts.as_deref(), terminal)?;
    if swept == Some(Swept::Later) {
        terminal.warn(&Say::StudyPurgedLater);
    }
    Ok(())
}

/// Who deletes it.
enum Way {
    /// The running server, at its socket.
    #[cfg(unix)]
    Through(PathBuf),
    /// This program, and no other while it does.
    Alone { logbook: Box<Logbook>, _held: Option<File> },
}

impl Way {
    fn of(args: &Args, store: &Arc<SqliteStore>) -> Result<Self> {
        #[cfg(unix)]
        if let Some(socket) = &args.through {
            return Ok(Self::Through(socket.clone()));
        }
        let held = hold(&args.store)?;
        let key = ServerKey::read(&args.store).map_err(failures::disk)?;
        let logbook = Logbook::open(Arc::clone(store) as Arc<dyn Store>, key, &args.locks.of(&args.store))?;
        Ok(Self::Alone { logbook: Box::new(logbook), _held: held })
    }

    /// What is proved, and whether it is off the disk: a running server sees to that by itself.
    fn withdraw(&self, store: &dyn Store, request: WithdrawalRequest) -> Result<(Withdrawn, Option<Swept>)> {
        match self {
            #[cfg(unix)]
            Self::Through(socket) => Ok((through(socket, store, request)?, None)),
            Self::Alone { logbook, .. } => {
                let (withdrawn, swept) = logbook.withdraw(&request)?;
                Ok((withdrawn, Some(swept)))
            }
        }
    }
}

/// Has the running server do it, as it does what comes on a stick.
#[cfg(unix)]
fn through(socket: &Path, store: &dyn Store, request: WithdrawalRequest) -> Result<Withdrawn> {
    let not_done = || Failure::new(Exit::Storage, &ServerError::WithdrawnNotDone);
    let study = request.study;
    let key = StickKey::of(study, store.path(study)?.ok_or_else(not_done)?);
    let newest = store.pinned(study)?.map_or(0, |pinned| pinned.version);
    let mut pack = Pack::new(newest, 0, 0);
    pack.withdrawal = Some(request);
    let mut nonce = [0; _];
    getrandom::getrandom(&mut nonce).map_err(|error| not_done().because_text(error))?;
    let sealed = stick::hand_in(socket, &pack.seal(&key, nonce)).map_err(|error| {
        let socket = socket.display().to_string();
        Failure::new(Exit::Storage, &ServerError::UnpackNobodyListens { socket }).because_text(error)
    })?;
    let Ok(answer) = Answer::open(&key, &sealed) else {
        let problem = Problem::parse(&sealed).map(|problem| problem.title).filter(|title| !title.is_empty());
        return Err(match problem {
            Some(title) => not_done().because_text(title),
            None => not_done(),
        });
    };
    answer.withdrawn.ok_or_else(not_done)
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
