//! Which roots a signature is checked against: those of a file, or those that a folder brings, once their fingerprint has
//! been compared with paper.

use std::path::{Path, PathBuf};

use kin_protocol::note::{MAX_ROOTS_BYTES, Roots};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::failures::{self, AuditError};

/// A file with a fingerprint has at most this many bytes.
const MAX_FINGERPRINT_BYTES: u64 = 1024;

/// What is asked of the person at the terminal.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    AuditFingerprintAsked,
}

/// Which roots are believed.
#[derive(Debug, clap::Args)]
pub(crate) struct RootsArgs {
    /// The roots that were pinned, as the research team wrote them beside the note
    #[arg(long)]
    pub(crate) roots: Option<PathBuf>,
    /// A file with the fingerprint of the roots from paper: all twelve groups or six of them
    #[arg(long)]
    pub(crate) fingerprint: Option<PathBuf>,
}

/// The roots of `--roots`, or of roots.txt in the folder once they have been compared with paper.
pub(crate) fn of(args: &RootsArgs, folder: &Path, terminal: &mut Terminal) -> Result<Roots> {
    let roots = read(&args.roots.clone().unwrap_or_else(|| folder.join("roots.txt")))?;
    if args.roots.is_none() || args.fingerprint.is_some() {
        compare(args.fingerprint.as_deref(), &roots, terminal)?;
    }
    Ok(roots)
}

/// The roots of a file.
pub(crate) fn read(path: &Path) -> Result<Roots> {
    let bytes = kin_disk::read(path, MAX_ROOTS_BYTES as u64).map_err(failures::disk)?;
    Roots::parse_text(&bytes).map_err(|error| failures::roots(path.display().to_string(), &error))
}

/// The fingerprint from paper, in a file or typed, against the roots.
pub(crate) fn compare(file: Option<&Path>, roots: &Roots, terminal: &mut Terminal) -> Result {
    let typed = match file {
        Some(path) => {
            let bytes = kin_disk::read(path, MAX_FINGERPRINT_BYTES).map_err(failures::disk)?;
            String::from_utf8(bytes).map_err(|_| {
                let path = path.display().to_string();
                Failure::new(Exit::Refused, &AuditError::AuditFingerprintNotText { path })
            })?
        }
        None => terminal.ask(&Say::AuditFingerprintAsked)?,
    };
    roots.fingerprint().compare(&typed).map_err(|error| failures::fingerprint(&error))
}
