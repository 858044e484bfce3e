//! `verify PARCEL --note NOTE --roots ROOTS`

mod custody;
mod json;
mod mirrored;
mod witnesses;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use kin_protocol::Digest;
use kin_protocol::log::{
    AuthenticTiles, Leaf, LogError, LogReader, MAX_CHECKPOINT_BYTES, MAX_RECEIPT_BYTES, Receipt,
    SignedCheckpoint, WholeLog, root,
};
use kin_protocol::note::{LogVerifier, StudyNote};
use kin_protocol::parcel::ParcelReader;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::commands::study::now;
use crate::failures::{self, AuditError};
use crate::mirror::{Mirror, MirrorError, Verified};
use crate::note::NoteArgs;

/// Verify that a parcel or a mirror holds everything the server has signed for
///
/// The log's signature and its witnesses, the tree recomputed leaf by leaf, every checkpoint and receipt that was seen
/// elsewhere, and for each leaf its envelope or the proof that it was withdrawn. Needs nothing secret and reads no answer.
///
/// A mirror remembers how far it was verified, and goes on from there the next time.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The parcel, or the folder of a mirror
    parcel: PathBuf,
    #[command(flatten)]
    note: NoteArgs,
    /// A checkpoint that was seen before, by whomever, cosigned or not; may be given more than once
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// A receipt that a device was given; may be given more than once
    #[arg(long, value_name = "FILE")]
    receipt: Vec<PathBuf>,
    /// Verify a mirror from its beginning, whatever was verified before
    #[arg(long)]
    again: bool,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    VerifyLog { origin: String, entries: u64 },
    VerifyBefore { before: u64, now: u64 },
    VerifyWitnesses { cosigned: u64, named: u64, needed: u64, entries: u64 },
    VerifyNoWitnesses,
    VerifyEnvelopes { here: u64, withdrawn: u64, purged: u64 },
    VerifyHistories { checkpoints: u64, receipts: u64 },
    VerifyMissing { count: u64 },
    VerifyNotLogged { count: u64 },
    VerifyPurgedEarly { count: u64 },
    VerifyInvented { count: u64 },
    VerifyRepeated { count: u64 },
    VerifyFewWitnesses { cosigned: u64, needed: u64 },
    VerifyHistoryDiffers { path: String, size: u64 },
    VerifyReceiptFails { path: String },
    VerifyFindings { count: u64 },
}

/// What became of the envelopes of a log.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
struct Counts {
    here: u64,
    withdrawn: u64,
    purged: u64,
    missing: u64,
    not_logged: u64,
    /// Purges before the day of the note, whether their envelopes are here or not.
    purged_early: u64,
    /// Withdrawals that open no lock, and purges of what never entered.
    invented: u64,
    /// Envelopes that entered a second time.
    repeated: u64,
}

/// What was verified.
pub(crate) struct Held {
    signed: SignedCheckpoint,
    log: LogVerifier,
    history: History,
    counts: Counts,
    /// Leaves that an earlier run verified.
    before: u64,
    /// Checkpoints of the same history that came with it.
    others: Vec<SignedCheckpoint>,
    /// What a mirror remembers of this run.
    verified: Option<Verified>,
}

/// Where the log can be looked up again.
enum History {
    Parcel(Box<WholeLog>),
    Mirror(Box<Mirror>),
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let note = args.note.read(terminal)?;
    let held = hold(&args.parcel, &note, args.again)?;
    let mut findings = Vec::new();
    for (count, finding) in [
        (held.counts.missing, Say::VerifyMissing { count: held.counts.missing }),
        (held.counts.not_logged, Say::VerifyNotLogged { count: held.counts.not_logged }),
        (held.counts.purged_early, Say::VerifyPurgedEarly { count: held.counts.purged_early }),
        (held.counts.invented, Say::VerifyInvented { count: held.counts.invented }),
        (held.counts.repeated, Say::VerifyRepeated { count: held.counts.repeated }),
    ] {
        if count > 0 {
            findings.push(finding);
        }
    }
    let agreeing = held.histories(args, &mut findings)?;
    let witnessed = witnesses::count(&held, &agreeing, &note, &mut findings);
    if args.json {
        terminal.raw(&json::report(&held, &witnessed, args, &findings));
    } else {
        held.say(terminal);
        terminal.say(&witnessed.said());
    }
    held.remember(&findings)?;
    if findings.is_empty() {
        if !args.json {
            let (checkpoints, receipts) = (args.checkpoint.len() as u64, args.receipt.len() as u64);
            terminal.say(&Say::VerifyHistories { checkpoints, receipts });
        }
        return Ok(());
    }
    let count = findings.len() as u64;
    let failure = Failure::new(Exit::Findings, &Say::VerifyFindings { count });
    Err(findings.iter().fold(failure, Failure::because))
}

