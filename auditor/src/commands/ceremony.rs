//! `ceremony FOLDER --roots ROOTS`

use std::path::{Path, PathBuf};

use kin_protocol::ceremony::{self, Evidence, LIMITS, MAX_TRANSCRIPT_BYTES, Transcript, Verified};
use kin_protocol::note::{self, MAX_NOTE_BYTES, Opening, Roots, StudyNote};
use kin_terminal::{Exit, Failure, Result, Table, Terminal};
use serde::Serialize;

use crate::failures;
use crate::recipients;
use crate::roots::{self, RootsArgs};

/// A lock file or an envelope has at most this many bytes.
const MAX_EVIDENCE_BYTES: u64 = 4 * 1024 * 1024;
/// A program has at most this many bytes.
const MAX_PROGRAM_BYTES: u64 = 512 * 1024 * 1024;

/// Check the transcript of a key ceremony, without any secret, and say what such a check cannot show
///
/// The transcript is believed only if enough roots and every witness it names have signed it. It must list every set of
/// shares, and it is compared with what lies beside it: the study note, the envelope of the rehearsal, the lock file.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the ceremony, with transcript.txt and, as far as they are there, note.txt, roots.txt, rehearsal.age and Cargo.lock
    folder: PathBuf,
    #[command(flatten)]
    roots: RootsArgs,
    /// A signed study note that names the key of the ceremony, instead of note.txt of the folder
    #[arg(long)]
    note: Option<PathBuf>,
    /// The program that held the ceremony, to be compared with its digest
    #[arg(long)]
    program: Option<PathBuf>,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    CeremonyGenuine { roots: u32, witnesses: u32 },
    CeremonyStudy { title: String, study: String },
    CeremonyHeld { held: String, epoch: String },
    CeremonyProgram { program: String, digest: String },
    CeremonyLockfile { digest: String },
    CeremonyRecovery { threshold: u32, shares: u32 },
    CeremonyQuorum { threshold: u32, shares: u32 },
    CeremonyRecipient { recipient: String },
    CeremonyDesk { recipient: String },
    CeremonySets { opened: u32, threshold: u32, refused: u32, fewer: u32 },
    CeremonyRehearsal { digest: String },
    CeremonyColumnShare,
    CeremonyColumnCustodian,
    CeremonyColumnCommitment,
    CeremonyColumnTime,
    CeremonyColumnStep,
    CeremonyColumnWitness,
    CeremonyColumnKey,
    CeremonyAgrees { what: String },
    CeremonyNotThere { what: String },
    CeremonyCannotShow,
    CeremonyLimit { limit: String },
    CeremonyContradictions { count: u32 },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let path = args.folder.join("transcript.txt");
    let signed = kin_disk::read(&path, MAX_TRANSCRIPT_BYTES as u64).map_err(failures::disk)?;
    let roots = roots::of(&args.roots, &args.folder, terminal)?;
    let refused = |error| failures::ceremony(path.display().to_string(), &error);
    let verified = ceremony::verify(&signed, &roots).map_err(refused)?;
    let beside = Beside::read(args, &roots)?;
    let findings = verified.transcript.check(&beside.evidence());
    say(&verified, terminal);
    terminal.raw("\n");
    beside.say(terminal, &findings);
    terminal.raw("\n");
    terminal.say(&Say::CeremonyCannotShow);
    for limit in &LIMITS {
        let limit = terminal.text(limit);
        terminal.say(&Say::CeremonyLimit { limit });
    }
    if findings.is_empty() {
        return Ok(());
    }
    for finding in &findings {
        terminal.warn(finding);
    }
    let count = u32::try_from(findings.len()).unwrap_or(u32::MAX);
    Err(Failure::new(Exit::Findings, &Say::CeremonyContradictions { count }))
}

/// What lies beside a transcript.
struct Beside {
    note: Option<StudyNote>,
    rehearsal: Option<Vec<u8>>,
    lockfile: Option<Vec<u8>>,
    program: Option<Vec<u8>>,
}

impl Beside {
    fn read(args: &Args, roots: &Roots) -> Result<Beside> {
        let inside = |name: &str| Some(args.folder.join(name)).filter(|path| path.symlink_metadata().is_ok());
        let read = |path: Option<PathBuf>, max_bytes: u64| {
            path.map(|path| kin_disk::read(path, max_bytes).map_err(failures::disk)).transpose()
        };
        let note = match args.note.clone().or_else(|| inside("note.txt")) {
            Some(path) => Some(note_at(&path, roots)?),
            None => None,
        };
        Ok(Beside {
            note,
            rehearsal: read(inside("rehearsal.age"), MAX_EVIDENCE_BYTES)?,
            lockfile: read(inside("Cargo.lock"), MAX_EVIDENCE_BYTES)?,
            program: read(args.program.clone(), MAX_PROGRAM_BYTES)?,
        })
    }

