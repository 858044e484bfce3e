//! `unpack STORE STICK`

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kin_protocol::problem::Problem;
use kin_protocol::stick::{
    ANSWER_ENDING, Answer, Became, MAX_PACK_BYTES, MAX_STICK_FILES, PACK_ENDING, Pack, StickError, StickKey,
};
use kin_terminal::{Exit, Failure, Result, Terminal};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

use super::held::hold;
use super::locks_folder::LocksFolder;
use crate::failures::{self, ServerError};
use crate::http::{Refusal, Service};
use crate::{Limits, Logbook, Say, ServerKey, SqliteStore, Store, Trouble, stick};

/// Take in what devices packed onto a stick, and write the answers beside it
///
/// For an office without a network: each file that ends in .kin-pack is taken in as if its device had sent it, and gets an answer
/// of the same name that ends in .kin-answer. Give the stick back: kin-collector unpack. The same stick again, or a copy of it,
/// changes nothing. While the server of this store runs, it takes the packs in itself: --through.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The folder of the stick
    stick: PathBuf,
    /// The socket of the running server, as `serve --stick` was given it
    #[cfg(unix)]
    #[arg(long, value_name = "SOCKET")]
    through: Option<PathBuf>,
    #[command(flatten)]
    locks: LocksFolder,
}

/// What became of the packs of a stick, in counts.
#[derive(Default)]
struct Counted {
    packs: u64,
    received: u64,
    gone: u64,
    refused: u64,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let packs = kin_disk::names_ending(&args.stick, PACK_ENDING, MAX_STICK_FILES).map_err(failures::disk)?;
    if packs.is_empty() {
        terminal.say(&Say::UnpackNothing);
        return Ok(());
    }
    let mut way = Way::of(args, &store)?;
    let (mut counted, mut files_refused) = (Counted::default(), 0);
    for path in &packs {
        match one(&*store, &mut way, path) {
            Ok(answer) => counted.add(&answer),
            // What is wrong with one file is no reason to leave the others.
            Err(failure) if failure.exit() == Exit::Refused => {
                terminal.fail(&failure);
                files_refused += 1;
            }
            Err(failure) => return Err(failure),
        }
    }
    counted.tell(terminal);
    if files_refused > 0 {
        return Err(Failure::new(Exit::Refused, &ServerError::UnpackSomeRefused { count: files_refused }));
    }
    Ok(())
}

/// Takes one pack in and puts the answer beside it.
fn one(store: &dyn Store, way: &mut Way, path: &Path) -> Result<Answer> {
    let refused = || {
        let path = path.display().to_string();
        Failure::new(Exit::Refused, &ServerError::UnpackFileRefused { path })
    };
    let unfit = |error: StickError| refused().because(&error);
    let file =
        kin_disk::read_itself(path, MAX_PACK_BYTES as u64).map_err(|error| refused().because(&error))?;
    let study = Pack::claimed_study(&file).map_err(unfit)?;
    let key = match store.path(study)? {
        Some(path) => StickKey::of(study, path),
        None => return Err(refused().because(&ServerError::UnpackStudyUnknown)),
    };
    // Said here, by its name, before the server is bothered with it.
    drop(Pack::open(&key, &file).map_err(unfit)?);
    if store.log(study)?.is_none() {
        return Err(refused().because(&ServerError::UnpackWithoutLog));
    }
    let sealed = way.take(&file)?;
    let Ok(answer) = Answer::open(&key, &sealed) else {
        let failure = Failure::new(Exit::Storage, &ServerError::UnpackNotTaken);
        let problem = Problem::parse(&sealed).map(|problem| problem.title).filter(|title| !title.is_empty());
        return Err(match problem {
            Some(title) => failure.because_text(title),
            None => failure,
        });
    };
    kin_disk::replace_private(path.with_extension(ANSWER_ENDING), &sealed).map_err(failures::disk)?;
    Ok(answer)
}

/// Who signs for what is taken in.
enum Way {
    /// The running server, at its socket.
    #[cfg(unix)]
    Through(PathBuf),
    /// This program, and no other while it does.
    Alone(Box<Alone>),
}

struct Alone {
    runtime: Runtime,
    service: Service,
    troubles: mpsc::Receiver<Trouble>,
    _held: Option<File>,
}

impl Way {
    fn of(args: &Args, store: &Arc<SqliteStore>) -> Result<Self> {
        #[cfg(unix)]
        if let Some(socket) = &args.through {
            return Ok(Self::Through(socket.clone()));
        }
        let held = hold(&args.store)?;
        let key = ServerKey::read(&args.store).map_err(failures::disk)?;
        let store = Arc::clone(store) as Arc<dyn Store>;
        let logbook = Arc::new(Logbook::open(Arc::clone(&store), key, &args.locks.of(&args.store))?);
        let runtime = Runtime::new()
            .map_err(|error| Failure::new(Exit::Internal, &ServerError::ServeFailed).because_text(error))?;
        let (tell, troubles) = mpsc::channel(16);
        let service = runtime.block_on(async { Service::new(store, logbook, Limits::default(), tell) });
        Ok(Self::Alone(Box::new(Alone { runtime, service, troubles, _held: held })))
    }

    /// The answer to a pack; what the person should hear where there is none.
    fn take(&mut self, pack: &[u8]) -> Result<Vec<u8>> {
        match self {
            #[cfg(unix)]
            Self::Through(socket) => stick::hand_in(socket, pack).map_err(|error| {
                let socket = socket.display().to_string();
                Failure::new(Exit::Storage, &ServerError::UnpackNobodyListens { socket }).because_text(error)
            }),
            Self::Alone(alone) => {
                let taken = alone.runtime.block_on(stick::take(&alone.service, pack));
                taken.map_err(|refusal| {
                    let failure = Failure::new(Exit::Storage, &ServerError::UnpackNotTaken);
                    match (alone.troubles.try_recv(), refusal) {
                        (Ok(trouble), _) => failure.because(&trouble),
                        (Err(_), Refusal::Problem(problem)) => failure.because_text(problem.title),
                        (Err(_), Refusal::Nothing | Refusal::CutOff) => failure,
                    }
                })
            }
        }
    }
}

impl Counted {
    fn add(&mut self, answer: &Answer) {
        self.packs += 1;
        for became in &answer.envelopes {
            *match became {
                Became::Received { .. } => &mut self.received,
                Became::Gone { .. } => &mut self.gone,
                Became::Refused { .. } => &mut self.refused,
            } += 1;
        }
    }

    fn tell(&self, terminal: &mut Terminal) {
        let Self { packs, received, gone, refused } = *self;
        if packs > 0 {
            terminal.say(&Say::Unpacked { packs, received, gone });
        }
        if refused > 0 {
            terminal.warn(&Say::UnpackedRefused { count: refused });
        }
        if packs > 0 {
            terminal.say(&Say::UnpackedNext);
        }
    }
}
