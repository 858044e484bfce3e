//! The study note that a log is judged by.

use std::path::{Path, PathBuf};

use kin_protocol::note::{self, MAX_NOTE_BYTES, StudyNote};
use kin_terminal::{Result, Terminal};

use crate::failures;
use crate::roots::{self, RootsArgs};

/// Which note, and who has to have signed it.
#[derive(Debug, clap::Args)]
pub(crate) struct NoteArgs {
    /// The signed study note, which names the log
    #[arg(long)]
    note: PathBuf,
    #[command(flatten)]
    roots: RootsArgs,
}

impl NoteArgs {
    /// The note, once its signatures were verified.
    pub(crate) fn read(&self, terminal: &mut Terminal) -> Result<StudyNote> {
        let folder = self.note.parent().unwrap_or(Path::new("."));
        let roots = roots::of(&self.roots, folder, terminal)?;
        let signed = kin_disk::read(&self.note, MAX_NOTE_BYTES as u64).map_err(failures::disk)?;
        note::verify(&signed, &roots, None)
            .map_err(|error| failures::note(self.note.display().to_string(), &error))
    }
}