    fn evidence(&self) -> Evidence<'_> {
        Evidence {
            note: self.note.as_ref(),
            rehearsal: self.rehearsal.as_deref(),
            lockfile: self.lockfile.as_deref(),
            program: self.program.as_deref(),
        }
    }

    /// What was compared and agrees, and what was not there to be compared.
    fn say(&self, terminal: &mut Terminal, findings: &[ceremony::Finding]) {
        for (what, there) in [
            ("note.txt", self.note.is_some()),
            ("rehearsal.age", self.rehearsal.is_some()),
            ("Cargo.lock", self.lockfile.is_some()),
            ("--program", self.program.is_some()),
        ] {
            let what = what.to_owned();
            if !there {
                terminal.say(&Say::CeremonyNotThere { what });
            } else if findings.iter().all(|finding| finding.concerns() != what) {
                terminal.say(&Say::CeremonyAgrees { what });
            }
        }
    }
}

fn note_at(path: &Path, roots: &Roots) -> Result<StudyNote> {
    let signed = kin_disk::read(path, MAX_NOTE_BYTES as u64).map_err(failures::disk)?;
    note::verify(&signed, roots, None).map_err(|error| failures::note(path.display().to_string(), &error))
}

fn say(verified: &Verified, terminal: &mut Terminal) {
    let transcript = &verified.transcript;
    terminal.say(&Say::CeremonyGenuine { roots: verified.roots, witnesses: verified.witnesses });
    terminal.raw("\n");
    terminal
        .say(&Say::CeremonyStudy { title: transcript.title.clone(), study: transcript.study.to_string() });
    let (held, epoch) = (transcript.held.to_string(), transcript.epoch.to_string());
    terminal.say(&Say::CeremonyHeld { held, epoch });
    let program = format!("{} {}", transcript.program.name, transcript.program.version);
    terminal.say(&Say::CeremonyProgram { program, digest: transcript.program.digest.to_string() });
    terminal.say(&Say::CeremonyLockfile { digest: transcript.lockfile.to_string() });
    terminal.raw("\n");
    keys(transcript, terminal);
    terminal.raw("\n");
    tables(transcript, terminal);
}

fn keys(transcript: &Transcript, terminal: &mut Terminal) {
    // The grammar has no other openings than these two.
    let Some(split) = transcript.split() else { return };
    let (threshold, shares) = (u32::from(split.threshold()), u32::from(split.shares()));
    terminal.say(&match transcript.opening {
        Opening::Recovery(_) => Say::CeremonyRecovery { threshold, shares },
        _ => Say::CeremonyQuorum { threshold, shares },
    });
    if let Some(desk) = &transcript.desk {
        terminal.say(&Say::CeremonyDesk { recipient: recipients::shown(desk) });
    }
    terminal.say(&Say::CeremonyRecipient { recipient: recipients::shown(&transcript.recipient) });
    let count = |sets: &[Vec<u8>]| u32::try_from(sets.len()).unwrap_or(u32::MAX);
    let (opened, refused) = (count(&transcript.opened), count(&transcript.refused));
    terminal.say(&Say::CeremonySets { opened, threshold, refused, fewer: threshold - 1 });
    terminal.say(&Say::CeremonyRehearsal { digest: transcript.rehearsal.to_string() });
}

fn tables(transcript: &Transcript, terminal: &mut Terminal) {
    let headings = |headings: &[Say], terminal: &Terminal| {
        Table::new(headings.iter().map(|heading| terminal.text(heading)).collect())
    };
    let mut shares = headings(
        &[Say::CeremonyColumnShare, Say::CeremonyColumnCustodian, Say::CeremonyColumnCommitment],
        terminal,
    );
    for share in &transcript.shares {
        shares.row(vec![share.index.to_string(), share.custodian.clone(), share.commitment.to_string()]);
    }
    terminal.table(&shares);
    terminal.raw("\n");
    let mut steps = headings(&[Say::CeremonyColumnTime, Say::CeremonyColumnStep], terminal);
    for (time, step) in &transcript.steps {
        steps.row(vec![time.to_string(), terminal.text(step)]);
    }
    terminal.table(&steps);
    terminal.raw("\n");
    let mut witnesses = headings(&[Say::CeremonyColumnWitness, Say::CeremonyColumnKey], terminal);
    for witness in &transcript.witnesses {
        witnesses.row(vec![witness.label.clone(), witness.verifier.to_string()]);
    }
    terminal.table(&witnesses);
}
