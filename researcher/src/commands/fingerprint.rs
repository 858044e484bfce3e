//! `fingerprint`.

use std::path::{Path, PathBuf};

use clap::Args;
use kin_protocol::note::{MAX_NOTE_BYTES, Roots, StudyNote, verify};
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use crate::commands::marked;
use crate::ending::{Ending, OnDisk};

/// Prints the fingerprint of a study's roots, for paper: twelve groups of five digits.
///
/// Nothing else is printed, so that it may be sent to a printer as it is.
#[derive(Debug, Args)]
pub(crate) struct Fingerprint {
    /// The study's folder, or the file of a study note or of its roots
    study: PathBuf,
}

/// Why there is no fingerprint.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum FingerprintFileError {
    /// The file is neither a study note nor the roots of one.
    #[error("{file} is neither a study note nor the roots of one")]
    FingerprintFileUnknown {
        /// The file.
        file: String,
    },
}

pub(crate) fn run(args: &Fingerprint, terminal: &mut Terminal) -> Result {
    let roots = if args.study.is_dir() {
        marked::read(&args.study, terminal)?.roots()?
    } else {
        roots_in(&args.study)?
    };
    terminal.raw(&format!("{}\n", roots.fingerprint()));
    Ok(())
}

/// The roots that a file names. A note must be signed by its own roots: that proves nothing but that it is whole;
/// paper decides whether they are the right ones.
fn roots_in(path: &Path) -> Result<Roots> {
    let bytes = kin_disk::read(path, MAX_NOTE_BYTES as u64).on_disk()?;
    if let Ok(roots) = Roots::parse_text(&bytes) {
        return Ok(roots);
    }
    let unknown = || {
        let file = path.display().to_string();
        Failure::error(Exit::Refused, &FingerprintFileError::FingerprintFileUnknown { file })
    };
    let text =
        bytes.windows(2).rposition(|pair| pair == b"\n\n").map(|end| &bytes[..=end]).ok_or_else(unknown)?;
    let named = StudyNote::parse_text(text).map_err(|error| unknown().because(&error))?;
    let roots = named.roots().ending(Exit::Refused)?;
    verify(&bytes, &roots, None).ending(Exit::Untrusted)?;
    Ok(roots)
}
