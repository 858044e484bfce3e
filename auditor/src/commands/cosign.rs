//! `cosign SOURCE --key KEY --out FILE`

use std::path::{Path, PathBuf};

use kin_protocol::log::{Cosigner, LogError, MAX_CHECKPOINT_BYTES, SignedCheckpoint};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::commands::study::now;
use crate::commands::verify::{self, Held};
use crate::failures::{self, AuditError};
use crate::note::NoteArgs;

/// A witness's key has at most this many bytes.
const MAX_KEY_BYTES: u64 = 1024;

/// Cosign a log, as a witness: that it grew out of what you cosigned last
///
/// What you sign is that there is one history, and when you saw it; not what is in it. The checkpoint that you cosigned last lies
/// beside your key, and one that did not grow out of it is never cosigned. Give the file to the person running the server:
/// kin-server study cosign.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A parcel, or the folder of a mirror
    source: PathBuf,
    /// Your key, as `cosign-key` wrote it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The cosigned checkpoint: a new file
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    note: NoteArgs,
}

/// What this command says.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    CosignFirst,
    CosignDone { path: String, entries: u64, before: u64 },
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let key = read_key(&args.key)?;
    let note = args.note.read(terminal)?;
    if !note.witnesses.contains(key.verifier()) {
        return Err(Failure::new(Exit::Refused, &AuditError::AuditWitnessUnnamed));
    }
    if args.out.symlink_metadata().is_ok() {
        let path = args.out.display().to_string();
        return Err(failures::disk(kin_disk::DiskError::DiskExists { path }));
    }
    let held = verify::hold(&args.source, &note, false)?;
    let newest = held.signed().gather(&[], &note.witnesses);
    let place = memory(&args.key, newest.checkpoint().origin.as_str());
    let last = last(&place, &held)?;
    if let Some(last) = &last {
        let said = last.checkpoint();
        // One that is smaller has no root at the size of the last one.
        if held.root_at(said.size)? != Some(said.root) {
            return Err(failures::log(
                args.source.display().to_string(),
                &LogError::LogForked { size: said.size },
            ));
        }
    }
    // Remembered before it is signed: whatever happens now, nothing that contradicts it is signed later.
    kin_disk::replace_private(&place, newest.note()).map_err(failures::written)?;
    let cosigned = key.cosign(&newest, now()?);
    kin_disk::write_private(&args.out, cosigned.note()).map_err(failures::disk)?;
    if last.is_none() {
        terminal.say(&Say::CosignFirst);
    }
    let (entries, before) = (newest.checkpoint().size, last.map_or(0, |last| last.checkpoint().size));
    terminal.say(&Say::CosignDone { path: args.out.display().to_string(), entries, before });
    Ok(())
}

fn read_key(path: &Path) -> Result<Cosigner> {
    let refused = || {
        Failure::new(Exit::Refused, &AuditError::AuditCosignKeyRefused { path: path.display().to_string() })
    };
    let bytes = Zeroizing::new(kin_disk::read(path, MAX_KEY_BYTES).map_err(failures::disk)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| refused())?;
    Cosigner::parse(text.trim_end_matches('\n')).map_err(|_| refused())
}

/// Where the last checkpoint of a log lies that this key cosigned: `KEY.STUDY-NUMBER.seen`.
fn memory(key: &Path, origin: &str) -> PathBuf {
    let log = origin.strip_prefix("kin-log/").unwrap_or(origin).replace('/', "-");
    let mut name = key.as_os_str().to_owned();
    name.push(format!(".{log}.seen"));
    name.into()
}

fn last(place: &Path, held: &Held) -> Result<Option<SignedCheckpoint>> {
    match kin_disk::read(place, MAX_CHECKPOINT_BYTES as u64) {
        Err(kin_disk::DiskError::DiskNotFound { .. }) => Ok(None),
        Err(error) => Err(failures::disk(error)),
        Ok(note) => SignedCheckpoint::verify(&note, held.log())
            .map(Some)
            .map_err(|error| failures::log(place.display().to_string(), &error)),
    }
}