/// Reads a parcel or a mirror, and recomputes its log. `again` passes over what a mirror remembers.
pub(crate) fn hold(source: &Path, note: &StudyNote, again: bool) -> Result<Held> {
    if Mirror::is_in(source) { mirror(source, note, again) } else { parcel(source, note) }
}

/// Reads a parcel whole.
fn parcel(source: &Path, note: &StudyNote) -> Result<Held> {
    let path = source.display().to_string();
    let file =
        File::open(source).map_err(|error| failures::disk(kin_disk::DiskError::of_system(source, error)))?;
    let refused = |error| failures::parcel(path.clone(), &error);
    let mut reader = ParcelReader::new(BufReader::new(file)).map_err(refused)?;
    if reader.header().study != note.study {
        return Err(Failure::new(Exit::Refused, &AuditError::AuditParcelForeign { path }));
    }
    let (signed, log) = signed_by(&reader, note).map_err(|error| failures::log(path.clone(), &error))?;
    let untrusted = |error| failures::log(path.clone(), &error);
    let carried = reader.header().log.as_ref().map_or(0, |log| log.leaves);
    let mut whole = LogReader::new(signed.checkpoint(), carried).map_err(untrusted)?;
    while let Some(leaf) = reader.next_leaf().map_err(refused)? {
        whole.push(&leaf).map_err(untrusted)?;
    }
    let whole = whole.finish().map_err(untrusted)?;
    let here = reader.map(|entry| entry.map(|entry| entry.digest).map_err(refused));
    let counts = custody::count(&whole, here, may_be_purged(note)?)?;
    let history = History::Parcel(Box::new(whole));
    Ok(Held { signed, log, history, counts, before: 0, others: Vec::new(), verified: None })
}

/// Reads what is new in a mirror.
fn mirror(source: &Path, note: &StudyNote, again: bool) -> Result<Held> {
    let log =
        note.logs.last().ok_or_else(|| Failure::new(Exit::Refused, &AuditError::AuditNoteWithoutLog))?;
    let log = log.key.clone();
    let mirror = Mirror::open(source)?;
    mirror.hold_still()?;
    mirror.belongs_to(note.study, &log)?;
    let mirrored::Checked { signed, before, counts, verified } =
        mirrored::check(&mirror, &log, again, may_be_purged(note)?)?;
    let others = mirror.cosigned(&log)?.into_iter().collect();
    let history = History::Mirror(Box::new(mirror));
    Ok(Held { signed, log, history, counts, before, others, verified: Some(verified) })
}

/// Whether the day is over after which the note lets a server purge.
pub(crate) fn may_be_purged(note: &StudyNote) -> Result<bool> {
    let now = now()?;
    Ok(note.purge_after.is_some_and(|day| day <= now))
}

/// The checkpoint that the parcel carries, and the log of the note whose key signed it.
fn signed_by<R: std::io::Read>(
    reader: &ParcelReader<R>,
    note: &StudyNote,
) -> std::result::Result<(SignedCheckpoint, LogVerifier), LogError> {
    let nothing = LogError::LogSignatureWrong {};
    let carried = reader.header().log.as_ref().ok_or(nothing.clone())?;
    note.logs
        .iter()
        .find_map(|log| {
            let signed = SignedCheckpoint::verify(&carried.checkpoint, &log.key).ok()?;
            Some((signed, log.key.clone()))
        })
        .ok_or(nothing)
}

