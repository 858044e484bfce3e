//! `verify PARCEL --note NOTE --roots ROOTS`

mod custody;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use kin_protocol::log::{LogError, MAX_CHECKPOINT_BYTES, MAX_RECEIPT_BYTES, SignedCheckpoint};
use kin_protocol::note::{self, LogVerifier, MAX_NOTE_BYTES, StudyNote};
use kin_protocol::parcel::ParcelReader;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::commands::study::now;
use crate::failures::{self, AuditError};
use crate::roots::{self, RootsArgs};
use custody::Custody;

/// Verify that a parcel holds everything the server has signed for
///
/// The log's signature and its witnesses, the tree recomputed leaf by leaf, every checkpoint and receipt that was seen
/// elsewhere, and for each leaf its envelope or the proof that it was withdrawn. Needs nothing secret and reads no answer.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The parcel
    parcel: PathBuf,
    /// The signed study note, which names the log
    #[arg(long)]
    note: PathBuf,
    #[command(flatten)]
    roots: RootsArgs,
    /// A checkpoint that was seen before, by whomever; may be given more than once
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// A receipt that a device was given; may be given more than once
    #[arg(long, value_name = "FILE")]
    receipt: Vec<PathBuf>,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    VerifyLog { origin: String, entries: u64 },
    VerifyWitnesses { cosigned: u64, named: u64, needed: u64 },
    VerifyNoWitnesses,
    VerifyEnvelopes { here: u64, withdrawn: u64, purged: u64 },
    VerifyHistories { checkpoints: u64, receipts: u64 },
    VerifyMissing { count: u64 },
    VerifyNotLogged { count: u64 },
    VerifyFewWitnesses { cosigned: u64, needed: u64 },
    VerifyHistoryDiffers { path: String, size: u64 },
    VerifyReceiptFails { path: String },
    VerifyFindings { count: u64 },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let folder = args.note.parent().unwrap_or(Path::new("."));
    let roots = roots::of(&args.roots, folder, terminal)?;
    let signed = kin_disk::read(&args.note, MAX_NOTE_BYTES as u64).map_err(failures::disk)?;
    let note = note::verify(&signed, &roots, None)
        .map_err(|error| failures::note(args.note.display().to_string(), &error))?;
    let path = args.parcel.display().to_string();
    let file = File::open(&args.parcel)
        .map_err(|error| failures::disk(kin_disk::DiskError::of_system(&args.parcel, error)))?;
    let refused = |error| failures::parcel(path.clone(), &error);
    let mut reader = ParcelReader::new(BufReader::new(file)).map_err(refused)?;
    if reader.header().study != note.study {
        return Err(Failure::new(Exit::Refused, &AuditError::AuditParcelForeign { path }));
    }
    let (signed, log) = signed_by(&reader, &note).map_err(|error| failures::log(path.clone(), &error))?;
    let mut custody = Custody::default();
    while let Some(leaf) = reader.next_leaf().map_err(refused)? {
        custody.leaf(&leaf).map_err(|error| failures::log(path.clone(), &error))?;
    }
    let said = signed.checkpoint().clone();
    if custody.root() != (said.size, said.root) {
        let error = LogError::LogForked { size: said.size };
        return Err(failures::log(path, &error));
    }
    for entry in reader {
        custody.envelope(entry.map_err(refused)?.digest);
    }
    let now = now()?;
    let counts = custody.counts(note.purge_after.is_some_and(|day| day <= now));
    terminal.say(&Say::VerifyLog { origin: said.origin, entries: said.size });
    let mut findings = Vec::new();
    witnesses(&signed, &note, &mut findings, terminal);
    terminal.say(&Say::VerifyEnvelopes {
        here: counts.here,
        withdrawn: counts.withdrawn,
        purged: counts.purged,
    });
    for (count, finding) in [
        (counts.missing, Say::VerifyMissing { count: counts.missing }),
        (counts.not_logged, Say::VerifyNotLogged { count: counts.not_logged }),
    ] {
        if count > 0 {
            findings.push(finding);
        }
    }
    histories(args, &log, &custody, &mut findings)?;
    if findings.is_empty() {
        let (checkpoints, receipts) = (args.checkpoint.len() as u64, args.receipt.len() as u64);
        terminal.say(&Say::VerifyHistories { checkpoints, receipts });
        return Ok(());
    }
    let count = findings.len() as u64;
    let failure = Failure::new(Exit::Findings, &Say::VerifyFindings { count });
    Err(findings.iter().fold(failure, Failure::because))
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

fn witnesses(signed: &SignedCheckpoint, note: &StudyNote, findings: &mut Vec<Say>, terminal: &mut Terminal) {
    if note.witnesses.is_empty() {
        terminal.say(&Say::VerifyNoWitnesses);
        return;
    }
    let cosigned = signed.cosigned(&note.witnesses).len() as u64;
    let (named, needed) = (note.witnesses.len() as u64, u64::from(note.witness_quorum));
    terminal.say(&Say::VerifyWitnesses { cosigned, named, needed });
    if cosigned < needed {
        findings.push(Say::VerifyFewWitnesses { cosigned, needed });
    }
}

/// Compares the log with every checkpoint and receipt that was seen elsewhere.
fn histories(args: &Args, log: &LogVerifier, custody: &Custody, findings: &mut Vec<Say>) -> Result {
    for path in &args.checkpoint {
        let shown = path.display().to_string();
        let bytes = kin_disk::read(path, MAX_CHECKPOINT_BYTES as u64).map_err(failures::disk)?;
        let seen =
            SignedCheckpoint::verify(&bytes, log).map_err(|error| failures::log(shown.clone(), &error))?;
        let seen = seen.checkpoint();
        if custody.root_at(seen.size) != Some(seen.root) {
            findings.push(Say::VerifyHistoryDiffers { path: shown, size: seen.size });
        }
    }
    for path in &args.receipt {
        let bytes = kin_disk::read(path, MAX_RECEIPT_BYTES as u64).map_err(failures::disk)?;
        if !custody.proves(&bytes, log) {
            findings.push(Say::VerifyReceiptFails { path: path.display().to_string() });
        }
    }
    Ok(())
}
