//! `study NOTE --roots ROOTS`

mod say;

use std::path::PathBuf;

use jiff::Timestamp;
use kin_protocol::note::{self, Known, MAX_NOTE_BYTES, Roots, Trust};
use kin_terminal::{Exit, Failure, Result, Terminal};

use crate::failures::{self, AuditError};
use crate::roots;

pub(crate) use say::Say;

/// Verify a study note and say what it says
///
/// The note is believed only if enough roots signed it. Which roots: those of the file given with --roots, or those that
/// the note names, once their fingerprint has been compared with the one on paper.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The signed study note
    note: PathBuf,
    /// The roots that were pinned, as the research team wrote them beside the note
    #[arg(long)]
    roots: Option<PathBuf>,
    /// A signed note that changed the roots since those were pinned; give all of them, oldest first
    #[arg(long, value_name = "NOTE")]
    chain: Vec<PathBuf>,
    /// A file with the fingerprint of the roots from paper: all twelve groups or six of them
    #[arg(long)]
    fingerprint: Option<PathBuf>,
    /// The newest version of the note seen before; an older one is refused
    #[arg(long, value_name = "N")]
    known_version: Option<u64>,
    /// The day or moment to judge the note by, such as 2026-01-31; now, if not given
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let at = args.at.as_deref().map_or_else(now, moment)?;
    let path = args.note.display().to_string();
    let signed = kin_disk::read(&args.note, MAX_NOTE_BYTES as u64).map_err(failures::disk)?;
    let believed = match &args.roots {
        Some(path) => roots::read(path)?,
        None => note::claimed_roots(&signed).map_err(|error| failures::note(path.clone(), &error))?,
    };
    if args.roots.is_none() || args.fingerprint.is_some() {
        roots::compare(args.fingerprint.as_deref(), &believed, terminal)?;
    }
    let known = args.known_version.map(|version| Known { study: believed.study(), version, digest: None });
    let believed = walk(&args.chain, believed)?;
    let note =
        note::verify(&signed, &believed, known.as_ref()).map_err(|error| failures::note(path, &error))?;
    say::note(&note, &believed, at, terminal);
    Ok(())
}

/// The roots to which the notes of a chain lead.
fn walk(chain: &[PathBuf], pinned: Roots) -> Result<Roots> {
    let mut trust = Trust::pinned(pinned);
    for path in chain {
        let signed = kin_disk::read(path, MAX_NOTE_BYTES as u64).map_err(failures::disk)?;
        trust.accept(&signed).map_err(|error| failures::note(path.display().to_string(), &error))?;
    }
    Ok(trust.roots().clone())
}

/// A moment, or the beginning of a day in UTC.
fn moment(text: &str) -> Result<Timestamp> {
    let day = || format!("{text}T00:00:00Z").parse::<Timestamp>();
    text.parse().or_else(|_| day()).map_err(|_| Failure::new(Exit::Usage, &AuditError::AuditDateMalformed))
}

pub(crate) fn now() -> Result<Timestamp> {
    let unusable = || Failure::new(Exit::Internal, &AuditError::AuditClockUnusable);
    let since_1970 =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_err(|_| unusable())?;
    let seconds = i64::try_from(since_1970.as_secs()).map_err(|_| unusable())?;
    Timestamp::from_second(seconds).map_err(|_| unusable())
}
