//! `parcel MIRROR PARCEL --note NOTE`

use std::io::Write;
use std::path::PathBuf;

use kin_disk::PrivateFile;
use kin_protocol::note::StudyNote;
use kin_protocol::parcel::{ParcelError, ParcelHeader, ParcelLog, ParcelWriter};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::commands::verify::may_be_purged;
use crate::failures::{self, AuditError};
use crate::mirror::Mirror;
use crate::note::NoteArgs;

/// Leaves and digests read at a time.
const AT_A_TIME: u64 = 4096;

/// Write what a mirror holds into a parcel for the research team
///
/// The whole log goes with the envelopes, so that the desk sees whether any is missing. Needs no network and no pass.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the mirror
    mirror: PathBuf,
    /// The parcel: a new file
    parcel: PathBuf,
    #[command(flatten)]
    note: NoteArgs,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ParcelMissing { count: u64 },
    ParcelDone { path: String, envelopes: u64, entries: u64 },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let note = args.note.read(terminal)?;
    let mirror = Mirror::open(&args.mirror)?;
    let mut file = PrivateFile::create(&args.parcel).map_err(failures::disk)?;
    let (envelopes, entries) = write(&mirror, &note, &mut file)?;
    file.finish().map_err(failures::disk)?;
    let missing = mirror.standing(may_be_purged(&note)?)?.missing;
    if missing > 0 {
        terminal.warn(&Say::ParcelMissing { count: missing });
    }
    terminal.say(&Say::ParcelDone { path: args.parcel.display().to_string(), envelopes, entries });
    Ok(())
}

/// Writes the parcel; says how many envelopes and how many entries of the log are in it.
fn write(mirror: &Mirror, note: &StudyNote, out: &mut impl Write) -> Result<(u64, u64)> {
    let log =
        note.logs.last().ok_or_else(|| Failure::new(Exit::Refused, &AuditError::AuditNoteWithoutLog))?;
    mirror.hold_still()?;
    mirror.belongs_to(note.study, &log.key)?;
    let signed = mirror.complete(&log.key)?;
    let entries = signed.checkpoint().size;
    let log = ParcelLog { checkpoint: signed.note().to_vec(), leaves: entries };
    let header = ParcelHeader { study: note.study, note: mirror.note()?, log: Some(log) };
    let mut writer = ParcelWriter::new(out, &header).map_err(unwritten)?;
    for from in (0..entries).step_by(4096) {
        for leaf in mirror.leaves(from, AT_A_TIME)? {
            writer.add_leaf(&leaf).map_err(unwritten)?;
        }
    }
    let mut after = None;
    loop {
        let digests = mirror.digests(after, AT_A_TIME)?;
        let Some(last) = digests.last() else { break };
        after = Some(*last);
        for digest in &digests {
            if let Some(envelope) = mirror.envelope(*digest)? {
                writer.add(&envelope).map_err(unwritten)?;
            }
        }
    }
    let envelopes = writer.entries();
    writer.finish().map_err(unwritten)?;
    Ok((envelopes, entries))
}

#[expect(clippy::needless_pass_by_value, reason = "the signature of map_err")]
fn unwritten(error: ParcelError) -> Failure {
    Failure::error(Exit::Storage, &error)
}
