//! Files that travel beside interviews: which are here, and one of them taken out.
//!
//! In the dataset lie their pieces, sealed as everything there. Nothing but [`take`] ever puts one together, and no export and no release holds
//! any of them.

mod list;
mod take;

pub use list::{FileAt, Files, State, list};
pub use take::take;

use kin_terminal::{Exit, Failure};
use serde::Serialize;

/// Why a file is not given out.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AttachmentError {
    /// No file has that id, or several begin so.
    #[error("{found} files are called {file}")]
    AttachmentUnknown {
        /// What was asked for.
        file: String,
        /// How many begin so.
        found: u64,
    },
    /// Pieces of it have not arrived.
    #[error("{here} of {of} pieces are here")]
    AttachmentIncomplete {
        /// The file's id.
        file: String,
        /// How many are here.
        here: u64,
        /// How many there are.
        of: u64,
    },
    /// Its pieces are not what its record says.
    #[error("the pieces of {file} are not those of its record")]
    AttachmentUnfit {
        /// The file's id.
        file: String,
    },
}

impl From<AttachmentError> for Failure {
    fn from(error: AttachmentError) -> Self {
        let exit = match error {
            AttachmentError::AttachmentUnfit { .. } => Exit::Findings,
            _ => Exit::Refused,
        };
        Self::error(exit, &error)
    }
}
