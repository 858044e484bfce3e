//! `mirror MIRROR --pass PASS --note NOTE`

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kin_protocol::courier::{CourierPass, MAX_PASS_BYTES};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::commands::verify::may_be_purged;
use crate::failures::{self, AuditError};
use crate::mirror::{self, HttpWire, Mirror, Progress};
use crate::note::NoteArgs;

/// How long nothing is said of how far it has come, and then between two times.
const QUIET: Duration = Duration::from_millis(250);
const BETWEEN: Duration = Duration::from_secs(2);

/// Fetch what a server keeps of a study, or what is new of it
///
/// Everything is compared with what the server signed, and with what it signed before: a server that shows another history is
/// found out, and nothing is taken from it. What was withdrawn is deleted here too. Where it is cut off, it goes on the next
/// time. Then: kin-auditor parcel.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the mirror: new or empty, or one that is brought up to date
    mirror: PathBuf,
    /// The courier's pass, from the person running the server
    #[arg(long)]
    pass: PathBuf,
    #[command(flatten)]
    note: NoteArgs,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    MirrorEmpty,
    MirrorDone { entries: u64, new_entries: u64, envelopes: u64 },
    MirrorStanding { here: u64, withdrawn: u64, purged: u64 },
    MirrorLeavesSoFar { here: u64, all: u64 },
    MirrorEnvelopesSoFar { here: u64, all: u64 },
    MirrorFindings,
    MirrorMissing { count: u64 },
    MirrorReplaced { count: u64 },
    MirrorPurgedEarly { count: u64 },
    MirrorInvented { count: u64 },
    MirrorRepeated { count: u64 },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let note = args.note.read(terminal)?;
    let pass = read_pass(&args.pass)?;
    let log = note.logs.last().map(|log| log.key.clone());
    let log = log.ok_or_else(|| Failure::new(Exit::Refused, &AuditError::AuditNoteWithoutLog))?;
    if pass.study != note.study {
        return Err(Failure::new(Exit::Refused, &AuditError::AuditPassForeign));
    }
    let wire = HttpWire::new(&note.server, &pass)
        .map_err(|error| Failure::new(Exit::Refused, &AuditError::AuditServerUnfit).because(&error))?;
    let may_be_purged = may_be_purged(&note)?;
    let mut mirror = Mirror::open_or_begin(&args.mirror, note.study, &log, note.digest())?;
    let fetched = {
        let mut clock = Ticking::new();
        let mut progress = |so_far: Progress| {
            if clock.ticks() {
                terminal.progress(&said(so_far));
            }
        };
        mirror::fetch(&mut mirror, &wire, &log, may_be_purged, &mut progress)?
    };
    if fetched.entries == 0 {
        terminal.say(&Say::MirrorEmpty);
        return Ok(());
    }
    let (entries, new_entries, envelopes) = (fetched.entries, fetched.new_entries, fetched.envelopes);
    terminal.say(&Say::MirrorDone { entries, new_entries, envelopes });
    let standing = mirror.standing(may_be_purged)?;
    let (here, withdrawn, purged) = (standing.here, standing.withdrawn, standing.purged);
    terminal.say(&Say::MirrorStanding { here, withdrawn, purged });
    let findings: Vec<Say> = [
        (standing.missing, Say::MirrorMissing { count: standing.missing }),
        (fetched.replaced, Say::MirrorReplaced { count: fetched.replaced }),
        (standing.purged_early, Say::MirrorPurgedEarly { count: standing.purged_early }),
        (standing.invented, Say::MirrorInvented { count: standing.invented }),
        (standing.repeated, Say::MirrorRepeated { count: standing.repeated }),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(_, finding)| finding)
    .collect();
    if findings.is_empty() {
        return Ok(());
    }
    let failure = Failure::new(Exit::Findings, &Say::MirrorFindings);
    Err(findings.iter().fold(failure, Failure::because))
}

fn read_pass(path: &Path) -> Result<CourierPass> {
    let bytes = Zeroizing::new(kin_disk::read(path, MAX_PASS_BYTES as u64).map_err(failures::disk)?);
    CourierPass::parse(&bytes).map_err(|error| {
        let path = path.display().to_string();
        Failure::new(Exit::Refused, &AuditError::AuditPassRefused { path }).because(&error)
    })
}

fn said(progress: Progress) -> Say {
    match progress {
        Progress::Leaves(here, all) => Say::MirrorLeavesSoFar { here, all },
        Progress::Envelopes(here, all) => Say::MirrorEnvelopesSoFar { here, all },
    }
}

/// When something is said of how far it has come.
struct Ticking {
    next: Instant,
}

impl Ticking {
    fn new() -> Self {
        Self { next: Instant::now() + QUIET }
    }

    fn ticks(&mut self) -> bool {
        let due = Instant::now() >= self.next;
        if due {
            self.next = Instant::now() + BETWEEN;
        }
        due
    }
}