impl Held {
    /// The checkpoint that was recomputed.
    pub(crate) fn signed(&self) -> &SignedCheckpoint {
        &self.signed
    }

    /// The log whose key signed it.
    pub(crate) fn log(&self) -> &LogVerifier {
        &self.log
    }

    fn say(&self, terminal: &mut Terminal) {
        let said = self.signed.checkpoint();
        terminal.say(&Say::VerifyLog { origin: said.origin.clone(), entries: said.size });
        if self.before > 0 {
            terminal.say(&Say::VerifyBefore { before: self.before, now: said.size - self.before });
        }
        let Counts { here, withdrawn, purged, .. } = self.counts;
        terminal.say(&Say::VerifyEnvelopes { here, withdrawn, purged });
    }

    /// A mirror remembers what was verified where nothing was found wrong.
    fn remember(self, findings: &[Say]) -> Result {
        if let (History::Mirror(mut mirror), Some(verified), []) = (self.history, self.verified, findings) {
            mirror.move_on()?;
            mirror.keep_verified(&verified)?;
        }
        Ok(())
    }

    /// Compares the log with every checkpoint and receipt that was seen elsewhere; gives back the checkpoints that agree.
    fn histories(&self, args: &Args, findings: &mut Vec<Say>) -> Result<Vec<SignedCheckpoint>> {
        let mut agreeing = Vec::new();
        for path in &args.checkpoint {
            let shown = path.display().to_string();
            let bytes = kin_disk::read(path, MAX_CHECKPOINT_BYTES as u64).map_err(failures::disk)?;
            let seen = SignedCheckpoint::verify(&bytes, &self.log)
                .map_err(|error| failures::log(shown.clone(), &error))?;
            let size = seen.checkpoint().size;
            if self.root_at(size)? == Some(seen.checkpoint().root) {
                agreeing.push(seen);
            } else {
                findings.push(Say::VerifyHistoryDiffers { path: shown, size });
            }
        }
        for path in &args.receipt {
            let bytes = kin_disk::read(path, MAX_RECEIPT_BYTES as u64).map_err(failures::disk)?;
            if !self.proves(&bytes)? {
                findings.push(Say::VerifyReceiptFails { path: path.display().to_string() });
            }
        }
        Ok(agreeing)
    }

    /// The root over the first leaves; none where there are fewer.
    pub(crate) fn root_at(&self, size: u64) -> Result<Option<Digest>> {
        let said = self.signed.checkpoint();
        match &self.history {
            History::Parcel(log) => Ok(log.root_at(size)),
            History::Mirror(_) if size > said.size => Ok(None),
            History::Mirror(mirror) => {
                let tiles = AuthenticTiles::new(&**mirror, said)?;
                Ok(Some(root::<AuthenticTiles<'_, Mirror>>(&tiles, size)?))
            }
        }
    }

    /// Whether a receipt proves a leaf of this log, and speaks of this history.
    fn proves(&self, receipt: &[u8]) -> Result<bool> {
        let Some(place) = Receipt::claimed_place(receipt) else { return Ok(false) };
        let Some(leaf) = self.leaf_at(place)? else { return Ok(false) };
        let Ok(receipt) = Receipt::verify(receipt, &self.log, &leaf) else { return Ok(false) };
        let said = receipt.checkpoint.checkpoint();
        Ok(self.root_at(said.size)? == Some(said.root))
    }

    fn leaf_at(&self, place: u64) -> std::result::Result<Option<Leaf>, MirrorError> {
        match &self.history {
            History::Parcel(log) => Ok(log.leaf_at(place)),
            History::Mirror(mirror) => {
                let bytes = mirror.leaves(place, 1)?.pop();
                Ok(bytes.map(|bytes| Leaf::parse(place, &bytes)).transpose()?)
            }
        }
    }
}

/// What a path is called in a report.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
